package gradus.graph;

import static gradus.tensor.TensorAssertions.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

/** Operations with fixed places, on tensors of several axes: values against plain loops, gradients against differences. */
class TensorOperationsTest {
    private static final Quantity X = Quantity.variable("x");
    private static final Quantity K = Quantity.variable("K");
    private static final Quantity Y = Quantity.variable("y");
    private static final Quantity E = Quantity.variable("E");
    private static final double STEP = 1e-3;

    private static Expression ref(Quantity quantity) {
        return new Expression.Reference(quantity);
    }

    /** E = Σ sin(y) for y of x and K, so that every entry has another upstream gradient. */
    private static Graph graph(Tensor x, Tensor k, Expression y) {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        rules.put(X, new Expression.Constant(x));
        rules.put(K, new Expression.Constant(k));
        rules.put(Y, y);
        Expression sum = new Expression.Apply(ElementaryFunction.SIN, ref(Y));
        int rank = y.shape(q -> (q.equals(X) ? x : k).shape()).rank();
        for (int axis = 0; axis < rank; axis++) {
            sum = new Expression.SumOver(sum, axis);
        }
        rules.put(E, new Expression.Reshape(sum, Shape.SCALAR));
        return Graph.of(rules);
    }

    private static void checkGradients(Graph graph, List<Quantity> sources) {
        Graph extended = Differentiation.extend(graph, E, sources);
        Evaluation values = extended.evaluate();
        for (Quantity source : sources) {
            assertClose(
                    source.toString(),
                    values.of(Quantity.gradient(E, source)),
                    GradientCheck.differences(graph, E, source, STEP),
                    1e-8);
        }
    }

    /** Both gradients, and the gradients of one of them by both. */
    private static void checkTwice(Graph graph) {
        checkGradients(graph, List.of(X, K));
        Graph once = Differentiation.extend(graph, E, List.of(X, K));
        Quantity gradient = Quantity.gradient(E, K);
        Expression sum = new Expression.Apply(ElementaryFunction.SIN, ref(gradient));
        for (int axis = 0; axis < graph.shape(K).rank(); axis++) {
            sum = new Expression.SumOver(sum, axis);
        }
        Quantity second = Quantity.variable("F");
        Graph twice = once.extended(Map.of(second, new Expression.Reshape(sum, Shape.SCALAR)));
        Evaluation values = Differentiation.extend(twice, second, List.of(X, K)).evaluate();
        for (Quantity source : List.of(X, K)) {
            assertClose(
                    "second by " + source,
                    values.of(Quantity.gradient(second, source)),
                    GradientCheck.differences(twice, second, source, STEP),
                    1e-7);
        }
    }

    private static Convolution convolution(
            Shape input,
            String inputAxes,
            Shape kernel,
            String kernelAxes,
            int groups,
            boolean isFlipped,
            Window... windows) {
        return new Convolution(input, inputAxes, kernel, kernelAxes, List.of(windows), groups, isFlipped);
    }

    private static Stream<Arguments> convolutions() {
        return Stream.of(
                Arguments.of(convolution(Shape.of(5), "W", Shape.of(3), "W", 1, false, new Window(5, 3, 1, 0, 0, 1))),
                Arguments.of(convolution(Shape.of(6), "W", Shape.of(3), "W", 1, true, new Window(6, 3, 2, 1, 1, 1))),
                Arguments.of(convolution(
                        Shape.of(4, 5),
                        "HW",
                        Shape.of(2, 3),
                        "HW",
                        1,
                        true,
                        new Window(4, 2, 1, 1, 0, 1),
                        Window.same(5, 3, 2, 1))),
                Arguments.of(convolution(
                        Shape.of(2, 5, 4),
                        "CHW",
                        Shape.of(3, 2, 2, 2),
                        "OIHW",
                        1,
                        false,
                        new Window(5, 2, 2, 0, 1, 1),
                        new Window(4, 2, 1, 0, 0, 2))),
                Arguments.of(convolution(
                        Shape.of(2, 4, 3, 2),
                        "NHWC",
                        Shape.of(2, 2, 2, 3),
                        "HWIO",
                        1,
                        false,
                        new Window(4, 2, 1, 0, 0, 1),
                        new Window(3, 2, 1, 1, 1, 1))),
                Arguments.of(convolution(
                        Shape.of(1, 4, 3, 3),
                        "NCHW",
                        Shape.of(4, 2, 2, 2),
                        "OIHW",
                        2,
                        false,
                        new Window(3, 2, 1, 0, 0, 1),
                        new Window(3, 2, 1, 0, 0, 1))));
    }

    /** An entry at letters of axes; 0 outside, and letters that are not there count nothing. */
    private static double entry(Tensor tensor, String axes, Map<Character, Integer> index) {
        int place = 0;
        for (int axis = 0; axis < axes.length(); axis++) {
            int at = index.getOrDefault(axes.charAt(axis), 0);
            if (at < 0 || at >= tensor.shape().size(axis)) {
                return 0;
            }
            place = place * tensor.shape().size(axis) + at;
        }
        return tensor.at(place);
    }

    @Nested
    class Convolutions {
        private Map<Character, Integer> index(Shape shape, String axes, int place) {
            Map<Character, Integer> index = new LinkedHashMap<>();
            int rest = place;
            for (int axis = axes.length() - 1; axis >= 0; axis--) {
                index.put(axes.charAt(axis), rest % shape.size(axis));
                rest /= shape.size(axis);
            }
            return index;
        }

        /** Straight from the definition: over all channels and all places under the kernel. */
        private double sum(Convolution c, Tensor x, Tensor k, Map<Character, Integer> out) {
            double sum = 0;
            for (int place = 0; place < k.count(); place++) {
                Map<Character, Integer> in = index(k.shape(), c.kernelAxes(), place);
                int kernels = c.kernelAxes().contains("O")
                        ? k.shape().size(c.kernelAxes().indexOf('O'))
                        : 1;
                int perKernel = c.kernelAxes().contains("I")
                        ? k.shape().size(c.kernelAxes().indexOf('I'))
                        : 1;
                int group = out.getOrDefault('C', 0) / (kernels / c.groups());
                Map<Character, Integer> under = new LinkedHashMap<>();
                under.put('N', out.getOrDefault('N', 0));
                under.put('C', group * perKernel + in.getOrDefault('I', 0));
                Map<Character, Integer> weight = new LinkedHashMap<>(in);
                int number = 0;
                for (char axis : c.inputAxes().replaceAll("[NC]", "").toCharArray()) {
                    Window window = c.windows().get(number++);
                    int at = in.getOrDefault(axis, 0);
                    under.put(
                            axis,
                            out.getOrDefault(axis, 0) * window.stride() - window.before() + at * window.dilation());
                    weight.put(axis, c.isFlipped() ? window.size() - 1 - at : at);
                }
                boolean isThis =
                        !c.kernelAxes().contains("O") || in.getOrDefault('O', 0).equals(out.getOrDefault('C', 0));
                sum += isThis ? entry(x, c.inputAxes(), under) * entry(k, c.kernelAxes(), weight) : 0;
            }
            return sum;
        }

        @ParameterizedTest
        @MethodSource("gradus.graph.TensorOperationsTest#convolutions")
        void areSumsOverTheKernelAtEveryPlace(Convolution c) {
            RandomTensors random = new RandomTensors(3);
            Tensor x = random.tensor(c.input(), -2, 2);
            Tensor k = random.tensor(c.kernel(), -2, 2);
            Graph graph = graph(x, k, new Expression.SumOfProducts(ref(X), ref(K), c.pairing(Label.of("conv"))));
            Tensor result = graph.evaluate().of(Y);
            String axes = c.result().rank() == c.inputAxes().length()
                    ? c.inputAxes()
                    : c.inputAxes().replace("C", "");

            for (int place = 0; place < result.count(); place++) {
                assertThat(result.at(place)).isCloseTo(sum(c, x, k, index(c.result(), axes, place)), within(1e-12));
            }
        }

        @ParameterizedTest
        @MethodSource("gradus.graph.TensorOperationsTest#convolutions")
        void haveTheGradientsOfTheirDifferencesAndTheSecondOnesToo(Convolution c) {
            RandomTensors random = new RandomTensors(4);
            Pairing pairing = c.pairing(Label.of("conv"));
            checkTwice(graph(
                    random.tensor(c.input(), -1, 1),
                    random.tensor(c.kernel(), -1, 1),
                    new Expression.SumOfProducts(ref(X), ref(K), pairing)));
        }

        @Test
        void refuseChannelsThatDoNotFit() {
            assertThatThrownBy(() -> convolution(
                            Shape.of(2, 5), "CW", Shape.of(1, 3, 2), "OIW", 1, false, new Window(5, 2, 1, 0, 0, 1)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("the input 2x5 has 2 channels, the kernel 1x3x2 is for 3");
        }

        @Test
        void refuseAKernelThatIsLargerThanTheInput() {
            assertThatThrownBy(() -> new Window(3, 2, 1, 0, 0, 3))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("a window of 4 does not fit into 3 entries");
        }
    }

    @Nested
    class EntriesInOtherPlaces {
        @Test
        void permutedHaveTheirAxesInThatOrder() {
            Tensor x = new RandomTensors(5).tensor(Shape.of(2, 3, 4), -1, 1);
            IndexMap map = Axes.permuted(x.shape(), List.of(2, 0, 1));

            Tensor permuted = new Expression.Gather(ref(X), map).value(quantity -> x);

            assertThat(permuted.shape()).isEqualTo(Shape.of(4, 2, 3));
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 3; j++) {
                    for (int k = 0; k < 4; k++) {
                        assertThat(permuted.at((k * 2 + i) * 3 + j)).isEqualTo(x.at((i * 3 + j) * 4 + k));
                    }
                }
            }
        }

        @Test
        void permutedRefuseAMissingAxis() {
            assertThatThrownBy(() -> Axes.permuted(Shape.of(2, 3), List.of(0, 0)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("the axes [0, 0] are not those of 2x3, which are [0, 1]");
        }

        @Test
        void flippedAreReversedAlongOneAxis() {
            Tensor x = Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);

            assertThat(new Expression.Gather(ref(X), Axes.flipped(x.shape(), 1)).value(quantity -> x))
                    .isEqualTo(Tensor.of(Shape.of(2, 3), 3, 2, 1, 6, 5, 4));
        }

        @Test
        void inWindowsStandBesideEachOtherWithZerosAround() {
            Tensor x = Tensor.of(Shape.of(4), 1, 2, 3, 4);
            IndexMap map =
                    Windows.of(x.shape(), List.of(0), List.of(new Window(4, 3, 2, 1, 0, 1)), Label.of("windows"));

            assertThat(new Expression.Gather(ref(X), map).value(quantity -> x))
                    .isEqualTo(Tensor.of(Shape.of(2, 3), 0, 1, 2, 2, 3, 4));
            assertThat(new Expression.ScatterAdd(new Expression.Gather(ref(X), map), map).value(quantity -> x))
                    .isEqualTo(Tensor.of(Shape.of(4), 1, 4, 3, 4));
        }

        @Test
        void haveTheGradientsOfTheirDifferences() {
            RandomTensors random = new RandomTensors(6);
            Shape shape = Shape.of(2, 3, 4);
            IndexMap windows = Windows.of(
                    shape,
                    List.of(1, 2),
                    List.of(new Window(3, 2, 1, 1, 0, 1), new Window(4, 2, 2, 0, 0, 1)),
                    Label.of("windows"));
            for (IndexMap map : List.of(Axes.permuted(shape, List.of(1, 2, 0)), Axes.flipped(shape, 2), windows)) {
                Graph graph = graph(
                        random.tensor(shape, -1, 1),
                        random.tensor(map.to(), -1, 1),
                        Algebra.multiply(new Expression.Gather(ref(X), map), ref(K)));
                checkTwice(graph);
                Graph back = graph(
                        random.tensor(map.to(), -1, 1),
                        random.tensor(map.from(), -1, 1),
                        Algebra.multiply(new Expression.ScatterAdd(ref(X), map), ref(K)));
                checkTwice(back);
            }
        }

        @Test
        void refuseAnotherShapeInPlainWords() {
            IndexMap map = Axes.flipped(Shape.of(2, 3), 0);

            assertThatThrownBy(() -> new Expression.Gather(ref(X), map).shape(quantity -> Shape.of(3, 2)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("'flip' is made for 2x3, this is 3x2");
        }
    }

    @Nested
    class StacksOfMatrices {
        private final Shape left = Shape.of(2, 3, 2, 4);
        private final Shape right = Shape.of(2, 3, 4, 3);

        @Test
        void areMultipliedOneByOne() {
            RandomTensors random = new RandomTensors(8);
            Tensor x = random.tensor(left, -1, 1);
            Tensor k = random.tensor(right, -1, 1);
            Tensor product = graph(x, k, Expression.StackProduct.of(ref(X), left, ref(K), right))
                    .evaluate()
                    .of(Y);

            assertThat(product.shape()).isEqualTo(Shape.of(2, 3, 2, 3));
            Tensor flatLeft = x.reshaped(Shape.of(12, 4));
            Tensor flatRight = k.reshaped(Shape.of(24, 3));
            Tensor flat = product.reshaped(Shape.of(12, 3));
            for (int matrix = 0; matrix < 6; matrix++) {
                assertClose(
                        "matrix " + matrix,
                        flat.slice(0, 2 * matrix, 2),
                        flatLeft.slice(0, 2 * matrix, 2).times(flatRight.slice(0, 4 * matrix, 4)),
                        1e-14);
            }
        }

        @Test
        void haveTheGradientsOfTheirDifferences() {
            RandomTensors random = new RandomTensors(9);
            checkTwice(graph(
                    random.tensor(left, -1, 1),
                    random.tensor(right, -1, 1),
                    Expression.StackProduct.of(ref(X), left, ref(K), right)));
        }

        @Test
        void refuseStacksOfOtherLengths() {
            assertThatThrownBy(() -> Expression.StackProduct.of(ref(X), left, ref(K), Shape.of(3, 2, 4, 3)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("product of 2x3x2x4 and 3x2x4x3 is not defined");
        }
    }

    @Nested
    class TheLargestEntry {
        private Tensor gradient(Ties ties) {
            Tensor x = Tensor.of(Shape.of(2, 3), 1, 4, 4, 7, 2, 3);
            Expression largest = new Expression.LargestOver(ref(X), 1, ties);
            Graph graph =
                    Graph.of(Map.of(X, new Expression.Constant(x), Y, largest, E, new Expression.SumOver(ref(Y), 0)));
            return Differentiation.extend(graph, E, List.of(X)).evaluate().of(Quantity.gradient(E, X));
        }

        @Test
        void ofEquallyLargeOnesSendsTheDerivativeAsItIsSaid() {
            assertThat(gradient(Ties.SHARED)).isEqualTo(Tensor.of(Shape.of(2, 3), 0, 0.5, 0.5, 1, 0, 0));
            assertThat(gradient(Ties.FIRST)).isEqualTo(Tensor.of(Shape.of(2, 3), 0, 1, 0, 1, 0, 0));
            assertThat(gradient(Ties.ALL)).isEqualTo(Tensor.of(Shape.of(2, 3), 0, 1, 1, 1, 0, 0));
        }

        @ParameterizedTest
        @EnumSource(Ties.class)
        void hasTheGradientOfItsDifferencesWhateverTheRuleForTies(Ties ties) {
            RandomTensors random = new RandomTensors(10);
            for (int axis = 0; axis < 3; axis++) {
                Shape shape = Shape.of(2, 3, 2);
                checkGradients(
                        graph(
                                random.tensor(shape, -1, 1),
                                random.tensor(shape, -1, 1),
                                Algebra.multiply(new Expression.LargestOver(ref(X), axis, ties), ref(K))),
                        List.of(X, K));
            }
        }
    }

    @Nested
    class JacobiansOfVectors {
        @Test
        void ofAConvolutionAreTheKernelShiftedFromRowToRow() {
            Convolution c =
                    convolution(Shape.of(4, 1), "WC", Shape.of(3, 1, 1), "WIO", 1, false, new Window(4, 3, 1, 0, 0, 1));
            Graph graph = Graph.of(Map.of(
                    X, new Expression.Constant(Tensor.column(5, 6, 7, 8)),
                    K, new Expression.Constant(Tensor.of(Shape.of(3, 1, 1), 1, 2, 3)),
                    Y, new Expression.SumOfProducts(ref(X), ref(K), c.pairing(Label.of("conv")))));

            assertThat(JacobianDerivation.extend(graph, Y, X).evaluate().of(Quantity.jacobian(Y, X)))
                    .isEqualTo(Tensor.of(Shape.of(2, 4), 1, 2, 3, 0, 0, 1, 2, 3));
            assertThat(JacobianDerivation.extend(graph, Y, K).evaluate().of(Quantity.jacobian(Y, K)))
                    .isEqualTo(Tensor.of(Shape.of(2, 3), 5, 6, 7, 6, 7, 8));
        }

        @Test
        void ofEntriesInOtherPlacesAreZerosAndOnes() {
            IndexMap map = Axes.flipped(Shape.of(3, 1), 0);
            Graph graph = Graph.of(Map.of(
                    X, new Expression.Constant(Tensor.column(5, 6, 7)),
                    Y, new Expression.Gather(ref(X), map),
                    E, new Expression.ScatterAdd(ref(Y), map)));

            assertThat(JacobianDerivation.extend(graph, Y, X).evaluate().of(Quantity.jacobian(Y, X)))
                    .isEqualTo(Tensor.of(Shape.of(3, 3), 0, 0, 1, 0, 1, 0, 1, 0, 0));
            assertThat(JacobianDerivation.extend(graph, E, X).evaluate().of(Quantity.jacobian(E, X)))
                    .isEqualTo(Tensor.of(Shape.of(3, 3), 1, 0, 0, 0, 1, 0, 0, 0, 1));
        }
    }
}
