package gradus.grading.mistake;

import static gradus.grading.mistake.PlainMatrices.beside;
import static gradus.grading.mistake.PlainMatrices.column;
import static gradus.grading.mistake.PlainMatrices.columnSums;
import static gradus.grading.mistake.PlainMatrices.columns;
import static gradus.grading.mistake.PlainMatrices.entrywise;
import static gradus.grading.mistake.PlainMatrices.filled;
import static gradus.grading.mistake.PlainMatrices.mapped;
import static gradus.grading.mistake.PlainMatrices.product;
import static gradus.grading.mistake.PlainMatrices.reshaped;
import static gradus.grading.mistake.PlainMatrices.row;
import static gradus.grading.mistake.PlainMatrices.rowSums;
import static gradus.grading.mistake.PlainMatrices.transposed;
import static gradus.grading.mistake.PlainMatrices.zipped;
import static gradus.grading.mistake.WrongBackwardNetwork.gradientName;
import static gradus.grading.mistake.WrongBackwardNetwork.sigmoid;

import gradus.network.Layout;
import gradus.network.Reduction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

/** The wrong rules in plain loops, each with the layers where it can be used. */
final class WrongBackwardRules {
    private static final Set<String> FUNCTIONS =
            Set.of("relu", "leaky-relu", "sigmoid", "tanh", "steep sigmoid", "stretched tanh");
    private static final Set<String> SHORT = Set.of("sigmoid", "tanh");

    private final PlainBatch batch;
    private final Layout layout;

    WrongBackwardRules(PlainBatch batch, Layout layout) {
        this.batch = batch;
        this.layout = layout;
    }

    /**
     * What somebody who makes a mistake gets.
     *
     * @param layer 0 for a mistake that is made everywhere
     * @param values all values, by unit
     * @param reports what is written in another shape, by unit
     */
    record Result(int layer, Map<String, double[][]> values, Map<String, double[][]> reports) {}

    private interface LayerRule {
        double[][] value(WrongBackwardNetwork network, int layer);
    }

    private interface Condition {
        boolean holds(int layer);
    }

    private record Target(IntFunction<String> quantity, Condition condition, boolean isReport, LayerRule rule) {}

    /** A form of a mistake: several rules that change together. */
    private record Form(List<Target> targets) {
        boolean isPossible(int layer) {
            return targets.stream().anyMatch(target -> target.condition().holds(layer));
        }
    }

    /** All results of a mistake in the order of its occurrences. */
    List<Result> of(String id) {
        if (id.equals("update-per-example")) {
            return oneByOne();
        }
        List<Result> results = new ArrayList<>();
        for (Form form : forms(id)) {
            List<Integer> layers = new ArrayList<>();
            for (int layer = 1; layer <= batch.depth(); layer++) {
                if (form.isPossible(layer)) {
                    layers.add(layer);
                }
            }
            if (!layers.isEmpty()) {
                results.add(result(form, 0, layers));
            }
            if (layers.size() > 1 && !id.startsWith("relu-derivative")) {
                layers.forEach(layer -> results.add(result(form, layer, List.of(layer))));
            }
        }
        results.sort((one, other) -> Integer.compare(one.layer(), other.layer()));
        return results;
    }

    private Result result(Form form, int place, List<Integer> layers) {
        Map<String, WrongBackwardNetwork.Rule> wrong = new LinkedHashMap<>();
        Map<String, WrongBackwardNetwork.Rule> reports = new LinkedHashMap<>();
        for (int layer : layers) {
            for (Target target : form.targets()) {
                if (target.condition().holds(layer)) {
                    (target.isReport() ? reports : wrong)
                            .put(
                                    target.quantity().apply(layer),
                                    network -> target.rule().value(network, layer));
                }
            }
        }
        WrongBackwardNetwork network = new WrongBackwardNetwork(batch, wrong);
        Map<String, double[][]> written = new LinkedHashMap<>();
        reports.forEach((quantity, rule) -> written.put(quantity, rule.value(network)));
        return new Result(place, network.values(), written);
    }

    private static Form form(Target... targets) {
        return new Form(List.of(targets));
    }

    private static Form delta(Condition condition, LayerRule rule) {
        return form(new Target(layer -> "dE/dz" + layer, condition, false, rule));
    }

    /** δ = ∂E/∂a ∘ something. */
    private static Form factor(Condition condition, LayerRule factor) {
        return delta(condition, (network, layer) -> entrywise(network.gradient(layer), factor.value(network, layer)));
    }

    private static Form factorOfActivation(Condition condition, DoubleUnaryOperator factor) {
        return factor(condition, (network, layer) -> mapped(network.a(layer), factor));
    }

    private static Form back(Condition condition, LayerRule rule) {
        return form(new Target(layer -> gradientName(layer - 1), condition, false, rule));
    }

    private static Target weights(Condition condition, LayerRule rule) {
        return new Target(layer -> "dE/dW" + layer, condition, false, rule);
    }

    private static Target weightsWritten(Condition condition, LayerRule rule) {
        return new Target(layer -> "dE/dW" + layer, condition, true, rule);
    }

    private Target bias(LayerRule rule) {
        return new Target(layer -> "dE/db" + layer, layer -> batch.layer(layer).hasBias(), false, rule);
    }

    private Target newWeights(LayerRule rule) {
        return new Target(layer -> "W" + layer + "_new", layer -> true, false, rule);
    }

    private Target newBias(LayerRule rule) {
        return new Target(
                layer -> "b" + layer + "_new", layer -> batch.layer(layer).hasBias(), false, rule);
    }

    private static Form rate(Condition onlyOnce, DoubleUnaryOperator rate) {
        return form(new Target(layer -> "learning_rate", onlyOnce, false, (network, layer) ->
                new double[][] {{rate.applyAsDouble(network.given.rate())}}));
    }

    private String activation(int layer) {
        return batch.layer(layer).activation();
    }

    private boolean isAny(Set<String> activations, int layer) {
        return activations.contains(activation(layer));
    }

    private boolean is(String activation, int layer) {
        return activation(layer).equals(activation);
    }

    private boolean isSquare(int layer) {
        return batch.units(layer) == batch.units(layer - 1);
    }

    /** y (1 − y) or 1 − y². */
    private double shortForm(int layer, double y) {
        return is("sigmoid", layer) ? y * (1 - y) : 1 - y * y;
    }

    private double[][] mean(double[][] sum) {
        return mapped(sum, entry -> entry / batch.examples());
    }

    private static double[][] weightGradient(WrongBackwardNetwork network, int layer) {
        return product(network.delta(layer), transposed(network.a(layer - 1)));
    }

    private Form atNeighbour(int step) {
        return factor(
                layer -> isAny(FUNCTIONS, layer)
                        && layer + step >= 1
                        && layer + step <= batch.depth()
                        && batch.units(layer) == batch.units(layer + step),
                (network, layer) -> network.slopes(layer, network.z(layer + step)));
    }

    private Form kink(boolean isOne) {
        return factor(
                layer ->
                        activation(layer).endsWith("relu") && batch.layer(layer).atZero() != kinkSlope(layer, isOne),
                (network, layer) ->
                        mapped(network.z(layer), z -> z == 0 ? kinkSlope(layer, isOne) : network.slope(layer, z)));
    }

    private double kinkSlope(int layer, boolean isOne) {
        return isOne ? 1 : is("relu", layer) ? 0 : batch.layer(layer).below();
    }

    private Form example(int number) {
        return form(
                weights(
                        layer -> true,
                        (network, layer) -> product(
                                column(network.delta(layer), number),
                                transposed(column(network.a(layer - 1), number)))),
                bias((network, layer) -> column(network.delta(layer), number)));
    }

    /** The product entry by entry, in the layers of one unit. */
    private Form entrywiseProduct(boolean isTransposed) {
        LayerRule rule = (network, layer) -> {
            double[][] repeated = product(filled(batch.units(layer - 1), 1, 1), network.delta(layer));
            double[][] entries = entrywise(repeated, network.a(layer - 1));
            return isTransposed ? transposed(entries) : entries;
        };
        Condition fits = layer ->
                batch.units(layer) == 1 && batch.examples() == 1 && (isTransposed || batch.units(layer - 1) == 1);
        return form(weights(fits, rule), weightsWritten(layer -> batch.units(layer) == 1 && !fits.holds(layer), rule));
    }

    private Form misaligned(boolean isBiasFirst) {
        return back(layer -> batch.layer(layer).hasBias(), (network, layer) -> {
            double[][] joined = isBiasFirst
                    ? beside(network.b(layer), network.w(layer))
                    : beside(network.w(layer), network.b(layer));
            double[][] kept = columns(joined, isBiasFirst ? 0 : 1, batch.units(layer - 1));
            return product(transposed(kept), network.delta(layer));
        });
    }

    private double[][] reshapedBack(WrongBackwardNetwork network, int layer) {
        int units = batch.units(layer);
        int inputs = batch.units(layer - 1);
        double[][] transposedByReading = layout == Layout.COLUMNS
                ? reshaped(network.w(layer), inputs, units)
                : transposed(reshaped(transposed(network.w(layer)), units, inputs));
        return product(transposedByReading, network.delta(layer));
    }

    private double[][] matrixProduct(WrongBackwardNetwork network, int layer) {
        double[][] slopes = network.slopes(layer, network.z(layer));
        return layout == Layout.COLUMNS
                ? product(network.gradient(layer), slopes)
                : product(slopes, network.gradient(layer));
    }

    private static double[][] difference(WrongBackwardNetwork network, int layer) {
        return zipped(network.a(layer), network.given.target(), (a, t) -> network.factor() * (a - t));
    }

    private List<Form> forms(String id) {
        int last = batch.depth();
        Condition always = layer -> true;
        Condition once = layer -> layer == 1;
        Condition hasFunction = layer -> isAny(FUNCTIONS, layer);
        Condition hasShortForm = layer -> isAny(SHORT, layer);
        Condition isTanh = layer -> is("tanh", layer);
        Condition isSigmoid = layer -> is("sigmoid", layer);
        Condition isLeaky = layer -> is("leaky-relu", layer);
        return switch (id) {
            case "missing-activation-derivative" ->
                List.of(delta(layer -> layer < last && !is("identity", layer), WrongBackwardNetwork::gradient));
            case "derivative-at-activation" ->
                List.of(factor(hasFunction, (network, layer) -> network.slopes(layer, network.a(layer))));
            case "derivative-of-wrong-layer" -> List.of(atNeighbour(1), atNeighbour(-1));
            case "hadamard-as-matrix-product" ->
                List.of(delta(
                        layer -> hasFunction.holds(layer) && batch.units(layer) == batch.examples(),
                        this::matrixProduct));
            case "leaky-derivative-zero" ->
                List.of(factor(isLeaky, (network, layer) -> mapped(network.z(layer), z -> z > 0 ? 1 : 0)));
            case "leaky-derivative-times-net" ->
                List.of(factor(
                        isLeaky,
                        (network, layer) -> mapped(
                                network.z(layer),
                                z -> z > 0 ? 1 : batch.layer(layer).below() * z)));
            case "derivative-formula-on-net" ->
                List.of(factor(hasShortForm, (network, layer) -> mapped(network.z(layer), z -> shortForm(layer, z))));
            case "activation-for-derivative" -> List.of(factor(hasFunction, WrongBackwardNetwork::a));
            case "derivative-at-error" ->
                List.of(delta(
                        hasShortForm, (network, layer) -> mapped(network.gradient(layer), e -> shortForm(layer, e))));
            case "prime-as-product" ->
                List.of(factor(
                        hasFunction, (network, layer) -> mapped(network.z(layer), z -> network.slope(layer, z) * z)));
            case "sigmoid-derivative-negative" -> List.of(factorOfActivation(isSigmoid, a -> a * (a - 1)));
            case "tanh-derivative-one-plus" -> List.of(factorOfActivation(isTanh, a -> 1 + a * a));
            case "tanh-square-forgotten" -> List.of(factorOfActivation(isTanh, a -> 1 - a));
            case "sigmoid-derivative-for-tanh" ->
                List.of(
                        factorOfActivation(isTanh, a -> a * (1 - a)),
                        factor(
                                isTanh,
                                (network, layer) -> mapped(network.z(layer), z -> sigmoid(z) * (1 - sigmoid(z)))));
            case "tanh-derivative-for-sigmoid" ->
                List.of(
                        factorOfActivation(isSigmoid, a -> 1 - a * a),
                        factor(
                                isSigmoid,
                                (network, layer) -> mapped(network.z(layer), z -> 1 - Math.tanh(z) * Math.tanh(z))));
            case "missing-inner-derivative" ->
                List.of(factor(
                        layer -> is("steep sigmoid", layer) || is("stretched tanh", layer),
                        (network, layer) -> mapped(
                                network.z(layer),
                                z -> network.slope(layer, z)
                                        / batch.layer(layer).steepness())));
            case "relu-derivative-at-zero-one" -> List.of(kink(true));
            case "relu-derivative-at-zero-zero" -> List.of(kink(false));
            case "hadamard-before-weights" ->
                List.of(form(new Target(
                        layer -> "dE/dz" + (layer - 1),
                        layer -> layer > 1 && isSquare(layer) && hasFunction.holds(layer - 1),
                        false,
                        (network, layer) -> product(
                                transposed(network.w(layer)),
                                entrywise(network.delta(layer), network.slopes(layer - 1, network.z(layer - 1)))))));
            case "missing-transpose-in-delta" ->
                List.of(back(this::isSquare, (network, layer) -> product(network.w(layer), network.delta(layer))));
            case "reshape-for-transpose" -> List.of(back(layer -> !isSquare(layer), this::reshapedBack));
            case "wrong-layer-weights" ->
                List.of(back(
                        layer -> layer > 1 && isSquare(layer) && isSquare(layer - 1),
                        (network, layer) -> product(transposed(network.w(layer - 1)), network.delta(layer))));
            case "updated-weights-in-delta" ->
                List.of(back(
                        always,
                        (network, layer) ->
                                product(transposed(network.of("W" + layer + "_new")), network.delta(layer))));
            case "weights-missing-in-delta" ->
                List.of(
                        back(this::isSquare, WrongBackwardNetwork::delta),
                        back(
                                always,
                                (network, layer) -> product(
                                        filled(batch.units(layer - 1), batch.units(layer), 1), network.delta(layer))));
            case "raw-error-backpropagated" ->
                List.of(
                        back(
                                always,
                                (network, layer) -> product(transposed(network.w(layer)), network.gradient(layer))),
                        back(
                                layer -> layer == last && batch.loss().endsWith("cross-entropy"),
                                (network, layer) -> product(transposed(network.w(layer)), difference(network, layer))));
            case "single-path-delta" ->
                List.of(back(
                        always,
                        (network, layer) ->
                                product(transposed(row(network.w(layer), 0)), row(network.delta(layer), 0))));
            case "bias-row-misaligned" -> List.of(misaligned(true), misaligned(false));
            case "input-gradient-with-derivative" ->
                List.of(
                        back(
                                layer -> layer == 1
                                        && Set.of("relu", "leaky-relu", "sigmoid", "tanh")
                                                .contains(activation(1)),
                                (network, layer) -> entrywise(
                                        product(transposed(network.w(1)), network.delta(1)),
                                        network.slopes(1, network.a(0)))),
                        back(
                                layer -> layer == 1 && hasShortForm.holds(1),
                                (network, layer) -> entrywise(
                                        product(transposed(network.w(1)), network.delta(1)),
                                        mapped(network.a(0), x -> shortForm(1, x)))));
            case "gradient-mean-twice" ->
                List.of(form(
                        weights(always, (network, layer) -> mean(weightGradient(network, layer))),
                        bias((network, layer) -> mean(rowSums(network.delta(layer))))));
            case "weight-gradient-not-summed" -> List.of(entrywiseProduct(true), entrywiseProduct(false));
            case "net-for-activation-in-gradient" ->
                List.of(form(weights(
                        layer -> layer > 1,
                        (network, layer) -> product(network.delta(layer), transposed(network.z(layer - 1))))));
            case "own-output-in-gradient" ->
                List.of(form(weights(
                        this::isSquare,
                        (network, layer) -> product(network.delta(layer), transposed(network.a(layer))))));
            case "outer-product-reversed" ->
                List.of(form(
                        weights(this::isSquare, (network, layer) -> transposed(weightGradient(network, layer))),
                        weightsWritten(
                                layer -> !isSquare(layer),
                                (network, layer) -> transposed(weightGradient(network, layer)))));
            case "input-missing-in-gradient" ->
                List.of(form(weights(
                        always,
                        (network, layer) ->
                                product(rowSums(network.delta(layer)), filled(1, batch.units(layer - 1), 1)))));
            case "gradient-without-derivative" -> {
                LayerRule ofActivation =
                        (network, layer) -> product(network.gradient(layer), transposed(network.a(layer - 1)));
                yield List.of(
                        form(weights(always, ofActivation)),
                        form(
                                weights(layer -> batch.layer(layer).hasBias(), ofActivation),
                                bias((network, layer) -> rowSums(network.gradient(layer)))));
            }
            case "single-example-gradient" ->
                batch.examples() == 1 ? List.of(example(0)) : List.of(example(batch.examples() - 1), example(0));
            case "bias-gradient-not-summed" ->
                List.of(form(
                        new Target(
                                layer -> "dE/db" + layer,
                                layer -> batch.layer(layer).hasBias(),
                                true,
                                WrongBackwardNetwork::delta),
                        new Target(
                                layer -> "b" + layer + "_new",
                                layer -> batch.layer(layer).hasBias(),
                                true,
                                (network, layer) -> zipped(
                                        mapped(network.delta(layer), d -> -network.rate() * d),
                                        network.b(layer),
                                        (step, b) -> b + step))));
            case "bias-gradient-averaged" ->
                List.of(form(bias((network, layer) -> mean(rowSums(network.delta(layer))))));
            case "bias-gradient-summed-over-units" ->
                List.of(form(bias((network, layer) ->
                        filled(batch.units(layer), 1, columnSums(rowSums(network.delta(layer)))[0][0]))));
            case "bias-gradient-times-input" ->
                List.of(form(bias((network, layer) -> rowSums(weightGradient(network, layer)))));
            case "bias-not-updated" -> List.of(form(newBias(WrongBackwardNetwork::b)));
            case "update-plus" ->
                List.of(form(
                        newWeights((network, layer) -> zipped(
                                network.w(layer), network.of("dE/dW" + layer), (w, g) -> w + network.rate() * g)),
                        newBias((network, layer) -> zipped(
                                network.b(layer), network.of("dE/db" + layer), (b, g) -> b + network.rate() * g))));
            case "update-step-reported" -> List.of(step(-1), step(1));
            case "learning-rate-omitted" -> List.of(rate(once, rate -> 1));
            case "learning-rate-twice" -> List.of(rate(once, rate -> rate * rate));
            case "batch-divided-in-update" -> List.of(rate(once, rate -> rate / batch.examples()));
            default -> throw new IllegalArgumentException(id);
        };
    }

    private Form step(int sign) {
        return form(
                newWeights((network, layer) -> mapped(network.of("dE/dW" + layer), g -> sign * network.rate() * g)),
                newBias((network, layer) -> mapped(network.of("dE/db" + layer), g -> sign * network.rate() * g)));
    }

    /** Training with one example after the other: first with a loss of its own for each, then with its share of a mean. */
    private List<Result> oneByOne() {
        boolean isMean = batch.overBatch() == Reduction.MEAN && batch.examples() > 1;
        List<Result> results = new ArrayList<>(oneByOne(1));
        if (isMean) {
            results.addAll(oneByOne(1.0 / batch.examples()));
        }
        return results;
    }

    private List<Result> oneByOne(double batchFactor) {
        PlainBatch current = batch;
        Map<String, double[][]> sideBySide = new LinkedHashMap<>();
        Map<String, double[][]> parameters = new LinkedHashMap<>();
        for (int example = 0; example < batch.examples(); example++) {
            WrongBackwardNetwork network = new WrongBackwardNetwork(single(current, example), batchFactor, Map.of());
            network.values().forEach((quantity, value) -> {
                if (quantity.endsWith("_new")) {
                    parameters.put(quantity, value);
                } else if (quantity.startsWith("z") || quantity.startsWith("dE/da") || quantity.equals("dE/dx")) {
                    sideBySide.merge(quantity, value, PlainMatrices::beside);
                }
            });
            current = changed(current, parameters);
        }
        return List.of(fixed(sideBySide), fixed(parameters));
    }

    private static PlainBatch single(PlainBatch batch, int example) {
        return new PlainBatch(
                batch.layers(),
                column(batch.input(), example),
                column(batch.target(), example),
                batch.loss(),
                batch.overOutputs(),
                batch.overBatch(),
                batch.rate());
    }

    private static PlainBatch changed(PlainBatch batch, Map<String, double[][]> parameters) {
        List<PlainBatch.Layer> layers = new ArrayList<>();
        for (int layer = 1; layer <= batch.depth(); layer++) {
            layers.add(batch.layer(layer)
                    .with(
                            parameters.getOrDefault("W" + layer + "_new", new double[0][]),
                            parameters.getOrDefault("b" + layer + "_new", new double[0][])));
        }
        return new PlainBatch(
                layers,
                batch.input(),
                batch.target(),
                batch.loss(),
                batch.overOutputs(),
                batch.overBatch(),
                batch.rate());
    }

    private Result fixed(Map<String, double[][]> values) {
        Map<String, WrongBackwardNetwork.Rule> wrong = new LinkedHashMap<>();
        values.forEach((quantity, value) -> wrong.put(quantity, network -> value));
        return new Result(0, new WrongBackwardNetwork(batch, wrong).values(), Map.of());
    }
}
