package gradus.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A layered network in plain loops: no tensor, no formula, no layout and no derivative. What gradus computes is compared with it.
 *
 * @param layers the layers from the input on
 * @param input x, by unit and example
 * @param target t, by unit and example
 * @param loss the name of the loss
 * @param overOutputs how the outputs of an example are put together
 * @param overBatch how the examples are put together
 */
record PlainNetwork(
        List<Layer> layers,
        double[][] input,
        double[][] target,
        String loss,
        Reduction overOutputs,
        Reduction overBatch) {

    /**
     * @param activation the name of the activation function
     * @param slope that of the leaky rectifier below 0
     * @param weights W, by unit and input
     * @param bias b, by unit, in a single column; of no rows if the layer has none
     */
    record Layer(String activation, double slope, double[][] weights, double[][] bias) {
        boolean hasBias() {
            return bias.length > 0;
        }
    }

    /** A number added to one entry of a quantity wherever the forward pass meets it. */
    record Nudge(String quantity, int unit, int column, double amount) {
        static final Nudge NONE = new Nudge("", 0, 0, 0);
    }

    /** All values of the forward pass by name, such as z1, by unit and example; the loss as E. */
    Map<String, double[][]> forward(Nudge nudge) {
        Map<String, double[][]> values = new HashMap<>();
        double[][] activation = nudged("x", input, nudge);
        values.put("x", activation);
        for (int number = 1; number <= layers.size(); number++) {
            Layer layer = layers.get(number - 1);
            double[][] weights = nudged("W" + number, layer.weights(), nudge);
            double[][] bias = nudged("b" + number, layer.bias(), nudge);
            double[][] netInput = nudged("z" + number, netInput(weights, bias, activation), nudge);
            activation = nudged("a" + number, activation(layer, netInput), nudge);
            values.put("z" + number, netInput);
            values.put("a" + number, activation);
        }
        values.put("E", new double[][] {{loss(activation)}});
        return values;
    }

    private double lossAfter(Nudge nudge) {
        return forward(nudge).get("E")[0][0];
    }

    private static double[][] nudged(String name, double[][] values, Nudge nudge) {
        double[][] copy = new double[values.length][];
        for (int row = 0; row < values.length; row++) {
            copy[row] = values[row].clone();
        }
        if (name.equals(nudge.quantity())) {
            copy[nudge.unit()][nudge.column()] += nudge.amount();
        }
        return copy;
    }

    private static double[][] netInput(double[][] weights, double[][] bias, double[][] input) {
        double[][] netInput = new double[weights.length][input[0].length];
        for (int unit = 0; unit < weights.length; unit++) {
            for (int example = 0; example < input[0].length; example++) {
                double sum = bias.length == 0 ? 0 : bias[unit][0];
                for (int i = 0; i < input.length; i++) {
                    sum += weights[unit][i] * input[i][example];
                }
                netInput[unit][example] = sum;
            }
        }
        return netInput;
    }

    private static double[][] activation(Layer layer, double[][] netInput) {
        double[][] activation = new double[netInput.length][netInput[0].length];
        for (int unit = 0; unit < netInput.length; unit++) {
            for (int example = 0; example < netInput[0].length; example++) {
                activation[unit][example] = activation(layer, netInput, unit, example);
            }
        }
        return activation;
    }

    private static double activation(Layer layer, double[][] netInput, int unit, int example) {
        double z = netInput[unit][example];
        return switch (layer.activation()) {
            case "identity" -> z;
            case "relu" -> Math.max(0, z);
            case "leaky-relu" -> z > 0 ? z : layer.slope() * z;
            case "sigmoid" -> 1 / (1 + Math.exp(-z));
            case "tanh" -> (Math.exp(z) - Math.exp(-z)) / (Math.exp(z) + Math.exp(-z));
            case "softmax" -> {
                double sum = 0;
                for (double[] row : netInput) {
                    sum += Math.exp(row[example]);
                }
                yield Math.exp(z) / sum;
            }
            case "log-softmax" -> {
                double sum = 0;
                for (double[] row : netInput) {
                    sum += Math.exp(row[example] - z);
                }
                yield -Math.log(sum);
            }
            case "arctan" -> Math.atan2(z, 1);
            case "bipolar-sigmoid" -> (1 - Math.exp(-z)) / (1 + Math.exp(-z));
            case "elu" -> z > 0 ? z : Math.exp(z) - 1;
            case "selu" -> 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * (Math.exp(z) - 1));
            case "exponential" -> Math.exp(z);
            case "gaussian" -> 1 / Math.exp(z * z);
            case "gelu" -> z * normal(z);
            case "gelu-tanh" -> z / (1 + Math.exp(-2 * Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z)));
            case "hard-sigmoid" -> z < -3 ? 0 : z > 3 ? 1 : (z + 3) / 6;
            case "hard-tanh" -> z < -1 ? -1 : z > 1 ? 1 : z;
            case "relu6" -> z < 0 ? 0 : z > 6 ? 6 : z;
            case "scaled-sigmoid" -> Math.exp(z) / (1 + Math.exp(z));
            case "scaled-tanh" -> 1.7159 * (1 - 2 / (Math.exp(4 * z / 3) + 1));
            case "silu" -> z / (1 + Math.exp(-z));
            case "sine" -> Math.cos(z - Math.PI / 2);
            case "softplus" -> Math.log(1 + Math.exp(z));
            case "softsign" -> z > 0 ? z / (1 + z) : z / (1 - z);
            case "square" -> z * z;
            default -> throw new IllegalArgumentException(layer.activation());
        };
    }

    /** Φ(z) by Simpson's rule. */
    private static double normal(double z) {
        int parts = 2000;
        double sum = 0;
        for (int part = 0; part <= parts; part++) {
            double at = z * part / parts;
            int weight = part == 0 || part == parts ? 1 : part % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-at * at / 2);
        }
        return 0.5 + sum * z / parts / 3 / Math.sqrt(2 * Math.PI);
    }

    private double loss(double[][] output) {
        double sum = 0;
        if (loss.equals("multiclass-hinge")) {
            for (int example = 0; example < output[0].length; example++) {
                sum += ofExample(output, example);
            }
        }
        for (int unit = 0; unit < output.length; unit++) {
            for (int example = 0; example < output[0].length; example++) {
                sum += loss.endsWith("entropy-with-logits") && !loss.startsWith("binary")
                        ? target[unit][example] * missing(output, unit, example)
                        : term(output[unit][example], target[unit][example]);
            }
        }
        boolean isOneNumber = loss.equals("multiclass-hinge");
        double overAll = overOutputs == Reduction.MEAN && !isOneNumber ? sum / output.length : sum;
        return overBatch == Reduction.MEAN ? overAll / output[0].length : overAll;
    }

    /** −ln of a softmax. */
    private static double missing(double[][] output, int unit, int example) {
        double sum = 0;
        for (double[] row : output) {
            sum += Math.exp(row[example] - output[unit][example]);
        }
        return Math.log(sum);
    }

    /** By how much the outputs of other classes are not below that of the class by 1. */
    private double ofExample(double[][] output, int example) {
        int own = 0;
        while (target[own][example] != 1) {
            own++;
        }
        double sum = 0;
        for (int unit = 0; unit < output.length; unit++) {
            double excess = output[unit][example] - output[own][example] + 1;
            if (unit != own && excess > 0) {
                sum += excess;
            }
        }
        return sum;
    }

    private double term(double a, double t) {
        return switch (loss) {
            case "multiclass-hinge" -> 0;
            case "absolute-error", "mean-absolute-error" -> a > t ? a - t : t - a;
            case "binary-cross-entropy-with-logits" ->
                t * Math.log(1 + Math.exp(-a)) + (1 - t) * Math.log(1 + Math.exp(a));
            case "binary-focal" -> -t * (1 - a) * (1 - a) * Math.log(a) - (1 - t) * a * a * Math.log(1 - a);
            case "focal" -> -t * (1 - a) * (1 - a) * Math.log(a);
            case "hinge" -> t * a < 1 ? 1 - t * a : 0;
            case "squared-hinge" -> t * a < 1 ? (1 - t * a) * (1 - t * a) : 0;
            case "huber" -> Math.abs(a - t) < 1 ? (a - t) * (a - t) / 2 : Math.abs(a - t) - 0.5;
            case "kl-divergence" -> t == 0 ? 0 : t * Math.log(t / a);
            case "log-cosh" -> Math.log((Math.exp(a - t) + Math.exp(t - a)) / 2);
            case "negative-log-likelihood" -> -t * a;
            case "squared-error", "mean-squared-error" -> (a - t) * (a - t);
            case "half-squared-error" -> (a - t) * (a - t) / 2;
            case "cross-entropy" -> -t * Math.log(a);
            case "binary-cross-entropy" -> -t * Math.log(a) - (1 - t) * Math.log(1 - a);
            default -> throw new IllegalArgumentException(loss);
        };
    }

    /** The names of all quantities that the loss is differentiated by. */
    List<String> differentiable() {
        List<String> names = new ArrayList<>(List.of("x"));
        for (int number = 1; number <= layers.size(); number++) {
            names.addAll(List.of("W" + number, "z" + number, "a" + number));
            if (layers.get(number - 1).hasBias()) {
                names.add("b" + number);
            }
        }
        return names;
    }

    /** The derivative of the loss by every entry of a quantity, by central differences extrapolated to a step of 0. */
    double[][] differences(String quantity, double step) {
        double[][] values = values(quantity);
        double[][] result = new double[values.length][values[0].length];
        for (int unit = 0; unit < values.length; unit++) {
            for (int column = 0; column < values[0].length; column++) {
                double coarse = difference(quantity, unit, column, step);
                double fine = difference(quantity, unit, column, step / 2);
                result[unit][column] = (4 * fine - coarse) / 3;
            }
        }
        return result;
    }

    private double difference(String quantity, int unit, int column, double step) {
        double above = lossAfter(new Nudge(quantity, unit, column, step));
        double below = lossAfter(new Nudge(quantity, unit, column, -step));
        return (above - below) / (2 * step);
    }

    /** The values of a parameter or of a quantity of the forward pass, by unit. */
    double[][] values(String quantity) {
        int number = quantity.length() == 1 ? 0 : Integer.parseInt(quantity.substring(1));
        return switch (quantity.charAt(0)) {
            case 'W' -> layers.get(number - 1).weights();
            case 'b' -> layers.get(number - 1).bias();
            default -> forward(Nudge.NONE).get(quantity);
        };
    }

    /** Whether nothing stands near a kink, no logarithm near 0, and nothing grows beyond measure: there differences say little. */
    boolean isSmooth() {
        Map<String, double[][]> values = forward(Nudge.NONE);
        for (int number = 1; number <= layers.size(); number++) {
            String activation = layers.get(number - 1).activation();
            if (!all(values.get("z" + number), z -> isSmooth(activation, z))) {
                return false;
            }
        }
        double[][] output = values.get("a" + layers.size());
        for (int example = 0; example < output[0].length; example++) {
            if (!isSmooth(output, example)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSmooth(String activation, double z) {
        return switch (activation) {
            case "relu", "leaky-relu", "elu", "selu", "softsign" -> Math.abs(z) >= 0.05;
            case "relu6" -> Math.abs(z) >= 0.05 && Math.abs(z - 6) >= 0.05;
            case "hard-tanh" -> Math.abs(Math.abs(z) - 1) >= 0.05;
            case "hard-sigmoid" -> Math.abs(Math.abs(z) - 3) >= 0.05;
            case "exponential", "square" -> Math.abs(z) <= 1.5;
            default -> true;
        };
    }

    private boolean isSmooth(double[][] output, int example) {
        List<Double> rivals = new ArrayList<>();
        double own = 0;
        for (int unit = 0; unit < output.length; unit++) {
            double a = output[unit][example];
            double t = target[unit][example];
            boolean isSmooth = switch (loss) {
                case "cross-entropy", "focal", "kl-divergence" -> a > 0.03;
                case "binary-cross-entropy", "binary-focal" -> a > 0.03 && a < 0.97;
                case "absolute-error", "mean-absolute-error" -> Math.abs(a - t) >= 0.05;
                case "huber" -> Math.abs(Math.abs(a - t) - 1) >= 0.05;
                case "hinge", "squared-hinge" -> Math.abs(t * a - 1) >= 0.05;
                default -> true;
            };
            if (!isSmooth) {
                return false;
            }
            if (t == 1) {
                own = a;
            } else {
                rivals.add(a);
            }
        }
        double right = own;
        return !loss.equals("multiclass-hinge")
                || rivals.stream().allMatch(rival -> Math.abs(rival - right + 1) >= 0.05);
    }

    private interface Condition {
        boolean holds(double value);
    }

    private static boolean all(double[][] values, Condition condition) {
        for (double[] row : values) {
            for (double value : row) {
                if (!condition.holds(value)) {
                    return false;
                }
            }
        }
        return true;
    }
}
