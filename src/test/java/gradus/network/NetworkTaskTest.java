package gradus.network;

import static gradus.tensor.TensorAssertions.assertClose;
import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static gradus.tensor.TensorAssertions.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.graph.Edit;
import gradus.graph.Evaluation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.NetworkTask.ClassRule;
import gradus.network.NetworkTask.TargetedLoss;
import gradus.network.PlainNetwork.Layer;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTaskTest {
    private static final int ROUNDS = 100;
    private static final double ROUNDING = 1e-12;
    private static final Quantity W1 = NetworkQuantities.weights(1);
    private static final Quantity B1 = NetworkQuantities.bias(1);
    private static final Quantity A1 = NetworkQuantities.activation(1);
    private static final Quantity DELTA1 = NetworkQuantities.delta(1);

    private static Evaluation evaluated(PlainNetwork network, Layout layout) {
        return NetworkDraw.task(network, layout).graph().evaluate();
    }

    private static PlainNetwork reduced(PlainNetwork network, Reduction overOutputs, Reduction overBatch) {
        return new PlainNetwork(
                network.layers(), network.input(), network.target(), network.loss(), overOutputs, overBatch);
    }

    private static boolean belongsToTheLoss(Quantity quantity) {
        return quantity.equals(NetworkQuantities.LOSS) || quantity instanceof Quantity.Gradient;
    }

    private static int outputs(PlainNetwork network) {
        return network.target().length;
    }

    private static int examples(PlainNetwork network) {
        return network.input()[0].length;
    }

    @Nested
    class Layouts {
        @Test
        void giveTransposesOfEachOtherInAllQuantities() {
            for (int seed = 0; seed < ROUNDS; seed++) {
                PlainNetwork network = new NetworkDraw(seed).network();
                Evaluation columns = stepped(network, Layout.COLUMNS).graph().evaluate();

                Evaluation rows = stepped(network, Layout.ROWS).graph().evaluate();

                assertThat(rows.quantities()).isEqualTo(columns.quantities());
                for (Quantity quantity : columns.quantities()) {
                    assertCloseByScale(
                            "seed " + seed + ": " + quantity,
                            rows.of(quantity),
                            columns.of(quantity).transposed(),
                            ROUNDING,
                            1e-3);
                }
            }
        }

        private NetworkTask stepped(PlainNetwork network, Layout layout) {
            Tensor point = NetworkDraw.laid(layout, network.input()).map(value -> value / 2 + 0.1);
            return NetworkDraw.with(
                    NetworkDraw.task(network, layout),
                    NetworkDraw.sgd(0.3),
                    List.of(new QueryPoint("p", point, QueryPoint.Parameters.UPDATED)));
        }

        @Test
        void placeExamplesAndUnitsOnDifferentAxes() {
            assertThat(Layout.COLUMNS.batchShape(2, 5)).isEqualTo(Shape.of(2, 5));
            assertThat(Layout.ROWS.batchShape(2, 5)).isEqualTo(Shape.of(5, 2));
            assertThat(Layout.COLUMNS.weightShape(2, 3)).isEqualTo(Shape.of(2, 3));
            assertThat(Layout.ROWS.weightShape(2, 3)).isEqualTo(Shape.of(3, 2));
            assertThat(Layout.COLUMNS.biasShape(2)).isEqualTo(Shape.of(2, 1));
            assertThat(Layout.ROWS.biasShape(2)).isEqualTo(Shape.of(1, 2));
            for (Layout layout : Layout.values()) {
                assertThat(layout.batchShape(2, 5).size(layout.unitAxis())).isEqualTo(2);
                assertThat(layout.batchShape(2, 5).size(layout.exampleAxis())).isEqualTo(5);
            }
        }

        @Test
        void putExamplesSideBySideOrBelowEachOther() {
            List<Tensor> examples = List.of(vector(1, 2), vector(3, 4), vector(5, 6));

            assertThat(Layout.ROWS.batch(examples))
                    .isEqualTo(Tensor.matrix(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6}));
            assertThat(Layout.COLUMNS.batch(examples))
                    .isEqualTo(Tensor.matrix(new double[] {1, 3, 5}, new double[] {2, 4, 6}));
        }

        @ParameterizedTest
        @EnumSource(Layout.class)
        void refuseExamplesOfDifferentLengthEvenIfTheirCountWouldFitAMatrix(Layout layout) {
            assertThatThrownBy(() -> layout.batch(List.of(vector(1, 2, 3), vector(4))))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("examples are equally long, got 3 and 1");
        }

        private Tensor vector(double... entries) {
            return Tensor.of(Shape.of(entries.length), entries);
        }
    }

    @Nested
    class Reductions {
        @ParameterizedTest
        @EnumSource(Layout.class)
        void aSumOverTheBatchIsItsSizeTimesTheMean(Layout layout) {
            for (int seed = 0; seed < ROUNDS; seed++) {
                PlainNetwork network = new NetworkDraw(seed).network();

                Evaluation sum = evaluated(reduced(network, network.overOutputs(), Reduction.SUM), layout);
                Evaluation mean = evaluated(reduced(network, network.overOutputs(), Reduction.MEAN), layout);

                checkRatio("seed " + seed, sum, mean, examples(network));
            }
        }

        @ParameterizedTest
        @EnumSource(Layout.class)
        void aSumOverTheOutputsIsTheirNumberTimesTheMean(Layout layout) {
            for (int seed = 0; seed < ROUNDS; seed++) {
                PlainNetwork network = new NetworkDraw(seed).network();

                Evaluation sum = evaluated(reduced(network, Reduction.SUM, network.overBatch()), layout);
                Evaluation mean = evaluated(reduced(network, Reduction.MEAN, network.overBatch()), layout);

                checkRatio("seed " + seed, sum, mean, outputs(network));
            }
        }

        private void checkRatio(String what, Evaluation sum, Evaluation mean, int ratio) {
            for (Quantity quantity : sum.quantities()) {
                if (belongsToTheLoss(quantity)) {
                    assertCloseByScale(
                            what + ": " + quantity,
                            sum.of(quantity),
                            mean.of(quantity).map(value -> ratio * value),
                            ROUNDING,
                            1e-3);
                }
            }
        }

        @Test
        void aBatchHasTheSummedLossOfItsExamples() {
            for (int seed = 0; seed < ROUNDS; seed++) {
                PlainNetwork network = reduced(new NetworkDraw(seed).network(), Reduction.SUM, Reduction.SUM);

                double together = evaluated(network, Layout.COLUMNS)
                        .of(NetworkQuantities.LOSS)
                        .at(0);

                double alone = 0;
                for (int example = 0; example < examples(network); example++) {
                    alone += evaluated(only(network, example), Layout.COLUMNS)
                            .of(NetworkQuantities.LOSS)
                            .at(0);
                }
                assertThat(together).as("seed %d", seed).isCloseTo(alone, within(ROUNDING));
            }
        }

        private PlainNetwork only(PlainNetwork network, int example) {
            return new PlainNetwork(
                    network.layers(),
                    column(network.input(), example),
                    column(network.target(), example),
                    network.loss(),
                    network.overOutputs(),
                    network.overBatch());
        }

        private double[][] column(double[][] values, int column) {
            double[][] result = new double[values.length][1];
            for (int row = 0; row < values.length; row++) {
                result[row][0] = values[row][column];
            }
            return result;
        }
    }

    @Nested
    class Pins {
        @Test
        void ofATrueValueChangeNothingBitForBit() {
            for (int seed = 0; seed < 25; seed++) {
                Layout layout = seed % 2 == 0 ? Layout.COLUMNS : Layout.ROWS;
                Graph graph = stepped(seed, layout).graph();
                Evaluation truth = graph.evaluate();

                for (Quantity pinned : graph.quantities()) {
                    Evaluation carried =
                            graph.with(Edit.pin(pinned, truth.of(pinned))).evaluate();

                    for (Quantity quantity : graph.quantities()) {
                        assertSameBits(
                                "seed " + seed + ", pinned " + pinned + ": " + quantity,
                                carried.of(quantity),
                                truth.of(quantity));
                    }
                }
            }
        }

        @Test
        void changeNothingThatDoesNotFollowFromTheirQuantity() {
            for (int seed = 0; seed < 25; seed++) {
                Graph graph = stepped(seed, Layout.COLUMNS).graph();
                Evaluation truth = graph.evaluate();

                for (Quantity pinned : graph.quantities()) {
                    Tensor other = truth.of(pinned).map(value -> value * 1.1 + 0.01);
                    Evaluation carried = graph.with(Edit.pin(pinned, other)).evaluate();

                    Set<Quantity> changed = new HashSet<>(graph.quantities());
                    changed.removeIf(quantity -> truth.of(quantity).equals(carried.of(quantity)));
                    assertThat(descendants(graph, pinned))
                            .as("pinned %s", pinned)
                            .containsAll(changed);
                    assertThat(changed).contains(pinned);
                }
            }
        }

        @Test
        void ofAnOutputDeltaLeaveTheForwardPassAndMoveTheGradientsBehindIt() {
            PlainNetwork network = twoLayers();
            Graph graph = NetworkDraw.task(network, Layout.COLUMNS).graph();
            Evaluation truth = graph.evaluate();
            Quantity delta = NetworkQuantities.delta(2);

            Evaluation carried = graph.with(Edit.pin(delta, truth.of(delta).map(value -> 2 * value)))
                    .evaluate();

            for (Quantity quantity : graph.quantities()) {
                boolean behind = quantity instanceof Quantity.Gradient
                        && !quantity.equals(NetworkQuantities.lossGradient(NetworkQuantities.activation(2)));
                double factor = behind ? 2 : 1;
                assertClose(
                        quantity.toString(),
                        carried.of(quantity),
                        truth.of(quantity).map(value -> factor * value),
                        ROUNDING);
            }
        }

        private PlainNetwork twoLayers() {
            for (int seed = 0; ; seed++) {
                PlainNetwork network = new NetworkDraw(seed).network();
                if (network.layers().size() == 2) {
                    return network;
                }
            }
        }

        private NetworkTask stepped(int seed, Layout layout) {
            PlainNetwork network = new NetworkDraw(seed).network();
            NetworkTask task = NetworkDraw.task(network, layout);
            return NetworkDraw.with(
                    task,
                    NetworkDraw.sgd(0.3),
                    List.of(
                            new QueryPoint("p", task.input().map(value -> -value), QueryPoint.Parameters.INITIAL),
                            new QueryPoint("q", task.input(), QueryPoint.Parameters.UPDATED)));
        }

        private Set<Quantity> descendants(Graph graph, Quantity start) {
            Set<Quantity> reached = new HashSet<>(Set.of(start));
            boolean grown = true;
            while (grown) {
                grown = false;
                for (Quantity quantity : graph.quantities()) {
                    if (graph.mentionedBy(quantity).stream().anyMatch(reached::contains)) {
                        grown |= reached.add(quantity);
                    }
                }
            }
            return reached;
        }
    }

    /** One unit with one input in column layout; z = weight · input. */
    private static Evaluation unit(String activation, Map<String, Double> settings, double netInput) {
        DenseLayer layer =
                new DenseLayer(NetworkDraw.activation(activation), settings, Tensor.column(netInput), Optional.empty());
        return new NetworkTask(
                        Layout.COLUMNS,
                        List.of(layer),
                        Tensor.column(1),
                        Optional.of(new TargetedLoss(
                                new Loss(NetworkDraw.loss("half-squared-error"), Reduction.SUM, Reduction.SUM),
                                Tensor.column(-1))),
                        Optional.empty(),
                        List.of(),
                        ClassRule.DEFAULT)
                .graph()
                .evaluate();
    }

    private static double activationOf(Evaluation values) {
        return values.of(A1).at(0);
    }

    /** f′(z) as the unit uses it: delta divided by ∂E/∂a. */
    private static double slopeOf(Evaluation values) {
        return values.of(DELTA1).at(0)
                / values.of(NetworkQuantities.lossGradient(A1)).at(0);
    }

    @Nested
    class Rectifiers {
        @Test
        void atZeroHaveTheSlopeZeroUnlessTheProblemSaysOtherwise() {
            assertThat(slopeOf(unit("relu", Map.of(), 0))).isZero();
            assertThat(activationOf(unit("relu", Map.of(), 0))).isZero();
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 0.5, 1})
        void atZeroHaveTheSlopeOfTheProblem(double atZero) {
            assertThat(slopeOf(unit("relu", Map.of("at-zero", atZero), 0))).isEqualTo(atZero);
            assertThat(slopeOf(unit("relu", Map.of("at-zero", atZero), -0.0))).isEqualTo(atZero);
            assertThat(slopeOf(unit("relu", Map.of("at-zero", atZero), 1e-300))).isEqualTo(1);
            assertThat(slopeOf(unit("relu", Map.of("at-zero", atZero), -1e-300)))
                    .isZero();
        }

        @Test
        void thatLeakShrinkToOneHundredthUnlessTheProblemSaysOtherwise() {
            assertThat(activationOf(unit("leaky-relu", Map.of(), -2))).isEqualTo(-0.02);
            assertThat(activationOf(unit("leaky-relu", Map.of(), 2))).isEqualTo(2);
            assertThat(slopeOf(unit("leaky-relu", Map.of(), -2))).isCloseTo(0.01, within(ROUNDING));
        }

        @ParameterizedTest
        @CsvSource({"0.2, -3, -0.6, 0.2", "0.2, 3, 3, 1", "0.5, -3, -1.5, 0.5", "0.2, 0, 0, 0.2"})
        void thatLeakUseTheSlopeOfTheProblemAtZeroToo(
                double slope, double netInput, double activation, double derived) {
            Evaluation values = unit("leaky-relu", Map.of("slope", slope), netInput);

            assertThat(activationOf(values)).isCloseTo(activation, within(ROUNDING));
            assertThat(slopeOf(values)).isCloseTo(derived, within(ROUNDING));
        }

        @Test
        void thatLeakMayHaveAnotherSlopeAtZero() {
            Evaluation values = unit("leaky-relu", Map.of("slope", 0.2, "at-zero", 1.0), 0);

            assertThat(slopeOf(values)).isEqualTo(1);
        }
    }

    /** A forward pass of one identity layer, so that the given numbers are the outputs. */
    private static Tensor classesOf(Layout layout, ClassRule rule, double[][] outputsByUnit) {
        double[][] unitMatrix = new double[outputsByUnit.length][outputsByUnit.length];
        for (int unit = 0; unit < unitMatrix.length; unit++) {
            unitMatrix[unit][unit] = 1;
        }
        DenseLayer layer = new DenseLayer(
                NetworkDraw.activation("identity"), Map.of(), Tensor.matrix(unitMatrix), Optional.empty());
        return new NetworkTask(
                        layout,
                        List.of(layer),
                        NetworkDraw.laid(layout, outputsByUnit),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        rule)
                .graph()
                .evaluate()
                .of(NetworkQuantities.CLASS);
    }

    @Nested
    class Classes {
        private final double[][] threeOutputs = {{0.1, 0.7, 0.4}, {0.2, 0.2, 0.4}, {0.7, 0.1, 0.2}};

        @ParameterizedTest
        @EnumSource(Layout.class)
        void countFromOneOrFromZero(Layout layout) {
            Tensor fromOne = classesOf(layout, new ClassRule(1, 0.5), threeOutputs);
            Tensor fromZero = classesOf(layout, new ClassRule(0, 0.5), threeOutputs);

            assertThat(fromOne).isEqualTo(NetworkDraw.laid(layout, new double[][] {{3, 1, 1}}));
            assertThat(fromZero).isEqualTo(NetworkDraw.laid(layout, new double[][] {{2, 0, 0}}));
        }

        @ParameterizedTest
        @EnumSource(Layout.class)
        void ofASingleOutputAreDecidedByTheThreshold(Layout layout) {
            double[][] singleOutput = {{0.2, 0.5, 0.8}};

            assertThat(classesOf(layout, new ClassRule(1, 0.5), singleOutput))
                    .isEqualTo(NetworkDraw.laid(layout, new double[][] {{0, 1, 1}}));
            assertThat(classesOf(layout, new ClassRule(1, 0.6), singleOutput))
                    .isEqualTo(NetworkDraw.laid(layout, new double[][] {{0, 0, 1}}));
            assertThat(classesOf(layout, new ClassRule(1, 0), new double[][] {{-0.5, 0, 0.5}}))
                    .isEqualTo(NetworkDraw.laid(layout, new double[][] {{0, 1, 1}}));
        }
    }

    @Nested
    class TrainingSteps {
        @Test
        void subtractTheLearningRateTimesTheGradientFromEveryParameter() {
            for (int seed = 0; seed < ROUNDS; seed++) {
                PlainNetwork network = new NetworkDraw(seed).network();
                Evaluation values = NetworkDraw.with(
                                NetworkDraw.task(network, Layout.ROWS), NetworkDraw.sgd(0.3), List.of())
                        .graph()
                        .evaluate();

                for (String parameter : parameters(network)) {
                    Quantity quantity =
                            Quantity.variable(parameter.substring(0, 1), Integer.parseInt(parameter.substring(1)));
                    double[][] before = network.values(parameter);
                    double[][] gradient = network.differences(parameter, 1e-3);
                    double[][] expected = new double[before.length][before[0].length];
                    for (int row = 0; row < before.length; row++) {
                        for (int column = 0; column < before[0].length; column++) {
                            expected[row][column] = before[row][column] - 0.3 * gradient[row][column];
                        }
                    }
                    assertClose(
                            "seed " + seed + ": " + parameter,
                            values.of(new Quantity.Updated(quantity)),
                            NetworkDraw.laid(Layout.ROWS, expected),
                            1e-6);
                }
            }
        }

        private List<String> parameters(PlainNetwork network) {
            return network.differentiable().stream()
                    .filter(name -> name.startsWith("W") || name.startsWith("b"))
                    .toList();
        }

        @Test
        void leaveTheParametersBeforeTheStepAsTheyWere() {
            PlainNetwork network = new NetworkDraw(5).network();
            NetworkTask task = NetworkDraw.task(network, Layout.COLUMNS);

            Evaluation values = NetworkDraw.with(task, NetworkDraw.sgd(0.3), List.of())
                    .graph()
                    .evaluate();

            assertThat(values.of(W1)).isEqualTo(task.layers().get(0).weights());
            assertThat(values.of(NetworkQuantities.setting("learning-rate"))).isEqualTo(Tensor.scalar(0.3));
        }

        @Test
        void withoutALossWaitForGradientsFromOutside() {
            NetworkTask drawn = NetworkDraw.task(new NetworkDraw(5).network(), Layout.COLUMNS);
            NetworkTask lossless = new NetworkTask(
                    drawn.layout(),
                    drawn.layers(),
                    drawn.input(),
                    Optional.empty(),
                    Optional.of(NetworkDraw.sgd(0.5)),
                    List.of(),
                    ClassRule.DEFAULT);
            Tensor gradient = drawn.layers().get(0).weights().map(weight -> 3);
            Graph forward = lossless.graph();

            Evaluation values = lossless.completed(forward.extended(
                            Map.of(NetworkQuantities.lossGradient(W1), new Expression.Constant(gradient))))
                    .evaluate();

            assertThat(forward.contains(new Quantity.Updated(W1))).isFalse();
            assertThat(values.of(new Quantity.Updated(W1)))
                    .isEqualTo(drawn.layers().get(0).weights().map(weight -> weight - 0.5 * 3));
        }

        @Test
        void needExactlyTheSettingsOfTheirOptimizer() {
            Optimizer sgd = Catalogue.optimizers().find("sgd").orElseThrow();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Training(sgd, Map.of()))
                    .withMessage("sgd needs [learning-rate], got []");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Training(sgd, Map.of("learning-rate", 1.0, "momentum", 0.9)));
        }
    }

    @Nested
    class Queries {
        @ParameterizedTest
        @EnumSource(Layout.class)
        void useTheParametersBeforeOrAfterTheStep(Layout layout) {
            for (int seed = 0; seed < ROUNDS; seed++) {
                PlainNetwork network = new NetworkDraw(seed).network();
                NetworkTask task = NetworkDraw.task(network, layout);
                double[][] point = shifted(network.input());
                Evaluation values = NetworkDraw.with(
                                task,
                                NetworkDraw.sgd(0.7),
                                List.of(
                                        query("before", layout, point, QueryPoint.Parameters.INITIAL),
                                        query("after", layout, point, QueryPoint.Parameters.UPDATED)))
                        .graph()
                        .evaluate();

                checkPass("before", values, layout, at(network, point));
                checkPass("after", values, layout, at(updated(network, values, layout), point));
            }
        }

        private QueryPoint query(String name, Layout layout, double[][] point, QueryPoint.Parameters parameters) {
            return new QueryPoint(name, NetworkDraw.laid(layout, point), parameters);
        }

        private void checkPass(String point, Evaluation values, Layout layout, PlainNetwork expected) {
            Map<String, double[][]> pass = expected.forward(PlainNetwork.Nudge.NONE);
            for (int number = 1; number <= expected.layers().size(); number++) {
                Quantity activation = NetworkQuantities.activation(number);
                Quantity netInput = NetworkQuantities.netInput(number);
                assertClose(
                        point + ": z" + number,
                        values.of(new Quantity.AtPoint(netInput, point)),
                        NetworkDraw.laid(layout, pass.get("z" + number)),
                        ROUNDING);
                assertClose(
                        point + ": a" + number,
                        values.of(new Quantity.AtPoint(activation, point)),
                        NetworkDraw.laid(layout, pass.get("a" + number)),
                        ROUNDING);
            }
        }

        private PlainNetwork at(PlainNetwork network, double[][] point) {
            return new PlainNetwork(
                    network.layers(),
                    point,
                    network.target(),
                    network.loss(),
                    network.overOutputs(),
                    network.overBatch());
        }

        private double[][] shifted(double[][] input) {
            double[][] shifted = new double[input.length][];
            for (int row = 0; row < input.length; row++) {
                shifted[row] =
                        Arrays.stream(input[row]).map(value -> 0.3 - value).toArray();
            }
            return shifted;
        }

        /** The plain network with the parameters that gradus holds for those after the step. */
        private PlainNetwork updated(PlainNetwork network, Evaluation values, Layout layout) {
            List<Layer> layers = new ArrayList<>();
            for (int number = 1; number <= network.layers().size(); number++) {
                Layer layer = network.layers().get(number - 1);
                layers.add(new Layer(
                        layer.activation(),
                        layer.slope(),
                        byUnit(layout, values.of(new Quantity.Updated(NetworkQuantities.weights(number)))),
                        layer.hasBias()
                                ? byUnit(layout, values.of(new Quantity.Updated(NetworkQuantities.bias(number))))
                                : layer.bias()));
            }
            return new PlainNetwork(
                    layers,
                    network.input(),
                    network.target(),
                    network.loss(),
                    network.overOutputs(),
                    network.overBatch());
        }

        private double[][] byUnit(Layout layout, Tensor laid) {
            Tensor columns = layout == Layout.COLUMNS ? laid : laid.transposed();
            double[][] result =
                    new double[columns.shape().rows()][columns.shape().columns()];
            for (int row = 0; row < result.length; row++) {
                for (int column = 0; column < result[0].length; column++) {
                    result[row][column] = columns.at(row, column);
                }
            }
            return result;
        }

        @Test
        void haveAClassOfTheirOwn() {
            NetworkTask task = NetworkDraw.task(new NetworkDraw(5).network(), Layout.COLUMNS);
            QueryPoint same = new QueryPoint("again", task.input(), QueryPoint.Parameters.INITIAL);

            Evaluation values = NetworkDraw.with(task, NetworkDraw.sgd(1), List.of(same))
                    .graph()
                    .evaluate();

            assertThat(values.of(new Quantity.AtPoint(NetworkQuantities.CLASS, "again")))
                    .isEqualTo(values.of(NetworkQuantities.CLASS));
        }

        @Test
        void doNotNeedALoss() {
            NetworkTask task = NetworkDraw.task(new NetworkDraw(5).network(), Layout.COLUMNS);
            NetworkTask forward = new NetworkTask(
                    task.layout(),
                    task.layers(),
                    task.input(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(new QueryPoint("p", task.input(), QueryPoint.Parameters.INITIAL)),
                    ClassRule.DEFAULT);

            Graph graph = forward.graph();

            assertThat(graph.contains(new Quantity.AtPoint(A1, "p"))).isTrue();
            assertThat(graph.contains(NetworkQuantities.LOSS)).isFalse();
            assertThat(graph.quantities()).noneMatch(quantity -> quantity instanceof Quantity.Gradient);
        }
    }

    @Nested
    class Softmax {
        private Tensor softmax(Layout layout, double[][] netInputByUnit) {
            double[][] unitMatrix = new double[netInputByUnit.length][netInputByUnit.length];
            for (int unit = 0; unit < unitMatrix.length; unit++) {
                unitMatrix[unit][unit] = 1;
            }
            DenseLayer layer = new DenseLayer(
                    NetworkDraw.activation("softmax"), Map.of(), Tensor.matrix(unitMatrix), Optional.empty());
            return new NetworkTask(
                            layout,
                            List.of(layer),
                            NetworkDraw.laid(layout, netInputByUnit),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            ClassRule.DEFAULT)
                    .graph()
                    .evaluate()
                    .of(A1);
        }

        @ParameterizedTest
        @EnumSource(Layout.class)
        void sharesAddUpToOneForEachExample(Layout layout) {
            Tensor shares = softmax(layout, new double[][] {{0.3, 5, -2}, {-1, 4, -2}, {2, 4.5, -3}});

            Tensor ones = NetworkDraw.laid(layout, new double[][] {{1, 1, 1}});
            assertClose(shares.sum(layout.unitAxis()), ones, ROUNDING);
        }

        @ParameterizedTest
        @EnumSource(Layout.class)
        void doesNotOverflow(Layout layout) {
            Tensor shares = softmax(layout, new double[][] {{1000, -1000, 1000}, {-1000, -1000, 999}});

            double second = 1 / (1 + Math.exp(1));
            assertClose(
                    shares,
                    NetworkDraw.laid(layout, new double[][] {{1, 0.5, 1 - second}, {0, 0.5, second}}),
                    ROUNDING);
        }

        @Test
        void doesNotChangeWhenAllNetInputsRiseAlike() {
            Tensor shares = softmax(Layout.COLUMNS, new double[][] {{0.3}, {-1}, {2}});

            assertClose(softmax(Layout.COLUMNS, new double[][] {{7.3}, {6}, {9}}), shares, ROUNDING);
        }

        @Test
        void ofThreeEqualNetInputsIsOneThirdEach() {
            Tensor shares = softmax(Layout.COLUMNS, new double[][] {{0.4}, {0.4}, {0.4}});

            assertClose(shares, Tensor.column(1 / 3.0, 1 / 3.0, 1 / 3.0), ROUNDING);
        }
    }

    @Nested
    class Layers {
        @Test
        void withoutBiasHaveNoBiasQuantityOfAnyKind() {
            double[][] weights = {{0.5, -0.2}};
            PlainNetwork network = new PlainNetwork(
                    List.of(
                            new Layer("tanh", 0, weights, new double[0][]),
                            new Layer("identity", 0, new double[][] {{2}}, new double[][] {{1}})),
                    new double[][] {{1}, {2}},
                    new double[][] {{0}},
                    "squared-error",
                    Reduction.SUM,
                    Reduction.SUM);

            Graph graph = NetworkDraw.with(NetworkDraw.task(network, Layout.COLUMNS), NetworkDraw.sgd(1), List.of())
                    .graph();

            assertThat(graph.contains(B1)).isFalse();
            assertThat(graph.contains(NetworkQuantities.lossGradient(B1))).isFalse();
            assertThat(graph.contains(new Quantity.Updated(B1))).isFalse();
            assertThat(graph.contains(NetworkQuantities.bias(2))).isTrue();
            assertThat(graph.contains(new Quantity.Updated(NetworkQuantities.bias(2))))
                    .isTrue();
        }

        @ParameterizedTest
        @EnumSource(Layout.class)
        void mayShareOneBiasWhoseGradientAddsUpThoseOfTheUnits(Layout layout) {
            NetworkTask each = NetworkDraw.task(biased(new double[][] {{0.3}, {0.3}}), layout);
            DenseLayer own = each.layers().get(0);
            DenseLayer sharing = new DenseLayer(
                    own.activation(), own.settings(), own.weights(), Optional.of(Tensor.filled(Shape.of(1, 1), 0.3)));
            NetworkTask shared = new NetworkTask(
                    layout,
                    List.of(sharing),
                    each.input(),
                    each.loss(),
                    Optional.empty(),
                    List.of(),
                    ClassRule.DEFAULT);

            Evaluation values = each.graph().evaluate();
            Evaluation ofShared = shared.graph().evaluate();

            Quantity gradient = NetworkQuantities.lossGradient(B1);
            assertThat(ofShared.of(NetworkQuantities.LOSS).at(0))
                    .isEqualTo(values.of(NetworkQuantities.LOSS).at(0));
            assertThat(ofShared.of(gradient).shape()).isEqualTo(Shape.of(1, 1));
            assertThat(ofShared.of(gradient).at(0))
                    .isCloseTo(values.of(gradient).entries().sum(), within(1e-15));
        }

        private PlainNetwork biased(double[][] bias) {
            return new PlainNetwork(
                    List.of(new Layer("tanh", 0, new double[][] {{0.5, -0.2}, {0.7, 0.1}}, bias)),
                    new double[][] {{1, 3}, {2, -1}},
                    new double[][] {{0, 0.2}, {1, 0.4}},
                    "squared-error",
                    Reduction.SUM,
                    Reduction.SUM);
        }

        @Test
        void areAtLeastOne() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new NetworkTask(
                            Layout.COLUMNS,
                            List.of(),
                            Tensor.column(1),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            ClassRule.DEFAULT))
                    .withMessage("a network has at least one layer");
        }
    }

    @Nested
    class UnfittingShapes {
        private NetworkTask task(Layout layout, Tensor input, Tensor weights, Tensor bias, Tensor target) {
            return new NetworkTask(
                    layout,
                    List.of(new DenseLayer(NetworkDraw.activation("sigmoid"), Map.of(), weights, Optional.of(bias))),
                    input,
                    Optional.of(new TargetedLoss(
                            new Loss(NetworkDraw.loss("squared-error"), Reduction.SUM, Reduction.SUM), target)),
                    Optional.empty(),
                    List.of(),
                    ClassRule.DEFAULT);
        }

        private Tensor filled(int... sizes) {
            return Tensor.filled(Shape.of(sizes), 0.5);
        }

        @Test
        void ofWeightsLaidTheOtherWayAreRefused() {
            assertThatThrownBy(task(Layout.COLUMNS, filled(3, 2), filled(3, 2), filled(2, 1), filled(2, 2))::graph)
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("W1 is 3x2, the network needs 3x3");
        }

        @Test
        void ofABiasAreRefusedEvenIfItCouldBeRepeated() {
            assertThatThrownBy(task(Layout.COLUMNS, filled(3, 1), filled(2, 3), filled(1, 2), filled(2, 1))::graph)
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("b1 is 1x2, the network needs 2x1");
            assertThatThrownBy(task(Layout.ROWS, filled(1, 3), filled(3, 2), filled(2, 1), filled(1, 2))::graph)
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("b1 is 2x1, the network needs 1x2");
        }

        @Test
        void ofATargetAreRefusedEvenIfItCouldBeRepeated() {
            assertThatThrownBy(task(Layout.COLUMNS, filled(3, 4), filled(2, 3), filled(2, 1), filled(2, 1))::graph)
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("t is 2x1, the network needs 2x4");
            assertThatThrownBy(task(Layout.ROWS, filled(4, 3), filled(3, 1), filled(1, 1), filled(4, 5))::graph)
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("t is 4x5, the network needs 4x1");
        }

        @Test
        void ofAnInputThatIsNoMatrixAreRefused() {
            assertThatThrownBy(task(Layout.COLUMNS, filled(3), filled(2, 3), filled(2, 1), filled(2, 1))::graph)
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("x is 3, the network needs a matrix");
        }

        @Test
        void ofWeightsThatAreNoMatrixAreRefused() {
            assertThatThrownBy(task(Layout.ROWS, filled(1, 3), filled(3), filled(1, 1), filled(1, 1))::graph)
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("W1 is 3, the network needs a matrix");
        }
    }
}
