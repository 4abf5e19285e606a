package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.Dropout;
import gradus.network.NetworkQuantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Mistakes with units that are left out while a network is trained. */
@AutoService(MistakeFamily.class)
public final class DropoutMistakes implements MistakeFamily {
    @Override
    public List<Mistake> mistakes() {
        return List.of(
                scaleMissing(),
                scaleMultiplied(),
                appliedToQueries(),
                maskMissingBackward(),
                scaleMissingBackward(),
                scaleTwiceBackward(),
                undroppedInGradient());
    }

    private static List<Occurrence> in(
            LayeredNetwork network, Predicate<Dropout> which, IntFunction<List<Edit>> edits) {
        return new Places(network)
                .inLayers(layer ->
                        network.layer(layer).dropout().filter(which).isPresent() ? edits.apply(layer) : List.of());
    }

    private static boolean isInverted(Dropout dropout) {
        return dropout.scaling() == Dropout.Scaling.INVERTED && dropout.keep() < 1;
    }

    private static Expression mask(LayeredNetwork network, int layer) {
        return network.ref(NetworkQuantities.mask(layer));
    }

    private static Expression keep(LayeredNetwork network, int layer) {
        return network.ref(NetworkQuantities.keep(layer));
    }

    private static Quantity dropped(int layer) {
        return NetworkQuantities.dropped(layer);
    }

    private static Quantity before(int layer) {
        return NetworkQuantities.lossGradient(NetworkQuantities.activation(layer));
    }

    /** What comes back to the layer after units were left out. */
    private static Expression behind(LayeredNetwork network, int layer) {
        return network.ref(NetworkQuantities.lossGradient(dropped(layer)));
    }

    private static Expression masked(LayeredNetwork network, int layer) {
        return Algebra.multiply(mask(network, layer), network.a(layer));
    }

    /** The way forward by a wrong rule, and the way back by the same one where there is a way back. */
    private static List<Edit> bothWays(
            LayeredNetwork network, int layer, Expression forward, IntFunction<Expression> back) {
        List<Edit> edits = new ArrayList<>(List.of(Edit.replace(dropped(layer), forward)));
        if (network.has(before(layer)) && network.has(NetworkQuantities.lossGradient(dropped(layer)))) {
            edits.add(Edit.replace(before(layer), back.apply(layer)));
        }
        return edits;
    }

    private static Mistake scaleMissing() {
        return Mistake.wrong(
                "dropout-scale-missing-forward",
                Family.FORWARD,
                Tier.D,
                "Units that stay not scaled",
                "Some units are gone. What does the statement do, so that the next layer gets about as much as before?",
                "The formula mask ∘ a was used. The statement divides what stays by the probability of staying: dropped = mask ∘ a / keep.",
                "A probability of 1.",
                network -> Places.inForms(
                        in(
                                network,
                                DropoutMistakes::isInverted,
                                layer -> bothWays(
                                        network,
                                        layer,
                                        masked(network, layer),
                                        number -> Algebra.multiply(behind(network, number), mask(network, number)))),
                        in(
                                network,
                                DropoutMistakes::isInverted,
                                layer -> List.of(Edit.replace(dropped(layer), masked(network, layer))))));
    }

    private static Mistake scaleMultiplied() {
        return Mistake.wrong(
                "dropout-scale-multiplied",
                Family.FORWARD,
                Tier.D,
                "Units that stay made smaller instead of larger",
                "Some units are gone. Does what stays have to grow or to shrink to make up for them?",
                "The formula mask ∘ a · keep was used. What stays makes up for what is gone, so it is divided by the probability of"
                        + " staying: dropped = mask ∘ a / keep.",
                "A probability of 1.",
                network -> in(
                        network,
                        DropoutMistakes::isInverted,
                        layer -> bothWays(
                                network,
                                layer,
                                Algebra.multiply(masked(network, layer), keep(network, layer)),
                                number -> Algebra.multiply(
                                        Algebra.multiply(behind(network, number), keep(network, number)),
                                        mask(network, number)))));
    }

    private static Mistake appliedToQueries() {
        return Mistake.wrong(
                "dropout-at-query",
                Family.FORWARD,
                Tier.D,
                "Units left out where the network is used",
                "Is this a pass in which the network is trained, or one in which it is used?",
                "The mask of the training was applied to the query. Where a network is used all of its units take part: z = W a + b.",
                "Masks of ones, and problems without queries.",
                network -> Places.inForms(
                        in(network, dropout -> true, layer -> atQueries(network, layer, true)),
                        in(network, DropoutMistakes::isInverted, layer -> atQueries(network, layer, false))));
    }

    /** The next net input of every query with the mask in it; the query has to be of the shape of the mask. */
    private static List<Edit> atQueries(LayeredNetwork network, int layer, boolean isScaled) {
        boolean isInverted = network.layer(layer)
                .dropout()
                .filter(DropoutMistakes::isInverted)
                .isPresent();
        return network.task().queries().stream()
                .flatMap(query -> {
                    Quantity net = new Quantity.AtPoint(NetworkQuantities.netInput(layer + 1), query.name());
                    Quantity handedOn = new Quantity.AtPoint(dropped(layer), query.name());
                    Quantity own = network.has(handedOn)
                            ? handedOn
                            : new Quantity.AtPoint(NetworkQuantities.activation(layer), query.name());
                    Expression masked = Algebra.multiply(mask(network, layer), network.ref(own));
                    Expression used = isScaled && isInverted ? Algebra.divide(masked, keep(network, layer)) : masked;
                    return network.has(own)
                            ? network.exchanged(net, network.ref(own), used).stream()
                            : Stream.<Edit>empty();
                })
                .toList();
    }

    private static Mistake maskMissingBackward() {
        return Mistake.wrong(
                "dropout-mask-missing-backward",
                Family.DELTA_RECURSION,
                Tier.B,
                "Mask left out on the way back",
                "Does a unit that was left out have any part in the loss?",
                "The gradient was carried back to all units. Those that were left out had no part in the output, so the mask is applied on"
                        + " the way back as well: ∂E/∂a = mask ∘ ∂E/∂(dropped) / keep.",
                "Masks of ones, and units that are 0 behind the activation anyway.",
                network -> Places.inForms(
                        back(network, dropout -> true, layer -> withoutMask(network, layer)),
                        back(network, DropoutMistakes::isInverted, layer -> Optional.of(behind(network, layer)))));
    }

    private static List<Occurrence> back(
            LayeredNetwork network, Predicate<Dropout> which, IntFunction<Optional<Expression>> rule) {
        return in(
                network,
                which,
                layer -> network.has(NetworkQuantities.lossGradient(dropped(layer)))
                        ? rule.apply(layer)
                                .map(wrong -> List.of(Edit.replace(before(layer), wrong)))
                                .orElse(List.of())
                        : List.of());
    }

    private static Optional<Expression> withoutMask(LayeredNetwork network, int layer) {
        boolean isInverted = network.layer(layer)
                .dropout()
                .filter(DropoutMistakes::isInverted)
                .isPresent();
        return Optional.of(
                isInverted ? Algebra.divide(behind(network, layer), keep(network, layer)) : behind(network, layer));
    }

    private static Mistake scaleMissingBackward() {
        return Mistake.wrong(
                "dropout-scale-missing-backward",
                Family.DELTA_RECURSION,
                Tier.B,
                "Scale left out on the way back",
                "By how much does what is handed on grow if the unit grows by one?",
                "The formula mask ∘ ∂E/∂(dropped) was used. What was divided by keep on the way forward is divided by it on the way back:"
                        + " ∂E/∂a = mask ∘ ∂E/∂(dropped) / keep.",
                "A probability of 1.",
                network -> back(
                        network,
                        DropoutMistakes::isInverted,
                        layer -> Optional.of(Algebra.multiply(behind(network, layer), mask(network, layer)))));
    }

    private static Mistake scaleTwiceBackward() {
        return Mistake.wrong(
                "dropout-scale-twice",
                Family.DELTA_RECURSION,
                Tier.D,
                "Scaled twice on the way back",
                "How often was the activation divided by the probability on the way forward?",
                "The gradient was divided by keep twice. One factor belongs to the way forward and one to the way back:"
                        + " ∂E/∂a = mask ∘ ∂E/∂(dropped) / keep.",
                "A probability of 1.",
                network -> back(
                        network,
                        DropoutMistakes::isInverted,
                        layer -> Optional.of(Algebra.divide(network.rule(before(layer)), keep(network, layer)))));
    }

    private static Mistake undroppedInGradient() {
        return Mistake.wrong(
                "dropout-gradient-uses-undropped-activation",
                Family.WEIGHT_GRADIENT,
                Tier.D,
                "Activation before dropout in the gradient of the next weights",
                "What exactly did the next weights act on in this pass?",
                "The formula δ[l+1] a[l]ᵀ was used. The weights acted on what dropout left: ∂E/∂W[l+1] = δ[l+1] (mask ∘ a[l] / keep)ᵀ.",
                "Masks of ones with a probability of 1.",
                network -> new Places(network)
                        .inLayers(
                                layer -> NetworkQuantities.lossGradient(NetworkQuantities.weights(layer)),
                                layer -> layer > 1
                                                && network.has(dropped(layer - 1))
                                                && network.has(NetworkQuantities.delta(layer))
                                        ? Optional.of(network.outer(network.delta(layer), network.a(layer - 1)))
                                        : Optional.empty()));
    }
}
