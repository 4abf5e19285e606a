package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.issue.SourcePosition;
import gradus.network.Layout;
import gradus.network.NetworkQuantities;
import gradus.problem.Foundation.Sizes;
import gradus.problem.Recipe.DerivativeLayout;
import gradus.problem.Variants.Variant;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same problem with other numbers, and where that means the same, in other sizes. */
class VariantsTest {
    private static final DerivativeLayout USUAL = new DerivativeLayout(false, false);

    private static List<Variant> ofNetwork(Problem problem, String asked, Sizes sizes) {
        NetworkFoundation foundation = new NetworkFoundation(problem.task().orElseThrow());
        Recipe recipe = new Recipe(Optional.empty(), Optional.empty(), USUAL, List.of(), List.of());
        return new Variants(foundation, recipe, Map.of()).draw(DrawnNetwork.quantity(problem, asked), sizes);
    }

    private static DrawnNetwork square(String layout) {
        return new DrawnNetwork(8, 2, 2, 2).layout(layout).examples(2).loss("{name: squared-error, batch: sum}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"columns", "rows"})
    void noTwoSizesOfANetworkAreEqual(String layout) {
        List<Variant> variants = ofNetwork(square(layout).problem(), "dE/dW1", Sizes.ALL_DIFFERENT);

        assertThat(variants).hasSizeGreaterThanOrEqualTo(4).allSatisfy(variant -> {
            Shape first = variant.graph().shape(NetworkQuantities.weights(1));
            Shape second = variant.graph().shape(NetworkQuantities.weights(2));
            int examples = variant.examples().orElseThrow();
            Set<Integer> sizes = new HashSet<>(List.of(examples));
            sizes.addAll(first.sizes());
            sizes.addAll(second.sizes());
            assertThat(sizes).hasSize(4);
            assertThat(variant.graph().shape(NetworkQuantities.INPUT).sizes()).contains(examples);
        });
    }

    @Test
    void whatIsOneStaysOne() {
        Problem problem = new DrawnNetwork(8, 2, 2, 1).problem();

        assertThat(ofNetwork(problem, "dE/dW1", Sizes.ALL_DIFFERENT)).allSatisfy(variant -> {
            assertThat(variant.graph().shape(NetworkQuantities.activation(2))).isEqualTo(Shape.of(1, 1));
            assertThat(variant.examples()).hasValue(1);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ALL_DIFFERENT", "KEPT"})
    void allNumbersAreOthersButThoseOfTheLossAndTheyAreTheSameEveryTime(Sizes sizes) {
        Problem problem = square("columns").problem();

        List<Variant> variants = ofNetwork(problem, "dE/dW1", sizes);
        List<Variant> again = ofNetwork(problem, "dE/dW1", sizes);

        for (int i = 0; i < variants.size(); i++) {
            for (Quantity quantity : variants.get(i).graph().quantities()) {
                assertThat(again.get(i).values().of(quantity))
                        .isEqualTo(variants.get(i).values().of(quantity));
            }
        }
        Set<Tensor> weights = new HashSet<>();
        variants.forEach(variant -> weights.add(variant.values().of(NetworkQuantities.weights(1))));
        assertThat(weights).hasSameSizeAs(variants).doesNotContain(problem.truth(NetworkQuantities.weights(1)));
    }

    @Test
    void inItsOwnSizesAProblemKeepsItsLearningRate() {
        Problem problem = square("columns")
                .with("training", "{optimizer: sgd, learning-rate: 0.25}")
                .problem();

        assertThat(ofNetwork(problem, "W1_new", Sizes.KEPT)).allSatisfy(variant -> {
            assertThat(variant.values().of(NetworkQuantities.LEARNING_RATE).at(0))
                    .isEqualTo(0.25);
            assertThat(variant.graph().shape(NetworkQuantities.weights(1))).isEqualTo(Shape.of(2, 2));
        });
        assertThat(ofNetwork(problem, "W1_new", Sizes.ALL_DIFFERENT))
                .allSatisfy(variant -> assertThat(variant.values()
                                .of(NetworkQuantities.LEARNING_RATE)
                                .at(0))
                        .isNotEqualTo(0.25));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"[[1, 0], [0, 1]]", "[[0.2, 0.8], [0.5, 0.5]]", "[[0.1, 0.2], [0.3, 0.9]]"})
    void targetsStayOfTheirKind(String targets) {
        String[] rows = targets.substring(2, targets.length() - 2).split("\\], \\[");
        Problem problem = ProblemFiles.parse("""
                id: targets
                title: Targets
                network:
                  inputs: 2
                  layers:
                    - {units: 2, activation: softmax, weights: [[1, -2], [0.5, 1]], biases: 0}
                  loss: {name: cross-entropy, batch: sum}
                examples:
                  - {input: [1, 2], target: [%s]}
                  - {input: [2, 1], target: [%s]}
                questions: [E]
                """.formatted(rows[0], rows[1]));

        for (Variant variant : ofNetwork(problem, "E", Sizes.ALL_DIFFERENT)) {
            Tensor target = variant.values().of(NetworkQuantities.TARGET);
            boolean isOneHot = targets.contains("0, 1");
            boolean sumsToOne = isOneHot || targets.contains("0.8");
            double[] sums = target.sum(0).entries().toArray();
            assertThat(DoubleStream.of(sums).allMatch(sum -> Math.abs(sum - 1) < 1e-12))
                    .isEqualTo(sumsToOne);
            assertThat(target.entries().allMatch(entry -> entry == 0 || entry == 1))
                    .isEqualTo(isOneHot);
            assertThat(target.entries()).allMatch(entry -> entry >= 0 && entry <= 1);
        }
    }

    @Test
    void bothSidesOfEveryKinkAreShown() {
        Problem problem = ProblemFiles.parse("""
                id: positive
                title: Nothing is negative
                network:
                  inputs: 1
                  layers:
                    - {units: 1, activation: relu, weights: 1, biases: 1}
                    - {units: 1, activation: "max(z, 0.5 * z)", weights: 1, biases: 1}
                  loss: half-squared-error
                examples: [{input: 1, target: 0}]
                questions: [delta1]
                """);

        List<Variant> variants = ofNetwork(problem, "delta2", Sizes.KEPT);

        for (int layer = 1; layer <= 2; layer++) {
            Quantity netInput = NetworkQuantities.netInput(layer);
            assertThat(variants)
                    .anyMatch(variant -> variant.values().of(netInput).at(0) > 0);
            assertThat(variants)
                    .anyMatch(variant -> variant.values().of(netInput).at(0) < 0);
            assertThat(variants)
                    .allMatch(variant -> Math.abs(variant.values().of(netInput).at(0)) >= 1e-3);
        }
    }

    /** The logarithm of most numbers like these is that of a negative one. */
    @Test
    void whereNoOtherNumbersDoThoseNearTheOwnOnesAreTaken() {
        Problem problem = ProblemFiles.parse("""
                id: narrow
                title: A logarithm of a small difference
                network:
                  inputs: 4
                  layers:
                    - {units: 2, activation: log(z - 9), weights: [[4, 3, 2, 1], [5, 5, -0.5, 0.5]], biases: 0}
                  loss: half-squared-error
                examples: [{input: [1, 1, 1, 1], target: [0, 0]}]
                questions: [{quantity: delta1, as: formula}]
                """);

        List<Variant> variants = ofNetwork(problem, "delta1", Sizes.KEPT);

        assertThat(variants).isNotEmpty().allSatisfy(variant -> {
            Tensor weights = variant.values().of(NetworkQuantities.weights(1));
            Tensor own = problem.truth(NetworkQuantities.weights(1));
            assertThat(weights.zip(own, (mine, theirs) -> mine / theirs).entries())
                    .allMatch(ratio -> ratio >= 0.9 && ratio <= 1.1);
        });
    }

    @Test
    void aQuantityThatIsAlwaysZeroHasNoVariant() {
        Problem problem = new DrawnNetwork(8, 2, 2).activations("relu'(z)").problem();

        assertThat(ofNetwork(problem, "delta1", Sizes.KEPT)).isEmpty();
        assertThat(ofNetwork(problem, "z1", Sizes.KEPT)).isNotEmpty();
    }

    @Nested
    class OfAGraph {
        private Definitions definitions(String given, String define) {
            String block = define.substring(1, define.length() - 1).replaceAll("(?:^|, )(\\w+: )", "\n  $1");
            Problem problem = ProblemFiles.parse(
                    "id: graph\ntitle: A graph\ngiven: " + given + "\ndefine: " + block + "\nquestions: [f]\n");
            Map<Quantity, Tensor> sources = new LinkedHashMap<>();
            List<Definitions.Definition> formulas = new ArrayList<>();
            for (String pair : define.substring(1, define.length() - 1).split(", (?=\\w+:)")) {
                String[] parts = pair.split(": ", 2);
                formulas.add(new Definitions.Definition(
                        Quantity.variable(parts[0]), parts[1], SourcePosition.start("graph")));
            }
            for (Quantity quantity : problem.graph().quantities()) {
                if (formulas.stream().noneMatch(formula -> formula.quantity().equals(quantity))) {
                    sources.put(quantity, problem.truth(quantity));
                }
            }
            return new Definitions(Layout.COLUMNS, sources, formulas);
        }

        @ParameterizedTest(name = "{1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "{W: [[1, 2], [3, 4]], x: [1, 2]} | {z: W @ x, f: sum(z)}",
                    "{W: [[1, 2], [3, 4]], x: [1, 2]} | {z: W x, f: z.T @ z}",
                    "{W: [[1, 2], [3, 4]], x: [1, 2]} | {z: tanh(x.T @ W), f: mean(z)}",
                    "{A: [[1, 2], [3, 4]], B: [[1, 2], [3, 4]]} | {C: A @ B, f: norm(C)}",
                    "{A: [[1, 2], [3, 4]], B: [[1, 2], [3, 4]]} | {C: A .* B, f: sum(C)}",
                    "{x: [1, 2], y: [3, 4]} | {z: outer(x, y), f: sum(z, axis=0)}",
                    "{x: [1, 2], y: [3, 4]} | {s: softmax(x), z: diag(s) @ y, f: max(z, s)}",
                })
        void otherSizesMeanTheSame(String given, String define) {
            Definitions own = definitions(given, define);
            Definitions varied = own.varied(new RandomNumbers(3), Sizes.ALL_DIFFERENT);

            Graph before = own.graph();
            Graph after = varied.graph();
            for (Definitions.Definition definition : own.definitions()) {
                assertThat(Definitions.isAlike(before.rule(definition.quantity()), after.rule(definition.quantity())))
                        .isTrue();
            }
            assertThat(after.quantities()).containsExactlyElementsOf(before.quantities());
        }

        @Test
        void axesThatHaveNothingToDoWithEachOtherAreNotEquallyLong() {
            Definitions own =
                    definitions("{W: [[1, 2], [3, 4]], x: [1, 2], y: [1, 2]}", "{z: W @ x, f: z * z, g: sum(y)}");

            Definitions varied = own.varied(new RandomNumbers(3), Sizes.ALL_DIFFERENT);

            Shape weights = varied.graph().shape(Quantity.variable("W"));
            assertThat(weights.rows()).isNotEqualTo(weights.columns());
            assertThat(varied.graph().shape(Quantity.variable("x"))).isEqualTo(Shape.of(weights.columns(), 1));
            assertThat(varied.graph().shape(Quantity.variable("y")).rows()).isNotIn(weights.rows(), weights.columns());
        }

        /** In other sizes the star would be another product, or none; then the sizes stay. */
        @ParameterizedTest(name = "{1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "{A: [[1, 2], [3, 4]]} | {f: A + A.T}",
                    "{A: [[1, 2], [3, 4]]} | {f: A @ A}",
                    "{A: [[1, 2], [3, 4]], x: [1, 2]} | {f: x.T @ A @ x + sum(x)}",
                    "{x: [1, 2], y: [3, 4]} | {f: x * y}",
                })
        void axesThatGoTogetherStayEquallyLong(String given, String define) {
            Graph after = definitions(given, define)
                    .varied(new RandomNumbers(3), Sizes.ALL_DIFFERENT)
                    .graph();

            assertThat(after.evaluate().of(Quantity.variable("f")).isFinite()).isTrue();
        }

        @Test
        void aMatrixIsNeverTakenForAVector() {
            Expression x = new Expression.Reference(Quantity.variable("x"));
            Expression y = new Expression.Reference(Quantity.variable("y"));
            Expression product = new Expression.MatrixProduct(x, y);

            assertThat(Definitions.isAlike(product, new Expression.MatrixProduct(x, y)))
                    .isTrue();
            assertThat(Definitions.isAlike(product, new Expression.MatrixProduct(y, x)))
                    .isFalse();
            assertThat(Definitions.isAlike(product, Algebra.multiply(x, y))).isFalse();
            assertThat(Definitions.isAlike(new Expression.SumOver(x, 0), new Expression.SumOver(x, 1)))
                    .isFalse();
            assertThat(Definitions.isAlike(Algebra.add(x, y), Algebra.subtract(x, y)))
                    .isFalse();
            assertThat(Definitions.isAlike(Algebra.constant(1.0 / 3), Algebra.constant(0.5)))
                    .isTrue();
        }

        @Test
        void positiveNumbersStayPositiveInEveryOtherVariant() {
            Definitions own = definitions("{x: [4, 9]}", "{f: log(x)}");
            Recipe recipe = new Recipe(Optional.empty(), Optional.empty(), USUAL, List.of(), List.of());

            List<Variant> variants =
                    new Variants(own, recipe, Map.of()).draw(Quantity.variable("f"), Sizes.ALL_DIFFERENT);

            assertThat(variants).hasSize(4);
            assertThat(variants)
                    .allMatch(variant -> variant.values()
                            .of(Quantity.variable("x"))
                            .entries()
                            .allMatch(entry -> entry > 0));
        }
    }
}
