package gradus.formula;

import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * A network of two layers in plain loops, and its gradients from differences of the loss: no rule of differentiation, no
 * expression and no matrix library has a part in them. An example is a column.
 */
final class TwoLayerLoops {
    private static final double STEP = 5e-4;

    private final Map<String, double[][]> given = new LinkedHashMap<>();
    private final String hiddenFunction;
    private final String outputFunction;
    private final String loss;

    private TwoLayerLoops(String hiddenFunction, String outputFunction, String loss) {
        this.hiddenFunction = hiddenFunction;
        this.outputFunction = outputFunction;
        this.loss = loss;
    }

    /** A seeded random network; of a rectifier no net input lies near 0. */
    static TwoLayerLoops drawn(
            int[] sizes, String hiddenFunction, String outputFunction, String loss, boolean biases, long seed) {
        Random random = new Random(seed);
        TwoLayerLoops drawn = new TwoLayerLoops(hiddenFunction, outputFunction, loss);
        do {
            drawn.given.put("x", normal(sizes[0], sizes[3], random));
            drawn.given.put("W1", normal(sizes[1], sizes[0], random));
            drawn.given.put("b1", scaled(normal(sizes[1], 1, random), biases ? 1 : 0));
            drawn.given.put("W2", normal(sizes[2], sizes[1], random));
            drawn.given.put("b2", scaled(normal(sizes[2], 1, random), biases ? 1 : 0));
            drawn.given.put("t", targets(sizes[2], sizes[3], outputFunction.equals("softmax"), random));
        } while (hiddenFunction.equals("relu") && !isClear(drawn.values().get("z1")));
        return drawn;
    }

    static double[][] normal(int rows, int columns, Random random) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = 0.7 * random.nextGaussian();
            }
        }
        return matrix;
    }

    private static double[][] scaled(double[][] matrix, double factor) {
        double[][] result = new double[matrix.length][matrix[0].length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                result[i][j] = factor * matrix[i][j];
            }
        }
        return result;
    }

    /** Between 0 and 1; where a softmax needs it, every column sums to 1. */
    private static double[][] targets(int rows, int columns, boolean sumToOne, Random random) {
        double[][] targets = new double[rows][columns];
        for (int j = 0; j < columns; j++) {
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                targets[i][j] = 0.1 + 0.8 * random.nextDouble();
                sum += targets[i][j];
            }
            for (int i = 0; i < rows && sumToOne; i++) {
                targets[i][j] /= sum;
            }
        }
        return targets;
    }

    /** Whether a rectifier shows what it does: some net inputs on either side, none near its kink. */
    private static boolean isClear(double[][] net) {
        boolean anyAbove = false;
        boolean anyBelow = false;
        for (double[] row : net) {
            for (double entry : row) {
                anyAbove |= entry > 0.02;
                anyBelow |= entry < -0.02;
                if (Math.abs(entry) < 0.02) {
                    return false;
                }
            }
        }
        return anyAbove && anyBelow;
    }

    /** All that is given and computed, by name: x, W1, b1, z1, a1, W2, b2, z2, a2, t and the loss E. */
    Map<String, double[][]> values() {
        return forward("", 0, 0);
    }

    /** dE/d(name), from five values of the loss for each entry. */
    double[][] gradient(String name) {
        double[][] at = values().get(name);
        double[][] gradient = new double[at.length][at[0].length];
        for (int place = 0; place < at.length * at[0].length; place++) {
            double entry = at[place / at[0].length][place % at[0].length];
            double step = name.equals("a2") ? STEP * Math.abs(entry) : STEP;
            double near = loss(name, place, step) - loss(name, place, -step);
            double far = loss(name, place, 2 * step) - loss(name, place, -2 * step);
            gradient[place / at[0].length][place % at[0].length] = (8 * near - far) / (12 * step);
        }
        return gradient;
    }

    private double loss(String nudged, int place, double by) {
        return forward(nudged, place, by).get("E")[0][0];
    }

    /** The forward pass with one entry of one quantity moved. */
    private Map<String, double[][]> forward(String nudged, int place, double by) {
        Map<String, double[][]> values = new LinkedHashMap<>();
        for (String name : given.keySet()) {
            values.put(name, nudge(given.get(name), name.equals(nudged), place, by));
        }
        double[][] z1 = net(values.get("W1"), values.get("x"), values.get("b1"));
        values.put("z1", nudge(z1, nudged.equals("z1"), place, by));
        values.put("a1", nudge(activation(hiddenFunction, values.get("z1")), nudged.equals("a1"), place, by));
        double[][] z2 = net(values.get("W2"), values.get("a1"), values.get("b2"));
        values.put("z2", nudge(z2, nudged.equals("z2"), place, by));
        values.put("a2", nudge(activation(outputFunction, values.get("z2")), nudged.equals("a2"), place, by));
        values.put("E", new double[][] {{loss(values.get("a2"), values.get("t"))}});
        return values;
    }

    private static double[][] nudge(double[][] matrix, boolean isMeant, int place, double by) {
        double[][] copy = scaled(matrix, 1);
        if (isMeant) {
            copy[place / copy[0].length][place % copy[0].length] += by;
        }
        return copy;
    }

    private static double[][] net(double[][] weights, double[][] input, double[][] bias) {
        double[][] net = new double[weights.length][input[0].length];
        for (int i = 0; i < net.length; i++) {
            for (int j = 0; j < net[0].length; j++) {
                net[i][j] = bias[i][0];
                for (int k = 0; k < input.length; k++) {
                    net[i][j] += weights[i][k] * input[k][j];
                }
            }
        }
        return net;
    }

    static double[][] activation(String function, double[][] net) {
        double[][] result = new double[net.length][net[0].length];
        for (int j = 0; j < net[0].length; j++) {
            double sum = 0;
            for (double[] row : net) {
                sum += Math.exp(row[j]);
            }
            for (int i = 0; i < net.length; i++) {
                double z = net[i][j];
                result[i][j] = switch (function) {
                    case "sigmoid" -> 1 / (1 + Math.exp(-z));
                    case "tanh" -> Math.tanh(z);
                    case "relu" -> Math.max(0, z);
                    default -> Math.exp(z) / sum;
                };
            }
        }
        return result;
    }

    private double loss(double[][] output, double[][] target) {
        double sum = 0;
        for (int i = 0; i < output.length; i++) {
            for (int j = 0; j < output[0].length; j++) {
                double y = output[i][j];
                double t = target[i][j];
                sum += switch (loss) {
                    case "half-squared-error" -> (y - t) * (y - t) / 2;
                    case "binary-cross-entropy" -> -t * Math.log(y) - (1 - t) * Math.log(1 - y);
                    default -> -t * Math.log(y);
                };
            }
        }
        return sum;
    }

    static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }

    static Tensor tensor(double[][] matrix) {
        return Tensor.matrix(matrix);
    }
}
