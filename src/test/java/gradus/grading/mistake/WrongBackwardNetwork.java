package gradus.grading.mistake;

import static gradus.grading.mistake.PlainMatrices.columnSums;
import static gradus.grading.mistake.PlainMatrices.entrywise;
import static gradus.grading.mistake.PlainMatrices.filled;
import static gradus.grading.mistake.PlainMatrices.mapped;
import static gradus.grading.mistake.PlainMatrices.product;
import static gradus.grading.mistake.PlainMatrices.rowSums;
import static gradus.grading.mistake.PlainMatrices.transposed;
import static gradus.grading.mistake.PlainMatrices.zipped;

import gradus.network.Reduction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Forward, backward and one step in plain loops, with some rules exchanged: no tensor, no formula, no layout. What gradus says a
 * mistake leads to is compared with it.
 */
final class WrongBackwardNetwork {
    /** A rule that stands for the right one of a quantity. */
    interface Rule {
        double[][] value(WrongBackwardNetwork network);
    }

    final PlainBatch given;
    private final double batchFactor;
    private final Map<String, Rule> wrong;
    private final Map<String, double[][]> values = new LinkedHashMap<>();

    /** @param wrong the wrong rules by the names of their quantities */
    WrongBackwardNetwork(PlainBatch given, Map<String, Rule> wrong) {
        this(given, given.overBatch() == Reduction.MEAN ? 1.0 / given.examples() : 1, wrong);
    }

    /** @param batchFactor what the sum over the examples is multiplied by */
    WrongBackwardNetwork(PlainBatch given, double batchFactor, Map<String, Rule> wrong) {
        this.given = given;
        this.batchFactor = batchFactor;
        this.wrong = wrong;
        forward();
        backward();
    }

    /** All values by the names that gradus has for them. */
    Map<String, double[][]> values() {
        return values;
    }

    double[][] of(String quantity) {
        return Optional.ofNullable(values.get(quantity)).orElseThrow(() -> new AssertionError("no " + quantity));
    }

    /** The weights, which no rule computes. */
    double[][] w(int layer) {
        return given.layer(layer).weights();
    }

    double[][] b(int layer) {
        return given.layer(layer).bias();
    }

    double[][] z(int layer) {
        return of("z" + layer);
    }

    double[][] a(int layer) {
        return layer == 0 ? given.input() : of("a" + layer);
    }

    double[][] delta(int layer) {
        return of("dE/dz" + layer);
    }

    double[][] gradient(int layer) {
        return of(gradientName(layer));
    }

    double rate() {
        return of("learning_rate")[0][0];
    }

    static String gradientName(int layer) {
        return layer == 0 ? "dE/dx" : "dE/da" + layer;
    }

    private void put(String quantity, Supplier<double[][]> right) {
        values.put(
                quantity,
                Optional.ofNullable(wrong.get(quantity))
                        .map(rule -> rule.value(this))
                        .orElseGet(right));
    }

    private void forward() {
        for (int number = 1; number <= given.depth(); number++) {
            int layer = number;
            put("z" + layer, () -> {
                double[][] weighted = product(w(layer), a(layer - 1));
                return given.layer(layer).hasBias() ? zipped(weighted, b(layer), (z, b) -> z + b) : weighted;
            });
            put("a" + layer, () -> activation(layer));
        }
        put("E", () -> new double[][] {{loss()}});
    }

    private double[][] activation(int layer) {
        PlainBatch.Layer own = given.layer(layer);
        double[][] z = z(layer);
        return switch (own.activation()) {
            case "identity" -> mapped(z, x -> x);
            case "relu" -> mapped(z, x -> Math.max(0, x));
            case "leaky-relu" -> mapped(z, x -> x > 0 ? x : own.below() * x);
            case "sigmoid" -> mapped(z, WrongBackwardNetwork::sigmoid);
            case "tanh" -> mapped(z, Math::tanh);
            case "steep sigmoid" -> mapped(z, x -> sigmoid(own.steepness() * x));
            case "stretched tanh" -> mapped(z, x -> 1.7 * Math.tanh(own.steepness() * x));
            case "softmax" -> {
                double[][] powers = mapped(z, Math::exp);
                double[][] sums = columnSums(powers);
                yield entrywise(powers, product(filled(z.length, 1, 1), mapped(sums, sum -> 1 / sum)));
            }
            default -> throw new IllegalArgumentException(own.activation());
        };
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** f′ of a layer that has one, at some argument. */
    double slope(int layer, double x) {
        PlainBatch.Layer own = given.layer(layer);
        return switch (own.activation()) {
            case "relu" -> x > 0 ? 1 : x < 0 ? 0 : own.atZero();
            case "leaky-relu" -> x > 0 ? 1 : x < 0 ? own.below() : own.atZero();
            case "sigmoid" -> sigmoid(x) * (1 - sigmoid(x));
            case "tanh" -> 1 - Math.tanh(x) * Math.tanh(x);
            case "steep sigmoid" -> own.steepness() * sigmoid(own.steepness() * x) * (1 - sigmoid(own.steepness() * x));
            case "stretched tanh" ->
                own.steepness() * 1.7 * (1 - Math.tanh(own.steepness() * x) * Math.tanh(own.steepness() * x));
            default -> throw new IllegalArgumentException(own.activation());
        };
    }

    double[][] slopes(int layer, double[][] at) {
        return mapped(at, x -> slope(layer, x));
    }

    /** The constants in front of the sum over outputs and examples. */
    double factor() {
        double half = given.loss().equals("half-squared-error") ? 0.5 : 1;
        return half * batchFactor * (given.overOutputs() == Reduction.MEAN ? 1.0 / given.units(given.depth()) : 1);
    }

    private double loss() {
        double[][] terms = zipped(a(given.depth()), given.target(), this::term);
        return factor() * columnSums(rowSums(terms))[0][0];
    }

    private double term(double a, double t) {
        return switch (given.loss()) {
            case "cross-entropy" -> -t * Math.log(a);
            case "binary-cross-entropy" -> -t * Math.log(a) - (1 - t) * Math.log(1 - a);
            default -> (a - t) * (a - t);
        };
    }

    private double termGradient(double a, double t) {
        return switch (given.loss()) {
            case "cross-entropy" -> -t / a;
            case "binary-cross-entropy" -> -t / a + (1 - t) / (1 - a);
            default -> 2 * (a - t);
        };
    }

    private void backward() {
        int depth = given.depth();
        put("learning_rate", () -> new double[][] {{given.rate()}});
        put(
                "dE/da" + depth,
                () -> mapped(zipped(a(depth), given.target(), this::termGradient), gradient -> factor() * gradient));
        for (int number = depth; number >= 1; number--) {
            int layer = number;
            put("dE/dz" + layer, () -> delta(layer, gradient(layer)));
            put("dE/dW" + layer, () -> product(delta(layer), transposed(a(layer - 1))));
            put("W" + layer + "_new", () -> stepped(w(layer), of("dE/dW" + layer)));
            if (given.layer(layer).hasBias()) {
                put("dE/db" + layer, () -> rowSums(delta(layer)));
                put("b" + layer + "_new", () -> stepped(b(layer), of("dE/db" + layer)));
            }
            put(gradientName(layer - 1), () -> product(transposed(w(layer)), delta(layer)));
        }
    }

    private double[][] delta(int layer, double[][] gradient) {
        return switch (given.layer(layer).activation()) {
            case "identity" -> gradient;
            case "softmax" -> {
                double[][] weighted = columnSums(entrywise(gradient, a(layer)));
                double[][] everywhere = product(filled(gradient.length, 1, 1), weighted);
                yield entrywise(a(layer), zipped(gradient, everywhere, (g, mean) -> g - mean));
            }
            default -> entrywise(gradient, slopes(layer, z(layer)));
        };
    }

    double[][] stepped(double[][] parameter, double[][] gradient) {
        return zipped(parameter, gradient, (p, g) -> p - rate() * g);
    }
}
