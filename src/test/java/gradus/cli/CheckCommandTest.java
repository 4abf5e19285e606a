package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand.Result;
import gradus.submission.SubmissionReaders;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the expected texts have paths with /")
class CheckCommandTest {
    @TempDir
    private Path temporary;

    private ClassFolder folder = new ClassFolder(Path.of(""));

    @BeforeEach
    void makeFolder() {
        folder = ClassFolder.withoutPapers(temporary);
    }

    private Result check(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "check";
        arguments[1] = "FOLDER/neuron.yaml";
        arguments[2] = "FOLDER/paper.yaml";
        System.arraycopy(options, 0, arguments, 3, options.length);
        return folder.run(arguments);
    }

    @Test
    void saysWhatBecameOfEveryLine() {
        folder.write("paper.yaml", "student: s2\n" + ClassFolder.HALF_RIGHT);

        Result result = check();

        assertThat(result.exitCode()).isZero();
        assertThat(result.terminal()).isEqualTo("""
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
    void saysTheSameInJson() {
        folder.write("paper.yaml", "student: s2\nanswers: {z1: -0.5, E: 4, speed: 1}\n");

        Result result = check("--format", "json");

        assertThat(result.exitCode()).isZero();
        assertThat(result.errors()).isEmpty();
        assertThat(result.output()).isEqualTo("""
                        {
                          "gradus" : "%s",
                          "student" : "s2",
                          "file" : "FOLDER/paper.yaml",
                          "status" : "graded",
                          "points" : 1,
                          "maximum" : 3,
                          "problems" : [ {
                            "problem" : "neuron",
                            "answered" : true,
                            "points" : 1,
                            "maximum" : 3,
                            "story" : "1 of 3 lines are right, 1 is missing. One mistake was made, in E. 1 of 3 points.",
                            "lines" : [ {
                              "name" : "z1",
                              "quantity" : "z1",
                              "written_as" : "z1",
                              "line" : 2,
                              "verdict" : "right",
                              "points" : 1,
                              "maximum" : 1,
                              "facts" : [ ]
                            }, {
                              "name" : "E",
                              "quantity" : "E",
                              "written_as" : "E",
                              "line" : 2,
                              "verdict" : "wrong",
                              "points" : 0,
                              "maximum" : 1,
                              "facts" : [ "4 does not agree.", "It is computed from z1, which is right: look at this step." ],
                              "entries" : [ {
                                "row" : 1,
                                "column" : 1,
                                "written" : "4",
                                "verdict" : "wrong"
                              } ]
                            }, {
                              "name" : "dE/dW1",
                              "quantity" : "dE/dW1",
                              "verdict" : "missing",
                              "points" : 0,
                              "maximum" : 1,
                              "facts" : [ ]
                            } ],
                            "unused" : [ {
                              "name" : "speed",
                              "line" : 2,
                              "reason" : "unknown-name",
                              "candidates" : [ ]
                            } ]
                          } ],
                          "notes" : [ ]
                        }
                        """.formatted(Version.number()));
    }

    @Test
    void exitsWith1ForAFileThatCannotBeRead() {
        folder.write("paper.yaml", "answers: [");

        Result result = check();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).isEqualTo("""
                        FOLDER/paper.yaml:1:11: error: the file ends inside a bracket [GY013]
                          1 | answers: [
                            |           ^
                          fix: close every bracket that is opened
                        Nothing was checked.
                        """);
    }

    @Test
    void tellsTheIssuesOfSuchAFileInJsonToo() {
        folder.write("paper.yaml", "");

        Result result = check("--format", "json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains("\"status\" : \"not graded\"")
                .contains("\"code\" : \"GY003\"")
                .contains("\"line\" : 1");
    }

    @Test
    void exitsWith1ForAFileOfAnUnknownKind() {
        folder.write("paper.doc", ClassFolder.RIGHT);

        Result result = folder.run("check", "FOLDER/neuron.yaml", "FOLDER/paper.doc");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.errors()).isEqualTo("""
                        FOLDER/paper.doc:1:1: error: no reader knows this kind of file [GB201]
                          expected: %s
                          fix: save it under a name that ends in one of these, if that is what it holds
                        Nothing was checked.
                        """.formatted(
                        String.join(", ", SubmissionReaders.installed().extensions())));
    }

    @Test
    void exitsWith1ForAnswersToNoneOfTheProblems() {
        folder.write("problems/neuron.yaml", ClassFolder.NEURON)
                .write("problems/other.yaml", ClassFolder.NEURON.replace("id: neuron", "id: other"))
                .write("paper.yaml", "problem: sheet-9\n" + ClassFolder.RIGHT);

        Result result = folder.run("check", "FOLDER/problems", "FOLDER/paper.yaml");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.terminal()).isEqualTo("""
                        FOLDER/paper.yaml:1:10: error: no problem is called 'sheet-9' here [GB203]
                          1 | problem: sheet-9
                            |          ^^^^^^^
                          expected: neuron, other
                        Nothing was checked.
                        """);
    }

    @Test
    void exitsWith2WithoutTheFile() {
        Result result = check();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.terminal()).isEqualTo("gradus: FOLDER/paper.yaml: there is no such file or folder\n");
    }

    @Test
    void exitsWith2ForAFolder() {
        Result result = folder.run("check", "FOLDER/neuron.yaml", "FOLDER/class");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.terminal())
                .isEqualTo("gradus: FOLDER/class is a folder; 'gradus grade' grades all submissions in one\n");
    }
}
