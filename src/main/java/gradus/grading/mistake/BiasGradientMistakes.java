package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Mistakes in ∂E/∂b[l], the sum of δ[l] over the examples. */
@AutoService(MistakeFamily.class)
public final class BiasGradientMistakes implements MistakeFamily {
    private static final FamilySection SECTION = new FamilySection(Family.BIAS_GRADIENT, LayeredNetwork::hasGradients);

    @Override
    public List<Mistake> mistakes() {
        return List.of(notSummed(), averaged(), summedOverUnits(), timesInput());
    }

    private static Quantity gradient(int layer) {
        return NetworkQuantities.lossGradient(NetworkQuantities.bias(layer));
    }

    private static List<Occurrence> sum(LayeredNetwork network, IntFunction<Expression> rule) {
        return new Places(network)
                .inLayers(
                        BiasGradientMistakes::gradient,
                        layer -> network.hasBias(layer) ? Optional.of(rule.apply(layer)) : Optional.empty());
    }

    private static Mistake notSummed() {
        return SECTION.wrong(
                "bias-gradient-not-summed",
                Tier.A,
                "gradient of the biases not summed over the examples",
                "How many biases does the layer have, and how many numbers has this gradient?",
                "δ[l] itself was written down, with an entry for every example. One bias acts on all examples, so their parts are added:"
                        + " ∂E/∂b[l] = Σ δ[l] over the examples.",
                "Batches of one example.",
                network -> new Places(network).of(layer -> notSummed(network, layer)));
    }

    /** The whole delta is written down for the gradient, and what the update makes of it for the new biases. */
    private static Optional<Occurrence> notSummed(LayeredNetwork network, int layer) {
        if (!network.hasBias(layer) || !new Places(network).isComputed(gradient(layer))) {
            return Optional.empty();
        }
        Map<Quantity, Expression> reports = new LinkedHashMap<>();
        reports.put(gradient(layer), network.delta(layer));
        Quantity updated = new Quantity.Updated(NetworkQuantities.bias(layer));
        if (new Places(network).isComputed(updated)) {
            Expression wrong = network.ref(gradient(layer));
            reports.put(
                    updated,
                    network.rule(updated).rewritten(formula -> formula.equals(wrong) ? network.delta(layer) : formula));
        }
        return Optional.of(new Occurrence(layer, List.of(), reports));
    }

    private static Mistake averaged() {
        return SECTION.wrong(
                "bias-gradient-averaged",
                Tier.B,
                "gradient of the biases averaged, that of the weights not",
                "Are the examples of the batch put together in the same way for the weights and for the biases?",
                "1/m Σ δ[l] was used. The gradient of the weights adds over the examples, and that of the biases does the same:"
                        + " ∂E/∂b[l] = Σ δ[l]. A mean, where the loss has one, is part of delta already.",
                "Batches of one example.",
                network -> sum(
                        network, layer -> WeightGradientMistakes.overCount(network, network.rule(gradient(layer)))));
    }

    private static Mistake summedOverUnits() {
        return SECTION.wrong(
                "bias-gradient-summed-over-units",
                Tier.B,
                "one gradient for the biases of all units",
                "All entries of this gradient are equal. Does every unit have its own bias?",
                "The sum of all entries of δ[l] was used for every bias. The sum runs over the examples and not over the units:"
                        + " ∂E/∂b[i] = Σ δ[i] over the examples.",
                "Layers of one unit. After softmax with cross-entropy the sum is 0, and the biases seem not to change.",
                network -> sum(
                        network,
                        layer -> new Expression.Repeat(
                                network.overExamples(network.overUnits(network.delta(layer))),
                                network.shape(gradient(layer)))));
    }

    private static Mistake timesInput() {
        return SECTION.wrong(
                "bias-gradient-times-input",
                Tier.B,
                "input multiplied into the gradient of the biases",
                "By how much does a net input grow if its bias grows by one?",
                "The row sums of δ[l] a[l−1]ᵀ were used. ∂z/∂b is 1, so no input appears: ∂E/∂b[l] = Σ δ[l] over the examples.",
                "Inputs of the layer that add up to 1 for every example, such as the activations of a softmax layer.",
                network -> sum(
                        network,
                        layer -> network.overExamples(network.outer(network.delta(layer), network.a(layer - 1)))));
    }
}
