package gradus.problem;

import static gradus.problem.DrawnNetwork.quantity;
import static gradus.problem.DrawnNetwork.value;
import static gradus.tensor.TensorAssertions.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.graph.Edit;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives that questions ask beyond the gradients of the loss. */
class JacobianProblemTest {
    private static final String ALL = "[da3/dz3, dz3/da2, da2/dz2, dz2/da1, da1/dz1, dz1/dx, da3/dx, da3/dz1, dz2/db1]";

    private static DrawnNetwork threeLayers(String layout) {
        return new DrawnNetwork(31, 3, 4, 2, 3)
                .layout(layout)
                .activations("sigmoid", "tanh", "softmax")
                .loss("cross-entropy")
                .with("questions", ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"columns", "rows"})
    void everyJacobianAgreesWithDifferences(String layout) {
        Problem problem = threeLayers(layout).problem();

        for (Question question : problem.questions()) {
            Quantity.Jacobian jacobian = (Quantity.Jacobian) question.quantity();
            assertClose(question.name(), problem.truth(jacobian), measured(problem.graph(), jacobian), 1e-8);
        }
        assertThat(problem.questions()).hasSize(9);
    }

    /** A row for each entry of what is differentiated, a column for each entry that is nudged. */
    private static Tensor measured(Graph graph, Quantity.Jacobian jacobian) {
        double h = 1e-5;
        int rows = graph.shape(jacobian.of()).count();
        int columns = graph.shape(jacobian.by()).count();
        Tensor by = graph.evaluate().of(jacobian.by());
        double[] entries = new double[rows * columns];
        for (int column = 0; column < columns; column++) {
            Tensor above = at(graph, jacobian, by.with(column, by.at(column) + h));
            Tensor below = at(graph, jacobian, by.with(column, by.at(column) - h));
            for (int row = 0; row < rows; row++) {
                entries[row * columns + column] = (above.at(row) - below.at(row)) / (2 * h);
            }
        }
        return Tensor.of(Shape.of(rows, columns), entries);
    }

    private static Tensor at(Graph graph, Quantity.Jacobian jacobian, Tensor by) {
        return graph.with(Edit.pin(jacobian.by(), by)).evaluate().of(jacobian.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"columns", "rows"})
    void aJacobianThroughSeveralLayersIsTheProductOfThoseBetween(String layout) {
        Problem problem = threeLayers(layout).problem();

        Tensor product = value(problem, "da3/dz3")
                .times(value(problem, "dz3/da2"))
                .times(value(problem, "da2/dz2"))
                .times(value(problem, "dz2/da1"))
                .times(value(problem, "da1/dz1"));

        assertClose(value(problem, "da3/dz1"), product, 1e-14);
        assertClose(value(problem, "da3/dx"), product.times(value(problem, "dz1/dx")), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"columns", "rows"})
    void theGradientOfTheLossIsThatByTheOutputTimesTheJacobian(String layout) {
        Problem problem = threeLayers(layout).problem();
        Tensor byOutput = value(problem, "dE/da3").reshaped(Shape.of(1, 3));

        Tensor byNetInput = byOutput.times(value(problem, "da3/dz1"));

        assertClose(value(problem, "delta1").reshaped(Shape.of(1, 4)), byNetInput, 1e-14);
    }

    @Test
    void theJacobianOfASoftmaxIsThatOfItsPrintedOutputs() {
        Problem problem = ProblemFiles.parse("""
                id: softmax
                title: Softmax
                network:
                  inputs: 1
                  layers:
                    - {units: 3, activation: softmax, weights: 1, biases: 0}
                examples: [{input: 1}]
                given: {a1: [0.2, 0.3, 0.5]}
                questions: [da1/dz1]
                """);

        assertClose(
                value(problem, "da1/dz1"),
                Tensor.matrix(new double[] {0.16, -0.06, -0.10}, new double[] {-0.06, 0.21, -0.15}, new double[] {
                    -0.10, -0.15, 0.25
                }),
                1e-15);
    }

    @Test
    void aLayerOfOneUnitIsALayerAllTheSame() {
        Problem problem = new DrawnNetwork(8, 2, 3, 1)
                .with(
                        "questions",
                        "[dz2/da1, da2/dz2, {quantity: da2/dz1, as: formula, expected: da2/dz2 @ W2 @ da1/dz1}]")
                .with("queries", "{p: [1, 2]}")
                .problem();

        assertThat(quantity(problem, "dz2/da1")).isInstanceOf(Quantity.Jacobian.class);
        assertClose(value(problem, "dz2/da1"), value(problem, "W2"), 0);
        assertThat(value(problem, "da2/dz1").shape()).isEqualTo(Shape.of(1, 3));
    }

    @Nested
    class InDenominatorLayout {
        @ParameterizedTest
        @ValueSource(strings = {"columns", "rows"})
        void aJacobianIsTheTransposeOfThatInNumeratorLayout(String layout) {
            Problem numerator = threeLayers(layout).problem();
            Problem denominator =
                    threeLayers(layout).with("jacobian-layout", "denominator").problem();

            for (Question question : numerator.questions()) {
                assertClose(
                        value(denominator, question.name()),
                        numerator.truth(question.quantity()).transposed(),
                        0);
            }
            assertThat(denominator.questions()).hasSameSizeAs(numerator.questions());
        }
    }

    @Nested
    class GradientsInNumeratorLayout {
        private static final String GRADIENTS = "[dE/dW1, dE/dW2, dE/db2, delta1, delta2, dE/da1, dE/dx]";

        @ParameterizedTest(name = "{0}, {1} examples")
        @CsvSource({"columns, 1", "rows, 1", "columns, 2", "rows, 2"})
        void areTheTransposesOfThoseInDenominatorLayout(String layout, int examples) {
            Problem denominator = network(layout, examples, "denominator").problem();
            Problem numerator = network(layout, examples, "numerator").problem();

            for (Question question : denominator.questions()) {
                assertClose(
                        question.name(),
                        value(numerator, question.name()),
                        denominator.truth(question.quantity()).transposed(),
                        0);
            }
            assertThat(numerator.questions()).hasSize(7);
        }

        @ParameterizedTest
        @ValueSource(strings = {"columns", "rows"})
        void leaveEverythingElseAsItIs(String layout) {
            Problem denominator = network(layout, 2, "denominator").problem();
            Problem numerator = network(layout, 2, "numerator").problem();

            for (String name : List.of("W1_new", "b2_new", "a2", "E", "a2(p)")) {
                assertClose(value(numerator, name), value(denominator, name), 0);
            }
        }

        @Test
        void areGivenAsTheyLie() {
            Problem given = network("columns", 1, "numerator")
                    .with("given", "{dE/dW2: [[1, 2], [3, 4], [5, 6]], delta2: [[0.5, 0.25]]}")
                    .problem();

            assertClose(
                    value(given, "dE/dW2"),
                    Tensor.matrix(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6}),
                    0);
            assertClose(value(given, "delta2"), Tensor.row(0.5, 0.25), 0);
            assertClose(value(given, "dE/da1"), value(given, "delta2").times(value(given, "W2")), 1e-15);
        }

        private DrawnNetwork network(String layout, int examples, String gradients) {
            return new DrawnNetwork(4, 2, 3, 2)
                    .layout(layout)
                    .examples(examples)
                    .loss("{name: squared-error, batch: mean}")
                    .with("gradient-layout", gradients)
                    .with("training", "{optimizer: sgd, learning-rate: 0.5}")
                    .with("queries", "{p: [1, 2]}")
                    .with("questions", GRADIENTS);
        }
    }

    @Nested
    class OfSingleNumbers {
        @Test
        void aDerivativeOfTheLossByTheTargetIsAGradientInTheShapeOfTheTarget() {
            Problem problem = new DrawnNetwork(4, 2, 2)
                    .loss("squared-error")
                    .with("questions", "[dE/dt]")
                    .problem();

            assertClose(
                    value(problem, "dE/dt"),
                    value(problem, "t").zip(value(problem, "a1"), (t, a) -> 2 * (t - a)),
                    1e-15);
        }

        @Test
        void aDerivativeOfADefinedNumberIsAGradientByWhatever() {
            Problem problem = ProblemFiles.parse("""
                    id: graph
                    title: A graph
                    given: {W: [[1, 2], [3, 4]], x: [1, -1]}
                    define: {z: W @ x, s: sum(z * x), f: s**2}
                    differentiate: f
                    questions: [ds/dW, ds/dz, df/dW]
                    """);

            assertClose(value(problem, "ds/dW"), Tensor.matrix(new double[] {1, -1}, new double[] {-1, 1}), 0);
            assertClose(value(problem, "ds/dz"), Tensor.column(1, -1), 0);
            // s = xᵀ W x = 1 − 2 − 3 + 4 = 0, so f = s² has no slope.
            assertClose(value(problem, "df/dW"), Tensor.filled(Shape.of(2, 2), 0), 0);
        }

        @Test
        void aDerivativeOfANamedEntryByANamedEntryIsThatEntryOfTheJacobian() {
            Problem problem = threeLayers("columns")
                    .with("entries", "{o2: 'a3[2]', n3: 'z3[3]', n1: 'z3[1]', h2: 'a2[2]', w: 'W3[1, 2]'}")
                    .with("questions", "[do2/dn3, do2/dn1, dn1/dh2, dn1/dw, do2/dw, da3/dz3, dz3/da2]")
                    .problem();

            assertThat(value(problem, "do2/dn3").at(0))
                    .isCloseTo(value(problem, "da3/dz3").at(1, 2), within(1e-15));
            assertThat(value(problem, "do2/dn1").at(0))
                    .isCloseTo(value(problem, "da3/dz3").at(1, 0), within(1e-15));
            assertThat(value(problem, "dn1/dh2").at(0))
                    .isCloseTo(value(problem, "dz3/da2").at(0, 1), within(1e-15));
            assertThat(value(problem, "dn1/dw").at(0))
                    .isEqualTo(value(problem, "h2").at(0));
            assertThat(value(problem, "do2/dw").at(0))
                    .isCloseTo(
                            value(problem, "do2/dn1").at(0)
                                    * value(problem, "h2").at(0),
                            within(1e-15));
            // The steps on the way have no names that somebody could ask for.
            assertThat(problem.vocabulary().spellings())
                    .contains("do2/dz3", "do2/dn1")
                    .doesNotContain("do2/da3", "do2/db3");
        }
    }

    @Test
    void whatAFormulaMayUseNeedNotBeAskedToo() {
        Problem problem = threeLayers("columns")
                .with(
                        "questions",
                        "[{quantity: dE/dz3, as: formula, using: [da3/dz3, dE/da3], expected: da3/dz3.T @ dE/da3}]")
                .problem();

        assertThat(quantity(problem, "da3/dz3")).isInstanceOf(Quantity.Jacobian.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "dz1/dW1   | W1 is 4x3, and a Jacobian is that of a vector by a vector",
                "da1/dz2   | a1 is not computed from z2",
                "da1/da1   | a1 is not computed from a1",
                "dx/dt     | x is not computed from t",
                "dclass/dz3| a class has no derivative",
                "da3/dn1   | n1 is a single entry and a3 is not",
            })
    void aDerivativeThatDoesNotExistIsReportedOnceWithTheReason(String name, String reason) {
        String text = threeLayers("columns")
                .with("entries", "{n1: 'z3[1]'}")
                .with("questions", "[z1, " + name + "]")
                .text();

        List<Issue> issues = ProblemReader.read("problem.yaml", text.getBytes(StandardCharsets.UTF_8))
                .issues()
                .all();

        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo("GP305");
            assertThat(issue.message()).isEqualTo("'" + name + "' does not exist: " + reason);
        });
    }
}
