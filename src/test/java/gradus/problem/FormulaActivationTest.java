package gradus.problem;

import static gradus.problem.DrawnNetwork.value;
import static gradus.tensor.TensorAssertions.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.graph.GradientCheck;
import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Activation functions that a problem file gives as formulas. */
class FormulaActivationTest {
    private static final double ROUNDING = 1e-12;
    private static final List<String> LAYOUTS = List.of("columns", "rows");

    private static final List<List<String>> SAME = List.of(
            List.of("identity", "z"),
            List.of("identity", "z + 0"),
            List.of("sigmoid", "sigmoid(z)"),
            List.of("sigmoid", "1 / (1 + exp(-z))"),
            List.of("sigmoid", "1 - 1/(1 + e**z)"),
            List.of("sigmoid", "'\\frac{1}{1 + e^{-z}}'"),
            List.of("sigmoid", "{formula: 'sigmoid(w * z)', w: 1}"),
            List.of("tanh", "tanh(z)"),
            List.of("tanh", "2 * sigmoid(2 * z) - 1"),
            List.of("relu", "max(0, z)"),
            List.of("relu", "z * (z > 0)"),
            List.of("leaky-relu", "np.where(z > 0, z, 0.01 * z)"),
            List.of("softmax", "softmax(z)"));

    private static Stream<Arguments> sameInBothLayouts() {
        return LAYOUTS.stream()
                .flatMap(layout -> SAME.stream().map(pair -> Arguments.of(layout, pair.get(0), pair.get(1))));
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @MethodSource("sameInBothLayouts")
    void aBuiltInFunctionWrittenAsAFormulaGivesTheSameNumbersForABatch(String layout, String name, String formula) {
        Problem named = network(layout, name, 3);
        Problem written = network(layout, formula, 3);

        assertSameNumbers(written, named);
    }

    private static Problem network(String layout, String hidden, int examples) {
        return new DrawnNetwork(7, 3, 4, 2)
                .layout(layout)
                .activations(hidden, "sigmoid")
                .loss("{name: half-squared-error, batch: mean}")
                .examples(examples)
                .with("training", "{optimizer: sgd, learning-rate: 0.5}")
                .with("queries", "{p: [[1, 2, 3], [-1, 0.5, 0.2]]}")
                .problem();
    }

    private static void assertSameNumbers(Problem written, Problem named) {
        for (Quantity quantity : named.vocabulary().quantities()) {
            assertThat(written.graph().contains(quantity))
                    .as(quantity.toString())
                    .isTrue();
            assertClose(written.truth(quantity), named.truth(quantity), ROUNDING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"columns", "rows"})
    void theSoftmaxOfAnExampleMayBeWrittenOut(String layout) {
        DrawnNetwork named = new DrawnNetwork(3, 2, 3).layout(layout).loss("cross-entropy");
        DrawnNetwork written = new DrawnNetwork(3, 2, 3).layout(layout).loss("cross-entropy");

        assertSameNumbers(
                written.activations("exp(z) / sum(exp(z))").problem(),
                named.activations("softmax").problem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log(1 + exp(z))",
                "z * sigmoid(z)",
                "{formula: w * tanh(z) + v, w: [0.5, -1.5, 2], v: 0.3}",
                "{formula: exp((w * z)**2 + 1), w: 0.7}",
                "{formula: exp(sum((w * z)**2) / 9), w: [0.4, 0.6, 0.9]}",
                "z / norm(z)",
                "abs(z)**1.5",
                "where(z > 0, z, exp(z) - 1)"
            })
    void everyGradientAgreesWithDifferences(String formula) {
        Problem problem =
                new DrawnNetwork(11, 2, 3, 2).activations(formula, "tanh").problem();

        assertGradientsAgreeWithDifferences(problem);
    }

    static void assertGradientsAgreeWithDifferences(Problem problem) {
        List<Quantity.Gradient> gradients = problem.graph().quantities().stream()
                .filter(Quantity.Gradient.class::isInstance)
                .map(Quantity.Gradient.class::cast)
                .toList();
        assertThat(gradients).isNotEmpty();
        for (Quantity.Gradient gradient : gradients) {
            Tensor measured = GradientCheck.differences(problem.graph(), gradient.of(), gradient.by(), 1e-3);
            assertClose(problem.truth(gradient), measured, 1e-7);
        }
    }

    @Test
    void aFormulaThatComesToOneNumberIsTheActivationOfEveryUnit() {
        Problem problem = new DrawnNetwork(5, 2, 3).activations("sum(z**2)").problem();
        Tensor netInput = value(problem, "z1");
        double sum = netInput.entries().map(entry -> entry * entry).sum();

        assertClose(value(problem, "a1"), Tensor.column(sum, sum, sum), ROUNDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"columns", "rows"})
    void aListOfNumbersHasOneForEachUnit(String layout) {
        Problem problem = new DrawnNetwork(5, 2, 3)
                .layout(layout)
                .examples(2)
                .loss("{name: squared-error, batch: sum}")
                .activations("{formula: w * z, w: [1, 10, 100]}")
                .problem();
        Tensor netInput = value(problem, "z1");
        Tensor activation = value(problem, "a1");

        for (int place = 0; place < netInput.count(); place++) {
            int unit = layout.equals("columns") ? place / 2 : place % 3;
            assertThat(activation.at(place) / netInput.at(place))
                    .isCloseTo(List.of(1.0, 10.0, 100.0).get(unit), within(1e-9));
        }
        assertThat(value(problem, "dE/dw").shape())
                .isEqualTo(layout.equals("columns") ? Shape.of(3, 1) : Shape.of(1, 3));
    }

    @Test
    void aNumberOfAFormulaHasADerivativeAndIsNotTrained() {
        Problem problem = new DrawnNetwork(5, 2, 2)
                .activations("{formula: w * z, w: 2}")
                .with("training", "{optimizer: sgd, learning-rate: 0.5}")
                .problem();

        assertThat(value(problem, "w").at(0)).isEqualTo(2);
        double expected = value(problem, "dE/da1")
                .zip(value(problem, "z1"), (gradient, net) -> gradient * net)
                .entries()
                .sum();
        assertThat(value(problem, "dE/dw").at(0)).isCloseTo(expected, within(1e-12));
        assertThat(problem.graph().contains(new Quantity.Updated(Quantity.variable("w"))))
                .isFalse();
    }

    @Test
    void theNetInputHasTheLettersOfTheCourseWithAndWithoutItsLayer() {
        for (String formula : List.of("2 * s", "2 * s[1]", "2 * s1", "2 * s_1", "2 * z", "2 * z1")) {
            Problem problem = new DrawnNetwork(5, 2, 2)
                    .activations(formula)
                    .with("notation", "{net-input: s, index: brackets}")
                    .with("questions", "['s[1]']")
                    .problem();

            assertClose(value(problem, "a[1]"), value(problem, "s[1]").map(net -> 2 * net), ROUNDING);
        }
    }

    @Nested
    class ForABatch {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{formula: w * tanh(z), w: [0.5, -1, 2]}",
                    "z / (1 + abs(z))",
                    "softmax(z)",
                    "{formula: sigmoid(w * z), w: 3}"
                })
        void everyExampleGetsWhatItGetsAlone(String formula) {
            for (String layout : LAYOUTS) {
                DrawnNetwork network = new DrawnNetwork(9, 2, 3).layout(layout).activations(formula);
                Problem batch = network.examples(3)
                        .loss("{name: squared-error, batch: sum}")
                        .with("queries", "{p: [[0.3, -0.2], [1, 2]], q: [1, 2]}")
                        .problem();

                int axis = layout.equals("columns") ? 1 : 0;
                assertClose(value(batch, "a1(p)").slice(axis, 1, 1), value(batch, "a1(q)"), ROUNDING);
                assertGradientsAgreeWithDifferences(batch);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"z / sum(z, axis=1)", "z - mean(z, axis=1)", "z * sum(z, axis=1)"})
        void aFormulaThatMixesExamplesIsRefused(String formula) {
            DrawnNetwork network = new DrawnNetwork(9, 2, 3)
                    .activations(formula)
                    .examples(2)
                    .loss("{name: squared-error, batch: sum}");

            assertThat(issues(network.text())).extracting(Issue::code).containsExactly("GF202");
        }

        @Test
        void severalQueryPointsAreABatchToo() {
            DrawnNetwork network = new DrawnNetwork(9, 2, 3).activations("sum(np.append(z, 1))");

            assertThat(issues(network.with("queries", "{p: [1, 2]}").text())).isEmpty();
            assertThat(issues(network.with("queries", "{p: [[1, 2], [3, 4]]}").text()))
                    .extracting(Issue::code)
                    .containsExactly("GP204");
        }

        private List<Issue> issues(String text) {
            return ProblemReader.read("problem.yaml", text.getBytes(StandardCharsets.UTF_8))
                    .issues()
                    .all();
        }
    }
}
