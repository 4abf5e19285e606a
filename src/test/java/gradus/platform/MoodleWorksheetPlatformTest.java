package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.Issue;
import gradus.platform.CollectedOutput.Handed;
import gradus.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoodleWorksheetPlatformTest {
    private static final List<Problem> NEURON = List.of(GradedPapers.neuron("hint"));
    private static final String RIGHT = "answers: {z1: -0.5, E: 3.125, dE/dW1: [-2.5, -7.5]}\n";
    private static final String FOLDER = "Ada Lovelace_101_assignsubmission_file/hw3.yaml";

    private static String original() throws IOException {
        return Files.readString(Path.of("src/test/snippets/platforms/moodle-worksheet/original.csv"));
    }

    private static CollectedOutput write(String worksheet, Handed... papers) {
        byte[] bytes = worksheet.getBytes(StandardCharsets.UTF_8);
        return CollectedOutput.of(
                "moodle-worksheet", GradedPapers.context(NEURON, CollectedOutput.worksheet(bytes)), papers);
    }

    private static List<Issue> faults(byte[] bytes) {
        return new MoodleWorksheetPlatform().faults(GradedPapers.context(NEURON, CollectedOutput.worksheet(bytes)));
    }

    @ParameterizedTest
    @MethodSource("gradus.platform.GradedPapers#hostile")
    void nothingThatAStudentWritesTouchesAnotherRow(String paper) throws IOException {
        List<Problem> problems = GradedPapers.problems();
        byte[] bytes = original().getBytes(StandardCharsets.UTF_8);

        String written = CollectedOutput.of(
                        "moodle-worksheet",
                        GradedPapers.context(problems, CollectedOutput.worksheet(bytes)),
                        new Handed(FOLDER, paper))
                .text();

        List<List<String>> before = MoodleImport.php(original());
        List<List<String>> after = MoodleImport.php(written);
        assertThat(after).hasSameSizeAs(before);
        for (int row = 0; row < before.size(); row++) {
            if (row == 1) {
                assertThat(after.get(row).subList(0, 5))
                        .isEqualTo(before.get(row).subList(0, 5));
                assertThat(after.get(row).get(10)).doesNotContain("\\", "<script", "<b><");
            } else {
                assertThat(after.get(row)).isEqualTo(before.get(row));
            }
        }
    }

    @Test
    void moodleImportsTheMarkScaledToItsMaximum() throws IOException {
        MoodleImport imported = MoodleImport.of(write(
                        original(),
                        new Handed(FOLDER, RIGHT),
                        new Handed("b.yaml", "student: s1002\nanswers: {z1: -0.5}\n"))
                .text());

        assertThat(imported.grades())
                .containsEntry(101, 20.0)
                .containsEntry(102, 6.67)
                .doesNotContainKeys(103, 104);
    }

    @Test
    void aPaperThatCannotBeReadHasCommentsAndNoGrade() throws IOException {
        MoodleImport imported =
                MoodleImport.of(write(original(), new Handed("Kim Ng_103_assignsubmission_file/hw3.yaml", "\t-"))
                        .text());

        assertThat(imported.grades()).doesNotContainKey(103);
        assertThat(imported.comments().get(103)).contains("could not be read");
    }

    @Test
    void aCommentOfSomebodyWithoutAPaperIsNotErased() throws IOException {
        MoodleImport imported =
                MoodleImport.of(write(original(), new Handed(FOLDER, RIGHT)).text());

        assertThat(imported.comments())
                .containsEntry(102, "<p>by hand, with \"quotes\"</p>")
                .containsEntry(104, "<p>Where are you?</p>");
    }

    @Test
    void withoutPapersEveryByteStays() throws IOException {
        assertThat(write(original()).bytes()).isEqualTo(original().getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void everyEncodingStays(String name) throws IOException {
        String text = name.equals("ISO-8859-1") ? original().substring(1) : original();
        byte[] bytes = text.getBytes(name);

        assertThat(CollectedOutput.of(
                                "moodle-worksheet", GradedPapers.context(NEURON, CollectedOutput.worksheet(bytes)))
                        .bytes())
                .isEqualTo(bytes);
    }

    @Test
    void whatAnEncodingHasNoBytesForIsWrittenAsNumbers() throws IOException {
        byte[] bytes = original().substring(1).getBytes(StandardCharsets.ISO_8859_1);

        String written = CollectedOutput.of(
                        "moodle-worksheet",
                        GradedPapers.context(NEURON, CollectedOutput.worksheet(bytes)),
                        new Handed(FOLDER, "answers: {\"∇\": 1}\n"))
                .text(StandardCharsets.ISO_8859_1);

        assertThat(written).contains("&#8711;").contains("Émile Borel");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void anotherSeparatorStays(String separator) {
        String worksheet = "Identifier,Grade,Last modified (grade)\nParticipant 101,,-\n".replace(",", separator);

        assertThat(write(worksheet, new Handed(FOLDER, RIGHT)).text())
                .isEqualTo("Identifier,Grade,Last modified (grade)\nParticipant 101,3,-\n".replace(",", separator));
    }

    @Nested
    class Whose {
        @ParameterizedTest
        @CsvSource({
            "s1001, x.yaml, 101",
            "S1001, x.yaml, 101",
            "ADA@example.org, x.yaml, 101",
            "ada lovelace, x.yaml, 101",
            "Borel Émile, x.yaml, 0",
            "emile borel, x.yaml, 102",
            "'Kim Ng', x.yaml, 103",
            "'Ng, Kim', x.yaml, 103",
            "Participant 102, x.yaml, 102",
            "nobody, x.yaml, 0",
            "s1001, Émile Borel_102_assignsubmission_file_/x.yaml, 102",
            "s1001, Participant_102_assignsubmission_onlinetext/x.yaml, 102",
            "s1001, Émile Borel_102_assignsubmission_file_x.yaml, 102",
            "s1001, Ada_L_99_assignsubmission_file_/x.yaml, 101",
        })
        void aPaperIsOf(String student, String file, int participant) throws IOException {
            CollectedOutput output = write(original(), new Handed(file, "student: \"" + student + "\"\n" + RIGHT));

            MoodleImport imported = MoodleImport.of(output.text());
            assertThat(imported.grades().entrySet().stream()
                            .filter(grade -> grade.getValue() == 20)
                            .map(java.util.Map.Entry::getKey))
                    .isEqualTo(participant == 0 ? List.of() : List.of(participant));
            assertThat(output.codes()).isEqualTo(participant == 0 ? List.of(PlatformCodes.NOT_IN_TABLE) : List.of());
        }

        @Test
        void ofTwoWithOneNameNobodyGetsTheMark() {
            CollectedOutput output = write(
                    "Identifier,Full name,Grade\nParticipant 1,Ada L,\nParticipant 2,Ada L,\n",
                    new Handed("x.yaml", "student: ada l\n" + RIGHT));

            assertThat(output.messages()).containsExactly("'ada l' can be in lines 2 and 3 of worksheet.csv");
            assertThat(MoodleImport.of(output.text()).grades()).isEmpty();
        }

        @Test
        void ofTwoPapersTheFirstThatWasGradedCounts() throws IOException {
            CollectedOutput output = write(
                    original(),
                    new Handed(FOLDER, "\t-"),
                    new Handed(FOLDER, RIGHT),
                    new Handed("again.yaml", "student: S1001\nanswers: {z1: 1}\n"));

            assertThat(MoodleImport.of(output.text()).grades()).containsEntry(101, 20.0);
            assertThat(output.codes()).containsExactly(PlatformCodes.UNCLEAR_ROW);
        }
    }

    @Test
    void aGradeThatCannotBeChangedStays() {
        String worksheet = "Identifier,Grade,Grade can be changed\nParticipant 101,5,No\n";

        CollectedOutput output = write(worksheet, new Handed(FOLDER, RIGHT));

        assertThat(output.text()).isEqualTo(worksheet);
        assertThat(output.codes()).containsExactly(PlatformCodes.LEFT_ALONE);
    }

    @Nested
    class Faults {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Kennung,Bewertung\\nTeilnehmer 1,\\n | GB603 | there is no column 'Grade'",
                    "Identifier,Grade\\nParticipant 1\\n | GB602 | the row has 1 cell, the headings are 2",
                    "Identifier,Grade\\nParticipant 1,\"5\\n | GB602 | a quote is open to the end of the file",
                    "Identifier,Grade,Scale\\nParticipant 1,,x\\n | GB603 | the assignment is graded on a scale of words, not by points",
                    "' ' | GB602 | the table is empty",
                    "Identifier,Grade,Feedback comments\\nParticipant 1,,\"a\\\\\"\\nParticipant 2,,\"b\"\\n"
                            + " | GB607 | a backslash stands before a quote; Moodle can lose the row behind it when it reads this table",
                })
        void areTold(String worksheet, String code, String message) {
            byte[] bytes = worksheet.replace("\\n", "\n").replace("\\\\", "\\").getBytes(StandardCharsets.UTF_8);

            assertThat(faults(bytes)).extracting(Issue::code).contains(code);
            assertThat(faults(bytes)).extracting(Issue::message).contains(message);
        }

        @Test
        void thereAreNoneInTheFilesOfMoodle() throws IOException {
            assertThat(faults(original().getBytes(StandardCharsets.UTF_8))).isEmpty();
        }
    }
}
