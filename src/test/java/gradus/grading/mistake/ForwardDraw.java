package gradus.grading.mistake;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Squashing;
import gradus.network.ActivationFunction;
import gradus.network.Catalogue;
import gradus.network.DenseLayer;
import gradus.network.Layout;
import gradus.network.Loss;
import gradus.network.NetworkTask;
import gradus.network.QueryPoint;
import gradus.network.Reduction;
import gradus.network.Training;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A network drawn from a seed, as plain numbers by unit and example, and the task that poses it in a layout. Often square, often
 * with as many examples as units, so that mistakes which need that can be made.
 *
 * @param seed where it was drawn from
 * @param rate the learning rate; 0 for no training step
 * @param firstClass the number of the first class
 */
record ForwardDraw(
        long seed,
        List<Layer> layers,
        double[][] input,
        double[][] target,
        String loss,
        Reduction overOutputs,
        Reduction overBatch,
        double rate,
        List<Query> queries,
        int firstClass) {
    static final String SCALED_SIGMOID = "sigmoid(k z)";
    static final List<String> ACTIVATIONS =
            List.of("identity", "leaky-relu", "relu", "sigmoid", "softmax", "tanh", SCALED_SIGMOID);

    private static final List<String> PROBABILITIES = List.of("sigmoid", "softmax", SCALED_SIGMOID);
    private static final List<String> LOSSES = List.of(
            "binary-cross-entropy", "cross-entropy", "half-squared-error", "mean-squared-error", "squared-error");

    /**
     * @param setting the slope of a leaky ReLU, the factor inside of a scaled sigmoid
     * @param weights W, by unit and input
     * @param bias b, by unit, in a single column; of no rows if the layer has none
     */
    record Layer(String activation, double setting, double[][] weights, double[][] bias) {}

    /** A further forward pass, before the training step or after it. */
    record Query(String name, double[][] input, boolean afterTraining) {}

    static ForwardDraw of(long seed) {
        return new Drawing(new Random(seed)).network(seed);
    }

    @Override
    public String toString() {
        return "network " + seed;
    }

    int depth() {
        return layers.size();
    }

    Layer layer(int number) {
        return layers.get(number - 1);
    }

    int outputs() {
        return target.length;
    }

    int examples() {
        return input[0].length;
    }

    private record Drawing(Random random) {

        ForwardDraw network(long seed) {
            String loss = oneOf(LOSSES);
            int side = 1 + random.nextInt(4);
            int examples = size(side);
            double[][] input = numbers(size(side), examples, 1);
            List<Layer> layers =
                    layers(input.length, side, oneOf(loss.endsWith("cross-entropy") ? PROBABILITIES : ACTIVATIONS));
            int outputs = layers.get(layers.size() - 1).weights().length;
            double rate = random.nextInt(4) == 0 ? 0 : 0.1 + random.nextDouble();
            List<Query> queries = List.of(
                    new Query("q", numbers(input.length, 1, 1), false),
                    new Query("r", numbers(input.length, size(side), 1), true));
            return new ForwardDraw(
                    seed,
                    layers,
                    input,
                    targets(loss, outputs, examples),
                    loss,
                    oneOf(List.of(Reduction.values())),
                    oneOf(List.of(Reduction.values())),
                    rate,
                    rate == 0 ? queries.subList(0, 1) : queries,
                    random.nextInt(2));
        }

        private List<Layer> layers(int inputs, int side, String output) {
            List<Layer> layers = new ArrayList<>();
            int count = 1 + random.nextInt(4);
            int before = inputs;
            for (int number = 1; number <= count; number++) {
                int units = size(side);
                layers.add(new Layer(
                        number == count ? output : oneOf(ACTIVATIONS),
                        0.2 + random.nextInt(3) / 10.0,
                        numbers(units, before, 1.2),
                        random.nextInt(3) == 0 ? new double[0][] : numbers(units, 1, 0.6)));
                before = units;
            }
            return layers;
        }

        private <T> T oneOf(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        /** The usual size, or any other. */
        private int size(int usual) {
            return random.nextInt(3) > 0 ? usual : 1 + random.nextInt(4);
        }

        private double[][] numbers(int rows, int columns, double scale) {
            return Loops.matrix(rows, columns, (row, column) -> scale * (2 * random.nextDouble() - 1));
        }

        private double[][] targets(String loss, int units, int examples) {
            return loss.endsWith("cross-entropy")
                    ? Loops.matrix(units, examples, (unit, example) -> random.nextInt(4) / 4.0)
                    : numbers(units, examples, 1);
        }
    }

    /** The task in a layout. */
    NetworkTask task(Layout layout) {
        Loss posed = new Loss(Catalogue.losses().find(loss).orElseThrow(), overOutputs, overBatch);
        return new NetworkTask(
                layout,
                layers.stream().map(layer -> dense(layout, layer)).toList(),
                laid(layout, input),
                Optional.of(new NetworkTask.TargetedLoss(posed, laid(layout, target))),
                rate == 0 ? Optional.empty() : Optional.of(training()),
                queries.stream().map(query -> point(layout, query)).toList(),
                new NetworkTask.ClassRule(firstClass, 0.5));
    }

    LayeredNetwork posed(Layout layout) {
        NetworkTask task = task(layout);
        return new LayeredNetwork(task, task.graph());
    }

    private Training training() {
        return new Training(Catalogue.optimizers().find("sgd").orElseThrow(), Map.of("learning-rate", rate));
    }

    private static QueryPoint point(Layout layout, Query query) {
        return new QueryPoint(
                query.name(),
                laid(layout, query.input()),
                query.afterTraining() ? QueryPoint.Parameters.UPDATED : QueryPoint.Parameters.INITIAL);
    }

    private static DenseLayer dense(Layout layout, Layer layer) {
        return new DenseLayer(
                function(layer),
                layer.activation().equals("leaky-relu") ? Map.of("slope", layer.setting()) : Map.of(),
                laid(layout, layer.weights()),
                layer.bias().length == 0 ? Optional.empty() : Optional.of(laid(layout, layer.bias())));
    }

    private static ActivationFunction function(Layer layer) {
        return layer.activation().equals(SCALED_SIGMOID)
                ? new ScaledSigmoid(layer.setting())
                : Catalogue.activations().find(layer.activation()).orElseThrow();
    }

    /** σ(k z), as a problem file may write it out. */
    record ScaledSigmoid(double factor) implements ActivationFunction {
        @Override
        public String name() {
            return factor + " inside";
        }

        @Override
        public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
            return new Expression.Apply(Squashing.SIGMOID, Algebra.multiply(Algebra.constant(factor), netInput));
        }
    }

    /** Numbers by unit, as they lie in a layout. */
    static Tensor laid(Layout layout, double[][] byUnit) {
        Tensor columns = Tensor.matrix(byUnit);
        return layout == Layout.COLUMNS ? columns : columns.transposed();
    }
}
