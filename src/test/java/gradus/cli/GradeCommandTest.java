package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the expected texts have paths with /")
class GradeCommandTest {
    @TempDir
    private Path temporary;

    private ClassFolder folder = new ClassFolder(Path.of(""));

    @BeforeEach
    void makeFolder() {
        folder = ClassFolder.withoutPapers(temporary);
    }

    @Nested
    class WithAClass {
        @BeforeEach
        void writePapers() {
            folder.write("class/a.yaml", "student: s1\nname: Ada\n" + ClassFolder.RIGHT)
                    .write("class/b.yaml", "student: s2\n" + ClassFolder.HALF_RIGHT)
                    .write("class/c.yaml", "");
        }

        @Test
        void ofManyProblemsThatNobodyAnsweredTheFirstAreNamed(@TempDir Path temporary) {
            ClassFolder folder = ClassFolder.withoutPapers(temporary)
                    .write("problems/neuron.yaml", ClassFolder.NEURON)
                    .write("class/a.yaml", "student: a\nproblem: neuron\n" + ClassFolder.RIGHT);
            for (int number = 1; number <= 7; number++) {
                folder.write(
                        "problems/p" + number + ".yaml", ClassFolder.NEURON.replace("id: neuron", "id: p" + number));
            }

            assertThat(folder.run("grade", "FOLDER/problems", "FOLDER/class", "-o", "FOLDER/out")
                            .output())
                    .contains(
                            "Nobody answered p1, p2, p3, p4, p5 and 2 more; name a problem file to grade it all the same.\n");
        }

        @Test
        void printsTheWholeResult() {
            Result result = folder.grade();

            assertThat(result.errors()).isEmpty();
            assertThat(result.output()).isEqualTo("""
                            student         neuron  total  remarks
                            points to earn       3      3
                            s1                   3      3
                            s2                 1.5    1.5  2 wrong

                            Not graded, and without a mark:
                              FOLDER/class/c.yaml:1:1: error: 'FOLDER/class/c.yaml' is empty [GY003]
                                1 |
                                  | ^

                            Least often right:
                              neuron  E       1 of 2 right
                              neuron  dE/dW1  1 of 2 right

                            2 submissions graded, 1 not graded; mean 2.2, median 2.25 of 3 points.
                            Wrote FOLDER/out/grades.csv and FOLDER/out/results.jsonl.
                            """);
        }

        @Test
        void exitsWith1BecauseOneFileIsUnreadable() {
            assertThat(folder.grade().exitCode()).isEqualTo(1);
        }

        @Test
        void writesTheGrades() {
            folder.grade();

            assertThat(folder.text("out/grades.csv")).isEqualTo("""
                            student,name,neuron,total,maximum,status,file
                            s1,Ada,3,3,3,graded,FOLDER/class/a.yaml
                            s2,,1.5,1.5,3,graded,FOLDER/class/b.yaml
                            c,,,,3,not graded,FOLDER/class/c.yaml
                            """);
        }

        @Test
        void writesOneObjectALine() {
            folder.grade();

            assertThat(folder.text("out/results.jsonl").lines())
                    .hasSize(3)
                    .allMatch(line -> line.startsWith("{\"gradus\":\"") && line.endsWith("}"));
        }

        @Test
        void writesReportsOnlyWhenAsked() {
            folder.grade();
            assertThat(folder.file("out/reports")).doesNotExist();

            Result result = folder.grade("--reports");

            assertThat(result.output()).endsWith("Wrote 2 reports to FOLDER/out/reports.\n");
            assertThat(folder.text("out/reports/s2.txt")).isEqualTo("""
                            s2

                            neuron: One linear neuron
                              z1      right    1 / 1
                              E       wrong    0 / 1
                                  4 does not agree.
                                  It is computed from z1, which is right: look at this step.
                              dE/dW1  wrong  0.5 / 1
                                  1 of 2 entries agree.
                                  Entry 2: 7.5 does not agree.
                                  It is computed from z1, which is right: look at this step.
                              1 of 3 lines are right. Mistakes were made in E and dE/dW1. 1.5 of 3 points.
                            """);
        }

        @Test
        void givesTheSameBytesWithOneThreadAndWithMany() {
            for (int i = 0; i < 20; i++) {
                folder.write("class/p" + i + ".yaml", "student: p" + i + "\n" + ClassFolder.HALF_RIGHT);
            }

            String alone = gradedBy(1);
            String together = gradedBy(8);

            assertThat(together).isEqualTo(alone);
        }

        private String gradedBy(int threads) {
            Result result = folder.grade("--jobs", Integer.toString(threads));
            return result.output() + folder.text("out/grades.csv") + folder.text("out/results.jsonl");
        }

        @Test
        void gradesTheOthersBesideAFolderNamedLikeAPaperAndALinkToNowhere() throws IOException {
            Files.createDirectories(folder.file("class/x.yaml"));
            Files.createSymbolicLink(folder.file("class/y.yaml"), Path.of("nowhere"));

            assertThat(folder.grade().output()).contains("2 submissions graded, 1 not graded");
        }
    }

    @Test
    void exitsWith0WhenEveryFileIsReadAndAnswersAreWrong() {
        folder.write("class/b.yaml", "student: s2\n" + ClassFolder.HALF_RIGHT);

        assertThat(folder.grade().exitCode()).isZero();
    }

    @Test
    void givesTheSameTableInWhateverOrderTheFilesStand() {
        folder.write("class/1.yaml", "student: s1\n" + ClassFolder.RIGHT)
                .write("class/2.yaml", "student: s2\n" + ClassFolder.HALF_RIGHT);
        String oneOrder = folder.grade().output();

        folder.write("class/2.yaml", "student: s1\n" + ClassFolder.RIGHT)
                .write("class/1.yaml", "student: s2\n" + ClassFolder.HALF_RIGHT);

        assertThat(folder.grade().output()).isEqualTo(oneOrder);
    }

    @Test
    void takesOptionsBetweenThePaths() {
        folder.write("class/a.yaml", "student: s1\n" + ClassFolder.RIGHT);

        Result result = folder.run("grade", "FOLDER/neuron.yaml", "--reports", "-o", "FOLDER/out", "FOLDER/class");

        assertThat(result.exitCode()).isZero();
        assertThat(folder.file("out/reports/s1.txt")).exists();
    }

    @Nested
    class OfTwoFilesOfOneStudent {
        @Test
        void gradesTheFirstAndNamesBoth() {
            folder.write("class/a.yaml", "student: s1\n" + ClassFolder.RIGHT)
                    .write("class/b.yaml", "student: s1\n" + ClassFolder.HALF_RIGHT);

            Result result = folder.grade();

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output()).contains("""
                              FOLDER/class/b.yaml:1:1: error: 's1' handed in FOLDER/class/a.yaml too, and that one is graded [GB202]
                                1 | student: s1
                                  | ^
                                fix: remove one of the two files, or mend its 'student:' line
                            """);
            assertThat(folder.text("out/grades.csv"))
                    .contains("s1,,3,3,3,graded,FOLDER/class/a.yaml\n")
                    .contains("s1,,,,3,not graded,FOLDER/class/b.yaml\n");
        }
    }

    @Nested
    class DoesNothing {
        @Test
        void withoutTheFolderOfSubmissions() {
            Result result = folder.run("grade", "FOLDER/neuron.yaml", "FOLDER/nowhere", "-o", "FOLDER/out");

            assertRefused(result, "gradus: FOLDER/nowhere: there is no such file or folder\n");
        }

        @Test
        void withAnEmptyFolderOfSubmissions() {
            assertRefused(folder.grade(), "gradus: there is no submission in FOLDER/class\n");
        }

        @Test
        void withoutAProblem() {
            Result result = folder.run("grade", "FOLDER/class", "FOLDER/class", "-o", "FOLDER/out");

            assertRefused(result, "gradus: there is no problem file (.yaml, .yml or .json) in FOLDER/class\n");
        }

        @Test
        void withOnePathOnly() {
            Result result = folder.run("grade", "FOLDER/neuron.yaml", "-o", "FOLDER/out");

            assertRefused(
                    result,
                    "gradus: two paths are expected, a problem and the folder of submissions, got FOLDER/neuron.yaml\n");
        }

        @Test
        void withAFaultyProblemFile() {
            folder.write("class/a.yaml", "student: s1\n" + ClassFolder.RIGHT)
                    .write("neuron.yaml", ClassFolder.NEURON.replace("identity", "identiy"));

            Result result = folder.grade();

            assertRefused(result, """
                    FOLDER/neuron.yaml:6:30: error: unknown activation 'identiy' [GP101]
                      6 |     - {units: 1, activation: identiy, weights: [[2, -1]], biases: 0.5}
                        |                              ^^^^^^^
                      expected: arctan, bipolar-sigmoid, bipolar-step, elu, exponential, gaussian, gelu, gelu-tanh, hard-sigmoid, hard-tanh, identity, \
                    leaky-relu, log-softmax, relu, relu6, \
                    scaled-sigmoid, scaled-tanh, selu, sigmoid, silu, sine, softmax, softplus, softsign, square, step, tanh
                      fix: write 'identity'
                    1 error in the problem files, nothing was done.
                    """);
        }

        private void assertRefused(Result result, String errors) {
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.errors()).isEqualTo(errors);
            assertThat(result.output()).isEmpty();
            assertThat(folder.file("out")).doesNotExist();
        }
    }

    @Nested
    class OfAStudentWithAStrangeId {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "../../evil",
                    "/etc/passwd",
                    "..",
                    "C:\\\\evil",
                    "CON",
                    "=1+1",
                    "@SUM(A1)",
                    "<script>alert(1)</script>",
                    "a\\u0000b",
                    "\\u001b[31mred\\u001b[0m",
                    "\\u202egrade",
                    "Zoë Ångström",
                    "x\\ny"
                })
        void keepsItsFilesInsideTheFolder(String escaped) {
            folder.write("class/a.json", paper(escaped));

            Result result = folder.grade("--reports");

            assertThat(result.exitCode()).isZero();
            assertThat(folder.files().map(file -> temporary.relativize(file).toString()))
                    .hasSize(5)
                    .contains("out/grades.csv", "out/results.jsonl", "neuron.yaml", "class/a.json")
                    .anyMatch(file -> file.matches("out/reports/[^/]{1,100}\\.txt"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\\u001b[31mred\\u001b[0m", "\\u0007bell", "\\u202egrade", "\\u009b31m"})
        void showsNothingThatMovesTheCursor(String escaped) {
            folder.write("class/a.json", paper(escaped).replace("\"z1\"", "\"" + escaped + "\""));

            String shown = folder.grade("--reports").terminal()
                    + folder.files()
                            .filter(file -> file.toString().endsWith(".txt"))
                            .map(file -> folder.text(temporary.relativize(file).toString()))
                            .reduce("", String::concat)
                    + folder.run("check", "FOLDER/neuron.yaml", "FOLDER/class/a.json")
                            .terminal();

            assertThat(shown.replace("\n", "").codePoints())
                    .allMatch(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\\t=1+1", " =1+1", "\\u200b=1+1"})
        void givesTheSpreadsheetNoFormula(String escaped) {
            folder.write("class/a.json", paper(escaped));

            folder.grade();

            assertThat(folder.text("out/grades.csv").lines().skip(1)).allMatch(line -> line.startsWith("'"));
        }

        @Test
        void cutsAnIdOf300CharactersInTheTable() {
            folder.write("class/a.json", paper("x".repeat(300)));

            Result result = folder.grade("--reports");

            assertThat(result.output().lines()).allMatch(line -> line.length() < 120 || line.startsWith("Wrote"));
            assertThat(folder.files().filter(file -> file.toString().endsWith(".txt")))
                    .hasSize(1)
                    .allMatch(file -> file.getFileName().toString().length() < 120);
        }

        private static String paper(String escapedId) {
            return "{\"student\": \"" + escapedId + "\", \"answers\": {\"z1\": -0.5}}";
        }
    }
}
