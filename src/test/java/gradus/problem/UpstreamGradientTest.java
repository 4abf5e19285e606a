package gradus.problem;

import static gradus.problem.DrawnNetwork.value;
import static gradus.tensor.TensorAssertions.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.network.NetworkQuantities;
import gradus.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exercises that start in the middle: gradients are given, and no loss is there that they are gradients of. */
class UpstreamGradientTest {
    /** A loss Σ g ∘ a has the gradient g by the output a: its targets are that gradient. */
    private static final String LOSS = "{formula: a * t, batch: sum}";

    private static DrawnNetwork network(String layout, int examples) {
        return new DrawnNetwork(17, 2, 3, 2)
                .layout(layout)
                .activations("tanh", "sigmoid")
                .examples(examples)
                .with("training", "{optimizer: sgd, learning-rate: 0.5}")
                .with("queries", "{p: [1, 2]}");
    }

    @ParameterizedTest(name = "{0}, {1} examples, {2}")
    @CsvSource({
        "columns, 1, denominator",
        "rows, 1, denominator",
        "columns, 3, denominator",
        "rows, 3, denominator",
        "columns, 1, numerator",
        "rows, 1, numerator",
        "columns, 3, numerator",
        "rows, 3, numerator"
    })
    void aGivenGradientGivesWhatALossWithThatGradientGives(String layout, int examples, String gradients) {
        Problem withLoss = network(layout, examples)
                .loss(LOSS)
                .with("gradient-layout", gradients)
                .problem();
        Tensor gradient = value(withLoss, "dE/da2");

        Problem without = network(layout, examples)
                .loss("none")
                .with("gradient-layout", gradients)
                .with("given", "{dE/da2: " + written(gradient) + "}")
                .problem();

        for (Quantity quantity : withLoss.vocabulary().quantities()) {
            boolean belongsToTheLoss =
                    quantity.equals(NetworkQuantities.LOSS) || quantity.equals(NetworkQuantities.TARGET);
            if (!belongsToTheLoss) {
                assertClose(quantity.toString(), without.truth(quantity), withLoss.truth(quantity), 1e-14);
            }
        }
        assertThat(without.vocabulary().quantities())
                .hasSize(withLoss.vocabulary().quantities().size() - 2);
    }

    /** Lists of rows with all digits. */
    private static String written(Tensor matrix) {
        int columns = matrix.shape().columns();
        return IntStream.range(0, matrix.shape().rows())
                .mapToObj(row -> IntStream.range(0, columns)
                        .mapToObj(column -> Double.toString(matrix.at(row, column)))
                        .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    @ParameterizedTest
    @CsvSource({"delta2", "δ2", "dE/dz2", "dL/dz2", "∂J/∂z2", "dloss/dz2"})
    void theGradientMayBeADeltaInAnySpelling(String name) {
        Problem problem = network("columns", 1)
                .loss("none")
                .with("given", "{" + name + ": [0.3, -0.2]}")
                .problem();

        assertClose(value(problem, "dE/db2"), Tensor.column(0.3, -0.2), 0);
        assertClose(value(problem, "dE/da1"), value(problem, "W2").transposed().times(Tensor.column(0.3, -0.2)), 1e-15);
    }

    @Test
    void aTrainingStepReachesTheParametersThatHaveAGradient() {
        Problem problem = network("columns", 1)
                .loss("none")
                .with("given", "{dE/da1: [0.3, -0.2, 0.5]}")
                .problem();

        assertClose(
                value(problem, "W1_new"),
                value(problem, "W1").zip(value(problem, "dE/dW1"), (w, g) -> w - 0.5 * g),
                1e-15);
        assertThat(problem.graph().contains(new Quantity.Updated(NetworkQuantities.weights(2))))
                .isFalse();
        Tensor hidden = value(problem, "a1(p)");
        assertClose(
                value(problem, "z2(p)"),
                value(problem, "W2").times(hidden).zip(value(problem, "b2"), Double::sum),
                1e-15);
    }

    @Test
    void theStepMayStandAloneOnAGivenGradient() {
        Problem problem = new DrawnNetwork(3, 2, 1)
                .loss("none")
                .with("training", "{optimizer: sgd, learning-rate: 0.1}")
                .with("given", "{W1: [0.5, -0.25], dE/dW1: [1, 2]}")
                .problem();

        assertClose(value(problem, "W1_new"), Tensor.row(0.4, -0.45), 1e-15);
    }

    @Nested
    class OfAGraph {
        private static final String GRAPH = """
                id: graph
                title: A graph
                given: {W: [[1, 2], [3, 4]], x: [0.1, -0.2], %s}
                define: {z: W @ x, y: tanh(z), s: softmax(z)}
                questions: [dE/dx]
                """;

        @Test
        void severalGivenGradientsAddUp() {
            Problem both = ProblemFiles.parse(GRAPH.formatted("dE/dy: [0.3, 0.4], dE/ds: [1, -2]"));
            Problem first = ProblemFiles.parse(GRAPH.formatted("dE/dy: [0.3, 0.4]"));
            Problem second = ProblemFiles.parse(GRAPH.formatted("dE/ds: [1, -2]"));

            for (String name : List.of("dE/dz", "dE/dx", "dE/dW")) {
                assertClose(value(both, name), value(first, name).zip(value(second, name), Double::sum), 1e-15);
            }
        }

        @Test
        void theLossMayHaveAnyName() {
            Problem problem = ProblemFiles.parse(GRAPH.replace("dE/dx", "dQ/dx").formatted("dQ/dy: [0.3, 0.4]"));

            assertClose(
                    value(problem, "dQ/dz"),
                    value(problem, "y").zip(Tensor.column(0.3, 0.4), (y, g) -> g * (1 - y * y)),
                    1e-15);
        }

        @Test
        void aPlainNameIsNoGradient() {
            Problem problem = ProblemFiles.parse("""
                    id: graph
                    title: A graph
                    given: {dy: [0.3, 0.4], delta2: 2, z2: 3}
                    define: {f: delta2 * dy + z2}
                    questions: [f]
                    """);

            assertClose(value(problem, "f"), Tensor.column(3.6, 3.8), 1e-15);
            assertThat(problem.vocabulary().quantities()).hasSize(4);
        }

        @Test
        void aGivenGradientOfADefinedNumberTakesThePlaceOfTheComputedOne() {
            Problem problem = ProblemFiles.parse("""
                    id: graph
                    title: A graph
                    given: {x: [1, 2], df/dy: [5, 6]}
                    define: {y: 3 * x, f: sum(y)}
                    questions: [df/dx]
                    differentiate: f
                    """);

            assertClose(value(problem, "df/dx"), Tensor.column(15, 18), 0);
        }
    }

    @Nested
    class WhatCannotBeGiven {
        @Test
        void isReportedAtItsPlaceWithTheRepair() {
            Map<String, String> expected = Map.of(
                    "{da2: [1, 2]}", "GP301 write 'dE/da2'",
                    "{dQ/da2: [1, 2]}", "GP301 write 'dE/da2', or give the loss another letter in 'notation'",
                    "{dE/da3: [1, 2]}", "GP301 ",
                    "{delta3: [1, 2]}", "GP301 ",
                    "{dE/da2: [1, 2, 3]}", "GP201 ",
                    "{dE/da2: [[1, 2]], dE/dW2: [[1, 2], [3, 4], [5, 6]]}",
                            "GP201 transpose it, or change 'gradient-layout' at the top of the file");

            expected.forEach((given, report) -> assertThat(issues(given))
                    .as(given)
                    .anySatisfy(
                            issue -> assertThat(issue.code() + " " + issue.fix().orElse(""))
                                    .isEqualTo(report)));
        }

        @Test
        void twoLossesAreOneTooMany() {
            String text = OfAGraph.GRAPH.formatted("dE/dy: [0.3, 0.4], dL/ds: [1, -2]");

            assertThat(ofText(text)).extracting(Issue::code).containsExactly("GP302");
        }

        private List<Issue> issues(String given) {
            return ofText(
                    network("columns", 1).loss("none").with("given", given).text());
        }

        private List<Issue> ofText(String text) {
            return ProblemReader.read("problem.yaml", text.getBytes(StandardCharsets.UTF_8))
                    .issues()
                    .all();
        }
    }
}
