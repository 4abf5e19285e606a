package gradus.graph;

import static gradus.tensor.TensorAssertions.assertClose;
import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import gradus.tensor.RandomTensors;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of small formulas against central differences. Layered networks have their own test. */
class DifferentiationTest {
    private static final Quantity X = Quantity.variable("x");
    private static final Quantity V = Quantity.variable("v");
    private static final Quantity Y = Quantity.variable("y");
    private static final Quantity E = Quantity.variable("E");
    private static final Expression x = ref(X);
    private static final Expression v = ref(V);

    private static final double STEP = 1e-3;
    private static final double SHARE = 1e-7;
    private static final double FLOOR = 1e-3;

    private static Expression ref(Quantity quantity) {
        return new Expression.Reference(quantity);
    }

    private static Expression apply(ElementFunction function, Expression operand) {
        return new Expression.Apply(function, operand);
    }

    private static Expression combine(BinaryFunction function, Expression left, Expression right) {
        return new Expression.Combine(function, left, right);
    }

    private static Expression add(Expression left, Expression right) {
        return combine(BinaryFunction.ADD, left, right);
    }

    private static Expression multiply(Expression left, Expression right) {
        return combine(BinaryFunction.MULTIPLY, left, right);
    }

    private static Expression divide(Expression left, Expression right) {
        return combine(BinaryFunction.DIVIDE, left, right);
    }

    private static Expression constant(Tensor value) {
        return new Expression.Constant(value);
    }

    /** x and v of the shapes, away from 0 and from each other, so that all operations are smooth; y by the formula. */
    private static Graph graph(long seed, Shape shapeOfX, Shape shapeOfV, Expression formula) {
        RandomTensors random = new RandomTensors(seed);
        Tensor x = random.tensor(shapeOfX, 0.4, 1.6);
        Tensor v = random.tensor(shapeOfV, 0.4, 1.6);
        while (comeClose(x, v)) {
            v = random.tensor(shapeOfV, 0.4, 1.6);
        }
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        rules.put(X, constant(x));
        rules.put(V, constant(v));
        rules.put(Y, formula);
        return Graph.of(rules);
    }

    private static boolean comeClose(Tensor x, Tensor v) {
        return x.entries().anyMatch(one -> v.entries().anyMatch(other -> Math.abs(one - other) < 4 * STEP));
    }

    /** The sum of all entries, axis by axis: what comes back is a single 1. */
    private static Expression plainSum(Expression formula, Shape shape) {
        Expression sum = formula;
        for (int axis = 0; axis < shape.rank(); axis++) {
            sum = new Expression.SumOver(sum, axis);
        }
        return sum;
    }

    /** The sum with a weight for each entry: what comes back differs from entry to entry. */
    private static Expression weightedSum(Expression formula, Shape shape) {
        Tensor weights = new RandomTensors(99).tensor(shape, -2, 2);
        return plainSum(multiply(formula, constant(weights)), shape);
    }

    private static void checkGradients(Expression formula, Shape shapeOfX, Shape shapeOfV) {
        Graph graph = graph(7, shapeOfX, shapeOfV, formula);
        Shape shape = graph.shape(Y);
        List<Quantity> sources =
                Stream.of(X, V).filter(graph.mentionedBy(Y)::contains).toList();
        checkGradients(graph.extended(Map.of(E, plainSum(ref(Y), shape))), sources);
        checkGradients(graph.extended(Map.of(E, weightedSum(ref(Y), shape))), sources);
        checkGradients(graph.extended(Map.of(E, weightedSum(formula, shape))), sources);
    }

    private static void checkGradients(Graph graph, List<Quantity> sources) {
        Graph extended = Differentiation.extend(graph, E, sources);
        Evaluation values = extended.evaluate();
        assertThat(sources).allMatch(source -> extended.contains(Quantity.gradient(E, source)));
        for (Quantity quantity : extended.quantities()) {
            if (quantity instanceof Quantity.Gradient gradient) {
                assertCloseByScale(
                        gradient + " of " + graph.rule(E) + " with y = " + graph.rule(Y),
                        values.of(gradient),
                        GradientCheck.differences(graph, E, gradient.by(), STEP),
                        SHARE,
                        FLOOR);
            }
        }
    }

    @Nested
    class Repetition {
        static Stream<Arguments> shapes() {
            return Stream.of(
                    Arguments.of(Shape.of(3, 2), Shape.of(3, 2)),
                    Arguments.of(Shape.of(3, 2), Shape.SCALAR),
                    Arguments.of(Shape.of(3, 2), Shape.of(1)),
                    Arguments.of(Shape.of(3, 2), Shape.of(1, 1)),
                    Arguments.of(Shape.of(3, 2), Shape.of(1, 2)),
                    Arguments.of(Shape.of(3, 2), Shape.of(3, 1)),
                    Arguments.of(Shape.of(3, 2), Shape.of(2)),
                    Arguments.of(Shape.of(3, 1), Shape.of(1, 2)),
                    Arguments.of(Shape.of(3, 1), Shape.of(2)),
                    Arguments.of(Shape.of(4, 3, 2), Shape.of(3, 2)),
                    Arguments.of(Shape.of(4, 3, 2), Shape.of(3, 1)),
                    Arguments.of(Shape.of(1, 3, 2), Shape.of(3, 1)),
                    Arguments.of(Shape.of(2, 1, 3, 1), Shape.of(4, 1, 2)),
                    Arguments.of(Shape.of(1, 1, 1), Shape.of(2)),
                    Arguments.of(Shape.SCALAR, Shape.SCALAR));
        }

        @ParameterizedTest(name = "{0} with {1}")
        @MethodSource("shapes")
        void ofEitherOperandIsSummedInItsGradient(Shape left, Shape right) {
            for (BinaryFunction function : BinaryFunction.values()) {
                checkGradients(combine(function, x, v), left, right);
                checkGradients(combine(function, v, x), left, right);
            }
        }

        @ParameterizedTest(name = "{0} with {1}")
        @MethodSource("shapes")
        void withinALongerFormulaIsSummedToo(Shape left, Shape right) {
            Expression formula =
                    apply(Squashing.TANH, multiply(add(x, v), divide(v, apply(ElementaryFunction.EXP, x))));

            checkGradients(formula, left, right);
        }

        @Test
        void askedForByNameIsSummedInTheGradient() {
            checkGradients(new Expression.Repeat(square(x), Shape.of(3, 4)), Shape.of(3, 1), Shape.SCALAR);
            checkGradients(new Expression.Repeat(square(x), Shape.of(3, 2)), Shape.of(2), Shape.SCALAR);
            checkGradients(new Expression.Repeat(square(x), Shape.of(2, 3, 4)), Shape.SCALAR, Shape.SCALAR);
            checkGradients(new Expression.Repeat(square(x), Shape.of(2, 3, 4)), Shape.of(3, 1), Shape.SCALAR);
            checkGradients(new Expression.Repeat(square(x), Shape.of(3, 2)), Shape.of(3, 2), Shape.SCALAR);
        }
    }

    private static Expression square(Expression operand) {
        return apply(ElementaryFunction.SQUARE, operand);
    }

    @Nested
    class Functions {
        @ParameterizedTest
        @EnumSource(ElementaryFunction.class)
        void ofEachEntryFollowTheChainRule(ElementaryFunction function) {
            checkGradients(apply(function, x), Shape.of(3, 2), Shape.SCALAR);
            checkGradients(apply(function, multiply(x, v)), Shape.of(3, 2), Shape.of(3, 1));
        }

        static Stream<Nonlinearity> nonlinearities() {
            return Stream.of(Squashing.SIGMOID, Squashing.TANH, new Rectifier(0, 0), new Rectifier(0.2, 0.2));
        }

        @ParameterizedTest
        @MethodSource("nonlinearities")
        void thatBendFollowTheChainRuleOnBothSidesOfZero(Nonlinearity function) {
            Expression shifted = Algebra.subtract(multiply(x, v), Algebra.constant(0.77));

            checkGradients(apply(function, shifted), Shape.of(3, 3), Shape.of(3, 1));
        }

        @ParameterizedTest
        @MethodSource("nonlinearities")
        void thatAreSlopesAreDifferentiatedOnceMore(Nonlinearity function) {
            Expression shifted = Algebra.subtract(multiply(x, v), Algebra.constant(0.77));
            Expression slope = apply(new Slope(function), shifted);

            checkGradients(add(slope, multiply(x, v)), Shape.of(3, 3), Shape.of(3, 1));
        }

        @Test
        void insideFunctionsAreDifferentiatedFromTheOutsideIn() {
            Expression softplus = apply(
                    ElementaryFunction.LOG,
                    Algebra.add(Algebra.constant(1), apply(ElementaryFunction.EXP, divide(square(x), v))));

            checkGradients(softplus, Shape.of(3, 2), Shape.of(1, 2));
            checkGradients(apply(ElementaryFunction.EXP, apply(Squashing.SIGMOID, softplus)), Shape.of(2), Shape.of(2));
        }
    }

    @Nested
    class Matrices {
        @Test
        void multiplied() {
            checkGradients(new Expression.MatrixProduct(x, v), Shape.of(3, 2), Shape.of(2, 4));
            checkGradients(new Expression.MatrixProduct(x, v), Shape.of(1, 3), Shape.of(3, 1));
            checkGradients(new Expression.MatrixProduct(x, v), Shape.of(3, 1), Shape.of(1, 3));
        }

        @Test
        void multipliedByThemselvesTransposed() {
            checkGradients(new Expression.MatrixProduct(x, new Expression.Transpose(x)), Shape.of(3, 2), Shape.SCALAR);
            checkGradients(new Expression.MatrixProduct(x, x), Shape.of(3, 3), Shape.SCALAR);
        }

        @Test
        void transposed() {
            checkGradients(square(new Expression.Transpose(x)), Shape.of(3, 2), Shape.SCALAR);
            checkGradients(multiply(new Expression.Transpose(x), v), Shape.of(3, 2), Shape.of(2, 3));
            checkGradients(new Expression.Transpose(square(x)), Shape.of(3), Shape.SCALAR);
        }

        @Test
        void reshaped() {
            checkGradients(new Expression.Reshape(square(x), Shape.of(2, 3)), Shape.of(3, 2), Shape.SCALAR);
            checkGradients(multiply(new Expression.Reshape(x, Shape.of(6)), v), Shape.of(3, 2), Shape.of(6));
            checkGradients(new Expression.Reshape(square(x), Shape.SCALAR), Shape.of(1, 1), Shape.SCALAR);
        }

        @Test
        void summedAlongEachAxis() {
            checkGradients(divide(x, new Expression.SumOver(x, 0)), Shape.of(3, 2), Shape.SCALAR);
            checkGradients(divide(x, new Expression.SumOver(multiply(x, v), 1)), Shape.of(3, 2), Shape.of(1, 2));
            checkGradients(square(new Expression.SumOver(square(x), 1)), Shape.of(2, 3, 2), Shape.SCALAR);
        }

        @Test
        void takenThroughSoftmaxAlongEachAxis() {
            checkGradients(new Expression.Softmax(x, 0), Shape.of(3, 2), Shape.SCALAR);
            checkGradients(new Expression.Softmax(x, 1), Shape.of(3, 2), Shape.SCALAR);
            checkGradients(new Expression.Softmax(multiply(x, v), 1), Shape.of(2, 3, 2), Shape.of(3, 1));
            checkGradients(new Expression.Softmax(x, 0), Shape.of(3), Shape.SCALAR);
        }

        @Test
        void slicedAlongEachAxisAtEachPlace() {
            Shape shape = Shape.of(3, 2, 3);
            for (int axis = 0; axis < shape.rank(); axis++) {
                for (int start = 0; start < shape.size(axis); start++) {
                    for (int size = 1; start + size <= shape.size(axis); size++) {
                        checkGradients(
                                square(new Expression.Slice(multiply(x, v), axis, start, size)), shape, Shape.of(3));
                    }
                }
            }
        }

        @Test
        void slicedOutOfAVectorWithoutADirection() {
            checkGradients(new Expression.Slice(square(x), 0, 1, 2), Shape.of(4), Shape.SCALAR);
        }

        @Test
        void putTogetherAlongEachAxisAtEachPlace() {
            Shape shape = Shape.of(2, 3);
            for (int axis = 0; axis < shape.rank(); axis++) {
                Shape other = shape.with(axis, 1);
                checkGradients(square(new Expression.Concatenate(List.of(square(x), v), axis)), shape, other);
                checkGradients(square(new Expression.Concatenate(List.of(v, square(x)), axis)), shape, other);
                checkGradients(square(new Expression.Concatenate(List.of(x, v, x), axis)), shape, other);
                checkGradients(new Expression.Concatenate(List.of(square(x)), axis), shape, Shape.SCALAR);
            }
        }

        @Test
        void putTogetherWithNumbersThatDependOnNothing() {
            Expression ones = constant(Tensor.filled(Shape.of(2, 1), 1));

            checkGradients(square(new Expression.Concatenate(List.of(ones, x, ones), 1)), Shape.of(2, 3), Shape.SCALAR);
        }

        @Test
        void takenAtTheirLargestEntryAlongEachAxis() {
            Shape shape = Shape.of(3, 2, 3);
            for (int axis = 0; axis < shape.rank(); axis++) {
                checkGradients(square(new Expression.LargestOver(multiply(x, v), axis)), shape, Shape.of(3));
                checkGradients(divide(x, new Expression.LargestOver(x, axis)), shape, Shape.SCALAR);
            }
            checkGradients(new Expression.LargestOver(square(x), 0), Shape.of(4), Shape.SCALAR);
        }

        @Test
        void onADiagonal() {
            Expression diagonal = new Expression.Diagonal(square(x));

            for (Shape shape : List.of(Shape.of(3, 1), Shape.of(1, 3), Shape.of(3), Shape.SCALAR)) {
                checkGradients(square(diagonal), shape, Shape.SCALAR);
            }
            checkGradients(new Expression.MatrixProduct(diagonal, v), Shape.of(3, 1), Shape.of(3, 2));
            checkGradients(new Expression.SumOver(diagonal, 0), Shape.of(1, 3), Shape.SCALAR);
        }

        @Test
        void equallyLargeShareTheDerivativeEqually() {
            Map<Quantity, Expression> rules = new LinkedHashMap<>();
            rules.put(X, constant(Tensor.matrix(new double[] {3, 1, 3, 3}, new double[] {-1, -1, -2, -5})));
            rules.put(E, weightedSum(new Expression.LargestOver(x, 1), Shape.of(2, 1)));
            Graph graph = Differentiation.extend(Graph.of(rules), E, List.of(X));
            Tensor weights = new RandomTensors(99).tensor(Shape.of(2, 1), -2, 2);
            double third = weights.at(0) / 3;
            double half = weights.at(1) / 2;

            assertClose(
                    graph.evaluate().of(Quantity.gradient(E, X)),
                    Tensor.matrix(new double[] {third, 0, third, third}, new double[] {half, half, 0, 0}),
                    1e-15);
        }

        @Test
        void numberedByTheirLargestEntryPassNothingThroughTheNumber() {
            checkGradients(multiply(x, new Expression.ArgMax(x, 0, 1)), Shape.of(3, 2), Shape.SCALAR);
        }
    }

    @Nested
    class RepeatedUse {
        @Test
        void withinOneRuleAddsUp() {
            checkGradients(
                    add(multiply(x, x), multiply(apply(ElementaryFunction.EXP, x), x)), Shape.of(3, 2), Shape.SCALAR);
        }

        @Test
        void bySeveralQuantitiesAddsUp() {
            Quantity first = Quantity.variable("p", 1);
            Quantity second = Quantity.variable("p", 2);
            Map<Quantity, Expression> rules = new LinkedHashMap<>();
            rules.put(X, constant(Tensor.column(0.5, 1.2, -0.3)));
            rules.put(first, square(x));
            rules.put(second, apply(Squashing.TANH, add(x, ref(first))));
            rules.put(Y, multiply(ref(first), add(ref(second), x)));
            rules.put(E, weightedSum(ref(Y), Shape.of(3, 1)));

            checkGradients(Graph.of(rules), List.of(X));
        }

        @Test
        void inShapesOfDifferentSizeAddsUp() {
            checkGradients(
                    add(multiply(x, v), multiply(new Expression.SumOver(x, 0), new Expression.SumOver(x, 1))),
                    Shape.of(3, 2),
                    Shape.of(2));
        }
    }

    @Nested
    class RandomFormulas {
        private static final int ROUNDS = 150;

        @Test
        void haveTheGradientsOfTheirDifferences() {
            for (int seed = 0; seed < ROUNDS; seed++) {
                Graph graph = weighted(seed);

                checkGradients(graph, sourcesOf(graph));
            }
        }

        @Test
        void haveTheSecondDerivativesOfTheirDifferences() {
            Quantity slope = Quantity.variable("S");
            for (int seed = 0; seed < ROUNDS; seed++) {
                Graph first = weighted(seed);
                for (Quantity source : sourcesOf(first)) {
                    Quantity gradient = Quantity.gradient(E, source);
                    Graph second = Differentiation.extend(first, E, List.of(source))
                            .extended(Map.of(slope, weightedSum(ref(gradient), first.shape(source))));

                    Tensor expected = GradientCheck.differences(second, slope, source, STEP);

                    Tensor computed = Differentiation.extend(
                                    second.extended(Map.of(slope, add(second.rule(slope), anchor(source, first)))),
                                    slope,
                                    List.of(source))
                            .evaluate()
                            .of(Quantity.gradient(slope, source))
                            .map(value -> value - 1);
                    assertCloseByScale(
                            "d/d" + source + " of " + second.rule(gradient), computed, expected, SHARE, FLOOR);
                }
            }
        }

        /** The sum of the source: it makes the slope depend on the source even where the formula is linear in it. */
        private Expression anchor(Quantity source, Graph graph) {
            return plainSum(ref(source), graph.shape(source));
        }

        private Graph weighted(int seed) {
            Graph graph = new Formulas(seed).graph();
            return graph.extended(Map.of(E, weightedSum(ref(Y), graph.shape(Y))));
        }

        private List<Quantity> sourcesOf(Graph graph) {
            return Stream.of(X, V).filter(graph.mentionedBy(Y)::contains).toList();
        }
    }

    /** Formulas grown at random from x, v and numbers; smooth and of moderate size everywhere. */
    private static final class Formulas {
        private final RandomTensors random;
        private final Shape shapeOfX;
        private final Shape shapeOfV;

        Formulas(long seed) {
            random = new RandomTensors(seed);
            shapeOfX = random.shape(random.below(4));
            shapeOfV = random.repeatableTo(shapeOfX);
        }

        Graph graph() {
            while (true) {
                try {
                    Graph graph = DifferentiationTest.graph(random.below(1000), shapeOfX, shapeOfV, grown(4));
                    if (!graph.mentionedBy(Y).isEmpty() && graph.shape(Y).count() <= 64) {
                        return graph;
                    }
                } catch (ShapeException unfitting) {
                    // Another one is grown.
                }
            }
        }

        private Expression grown(int height) {
            if (height == 0) {
                return random.below(2) == 0 ? x : v;
            }
            Expression part = grown(height - 1);
            return switch (random.below(16)) {
                case 0 -> add(part, grown(height - 1));
                case 1 -> combine(BinaryFunction.SUBTRACT, part, grown(height - 1));
                case 2 -> multiply(part, apply(Squashing.SIGMOID, grown(height - 1)));
                case 3 -> divide(part, Algebra.add(Algebra.constant(1), square(grown(height - 1))));
                case 4 -> apply(Squashing.SIGMOID, part);
                case 5 -> apply(Squashing.TANH, part);
                case 6 -> apply(ElementaryFunction.EXP, apply(Squashing.TANH, part));
                case 7 -> apply(ElementaryFunction.LOG, Algebra.add(Algebra.constant(2), apply(Squashing.TANH, part)));
                case 8 -> new Expression.Softmax(part, random.below(2));
                case 9 -> new Expression.SumOver(part, random.below(2));
                case 10 -> new Expression.Transpose(part);
                case 11 -> new Expression.MatrixProduct(part, new Expression.Transpose(grown(height - 1)));
                case 12 -> new Expression.Slice(part, random.below(2), random.below(2), 1 + random.below(2));
                case 13 -> new Expression.Concatenate(List.of(part, grown(height - 1)), random.below(2));
                case 14 -> new Expression.MatrixProduct(new Expression.Diagonal(part), grown(height - 1));
                default -> Algebra.negate(apply(new Slope(Squashing.TANH), part));
            };
        }
    }

    @Nested
    class Rules {
        private final Quantity weights = Quantity.variable("W", 1);
        private final Quantity netInput = Quantity.variable("z", 1);
        private final Quantity activation = Quantity.variable("a", 1);

        private Graph layer() {
            Map<Quantity, Expression> rules = new LinkedHashMap<>();
            rules.put(X, constant(Tensor.column(0.5, -0.25)));
            rules.put(weights, constant(Tensor.matrix(new double[] {1, 2}, new double[] {3, 4})));
            rules.put(netInput, new Expression.MatrixProduct(ref(weights), x));
            rules.put(activation, apply(Squashing.SIGMOID, ref(netInput)));
            rules.put(E, new Expression.SumOver(square(ref(activation)), 0));
            return Differentiation.extend(Graph.of(rules), E, List.of(weights));
        }

        @Test
        void readAsInATextbook() {
            Graph graph = layer();

            assertThat(graph.rule(Quantity.gradient(E, netInput))).hasToString("(dE/da1 ∘ sigmoid′(z1))");
            assertThat(graph.rule(Quantity.gradient(E, weights))).hasToString("(dE/dz1 @ x.T)");
        }

        @Test
        void followAGradientThatIsPinned() {
            Graph graph = layer().with(Edit.pin(Quantity.gradient(E, netInput), Tensor.column(10, 20)));

            assertThat(graph.evaluate().of(Quantity.gradient(E, weights)))
                    .isEqualTo(Tensor.matrix(new double[] {5, -2.5}, new double[] {10, -5}));
        }

        @Test
        void areDerivedOnlyOnTheWayFromTheSources() {
            assertThat(layer().contains(Quantity.gradient(E, X))).isFalse();
        }

        @Test
        void nameAPartThatIsAQuantityOfItsOwn() {
            Map<Quantity, Expression> rules = new LinkedHashMap<>();
            rules.put(X, constant(Tensor.column(0.5, -0.25)));
            rules.put(Y, new Expression.Softmax(x, 0));
            rules.put(E, weightedSum(ref(Y), Shape.of(2, 1)));
            Graph graph = Differentiation.extend(Graph.of(rules), E, List.of(X));

            assertThat(graph.mentionedBy(Quantity.gradient(E, X)))
                    .containsExactlyInAnyOrder(Y, Quantity.gradient(E, Y));
        }
    }

    @Nested
    class Refusals {
        @Test
        void onlyASingleNumberIsDifferentiated() {
            Graph graph = Graph.of(Map.of(X, constant(Tensor.column(1, 2))));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Differentiation.extend(graph, X, List.of(X)))
                    .withMessage("only a single number can be differentiated, x is 2x1");
        }

        @Test
        void theNumberDependsOnSomeSource() {
            Graph graph = Graph.of(Map.of(X, Algebra.constant(1), E, Algebra.constant(2)));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Differentiation.extend(graph, E, List.of(X)))
                    .withMessage("E depends on none of [x]");
        }
    }

    @Nested
    class TheCheckItself {
        @Test
        void givesTheKnownDerivativesOfACube() {
            Map<Quantity, Expression> rules = new LinkedHashMap<>();
            rules.put(X, constant(Tensor.column(2, -1)));
            rules.put(E, new Expression.SumOver(multiply(x, square(x)), 0));

            Tensor differences = GradientCheck.differences(Graph.of(rules), E, X, STEP);

            assertClose(differences, Tensor.column(12, 3), 1e-9);
        }
    }
}
