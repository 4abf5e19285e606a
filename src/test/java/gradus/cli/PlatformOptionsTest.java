package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand.Result;
import gradus.platform.Platform.Scope;
import gradus.platform.Platforms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the expected texts have paths with /")
class PlatformOptionsTest {
    @TempDir
    private Path temporary;

    private ClassFolder folder = new ClassFolder(Path.of(""));

    @BeforeEach
    void makeFolder() {
        folder = ClassFolder.withoutPapers(temporary);
        folder.write("s1.yaml", ClassFolder.HALF_RIGHT);
    }

    private Result check(String... options) {
        List<String> words = new ArrayList<>(List.of("check", "FOLDER/neuron.yaml", "FOLDER/s1.yaml"));
        words.addAll(List.of(options));
        return folder.run(words.toArray(String[]::new));
    }

    @Nested
    class OfCheck {
        @Test
        void printsTheDocumentAndNothingElse() {
            Result result = check("--to", "vpl");

            assertThat(result.terminal()).startsWith("<|--\n").endsWith("\nGrade :=>> 1.5\n");
            assertThat(result.exitCode()).isZero();
        }

        @Test
        void writesTheDocumentIntoAFile() {
            Result result = check("--to", "coursera", "-o", "FOLDER/deep/feedback.json");

            assertThat(result.terminal()).isEmpty();
            assertThat(folder.text("deep/feedback.json")).contains("\"fractionalScore\" : 0.5,");
        }

        static List<String> formats() {
            return List.copyOf(Platforms.installed().names(Scope.PAPER));
        }

        /** Whatever a student hands in, or does not, is a result, because a platform takes another exit code for a fault. */
        @ParameterizedTest
        @MethodSource("formats")
        void everyPaperIsAResultWithExitCode0(String format) {
            folder.write("empty/.hidden", "")
                    .write("two/a.yaml", "")
                    .write("two/b.json", "")
                    .write("bad.yaml", "\u0000");
            for (String paper : List.of("nothing-here.yaml", "empty", "two", "bad.yaml", "neuron.yaml", "s1.docx")) {
                folder.write("s1.docx", "x");

                Result result = folder.run(
                        "check", "FOLDER/neuron.yaml", "FOLDER/" + paper, "--to", format, "-o", "FOLDER/out-" + paper);

                assertThat(result.terminal()).as(paper).isEmpty();
                assertThat(result.exitCode()).as(paper).isZero();
                assertThat(folder.file("out-" + paper)).exists();
            }
        }

        @Test
        void aFolderStandsForItsOnlySubmission() {
            folder.write("handed-in/README.md", "x").write("handed-in/deep/answers.yml", ClassFolder.RIGHT);

            Result result = folder.run("check", "FOLDER/neuron.yaml", "FOLDER/handed-in", "--to", "vpl");

            assertThat(result.output()).endsWith("Grade :=>> 3\n");
        }

        @Test
        void theFilesOfAFolderAreOneSubmission() {
            folder.write("two/a.yaml", "answers: {z1: -0.5, E: 3.125}\n")
                    .write("two/b.json", "{\"answers\": {\"dE/dW1\": [-2.5, -7.5]}}");

            Result result = folder.run("check", "FOLDER/neuron.yaml", "FOLDER/two", "--to", "vpl");

            assertThat(result.output()).endsWith("Grade :=>> 3\n");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "--to gradscope | no format is called 'gradscope'; did you mean 'gradescope'?",
                    "--to moodle-worksheet | moodle-worksheet is about a class; 'gradus grade … --to moodle-worksheet' writes it",
                    "--to vpl --format json | --format and --to are two forms of the result: give one of them",
                    "--to vpl --scale-to 0 | --scale-to is more than 0, got 0",
                    "--to lti-ags --timestamp today | --timestamp is a time with its zone, such as 2024-03-05T09:00:00Z, got 'today'",
                    "--to artemis | artemis takes several files for a paper: name a folder with -o",
                    "--to xqueue --xqueue-header {} | the header of xqueue is a JSON object with submission_id and submission_key",
                    "--to junit-xml --reveal none | junit-xml tells whether each line is right, which 'neuron' does not reveal;"
                            + " use another format, or 'reveal: verdict'",
                })
        void wrongUseIsExplained(String options, String message) {
            Result result = check(options.split(" "));

            assertThat(result.terminal()).isEqualTo("gradus: " + message + "\n");
            assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        }

        @Test
        void anUnknownFormatIsAnsweredWithAll() {
            assertThat(check("--to", "x").errors()).contains("there are artemis, autolab, blackboard");
        }

        @Test
        void theTimeIsTheOneThatIsGiven() {
            assertThat(check("--to", "lti-ags", "--timestamp", "2024-03-05T10:00:00.5+01:00")
                            .output())
                    .contains("\"timestamp\" : \"2024-03-05T09:00:00.500+00:00\"");
        }

        @Test
        void aProblemThatDoesNotTellVerdictsTellsNone() {
            assertThat(check("--to", "vpl", "--reveal", "none").output()).isEqualTo("""
                            <|--
                            -neuron, One linear neuron
                             3 of 3 answers were received.
                            --|>

                            Grade :=>> 1.5
                            """);
        }
    }

    @Nested
    class OfGrade {
        @BeforeEach
        void writePapers() {
            folder.write("class/a.yaml", "student: s1\nname: Ada\n" + ClassFolder.RIGHT)
                    .write("class/b.yaml", "student: S/2\n" + ClassFolder.HALF_RIGHT)
                    .write("class/c.yaml", "");
        }

        @Test
        void writesSeveralFormatsAtOnce() {
            Result result = folder.grade("--to", "vpl,moodle-gradebook", "--to", "artemis", "--to", "vpl");

            assertThat(result.output()).contains("""
                    Wrote 3 files to FOLDER/out/vpl.
                    Wrote FOLDER/out/moodle-gradebook.csv.
                    Wrote 9 files to FOLDER/out/artemis.
                    """);
            assertThat(folder.text("out/vpl/S~2f2.txt")).endsWith("Grade :=>> 1.5\n");
            assertThat(folder.file("out/artemis/s1/dE~2fdW1.json")).exists();
        }

        @Test
        void whatItWroteIsNobodysSubmission() {
            folder.run("grade", "FOLDER/neuron.yaml", "FOLDER/class", "-o", "FOLDER/class/out", "--to", "gradescope");

            Result again = folder.run(
                    "grade", "FOLDER/neuron.yaml", "FOLDER/class", "-o", "FOLDER/class/out", "--to", "gradescope");

            assertThat(again.output()).contains("2 submissions graded, 1 not graded;");
        }

        @Test
        void tellsWhoIsNotInTheTable() {
            folder.write("worksheet.csv", "Identifier,Email address,Grade\nParticipant 1,S1,\n");

            Result result = folder.grade(
                    "--to",
                    "moodle-worksheet",
                    "--worksheet",
                    "FOLDER/worksheet.csv".replace("FOLDER", temporary.toString()));

            assertThat(result.errors()).isEqualTo("""
                    FOLDER/class/b.yaml:1:1: warning: 'S/2' is in no row of FOLDER/worksheet.csv [GB604]
                    FOLDER/class/c.yaml:1:1: warning: 'c' is in no row of FOLDER/worksheet.csv [GB604]
                    """);
            assertThat(folder.text("out/moodle-worksheet.csv"))
                    .isEqualTo("Identifier,Email address,Grade\nParticipant 1,S1,3\n");
            assertThat(folder.text("worksheet.csv")).isEqualTo("Identifier,Email address,Grade\nParticipant 1,S1,\n");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "--to canvas | no format is called 'canvas'; there are",
                    "--to moodle-worksheet | moodle-worksheet needs --worksheet FILE",
                    "--to canvas-csv | canvas-csv needs --gradebook FILE",
                    "--to canvas-csv --gradebook FOLDER/none.csv | FOLDER/none.csv: there is no such file or folder",
                })
        void refusesBeforeItGrades(String options, String message) {
            Result result =
                    folder.grade(options.replace("FOLDER", temporary.toString()).split(" "));

            assertThat(result.terminal()).startsWith("gradus: " + message);
            assertThat(result.exitCode()).isEqualTo(ExitCode.WRONG_USE);
            assertThat(folder.file("out")).doesNotExist();
        }

        @Test
        void tellsAllFaultsOfATable() {
            folder.write("g.csv", "Name,Grade\nx,\n");

            Result result = folder.grade(
                    "--to", "blackboard", "--gradebook", folder.file("g.csv").toString());

            assertThat(result.terminal()).isEqualTo("""
                    FOLDER/g.csv:1:1: error: there is no column 'Username' [GB603]
                      expected: Name, Grade
                    FOLDER/g.csv:1:1: error: there is no column that takes marks [GB603]
                    gradus: nothing was graded, because the results could not be written
                    """);
        }

        @ParameterizedTest
        @ValueSource(strings = {"moodle-worksheet", "gradescope"})
        void leavesTheOldFileWhereItCannotWrite(String format) throws Exception {
            folder.write("w.csv", "Identifier,Grade\nParticipant 1,\n");
            Files.createDirectories(folder.file("out"));
            folder.write("out/" + format, "a file in the way")
                    .write("out/moodle-worksheet.csv/x", "a folder in the way");

            Result result = folder.grade(
                    "--to", format, "--worksheet", folder.file("w.csv").toString());

            assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_WRITTEN);
            assertThat(folder.text("out/" + format)).isEqualTo("a file in the way");
        }
    }
}
