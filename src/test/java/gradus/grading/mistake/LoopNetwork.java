package gradus.grading.mistake;

import gradus.network.Reduction;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The forward pass, the backward pass, a step and further passes in plain loops, written from the textbook: no graph, no tensor,
 * no layout. Each step is a method, so that one of them can be done wrongly.
 */
class LoopNetwork {
    final ForwardDraw drawn;
    private final Map<String, double[][]> values = new LinkedHashMap<>();

    LoopNetwork(ForwardDraw drawn) {
        this.drawn = drawn;
    }

    /** All values by name, such as {@code dE/dz1}; by unit and example, weights by unit and input. */
    Map<String, double[][]> values() {
        forward("", drawn.input(), false);
        double[][] output = value("a" + drawn.depth());
        values.put("E", new double[][] {{loss(output)}});
        backward(output);
        if (drawn.rate() > 0) {
            update();
        }
        drawn.queries().forEach(query -> forward("(" + query.name() + ")", query.input(), usesNew(query)));
        return values;
    }

    final double[][] value(String name) {
        return values.get(name);
    }

    boolean usesNew(ForwardDraw.Query query) {
        return query.afterTraining();
    }

    private void forward(String suffix, double[][] input, boolean withNew) {
        values.put("x" + suffix, input);
        double[][] activation = firstInput(input);
        for (int layer = 1; layer <= drawn.depth(); layer++) {
            double[][] weights = withNew ? value("W" + layer + "_new") : weights(layer);
            double[][] bias = withNew && hasBias(layer) ? value("b" + layer + "_new") : bias(layer);
            double[][] netInput = netInput(layer, weights, bias, activation);
            activation = activation(layer, netInput);
            values.put("z" + layer + suffix, netInput);
            values.put("a" + layer + suffix, activation);
        }
        values.put("class" + suffix, category(activation));
    }

    final double[][] weights(int layer) {
        return drawn.layer(layer).weights();
    }

    /** The biases; zeros where there are none. */
    final double[][] bias(int layer) {
        return hasBias(layer) ? drawn.layer(layer).bias() : Loops.matrix(weights(layer).length, 1, (unit, column) -> 0);
    }

    final boolean hasBias(int layer) {
        return drawn.layer(layer).bias().length > 0;
    }

    final String function(int layer) {
        return drawn.layer(layer).activation();
    }

    final double setting(int layer) {
        return drawn.layer(layer).setting();
    }

    double[][] firstInput(double[][] input) {
        return input;
    }

    double[][] netInput(int layer, double[][] w, double[][] b, double[][] a) {
        return Loops.matrix(w.length, a[0].length, (i, j) -> b[i][0] + Loops.sum(a.length, k -> w[i][k] * a[k][j]));
    }

    double[][] activation(int layer, double[][] z) {
        return Loops.like(z, (i, j) -> activation(layer, z, i, j));
    }

    private double activation(int layer, double[][] z, int i, int j) {
        double net = z[i][j];
        return switch (function(layer)) {
            case "identity" -> net;
            case "relu" -> Math.max(0, net);
            case "leaky-relu" -> net > 0 ? net : setting(layer) * net;
            case "sigmoid" -> sigmoid(net);
            case ForwardDraw.SCALED_SIGMOID -> sigmoid(setting(layer) * net);
            case "tanh" -> Math.tanh(net);
            case "softmax" -> Math.exp(net) / Loops.sum(z.length, k -> Math.exp(z[k][j]));
            default -> throw new IllegalArgumentException(function(layer));
        };
    }

    static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** The number of the class of each example. */
    double[][] category(double[][] y) {
        return Loops.matrix(1, y[0].length, (row, j) -> {
            if (Double.isNaN(Loops.sum(y.length, k -> y[k][j]))) {
                return Double.NaN;
            }
            if (y.length == 1) {
                return y[0][j] >= 0.5 ? 1 : 0;
            }
            int best = 0;
            for (int k = 1; k < y.length; k++) {
                best = y[k][j] > y[best][j] ? k : best;
            }
            return best + firstClass();
        });
    }

    int firstClass() {
        return drawn.firstClass();
    }

    double batchFactor() {
        return drawn.overBatch() == Reduction.MEAN ? 1.0 / drawn.examples() : 1;
    }

    double outputFactor() {
        return drawn.overOutputs() == Reduction.MEAN ? 1.0 / drawn.outputs() : 1;
    }

    double loss(double[][] y) {
        return batchFactor() * outputFactor() * sumOfTerms(y);
    }

    final double sumOfTerms(double[][] y) {
        double[][] t = drawn.target();
        return Loops.sum(y.length, k -> Loops.sum(y[0].length, j -> term(y[k][j], t[k][j])));
    }

    double term(double y, double t) {
        return switch (drawn.loss()) {
            case "squared-error", "mean-squared-error" -> (y - t) * (y - t);
            case "half-squared-error" -> (y - t) * (y - t) / 2;
            case "cross-entropy" -> -t * Math.log(y);
            case "binary-cross-entropy" -> -t * Math.log(y) - (1 - t) * Math.log(1 - y);
            default -> throw new IllegalArgumentException(drawn.loss());
        };
    }

    double[][] outputGradient(double[][] y) {
        double[][] t = drawn.target();
        return Loops.like(y, (k, j) -> batchFactor() * outputFactor() * slopeOfTerm(y[k][j], t[k][j]));
    }

    double slopeOfTerm(double y, double t) {
        return switch (drawn.loss()) {
            case "squared-error", "mean-squared-error" -> 2 * (y - t);
            case "half-squared-error" -> y - t;
            case "cross-entropy" -> -t / y;
            case "binary-cross-entropy" -> -t / y + (1 - t) / (1 - y);
            default -> throw new IllegalArgumentException(drawn.loss());
        };
    }

    private void backward(double[][] output) {
        double[][] gradient = outputGradient(output);
        for (int layer = drawn.depth(); layer >= 1; layer--) {
            double[][] before = layer == 1 ? gradientInput() : value("a" + (layer - 1));
            double[][] delta = delta(layer, gradient, value("z" + layer), value("a" + layer));
            values.put("dE/da" + layer, gradient);
            values.put("dE/dz" + layer, delta);
            values.put("dE/dW" + layer, weightGradient(delta, before));
            if (hasBias(layer)) {
                values.put("dE/db" + layer, biasGradient(delta));
            }
            gradient = back(weights(layer), delta);
        }
        values.put("dE/dx", gradient);
    }

    /** What the deltas of the first layer are multiplied with. */
    double[][] gradientInput() {
        return drawn.input();
    }

    private static double[][] back(double[][] w, double[][] delta) {
        return Loops.matrix(w[0].length, delta[0].length, (k, j) -> Loops.sum(w.length, i -> w[i][k] * delta[i][j]));
    }

    double[][] delta(int layer, double[][] g, double[][] z, double[][] a) {
        return Loops.like(g, (k, j) -> Loops.sum(g.length, i -> g[i][j] * slope(layer, z, a, i, k, j)));
    }

    /** ∂a_i/∂z_k for example j. */
    final double slope(int layer, double[][] z, double[][] a, int i, int k, int j) {
        if (function(layer).equals("softmax")) {
            return i == k ? a[i][j] * (1 - a[i][j]) : -a[i][j] * a[k][j];
        }
        return i == k ? slope(layer, z[i][j]) : 0;
    }

    double slope(int layer, double z) {
        double s = setting(layer);
        return switch (function(layer)) {
            case "identity" -> 1;
            case "relu" -> z > 0 ? 1 : 0;
            case "leaky-relu" -> z > 0 ? 1 : s;
            case "sigmoid" -> sigmoid(z) * (1 - sigmoid(z));
            case ForwardDraw.SCALED_SIGMOID -> s * sigmoid(s * z) * (1 - sigmoid(s * z));
            case "tanh" -> 1 - Math.tanh(z) * Math.tanh(z);
            default -> throw new IllegalArgumentException(function(layer));
        };
    }

    double[][] weightGradient(double[][] delta, double[][] a) {
        return Loops.matrix(delta.length, a.length, (i, k) -> Loops.sum(a[0].length, j -> delta[i][j] * a[k][j]));
    }

    double[][] biasGradient(double[][] delta) {
        return Loops.matrix(delta.length, 1, (i, column) -> Loops.sum(delta[0].length, j -> delta[i][j]));
    }

    private void update() {
        for (int layer = 1; layer <= drawn.depth(); layer++) {
            values.put("W" + layer + "_new", updated(weights(layer), value("dE/dW" + layer)));
            if (hasBias(layer)) {
                values.put("b" + layer + "_new", updated(bias(layer), value("dE/db" + layer)));
            }
        }
    }

    double[][] updated(double[][] old, double[][] gradient) {
        return Loops.like(old, (i, k) -> old[i][k] - drawn.rate() * gradient[i][k]);
    }
}
