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
 * A network with a batch and a training step, as numbers: by unit and input, by unit and example.
 *
 * @param layers the layers from the input on
 * @param input x
 * @param target t
 * @param loss the name of the loss
 * @param overOutputs how the outputs of an example are put together
 * @param overBatch how the examples are put together
 * @param rate η
 */
record PlainBatch(
        List<Layer> layers,
        double[][] input,
        double[][] target,
        String loss,
        Reduction overOutputs,
        Reduction overBatch,
        double rate) {
    static final List<String> ACTIVATIONS =
            List.of("identity", "relu", "leaky-relu", "sigmoid", "tanh", "softmax", "steep sigmoid", "stretched tanh");
    static final List<String> LOSSES = List.of(
            "binary-cross-entropy", "cross-entropy", "half-squared-error", "mean-squared-error", "squared-error");

    /**
     * @param activation the name; {@code steep sigmoid} is σ(kz) and {@code stretched tanh} is 1.7 tanh(kz)
     * @param below the slope of the leaky rectifier below 0
     * @param atZero what is taken for the slope of a rectifier at 0
     * @param steepness k
     * @param weights W, by unit and input
     * @param bias b, in one column; of no rows if the layer has none
     */
    record Layer(
            String activation, double below, double atZero, double steepness, double[][] weights, double[][] bias) {
        boolean hasBias() {
            return bias.length > 0;
        }

        Layer with(double[][] otherWeights, double[][] otherBias) {
            return new Layer(activation, below, atZero, steepness, otherWeights, otherBias);
        }
    }

    int depth() {
        return layers.size();
    }

    Layer layer(int number) {
        return layers.get(number - 1);
    }

    /** The number of units; layer 0 is the input. */
    int units(int layer) {
        return layer == 0 ? input.length : layer(layer).weights().length;
    }

    int examples() {
        return input[0].length;
    }

    /** A batch drawn from a seed. Half of them have as many examples as units in every layer, so that all shapes fit. */
    static PlainBatch drawn(long seed) {
        // Neighbouring seeds start alike.
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        boolean isSquare = random.nextBoolean();
        int size = 2 + random.nextInt(2);
        List<Layer> layers = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        int inputs = isSquare ? size : 1 + random.nextInt(4);
        int examples = isSquare ? size : 1 + random.nextInt(4);
        double[][] input = numbers(random, inputs, examples, 1);
        for (int number = 1; number <= count; number++) {
            int units = isSquare ? size : 1 + random.nextInt(4);
            layers.add(layer(random, units, inputs));
            inputs = units;
        }
        String output = layers.get(count - 1).activation();
        List<String> losses = LOSSES.stream().filter(loss -> fits(loss, output)).toList();
        return new PlainBatch(
                layers,
                input,
                numbers(random, inputs, examples, 1),
                losses.get(random.nextInt(losses.size())),
                Reduction.values()[random.nextInt(2)],
                Reduction.values()[random.nextInt(2)],
                0.2 + 0.1 * random.nextInt(9));
    }

    private static boolean fits(String loss, String output) {
        return !loss.endsWith("cross-entropy")
                || List.of("sigmoid", "softmax", "steep sigmoid").contains(output);
    }

    /** Now and then a unit has nothing but zeros, so that its net input is exactly 0. */
    private static Layer layer(Random random, int units, int inputs) {
        double[][] weights = numbers(random, units, inputs, 1.2);
        double[][] bias = random.nextInt(3) == 0 ? new double[0][] : numbers(random, units, 1, 0.6);
        if (random.nextInt(3) == 0) {
            weights[0] = new double[inputs];
            if (bias.length > 0) {
                bias[0][0] = 0;
            }
        }
        return new Layer(
                ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size())),
                0.1 + 0.1 * random.nextInt(4),
                0.5 * random.nextInt(3),
                1.5 + 0.5 * random.nextInt(3),
                weights,
                bias);
    }

    static double[][] numbers(Random random, int rows, int columns, double scale) {
        return PlainMatrices.mapped(new double[rows][columns], zero -> scale * (2 * random.nextDouble() - 1));
    }

    /** The numbers as they lie in the layout. */
    static Tensor laid(Layout layout, double[][] byUnit) {
        return Tensor.matrix(layout == Layout.COLUMNS ? byUnit : PlainMatrices.transposed(byUnit));
    }

    /** The same problem posed to gradus. */
    LayeredNetwork posed(Layout layout) {
        NetworkTask task = new NetworkTask(
                layout,
                layers.stream().map(layer -> dense(layout, layer)).toList(),
                laid(layout, input),
                Optional.of(new NetworkTask.TargetedLoss(
                        new Loss(Catalogue.losses().find(loss).orElseThrow(), overOutputs, overBatch),
                        laid(layout, target))),
                Optional.of(
                        new Training(Catalogue.optimizers().find("sgd").orElseThrow(), Map.of("learning-rate", rate))),
                List.of(new QueryPoint("x_new", laid(layout, input), QueryPoint.Parameters.UPDATED)),
                NetworkTask.ClassRule.DEFAULT);
        return new LayeredNetwork(task, task.graph());
    }

    private static DenseLayer dense(Layout layout, Layer layer) {
        return new DenseLayer(
                function(layer),
                settings(layer),
                laid(layout, layer.weights()),
                layer.hasBias() ? Optional.of(laid(layout, layer.bias())) : Optional.empty());
    }

    private static Map<String, Double> settings(Layer layer) {
        return switch (layer.activation()) {
            case "relu" -> Map.of("at-zero", layer.atZero());
            case "leaky-relu" -> Map.of("slope", layer.below(), "at-zero", layer.atZero());
            default -> Map.of();
        };
    }

    private static ActivationFunction function(Layer layer) {
        return switch (layer.activation()) {
            case "steep sigmoid" ->
                formula(netInput -> new Expression.Apply(Squashing.SIGMOID, times(layer.steepness(), netInput)));
            case "stretched tanh" ->
                formula(netInput ->
                        times(1.7, new Expression.Apply(Squashing.TANH, times(layer.steepness(), netInput))));
            default -> Catalogue.activations().find(layer.activation()).orElseThrow();
        };
    }

    private static Expression times(double factor, Expression operand) {
        return Algebra.multiply(Algebra.constant(factor), operand);
    }

    private interface Formula {
        Expression of(Expression netInput);
    }

    private static ActivationFunction formula(Formula formula) {
        return new ActivationFunction() {
            @Override
            public String name() {
                return "formula";
            }

            @Override
            public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
                return formula.of(netInput);
            }
        };
    }
}
