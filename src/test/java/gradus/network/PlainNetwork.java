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
            default -> throw new IllegalArgumentException(layer.activation());
        };
    }

    private double loss(double[][] output) {
        double sum = 0;
        for (int unit = 0; unit < output.length; unit++) {
            for (int example = 0; example < output[0].length; example++) {
                sum += term(output[unit][example], target[unit][example]);
            }
        }
        double overAll = overOutputs == Reduction.MEAN ? sum / output.length : sum;
        return overBatch == Reduction.MEAN ? overAll / output[0].length : overAll;
    }

    private double term(double a, double t) {
        return switch (loss) {
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

    /** Whether no rectifier stands near its kink and no logarithm near 0, where differences say little. */
    boolean isSmooth() {
        Map<String, double[][]> values = forward(Nudge.NONE);
        for (int number = 1; number <= layers.size(); number++) {
            if (layers.get(number - 1).activation().endsWith("relu")
                    && !all(values.get("z" + number), z -> Math.abs(z) >= 0.05)) {
                return false;
            }
        }
        double[][] output = values.get("a" + layers.size());
        return switch (loss) {
            case "cross-entropy" -> all(output, a -> a > 0.03);
            case "binary-cross-entropy" -> all(output, a -> a > 0.03 && a < 0.97);
            default -> true;
        };
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
