package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a problem file says about a network, in numbers small enough for the head. */
class GivenValuesTest {
    /** z1 = (3, 7), a1 = z1, z2 = 10, E = ½ (10 - 8)². */
    private static Problem problem(String more) {
        return ProblemFiles.parse(text(more));
    }

    private static String text(String more) {
        return """
                id: linear
                title: Two linear layers
                network:
                  inputs: 2
                  layers:
                    - {units: 2, activation: identity, weights: [[1, 1], [3, 2]], biases: none}
                    - {units: 1, activation: identity, weights: [[1, 1]], biases: none}
                  loss: half-squared-error
                examples:
                  - {input: [1, 2], target: 8}
                questions: [E]
                """ + more;
    }

    private static double loss(Problem problem) {
        return problem.truth(NetworkQuantities.LOSS).at(0);
    }

    @Nested
    class AGivenQuantity {
        @Test
        void takesThePlaceOfTheComputedOneAndChangesWhatFollows() {
            Problem problem = problem("given: {a1: [4, 7]}\n");

            assertThat(problem.truth(NetworkQuantities.activation(1))).isEqualTo(Tensor.column(4, 7));
            assertThat(problem.truth(NetworkQuantities.netInput(2)).at(0)).isEqualTo(11);
            assertThat(loss(problem)).isEqualTo(4.5);
            assertThat(problem.truth(NetworkQuantities.lossGradient(NetworkQuantities.weights(2))))
                    .isEqualTo(Tensor.row(12, 21));
        }

        @Test
        void changesNothingBeforeIt() {
            Problem problem = problem("given: {a1: [4, 7]}\n");

            assertThat(problem.truth(NetworkQuantities.netInput(1))).isEqualTo(Tensor.column(3, 7));
        }

        @Test
        void mayBeAGradientFromAbove() {
            Problem problem = problem("given: {dE/da2: 5}\n");

            assertThat(problem.truth(NetworkQuantities.delta(2)).at(0)).isEqualTo(5);
            assertThat(problem.truth(NetworkQuantities.delta(1))).isEqualTo(Tensor.column(5, 5));
            assertThat(loss(problem)).isEqualTo(2);
        }

        @Test
        void mayBeNamedInAnySpelling() {
            Problem problem = problem("given: {'δ₂': 5}\n");

            assertThat(problem.truth(NetworkQuantities.delta(2)).at(0)).isEqualTo(5);
        }

        @Test
        void withTheComputedValueChangesNothing() {
            Problem plain = problem("");
            Problem given = problem("given: {a1: [3, 7], dE/da2: 2, z2: 10}\n");

            for (Quantity quantity : plain.vocabulary().quantities()) {
                assertThat(given.truth(quantity)).as(quantity.toString()).isEqualTo(plain.truth(quantity));
            }
        }

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "{a1: [4, 7, 1]}       | GP201",
                    "{a9: [4, 7]}          | GP301",
                    "{a1: [4, x]}          | GP102",
                    "{a1: [4, 7], 'a_1': [4, 7]} | GP303",
                    "[4, 7]                | GY021",
                })
        void thatDoesNotFitIsRefused(String given, String code) {
            ProblemReading reading = ProblemReader.read(
                    "problem.yaml", text("given: " + given + "\n").getBytes(StandardCharsets.UTF_8));

            assertThat(reading.issues().all()).extracting(issue -> issue.code()).containsExactly(code);
        }
    }

    @Nested
    class TheClass {
        private static final String THREE = """
                id: three
                title: Three outputs
                layout: %s
                network:
                  inputs: 3
                  layers:
                    - {units: 3, activation: identity, weights: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], biases: none}
                examples:
                  - {input: [1, 3, 2]}
                  - {input: [5, 0, -1]}
                  - {input: [0, 0, 7]}
                queries: {p: [0, 0, 1]}
                questions: [class, class(p)]
                """;

        @Test
        void ofEveryExampleIsThePlaceOfItsLargestOutputCountedFromOne() {
            Problem columns = ProblemFiles.parse(THREE.formatted("columns"));
            Problem rows = ProblemFiles.parse(THREE.formatted("rows"));

            assertThat(columns.truth(NetworkQuantities.CLASS)).isEqualTo(Tensor.row(2, 1, 3));
            assertThat(rows.truth(NetworkQuantities.CLASS)).isEqualTo(Tensor.column(2, 1, 3));
        }

        @Test
        void isCountedFromZeroIfTheFileSaysSo() {
            Problem problem = ProblemFiles.parse(THREE.formatted("columns") + "classes-from: 0\n");

            assertThat(problem.truth(NetworkQuantities.CLASS)).isEqualTo(Tensor.row(1, 0, 2));
            assertThat(problem.truth(new Quantity.AtPoint(NetworkQuantities.CLASS, "p"))
                            .at(0))
                    .isEqualTo(2);
        }

        @ParameterizedTest(name = "output {0}, threshold {1}: {2}")
        @CsvSource({"0.5, , 1", "0.49, , 0", "0.75, 0.8, 0", "0.75, 0.75, 1", "-1, -2, 1", "0.25, 0, 1", "-0.25, 0, 0"})
        void ofASingleOutputIsOneFromTheThresholdOn(String output, String threshold, double expected) {
            String text = """
                    id: single
                    title: A single output
                    network:
                      inputs: 1
                      layers:
                        - {units: 1, activation: identity, weights: 1, biases: none}
                    examples:
                      - {input: %s}
                    questions: [class]
                    """.formatted(output);

            Problem problem =
                    ProblemFiles.parse(threshold == null ? text : text + "class-threshold: " + threshold + "\n");

            assertThat(problem.truth(NetworkQuantities.CLASS).at(0)).isEqualTo(expected);
        }
    }

    @Nested
    class TheReductionOverABatch {
        private static final String TWO_EXAMPLES = """
                id: batch
                title: Two examples
                network:
                  inputs: 1
                  layers:
                    - {units: 2, activation: identity, weights: 1, biases: 0}
                  loss: %s
                examples:
                  - {input: 1, target: [0, 0]}
                  - {input: 3, target: [0, 0]}
                questions: [E]
                """;

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "squared-error                                          | 10", // (2 + 18) / 2
                    "half-squared-error                                     | 5",
                    "mean-squared-error                                     | 5", // mean over outputs and examples
                    "{name: squared-error}                                  | 10",
                    "{name: squared-error, batch: mean}                     | 10",
                    "{name: squared-error, batch: sum}                      | 20",
                    "{name: squared-error, outputs: mean, batch: sum}       | 10",
                    "{name: squared-error, outputs: mean}                   | 5",
                    "{name: mean-squared-error, outputs: sum, batch: sum}   | 20",
                    "{name: mse}                                            | 5",
                })
        void isTheMeanWhereTheFileDoesNotSay(String loss, double expected) {
            assertThat(loss(ProblemFiles.parse(TWO_EXAMPLES.formatted(loss)))).isEqualTo(expected);
        }
    }
}
