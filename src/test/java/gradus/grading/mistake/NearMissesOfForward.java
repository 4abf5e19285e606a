package gradus.grading.mistake;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.Edit;
import gradus.graph.ElementFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.graph.Rectifier;
import gradus.graph.Squashing;
import gradus.network.NetworkQuantities;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * For each mistake up to the delta of the output a rule that looks like it and is another: a diagnosis must not take the one for
 * the other.
 */
final class NearMissesOfForward {
    private NearMissesOfForward() {}

    /** By id; empty in a network where the near miss cannot be made. */
    static Map<String, Function<LayeredNetwork, Optional<Occurrence>>> all() {
        Map<String, Function<LayeredNetwork, Optional<Occurrence>>> all = new LinkedHashMap<>();
        all.put("sigmoid-exponent-sign", activation(Squashing.SIGMOID, z -> sigmoid(times(0.5, z))));
        all.put("exp-base-ten", network -> activations(network, NearMissesOfForward::inPowersOfTwo));
        all.put("sigmoid-for-tanh", activation(Squashing.TANH, z -> sigmoid(times(2, z))));
        all.put("tan-for-tanh", activation(Squashing.TANH, z -> apply(ElementaryFunction.SIN, z)));
        all.put("tan-in-degrees", activation(Squashing.TANH, z -> times(Math.PI / 200, z)));
        all.put("softmax-over-batch", softmax(softmax -> softmaxOf(times(0.5, softmax.operand()), softmax.axis())));
        all.put("softmax-over-all-entries", softmax(softmax -> times(0.3, softmax)));
        all.put("softmax-as-sigmoid", softmax(softmax -> sigmoid(times(2, softmax.operand()))));
        all.put("leaky-slope-forgotten-forward", network -> activations(network, NearMissesOfForward::steeper));
        all.put("inner-scale-dropped", activation(Squashing.SIGMOID, z -> sigmoid(times(0.9, z))));
        all.put(
                "bias-broadcast-wrong-axis",
                network -> netInputs(network, (sum, bias) -> Algebra.add(sum, times(2, bias))));
        all.put(
                "bias-forgotten-forward",
                network -> netInputs(network, (sum, bias) -> Algebra.add(sum, times(0.5, bias))));
        all.put(
                "bias-as-threshold",
                network -> netInputs(network, (sum, bias) -> Algebra.subtract(sum, times(2, bias))));
        all.put(
                "forward-weights-transposed",
                network -> netInputs(network, (sum, bias) -> Algebra.subtract(bias, sum)));
        all.put("activation-skipped", network -> inLayers(network, layer -> twiceTheNetInput(network, layer)));
        all.put(
                "input-layer-activated",
                network ->
                        change(network.exchanged(NetworkQuantities.netInput(1), network.a(0), times(2, network.a(0)))));
        all.put("old-weights-for-prediction", NearMissesOfForward::halfTheStep);
        all.put("loss-half-factor-slip", scaled(network -> NetworkQuantities.LOSS, network -> 1 / 3.0));
        all.put(
                "loss-divided-by-outputs",
                scaled(network -> NetworkQuantities.LOSS, network -> 1.0 / (network.outputs() + 1)));
        all.put("loss-sum-for-mean", scaled(network -> NetworkQuantities.LOSS, network -> network.examples() + 1.0));
        all.put(
                "loss-mean-for-sum",
                scaled(network -> NetworkQuantities.LOSS, network -> 1 / (network.examples() + 1.0)));
        all.put("loss-log-base-ten", scaled(network -> NetworkQuantities.LOSS, network -> 0.1));
        all.put("loss-log-base-two", scaled(network -> NetworkQuantities.LOSS, network -> 2));
        all.put("loss-minus-missing", scaled(network -> NetworkQuantities.LOSS, network -> -2));
        all.put("bce-second-term-missing", scaled(network -> NetworkQuantities.LOSS, network -> 0.5));
        all.put("bce-on-softmax", scaled(network -> NetworkQuantities.LOSS, network -> 3));
        all.put("target-minus-output", outputGradient(network -> -2));
        all.put("bce-gradient-one-term", outputGradient(network -> 0.5));
        all.put("missing-factor-two", outputGradient(network -> 1 / 3.0));
        all.put("extra-factor-two", outputGradient(network -> 3));
        all.put("gradient-sum-for-mean", outputGradient(network -> network.examples() + 1.0));
        all.put("gradient-mean-for-sum", outputGradient(network -> 1 / (network.examples() + 1.0)));
        all.put("gradient-divided-by-outputs", outputGradient(network -> 1 / (network.outputs() + 1.0)));
        all.put("gradient-not-divided-by-outputs", outputGradient(network -> network.outputs() + 1.0));
        all.put("learning-rate-in-delta", outputGradient(network -> -0.77));
        all.put(
                "missing-output-derivative",
                network -> outputDelta(network, times(0.5, network.gradientOfActivation(network.depth()))));
        all.put(
                "softmax-ce-shortcut-elsewhere",
                network -> outputDelta(network, Algebra.subtract(network.t(), network.a(network.depth()))));
        all.put(
                "extra-output-derivative",
                network -> outputDelta(
                        network, Algebra.multiply(network.delta(network.depth()), network.a(network.depth()))));
        all.put(
                "softmax-diagonal-only",
                network -> outputDelta(
                        network,
                        Algebra.multiply(network.gradientOfActivation(network.depth()), network.a(network.depth()))));
        all.put("batch-sum-convention", constant(NetworkQuantities.BATCH_FACTOR, 2.5));
        all.put("batch-mean-convention", constant(NetworkQuantities.BATCH_FACTOR, 0.9));
        all.put("outputs-sum-convention", constant(NetworkQuantities.OUTPUT_FACTOR, 2.5));
        all.put("outputs-mean-convention", constant(NetworkQuantities.OUTPUT_FACTOR, 0.9));
        all.put("negative-gradient-convention", outputGradient(network -> -2));
        all.put("per-example-delta-convention", outputGradient(network -> network.examples() + 1));
        all.put("class-index-zero-based", scaled(network -> NetworkQuantities.CLASS, network -> 2));
        all.put("class-index-one-based", scaled(network -> NetworkQuantities.CLASS, network -> 3));
        all.put("transposed-layout-reported", NearMissesOfForward::transposedAndNegative);
        return all;
    }

    private static Expression times(double factor, Expression formula) {
        return Algebra.multiply(Algebra.constant(factor), formula);
    }

    private static Expression apply(ElementFunction function, Expression operand) {
        return new Expression.Apply(function, operand);
    }

    private static Expression sigmoid(Expression operand) {
        return apply(Squashing.SIGMOID, operand);
    }

    private static Expression softmaxOf(Expression operand, int axis) {
        return new Expression.Softmax(operand, axis);
    }

    private static Optional<Occurrence> change(Optional<Edit> edit) {
        return change(edit.stream().toList());
    }

    private static Optional<Occurrence> change(List<Edit> edits) {
        return Occurrences.of(edits).stream().findFirst();
    }

    private static Optional<Occurrence> inLayers(LayeredNetwork network, Function<Integer, Optional<Edit>> edit) {
        return change(network.layers(layer -> true).stream()
                .flatMap(layer -> edit.apply(layer).stream())
                .toList());
    }

    private static Optional<Occurrence> activations(LayeredNetwork network, UnaryOperator<Expression> change) {
        return inLayers(network, layer -> network.rewritten(NetworkQuantities.activation(layer), change));
    }

    private static Function<LayeredNetwork, Optional<Occurrence>> activation(
            ElementFunction function, UnaryOperator<Expression> other) {
        return network -> activations(
                network,
                part -> part instanceof Expression.Apply apply && apply.function() == function
                        ? other.apply(apply.operand())
                        : part);
    }

    private static Function<LayeredNetwork, Optional<Occurrence>> softmax(
            Function<Expression.Softmax, Expression> other) {
        return network ->
                activations(network, part -> part instanceof Expression.Softmax softmax ? other.apply(softmax) : part);
    }

    private static Expression inPowersOfTwo(Expression part) {
        Expression two = Algebra.constant(2);
        if (part instanceof Expression.Softmax softmax) {
            Expression powers = new Expression.Combine(BinaryFunction.POWER, two, softmax.operand());
            return Algebra.divide(powers, new Expression.SumOver(powers, softmax.axis()));
        }
        return part instanceof Expression.Apply apply && apply.function() == Squashing.SIGMOID
                ? sigmoid(times(Math.log(2), apply.operand()))
                : part;
    }

    private static Expression steeper(Expression part) {
        return part instanceof Expression.Apply apply
                        && apply.function() instanceof Rectifier rectifier
                        && rectifier.below() > 0
                ? apply(new Rectifier(2 * rectifier.below(), 0), apply.operand())
                : part;
    }

    private interface Sum {
        Expression of(Expression weighted, Expression bias);
    }

    private static Optional<Occurrence> netInputs(LayeredNetwork network, Sum sum) {
        return inLayers(
                network,
                layer -> network.hasBias(layer)
                        ? network.replaced(
                                NetworkQuantities.netInput(layer),
                                sum.of(network.weighted(network.w(layer), network.a(layer - 1)), network.b(layer)))
                        : Optional.empty());
    }

    private static Optional<Edit> twiceTheNetInput(LayeredNetwork network, int layer) {
        return network.isHidden(layer)
                ? network.replaced(NetworkQuantities.activation(layer), times(2, network.z(layer)))
                : Optional.empty();
    }

    /** The prediction from the mean of old and new parameters. */
    private static Optional<Occurrence> halfTheStep(LayeredNetwork network) {
        return change(network.passes().stream()
                .filter(Pass::isAfterTraining)
                .flatMap(pass -> network.layers(layer -> true).stream()
                        .flatMap(layer -> network.rewritten(pass.netInput(layer), NearMissesOfForward::mean).stream()))
                .toList());
    }

    private static Expression mean(Expression part) {
        return part instanceof Expression.Reference reference
                        && reference.quantity() instanceof Quantity.Updated updated
                ? times(0.5, Algebra.add(part, new Expression.Reference(updated.parameter())))
                : part;
    }

    private static Function<LayeredNetwork, Optional<Occurrence>> scaled(
            Function<LayeredNetwork, Quantity> quantity, Function<LayeredNetwork, Number> factor) {
        return network -> change(network.replaced(
                quantity.apply(network),
                times(factor.apply(network).doubleValue(), network.rule(quantity.apply(network)))));
    }

    private static Function<LayeredNetwork, Optional<Occurrence>> outputGradient(
            Function<LayeredNetwork, Number> factor) {
        return scaled(LayeredNetwork::outputGradient, factor);
    }

    private static Function<LayeredNetwork, Optional<Occurrence>> constant(Quantity quantity, double factor) {
        return network -> Optional.of(
                Occurrence.of(Occurrence.EVERYWHERE, Edit.replace(quantity, times(factor, network.rule(quantity)))));
    }

    private static Optional<Occurrence> outputDelta(LayeredNetwork network, Expression rule) {
        Quantity delta = NetworkQuantities.delta(network.depth());
        Expression ofRule = rule.rewritten(part -> part.equals(network.ref(delta)) ? network.rule(delta) : part);
        return change(network.replaced(delta, ofRule));
    }

    private static Optional<Occurrence> transposedAndNegative(LayeredNetwork network) {
        Map<Quantity, Expression> reports = new LinkedHashMap<>();
        network.graph().quantities().stream()
                .filter(quantity -> quantity instanceof Quantity.Gradient)
                .forEach(quantity -> reports.put(quantity, Algebra.negate(Algebra.transpose(network.ref(quantity)))));
        return Stream.of(reports)
                .map(all -> new Occurrence(Occurrence.EVERYWHERE, List.of(), all))
                .findFirst();
    }
}
