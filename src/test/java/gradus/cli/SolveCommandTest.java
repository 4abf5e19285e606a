package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand.Result;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the expected texts have paths with /")
class SolveCommandTest {
    @TempDir
    private Path temporary;

    private ClassFolder folder = new ClassFolder(Path.of(""));

    @BeforeEach
    void makeFolder() {
        folder = ClassFolder.withoutPapers(temporary)
                .write("third.yaml", ClassFolder.NEURON.replace("biases: 0.5", "biases: 1/3"));
    }

    private Result solve(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "solve";
        arguments[1] = "FOLDER/third.yaml";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return folder.run(arguments);
    }

    @Test
    void printsTheAskedDigits() {
        Result result = solve("--format", "values", "--only", "dE/dW1", "--only", "z1", "--digits", "4");

        assertThat(result.exitCode()).isZero();
        assertThat(result.terminal()).isEqualTo("""
                        neuron: One linear neuron

                        dE/dW1 (1x2)
                          -2.667  -8

                        z1 = -0.6667
                        """);
    }

    @Test
    void worksOutWhatIsAskedWithTheStepsThatLeadThere() {
        Result result = solve("--only", "z1", "--digits", "4");

        assertThat(result.exitCode()).isZero();
        assertThat(result.terminal()).isEqualTo("""
                        One linear neuron
                        =================

                        Given
                        -----

                        input:
                            x = [ 1 ]
                                [ 3 ]

                        weights of layer 1:
                            W1 = [ 2  −1 ]

                        biases of layer 1:
                            b1 = 0.3333

                        Conventions
                        -----------

                        - Each example is a column, and weights have a row for each unit.
                        - Numbers are rounded to 4 significant digits for reading; every result is
                          computed from unrounded ones.

                        Forward pass
                        ------------

                        1. Net input of layer 1 (asked)
                            The weights times the input, plus the biases.

                            z1 = W1 x + b1

                               = [ 2  −1 ] [ 1 ] + 0.3333
                                           [ 3 ]

                               = −0.6667
                        """);
    }

    @Test
    void solvesAProblemWhosePrintedSolutionIsWrongAndWarns() {
        folder.write("wrong.yaml", ClassFolder.NEURON.replace("[z1, E, dE/dW1]", "[{quantity: z1, expected: 7}]"));

        Result result = folder.run("solve", "FOLDER/wrong.yaml", "--only", "z1", "--format", "values");

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).contains("z1 = -0.5");
        assertThat(result.errors())
                .contains("[GP401]")
                .endsWith("warning: 'expected' is wrong where the errors say so; the solution is the solver's.\n");
    }

    @Test
    void solvesNoProblemThatHasOtherFaults() {
        folder.write("wrong.yaml", ClassFolder.NEURON.replace("activation: identity", "activation: identiti"));

        Result result = folder.run("solve", "FOLDER/wrong.yaml");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).endsWith("1 error in the problem files, nothing was done.\n");
    }

    @Test
    void printsYamlThatIsASubmission() {
        assertThat(solve("--only", "grad_W1", "--format", "yaml").output()).isEqualTo("""
                        # The solution of neuron, in the form of a submission.
                        problem: neuron
                        answers:
                          dE/dW1: [-2.666666666666667, -8]
                        """);
    }

    @Test
    void printsJson() {
        assertThat(solve("--only", "z1", "--format", "json").output()).isEqualTo("""
                        {
                          "problem" : "neuron",
                          "title" : "One linear neuron",
                          "quantities" : [ {
                            "name" : "z1",
                            "quantity" : "z1",
                            "asked" : true,
                            "shape" : [ 1, 1 ],
                            "value" : -0.6666666666666667
                          } ]
                        }
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--digits | 0 | gradus: --digits is from 1 to 17, got 0",
                "--digits | 18 | gradus: --digits is from 1 to 17, got 18",
                "--digits | many | gradus: Invalid value for option '--digits': 'many' is not an int",
                "--only | detla1 | gradus: no quantity is called 'detla1'; did you mean 'delta1'?",
                "--only | W9 | gradus: no quantity is called 'W9'; there are z1, E, dE/dW1, x, W1,",
                "--format | xml | gradus: Invalid value for option '--format': expected one of [text, markdown, latex, html,",
            })
    void refusesWhatItDoesNotKnow(String option, String value, String message) {
        Result result = solve(option, value);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).startsWith(message);
    }

    @Test
    void refusesAFolderOfSeveralProblems() {
        Result result = folder.run("solve", "FOLDER");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("problemFiles")
    void printsASubmissionThatIsRightInEveryLine(Path file) {
        Problem problem = ProblemFiles.read(file);
        String solution =
                folder.run("solve", file.toString(), "--format", "yaml").output();
        folder.write("solution.yaml", solution);

        Result result = folder.run("check", file.toString(), "FOLDER/solution.yaml");

        int lines = problem.questions().size();
        String points = problem.maximum().stripTrailingZeros().toPlainString();
        assertThat(result.exitCode()).isZero();
        assertThat(result.output())
                .endsWith("  All %d lines are right. %s of %s points.\n".formatted(lines, points, points));
    }

    private static List<Path> problemFiles() {
        return ProblemFiles.ofNumbers();
    }
}
