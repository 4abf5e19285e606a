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
import org.junit.jupiter.params.provider.CsvSource;

/** {@code grade --overrides} and {@code regrade}. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the expected texts have paths with /")
class RegradeCommandTest {
    private static final String HEAD = "student,problem,line,points,reason\n";

    @TempDir
    private Path temporary;

    private ClassFolder folder = new ClassFolder(Path.of(""));

    @BeforeEach
    void gradeOnce() {
        folder = ClassFolder.withoutPapers(temporary);
        folder.write("class/a.yaml", "student: s1\n" + ClassFolder.RIGHT)
                .write("class/b.yaml", "student: s2\n" + ClassFolder.HALF_RIGHT)
                .write("class/c.yaml", "student: s3\n" + ClassFolder.HALF_RIGHT);
        folder.grade();
    }

    private Result regrade(String... options) {
        String[] all = new String[options.length + 5];
        System.arraycopy(
                new String[] {"regrade", "FOLDER/neuron.yaml", "FOLDER/class", "--old", "FOLDER/out"}, 0, all, 0, 5);
        System.arraycopy(options, 0, all, 5, options.length);
        return folder.run(all);
    }

    @Test
    void saysThatNobodyMovesWhereNothingHasChanged() {
        Result result = regrade();

        assertThat(result)
                .isEqualTo(new Result(
                        0,
                        "0 of 3 students move: 0 up, 0 down; mean 2 → 2 points.\n",
                        "0 of 3 students move: 0 up, 0 down; mean 2 → 2 points.\n",
                        ""));
    }

    @Test
    void tellsWhoMovesInWhichLineAndWhyAfterAChangedKey() {
        folder.write("neuron.yaml", ClassFolder.NEURON.replace("target: [2]", "target: [2.33]"));

        Result result = regrade();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).isEqualTo("""
                        s1: 3 → 1 point (−2)
                          neuron, E: 1 → 0. It was right and is wrong. 3.125 does not agree.
                          neuron, dE/dW1: 1 → 0. It was right and is wrong. 0 of 2 entries agree.
                        s2: 1.5 → 2 points (+0.5)
                          neuron, E: 0 → 1. It was wrong and is right.
                          neuron, dE/dW1: 0.5 → 0. It is wrong as before and earns another share. 0 of 2 entries agree.
                        s3: 1.5 → 2 points (+0.5)
                          neuron, E: 0 → 1. It was wrong and is right.
                          neuron, dE/dW1: 0.5 → 0. It is wrong as before and earns another share. 0 of 2 entries agree.

                        By line:
                          neuron, E: 2 up, 1 down
                          neuron, dE/dW1: 0 up, 3 down

                        3 of 3 students move: 2 up, 1 down; mean 2 → 1.67 points.
                        """);
    }

    @Test
    void tellsOfOtherPointsAndOtherQuestions() {
        folder.write(
                "neuron.yaml",
                ClassFolder.NEURON.replace(
                        "questions: [z1, E, dE/dW1]", "questions: [{quantity: z1, points: 2}, E, dE/db1]"));

        assertThat(regrade().output()).startsWith("""
                s1: 3 → 3 points (in sum the same)
                  neuron, z1: 1 → 2. It counts 2 instead of 1.
                  neuron, dE/dW1: 1 → 0. It is not asked any more.
                """);
    }

    @Test
    void tellsOfStudentsWhoComeAndGo() throws IOException {
        Files.delete(folder.file("class/a.yaml"));
        folder.write("class/d.yaml", "student: s4\n" + ClassFolder.RIGHT).write("class/c.yaml", "");

        assertThat(regrade().output()).isEqualTo("""
                        s4: not graded before, now 3 points.
                        s1: 3 points before, not graded now.
                        s3: 1.5 points before, not graded now.

                        3 of 4 students move: 0 up, 0 down, 1 new, 2 gone; mean 2 → 2.25 points.
                        """);
    }

    @Test
    void writesNothingUnlessAsked() {
        String before = folder.text("out/grades.csv");
        folder.write("neuron.yaml", ClassFolder.NEURON.replace("target: [2]", "target: [2.33]"));

        regrade();
        assertThat(folder.text("out/grades.csv")).isEqualTo(before);

        Result result = regrade("-o", "FOLDER/out");
        assertThat(result.output()).endsWith("Wrote FOLDER/out/grades.csv and FOLDER/out/results.jsonl.\n");
        assertThat(folder.text("out/grades.csv")).contains("s1,,1,1,3,graded");
        assertThat(regrade().exitCode()).isZero();
    }

    @Test
    void printsJson() {
        folder.write("class/b.yaml", "student: s2\n" + ClassFolder.RIGHT)
                .write("by-hand.csv", HEAD + "s3,neuron,,3,illness\n");

        Result result = regrade("--json", "--overrides", "FOLDER/by-hand.csv");

        assertThat(result.output().replaceFirst("\"gradus\":\"[^\"]*\"", "\"gradus\":\"0\""))
                .isEqualTo("""
                {"gradus":"0","moved":[{"student":"s2","before":1.5,"after":3,"lines":[\
                {"problem":"neuron","name":"E","before":0,"after":1,"verdict_before":"wrong","verdict_after":"right",\
                "why":"It was wrong and is right."},\
                {"problem":"neuron","name":"dE/dW1","before":0.5,"after":1,"verdict_before":"wrong",\
                "verdict_after":"right","why":"It was wrong and is right."}]},\
                {"student":"s3","before":1.5,"after":3,"lines":[]}],\
                "set_by_hand":[{"student":"s3","place":"neuron","points":3,"computed":1.5,"reason":"illness"}],\
                "students_before":3,"students_after":3,"up":2,"down":0,"new":0,"gone":0,"mean_before":2,"mean_after":3}
                """);
    }

    @Nested
    class PointsSetByHand {
        @Test
        void countAndAreFlagged() {
            folder.write("by-hand.csv", HEAD + "s2,neuron,gradW1,1,\"sign lost in copying, see mail\"\n");

            Result result =
                    folder.grade("--overrides", folder.file("by-hand.csv").toString(), "--reports");

            assertThat(result.output()).contains("s2                   2      2  2 wrong, 1 set by hand\n");
            assertThat(folder.text("out/grades.csv")).contains("s2,,2,2,3,graded");
            assertThat(folder.text("out/results.jsonl"))
                    .containsOnlyOnce("\"by_hand\":{\"computed\":0.5,\"reason\":\"sign lost in copying, see mail\"}");
            assertThat(folder.text("out/reports/s2.txt"))
                    .contains("The points are set by hand.")
                    .contains("2 of 3 points")
                    .doesNotContain("mail");
        }

        @Test
        void areKeptThroughARegrade() {
            folder.write("by-hand.csv", HEAD + "s2,neuron,E,0.5,half\ns3,neuron,,3,illness\n")
                    .write("neuron.yaml", ClassFolder.NEURON.replace("target: [2]", "target: [2.33]"));

            Result result = regrade("--overrides", "FOLDER/by-hand.csv");

            assertThat(result.output()).contains("""
                              neuron, E: 0 → 0.5. Set by hand: half. gradus gives 1.
                            """).contains("""

                            Set by hand, and kept:
                              s2, neuron, E: 0.5, where gradus gives 1 (half)
                              s3, neuron: 3, where gradus gives 2 (illness)
                            """);
        }

        @Test
        void forSomebodyWhoIsNotThereAreNamed() {
            folder.write("by-hand.csv", HEAD + "s9,neuron,,3,illness\n");

            Result result =
                    folder.grade("--overrides", folder.file("by-hand.csv").toString());

            assertThat(result.exitCode()).isZero();
            assertThat(result.errors()).isEqualTo("""
                            FOLDER/by-hand.csv:2:1: warning: no graded submission is from 's9' [GB306]
                              2 | s9,neuron,,3,illness
                                | ^^
                            """);
        }

        @Test
        void showAllTheirFaultsAtOnce() {
            folder.write("by-hand.csv", HEAD + """
                    s1,neurone,,1,a
                    s1,neuron,z7,1,b
                    s1,neuron,E,one,c
                    s1,neuron,E,1,d
                    s1,neuron,E,1,e
                    ,neuron,,1,f
                    s2,neuron,E,5,g
                    s2,neuron,z1,1
                    """);

            Result result =
                    folder.grade("--overrides", folder.file("by-hand.csv").toString());

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.errors()).isEqualTo("""
                            FOLDER/by-hand.csv:2:4: error: no problem is called 'neurone' here [GB302]
                              2 | s1,neurone,,1,a
                                |    ^^^^^^^
                              expected: neuron
                              fix: write 'neuron'
                            FOLDER/by-hand.csv:3:11: error: 'z7' is not asked in neuron [GB303]
                              3 | s1,neuron,z7,1,b
                                |           ^^
                              expected: z1, E, dE/dW1
                            FOLDER/by-hand.csv:4:13: error: 'one' are no points [GB304]
                              4 | s1,neuron,E,one,c
                                |             ^^^
                              fix: write a number that is not negative, like 1.5
                            FOLDER/by-hand.csv:6:1: error: line 5 sets the same points [GB305]
                              6 | s1,neuron,E,1,e
                                | ^^
                              fix: remove one of the two lines
                            FOLDER/by-hand.csv:7:1: error: the line does not say whose points these are [GB301]
                              7 | ,neuron,,1,f
                                | ^
                            FOLDER/by-hand.csv:8:13: warning: 5 points are more than the 1 that can be earned [GB304]
                              8 | s2,neuron,E,5,g
                                |             ^
                            FOLDER/by-hand.csv:9:1: error: the line does not say why the points were set [GB301]
                              9 | s2,neuron,z1,1
                                | ^
                            6 errors in FOLDER/by-hand.csv, nothing was done.
                            """);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "``|1:1: error: the file is empty",
                    "student,problem,line,point,reason|1:22: error: there is no column 'point'",
                    "student,problem,line,points|1:1: error: the column 'reason' is missing",
                    "`student,problem,points,reason/\"s1\"x,neuron`|the file is no CSV"
                })
        void haveToBeATable(String text, String message) {
            folder.write("by-hand.csv", text.replace('/', '\n'));

            Result result =
                    folder.grade("--overrides", folder.file("by-hand.csv").toString());

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.errors()).contains(message);
        }
    }

    @Nested
    class Refuses {
        @Test
        void oldResultsThatAreNotThere() {
            Result result = folder.run("regrade", "FOLDER/neuron.yaml", "FOLDER/class", "--old", "FOLDER/class");

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.errors())
                    .isEqualTo("gradus: FOLDER/class/results.jsonl: there is no such file or folder\n");
        }

        @Test
        void oldResultsThatAreNone() {
            folder.write(
                    "old.jsonl",
                    folder.text("out/results.jsonl").lines().findFirst().orElseThrow() + "\n{\"a\": [}\n");

            Result result = folder.run("regrade", "FOLDER/neuron.yaml", "FOLDER/class", "--old", "FOLDER/old.jsonl");

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.errors())
                    .isEqualTo("gradus: FOLDER/old.jsonl:2:1: this line is no result that 'gradus grade' wrote\n");
        }
    }
}
