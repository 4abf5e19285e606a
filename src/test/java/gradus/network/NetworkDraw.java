package gradus.network;

import gradus.network.PlainNetwork.Layer;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Networks drawn from a seed, and the task that poses one to gradus in either layout. */
final class NetworkDraw {
    /** The activation functions that have derivatives, with their usual settings. */
    static final List<String> ACTIVATIONS = List.of(
            "arctan",
            "bipolar-sigmoid",
            "elu",
            "exponential",
            "gaussian",
            "gelu",
            "gelu-tanh",
            "hard-sigmoid",
            "hard-tanh",
            "identity",
            "leaky-relu",
            "log-softmax",
            "relu",
            "relu6",
            "scaled-sigmoid",
            "scaled-tanh",
            "selu",
            "sigmoid",
            "silu",
            "sine",
            "softmax",
            "softplus",
            "softsign",
            "square",
            "tanh");

    static final List<String> LOSSES = List.of(
            "absolute-error",
            "binary-cross-entropy",
            "binary-cross-entropy-with-logits",
            "binary-focal",
            "cross-entropy",
            "cross-entropy-with-logits",
            "focal",
            "half-squared-error",
            "hinge",
            "huber",
            "kl-divergence",
            "log-cosh",
            "mean-absolute-error",
            "mean-squared-error",
            "multiclass-hinge",
            "negative-log-likelihood",
            "squared-error",
            "squared-hinge");

    /** Those that take the logarithm of the output. */
    private static final List<String> OF_PROBABILITIES =
            List.of("binary-cross-entropy", "binary-focal", "cross-entropy", "focal", "kl-divergence");

    private final Random random;

    NetworkDraw(long seed) {
        random = new Random(seed);
    }

    /** Whether the loss is defined for the values of the output function. */
    static boolean fits(String loss, String output) {
        return !OF_PROBABILITIES.contains(loss) || output.equals("sigmoid") || output.equals("softmax");
    }

    /** A network of 1 to 4 layers of 1 to 4 units with 1 to 4 examples, smooth near its values. */
    PlainNetwork network(String hidden, String output, String loss, Reduction overOutputs, Reduction overBatch) {
        while (true) {
            PlainNetwork network = any(hidden, output, loss, overOutputs, overBatch);
            if (network.isSmooth()) {
                return network;
            }
        }
    }

    /** A network of any kind. */
    PlainNetwork network() {
        String output = oneOf(ACTIVATIONS);
        String loss = oneOf(LOSSES.stream().filter(name -> fits(name, output)).toList());
        return network(
                oneOf(ACTIVATIONS),
                output,
                loss,
                loss(loss).isOneNumber() ? Reduction.SUM : oneOf(List.of(Reduction.values())),
                oneOf(List.of(Reduction.values())));
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private PlainNetwork any(String hidden, String output, String loss, Reduction overOutputs, Reduction overBatch) {
        int examples = upTo(4);
        int inputs = upTo(4);
        double[][] input = numbers(inputs, examples, 1);
        List<Layer> layers = new ArrayList<>();
        int count = upTo(4);
        for (int number = 1; number <= count; number++) {
            int units = upTo(4);
            layers.add(new Layer(
                    number == count ? output : hidden,
                    0.1 + random.nextInt(4) / 10.0,
                    numbers(units, inputs, 1.2),
                    random.nextBoolean() ? numbers(units, 1, 0.6) : new double[0][]));
            inputs = units;
        }
        return new PlainNetwork(layers, input, targets(loss, inputs, examples), loss, overOutputs, overBatch);
    }

    private int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    private double[][] numbers(int rows, int columns, double scale) {
        double[][] numbers = new double[rows][columns];
        for (double[] row : numbers) {
            for (int column = 0; column < columns; column++) {
                row[column] = scale * (2 * random.nextDouble() - 1);
            }
        }
        return numbers;
    }

    /** One of the outputs is wanted, or shares of all of them. */
    private double[][] targets(String loss, int units, int examples) {
        LossFunction function = loss(loss);
        if (function.targets().filter(LossFunction.TargetKind.SIGNS::equals).isPresent()) {
            double[][] signs = numbers(units, examples, 1);
            for (double[] row : signs) {
                Arrays.setAll(row, column -> Math.signum(row[column]));
            }
            return signs;
        }
        if (function.targets().filter(LossFunction.TargetKind.ONE_HOT::equals).isPresent()) {
            double[][] marks = new double[units][examples];
            for (int example = 0; example < examples; example++) {
                marks[random.nextInt(units)][example] = 1;
            }
            return marks;
        }
        if (!OF_PROBABILITIES.contains(loss) && !loss.endsWith("-with-logits")) {
            return numbers(units, examples, 1);
        }
        double[][] targets = new double[units][examples];
        for (int example = 0; example < examples; example++) {
            targets[random.nextInt(units)][example] = random.nextBoolean() ? 1 : 0.7;
            targets[random.nextInt(units)][example] += 0.2;
            targets[0][example] = Math.min(1, targets[0][example]);
        }
        return targets;
    }

    /** The numbers, by unit and column, as they lie in the layout. */
    static Tensor laid(Layout layout, double[][] byUnit) {
        if (layout == Layout.COLUMNS) {
            return Tensor.matrix(byUnit);
        }
        double[][] transposed = new double[byUnit[0].length][byUnit.length];
        for (int unit = 0; unit < byUnit.length; unit++) {
            for (int column = 0; column < byUnit[0].length; column++) {
                transposed[column][unit] = byUnit[unit][column];
            }
        }
        return Tensor.matrix(transposed);
    }

    static ActivationFunction activation(String name) {
        return Catalogue.activations().find(name).orElseThrow();
    }

    static LossFunction loss(String name) {
        return Catalogue.losses().find(name).orElseThrow();
    }

    static Training sgd(double learningRate) {
        return new Training(Catalogue.optimizers().find("sgd").orElseThrow(), Map.of("learning-rate", learningRate));
    }

    /** The network with its loss and gradients, posed in the layout. */
    static NetworkTask task(PlainNetwork network, Layout layout) {
        Loss loss = new Loss(loss(network.loss()), network.overOutputs(), network.overBatch());
        return new NetworkTask(
                layout,
                network.layers().stream().map(layer -> laid(layout, layer)).toList(),
                laid(layout, network.input()),
                Optional.of(new NetworkTask.TargetedLoss(loss, laid(layout, network.target()))),
                Optional.empty(),
                List.of(),
                NetworkTask.ClassRule.DEFAULT);
    }

    /** The same task with a training step and further inputs. */
    static NetworkTask with(NetworkTask task, Training training, List<QueryPoint> queries) {
        return new NetworkTask(
                task.layout(),
                task.layers(),
                task.input(),
                task.loss(),
                Optional.of(training),
                queries,
                task.classes());
    }

    private static DenseLayer laid(Layout layout, Layer layer) {
        Map<String, Double> settings =
                layer.activation().equals("leaky-relu") ? Map.of("slope", layer.slope()) : Map.of();
        return new DenseLayer(
                activation(layer.activation()),
                settings,
                laid(layout, layer.weights()),
                layer.hasBias() ? Optional.of(laid(layout, layer.bias())) : Optional.empty());
    }
}
