package gradus.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand;
import gradus.cli.ConsoleCommand.Result;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files for a class of three, whose papers lie as each platform's download names them: Ada's has mistakes and hostile names in
 * it, Émile's is right as far as it goes, Kim's cannot be read.
 */
class ClassPlatformSnippetsTest {
    private static final Path FOLDER = Snippets.folder("platforms");
    private static final String EMILE =
            "student: s1002\nname: Émile Borel\n" + "answers: {neuron: {z1: -0.5, E: 3.125, dE/dW1: [-2.5, -7.5]}}\n";

    @TempDir
    private Path temporary;

    private Path papers = Path.of("");

    @BeforeEach
    void makeFolder() {
        papers = temporary.resolve("papers");
    }

    @Test
    void worksheetOfMoodle() throws IOException {
        writeMoodleDownload();

        grade("moodle-worksheet", "--worksheet", original("moodle-worksheet", "original.csv"));

        compare("moodle-worksheet", "full.csv", text("moodle-worksheet.csv", StandardCharsets.UTF_8));
    }

    @Test
    void shortestWorksheetOfMoodle() throws IOException {
        write("Emile Borel_102_assignsubmission_file/hw3.yaml", EMILE);

        grade(
                "moodle-worksheet",
                "--worksheet",
                original("moodle-worksheet", "minimal-original.csv"),
                "--scale-to",
                "10");

        compare("moodle-worksheet", "minimal.csv", text("moodle-worksheet.csv", StandardCharsets.UTF_8));
    }

    @Test
    void feedbackFilesOfMoodle() throws IOException {
        writeMoodleDownload();

        grade("moodle-feedback");

        compare("moodle-feedback", "full.txt", archive("moodle-feedback.zip"));
    }

    @Test
    void feedbackFilesOfMoodleForPapersThatCameOtherwise() throws IOException {
        write("emile.yaml", EMILE);

        grade("moodle-feedback", "--worksheet", original("moodle-worksheet", "original.csv"));

        compare("moodle-feedback", "minimal.txt", archive("moodle-feedback.zip"));
    }

    @Test
    void gradebookOfMoodle() throws IOException {
        writeMoodleDownload();

        Path roster = Files.writeString(
                temporary.resolve("roster.csv"), "ID number,Full name\ns1001,Ada Lovelace\ns1002,Émile Borel\n");

        grade("moodle-gradebook", "--column", "Assignment: HW3", "--roster", roster.toString());

        compare("moodle-gradebook", "full.csv", text("moodle-gradebook.csv", StandardCharsets.UTF_8));
    }

    @Test
    void gradebookOfMoodleForOneStudent() throws IOException {
        write("emile.yaml", EMILE.replace("name: Émile Borel\n", ""));

        grade("moodle-gradebook");

        compare("moodle-gradebook", "minimal.csv", text("moodle-gradebook.csv", StandardCharsets.UTF_8));
    }

    @Test
    void gradebookOfCanvas() throws IOException {
        writeCanvasDownload();

        grade("canvas-csv", "--gradebook", original("canvas-csv", "original.csv"), "--column", "hw3 backprop");

        compare("canvas-csv", "full.csv", text("canvas-csv.csv", StandardCharsets.UTF_8));
    }

    @Test
    void shortestGradebookOfCanvas() throws IOException {
        writeCanvasDownload();

        grade("canvas-csv", "--gradebook", original("canvas-csv", "minimal-original.csv"));

        compare("canvas-csv", "minimal.csv", text("canvas-csv.csv", StandardCharsets.UTF_8));
    }

    @Test
    void commentsOfCanvas() throws IOException {
        writeCanvasDownload();

        grade("canvas-comments");

        compare("canvas-comments", "full.txt", archive("canvas-comments.zip"));
    }

    @Test
    void commentOfCanvasForOneStudent() throws IOException {
        write("borelmile_502_9002_hw3-1.yaml", EMILE);

        grade("canvas-comments");

        compare("canvas-comments", "minimal.txt", archive("canvas-comments.zip"));
    }

    @Test
    void gradebookOfBlackboard() throws IOException {
        writeBlackboardDownload();
        Path gradebook = temporary.resolve("gb.xls");
        String text = Files.readString(FOLDER.resolve("blackboard/original.txt"));
        Files.write(gradebook, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));

        grade("blackboard", "--gradebook", gradebook.toString());

        compare("blackboard", "full.txt", text("blackboard.xls", StandardCharsets.UTF_16LE));
    }

    @Test
    void itemOfBlackboardWithFeedback() throws IOException {
        writeBlackboardDownload();

        grade("blackboard", "--gradebook", original("blackboard", "minimal-original.csv"));

        compare("blackboard", "minimal.csv", text("blackboard.csv", StandardCharsets.UTF_8));
    }

    @Test
    void gradesOfBrightspace() throws IOException {
        writeBrightspaceDownload();

        grade("brightspace", "--gradebook", original("brightspace", "original.csv"), "--column", "HW3");

        compare("brightspace", "full.csv", text("brightspace.csv", StandardCharsets.UTF_8));
    }

    @Test
    void shortestGradesOfBrightspace() throws IOException {
        write("emile.yaml", EMILE.replace("s1002", "emile"));

        grade("brightspace", "--gradebook", original("brightspace", "minimal-original.csv"));

        compare("brightspace", "minimal.csv", text("brightspace.csv", StandardCharsets.UTF_8));
    }

    private void writeMoodleDownload() throws IOException {
        write("Ada Lovelace_101_assignsubmission_file/hw3.yaml", ada());
        write("Émile Borel_102_assignsubmission_file_/hw3.yaml", EMILE);
        write("Kim Ng_103_assignsubmission_file/sub/hw3.yaml", unread());
    }

    private void writeCanvasDownload() throws IOException {
        write("lovelaceada_LATE_501_9001_hw3.yaml", ada());
        write("borelémile_502_9002_hw3-1.yaml", EMILE);
        write("ngkim_503_9003_hw3.yaml", unread());
    }

    private void writeBlackboardDownload() throws IOException {
        write("HW3_1_ada_attempt_2024-03-05-09-00-00_hw3.yaml", ada());
        write("HW3_1_emile_attempt_2024-03-04-21-00-00_hw_3.yaml", EMILE);
        write("HW3_1_kim_attempt_2024-03-05-09-00-00_hw3.yaml", unread());
    }

    private void writeBrightspaceDownload() throws IOException {
        write("HW3/123-456 - Ada Lovelace - Mar 5, 2024 900 AM/hw3.yaml", ada().replace("s1001", "who-knows"));
        write("HW3/124-457 - Émile Borel - Mar 4, 2024 900 PM/hw3.yaml", EMILE);
        write("HW3/125-458 - Kim Ng - Mar 4, 2024 900 PM/hw3.yaml", unread());
    }

    private static String ada() throws IOException {
        return Files.readString(FOLDER.resolve("full.yaml"));
    }

    private static String unread() throws IOException {
        return Files.readString(FOLDER.resolve("unread.yaml"));
    }

    private void write(String name, String text) throws IOException {
        Path file = papers.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String original(String format, String name) {
        return FOLDER.resolve(format).resolve(name).toString();
    }

    private void grade(String format, String... options) {
        List<String> words = new ArrayList<>(List.of(
                "grade",
                FOLDER.resolve("problems/homework.yaml").toString(),
                FOLDER.resolve("problems/neuron.yaml").toString(),
                papers.toString(),
                "-o",
                temporary.resolve("out").toString(),
                "--to",
                format));
        words.addAll(List.of(options));
        Result result = ConsoleCommand.run(words.toArray(String[]::new));
        assertThat(result.errors()).as(result.terminal()).doesNotContain("error");
        assertThat(result.output()).contains("Wrote " + temporary.resolve("out").resolve(format) + ".");
    }

    private String text(String name, Charset charset) throws IOException {
        return Files.readString(temporary.resolve("out").resolve(name), charset);
    }

    private String archive(String name) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip =
                new ZipInputStream(Files.newInputStream(temporary.resolve("out").resolve(name)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append("==== ").append(entry.getName()).append('\n');
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    private static void compare(String format, String name, String text) {
        Snippets.compare(FOLDER.resolve(format).resolve(name), text);
    }
}
