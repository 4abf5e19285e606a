package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand.Result;
import gradus.problem.ProblemFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The smaller commands, and what the command line does with anything it does not know. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the expected texts have paths with /")
class OtherCommandsTest {
    @TempDir
    private Path temporary;

    private ClassFolder folder = new ClassFolder(Path.of(""));

    @BeforeEach
    void makeFolder() {
        folder = ClassFolder.withoutPapers(temporary);
    }

    @Nested
    class WithoutAKnownCommand {
        @Test
        void theHelpIsShownAsAnError() {
            Result result = ConsoleCommand.run();

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.output()).isEmpty();
            assertThat(result.errors()).isEqualTo(ConsoleCommand.run("--help").output());
        }

        @Test
        void theVersionIsOneLine() {
            Result result = ConsoleCommand.run("--version");

            assertThat(result.exitCode()).isZero();
            assertThat(result.terminal()).isEqualTo("gradus " + Version.number() + "\n");
            assertThat(Version.number()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
        }

        @Test
        void aMisspeltCommandGetsASuggestion() {
            assertRefused(ConsoleCommand.run("chekc"), """
                    gradus: Unmatched argument at index 0: 'chekc'
                    Did you mean check?
                    Try 'gradus --help'.
                    """);
        }

        @Test
        void aMisspeltOptionGetsASuggestion() {
            assertRefused(ConsoleCommand.run("grade", "--repots", "problems", "submissions-sample"), """
                    gradus: Unknown option: '--repots'
                    Did you mean --reports?
                    Try 'gradus grade --help'.
                    """);
        }

        @Test
        void aMissingArgumentIsNamed() {
            assertRefused(ConsoleCommand.run("check", "problems"), """
                    gradus: Missing required parameter: 'SUBMISSION'
                    Try 'gradus check --help'.
                    """);
        }

        private static void assertRefused(Result result, String errors) {
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.output()).isEmpty();
            assertThat(result.errors()).isEqualTo(errors);
        }
    }

    @Test
    void aFaultOfOursExitsWith70AndShowsNoStackTrace() {
        StringWriter errors = new StringWriter();

        int exitCode = Main.run(
                new String[] {"completion"}, new PrintWriter(new BrokenWriter()), new PrintWriter(errors, true));

        assertThat(exitCode).isEqualTo(70);
        assertThat(errors.toString())
                .isEqualTo(
                        "gradus " + Version.number() + " has a fault: java.lang.IllegalStateException: broken\n"
                                + "Please report it with the files that you used. GRADUS_DEBUG=1 in the environment shows more.\n");
    }

    /** A terminal that fails in a way nobody foresees. */
    private static final class BrokenWriter extends Writer {
        @Override
        public void write(char[] characters, int offset, int length) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Nested
    class Template {
        @ParameterizedTest
        @MethodSource("gradus.problem.ProblemFiles#all")
        void isASubmissionInWhichEveryLineIsLeftBlank(Path file) {
            int lines = ProblemFiles.read(file).questions().size();

            for (String format : List.of("yaml", "json")) {
                String template = folder.run("template", file.toString(), "--format", format)
                        .output();
                folder.write("blank." + format, template);

                Result result = folder.run("check", file.toString(), "FOLDER/blank." + format);

                assertThat(result.exitCode()).isZero();
                assertThat(result.output().lines().filter(line -> line.contains(" left blank ")))
                        .hasSize(lines);
            }
        }

        @Test
        void saysWhereAFormulaIsAskedAndWhatItMayUse() {
            folder.write("formulas.yaml", """
                    id: formulas
                    title: Formulas
                    network:
                      inputs: 1
                      layers:
                        - {units: 2, activation: softmax, weights: [[1], [2]], biases: 0}
                      loss: cross-entropy
                    examples: [{input: 1, target: [1, 0]}]
                    questions:
                      - z1
                      - {quantity: a1, as: formula}
                      - {quantity: delta1, as: formula, using: [a1, t]}
                      - {quantity: dE/db1, as: formula, indices: [u], using: {d: delta1, t: t}}
                      - {quantity: dE/dW1, as: formula, indices: [i, j]}
                    """);

            Result result = folder.run("template", "FOLDER/formulas.yaml");

            assertThat(result.output()).endsWith("""
                    # A formula is one text. Put it in single quotes where it begins with '-', '{' or '[', or has ': ' or ' #'.
                    student:
                    answers:
                      # Formulas
                      formulas:
                        z1:      # 2 numbers
                        a1:      # a formula
                        delta1:  # a formula with a1 and t
                        dE/db1:  # a formula for entry u with d = delta1 and t
                        dE/dW1:  # a formula for entry i, j
                    """);
        }

        @Test
        void leavesAFileThatIsThereAsItIs() {
            folder.write("mine.yaml", "my work\n");

            Result result = folder.run("template", "FOLDER/neuron.yaml", "-o", "FOLDER/mine.yaml");

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.terminal()).isEqualTo("gradus: FOLDER/mine.yaml exists already, and is left as it is\n");
            assertThat(folder.text("mine.yaml")).isEqualTo("my work\n");
        }

        @Test
        void isWrittenToAFileSilently() {
            Result result = folder.run("template", "FOLDER/neuron.yaml", "-o", "FOLDER/mine.yaml");

            assertThat(result.exitCode()).isZero();
            assertThat(result.terminal()).isEmpty();
            assertThat(folder.text("mine.yaml"))
                    .isEqualTo(folder.run("template", "FOLDER/neuron.yaml").output());
        }
    }

    @Nested
    class Lint {
        private static final String WITH_A_WARNING =
                ClassFolder.NEURON.replace("questions: [z1", "tolerance: {absolute: 1}\nquestions: [z1");

        @Test
        void exitsWith0ForACleanFile() {
            Result result = folder.run("lint", "FOLDER/neuron.yaml", "--strict");

            assertThat(result.exitCode()).isZero();
            assertThat(result.terminal()).isEqualTo("""
                            FOLDER/neuron.yaml: nothing to complain about
                              8 of 24 known mistakes that can be made here show in the answers.
                                16 change none of the numbers that are asked:
                                  loss-divided-by-outputs, loss-sum-for-mean, gradient-divided-by-outputs,
                                  gradient-sum-for-mean, bias-row-misaligned, raw-error-backpropagated, reshape-for-transpose,
                                  single-path-delta, weights-missing-in-delta, gradient-mean-twice, gradient-without-derivative,
                                  single-example-gradient, bias-gradient-averaged, bias-gradient-not-summed,
                                  bias-gradient-summed-over-units, bias-gradient-times-input
                                4 would show if you give a second example:
                                  loss-sum-for-mean, gradient-sum-for-mean, gradient-mean-twice, single-example-gradient
                                4 would show if you ask for every quantity:
                                  bias-row-misaligned, weights-missing-in-delta, bias-gradient-not-summed,
                                  bias-gradient-times-input
                            1 file: 0 errors, 0 warnings.
                            """);
        }

        @Test
        void exitsWith0ForAWarning() {
            folder.write("neuron.yaml", WITH_A_WARNING);

            Result result = folder.run("lint", "FOLDER/neuron.yaml");

            assertThat(result.exitCode()).isZero();
            assertThat(result.terminal()).isEqualTo("""
                            FOLDER/neuron.yaml:11:13: warning: the tolerance of 'z1' is so wide that an answer of zeros is right [GP508]
                              11 | questions: [z1, E, dE/dW1]
                                 |             ^
                              fix: make the tolerance smaller than the entries, or leave it out
                              8 of 24 known mistakes that can be made here show in the answers.
                                16 change none of the numbers that are asked:
                                  loss-divided-by-outputs, loss-sum-for-mean, gradient-divided-by-outputs,
                                  gradient-sum-for-mean, bias-row-misaligned, raw-error-backpropagated, reshape-for-transpose,
                                  single-path-delta, weights-missing-in-delta, gradient-mean-twice, gradient-without-derivative,
                                  single-example-gradient, bias-gradient-averaged, bias-gradient-not-summed,
                                  bias-gradient-summed-over-units, bias-gradient-times-input
                                4 would show if you give a second example:
                                  loss-sum-for-mean, gradient-sum-for-mean, gradient-mean-twice, single-example-gradient
                                4 would show if you ask for every quantity:
                                  bias-row-misaligned, weights-missing-in-delta, bias-gradient-not-summed,
                                  bias-gradient-times-input
                            1 file: 0 errors, 1 warning.
                            """);
        }

        @Test
        void exitsWith2ForAWarningIfStrict() {
            folder.write("neuron.yaml", WITH_A_WARNING);

            assertThat(folder.run("lint", "--strict", "FOLDER/neuron.yaml").exitCode())
                    .isEqualTo(2);
        }

        @Test
        void exitsWith2ForAnErrorAndChecksTheOtherFilesToo() {
            folder.write("problems/a.yaml", "id: a\n").write("problems/b.yaml", ClassFolder.NEURON);

            Result result = folder.run("lint", "FOLDER/problems");

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.output())
                    .contains("FOLDER/problems/b.yaml: nothing to complain about\n")
                    .endsWith("2 files: 4 errors, 0 warnings.\n");
        }

        @Test
        void exitsWith2WithoutAFile() {
            Result result = folder.run("lint", "FOLDER/class");

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.terminal())
                    .isEqualTo("gradus: there is no problem file (.yaml, .yml or .json) in FOLDER/class\n");
        }
    }

    @Test
    void completionIsABashScriptWithAllCommands() {
        Result result = ConsoleCommand.run("completion");

        assertThat(result.exitCode()).isZero();
        assertThat(result.output())
                .startsWith("#!/usr/bin/env bash\n")
                .contains("complete -F _complete_gradus", "grade", "check", "solve", "lint", "template", "--reports");
    }
}
