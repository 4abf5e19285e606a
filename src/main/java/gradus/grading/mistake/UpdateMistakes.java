package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.Reduction;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Mistakes in the training step, W′ = W − η ∂E/∂W. */
@AutoService(MistakeFamily.class)
public final class UpdateMistakes implements MistakeFamily {
    private static final FamilySection STEP = new FamilySection(Family.UPDATE, LayeredNetwork::isTrained);
    private static final FamilySection DESCENT = new FamilySection(Family.UPDATE, LayeredNetwork::descends);

    @Override
    public List<Mistake> mistakes() {
        return List.of(
                plus(), biasNotUpdated(), batchDivided(), perExample(), rateOmitted(), rateTwice(), stepReported());
    }

    /** Every new parameter of a layer by another formula of the old one. */
    private static List<Occurrence> updated(LayeredNetwork network, Function<Quantity, Expression> rule) {
        return new Places(network)
                .inLayers(layer -> network.parameters(layer).stream()
                        .map(parameter -> Edit.replace(new Quantity.Updated(parameter), rule.apply(parameter)))
                        .toList());
    }

    /** η ∂E/∂p. */
    private static Expression step(LayeredNetwork network, Quantity parameter) {
        return Algebra.multiply(network.ref(network.learningRate()), network.ref(used(network, parameter)));
    }

    /** The gradient of the loss, or what weight decay and clipping make of it. */
    private static Quantity used(LayeredNetwork network, Quantity parameter) {
        Quantity changed = new Quantity.Companion("g", parameter);
        return network.has(changed) ? changed : NetworkQuantities.lossGradient(parameter);
    }

    /** Another learning rate. It is a given number, so an equal one is no other formula and still the mistake. */
    private static List<Occurrence> rate(LayeredNetwork network, Expression rate) {
        return List.of(Occurrence.of(Occurrence.EVERYWHERE, Edit.replace(network.learningRate(), rate)));
    }

    private static Mistake plus() {
        return DESCENT.wrong(
                "update-plus",
                Tier.B,
                "Gradient added and not subtracted",
                "In which direction does the loss fall: along the gradient, or against it?",
                "W′ = W + η ∂E/∂W was used. The gradient points uphill, so a step down subtracts it: W′ = W − η ∂E/∂W.",
                "Problems that ask for the new parameters alone cannot tell it from an error with the wrong sign.",
                network ->
                        updated(network, parameter -> Algebra.add(network.ref(parameter), step(network, parameter))));
    }

    private static Mistake biasNotUpdated() {
        return STEP.wrong(
                "bias-not-updated",
                Tier.B,
                "Biases not updated",
                "Which parameters does a training step change?",
                "The formula b′ = b was used. Biases are parameters as weights are: b′ = b − η ∂E/∂b.",
                "Gradients of the biases that are 0, and steps that are lost in the printed digits.",
                network -> new Places(network)
                        .inLayers(
                                layer -> new Quantity.Updated(NetworkQuantities.bias(layer)),
                                layer -> network.hasBias(layer) ? Optional.of(network.b(layer)) : Optional.empty()));
    }

    private static Mistake batchDivided() {
        return DESCENT.wrong(
                "batch-divided-in-update",
                Tier.B,
                "Step divided by the batch size",
                "Is the mean over the examples part of the gradient already, or not wanted at all?",
                "W′ = W − (η/m) ∂E/∂W was used. Whether the batch is averaged is said by the loss; the step divides by nothing:"
                        + " W′ = W − η ∂E/∂W.",
                "Batches of one example.",
                network ->
                        rate(network, WeightGradientMistakes.overCount(network, network.rule(network.learningRate()))));
    }

    private static Mistake rateOmitted() {
        return DESCENT.wrong(
                "learning-rate-omitted",
                Tier.D,
                "Learning rate forgotten",
                "Is there a number in the statement that has not been used?",
                "W′ = W − ∂E/∂W was used. The step is the gradient times the learning rate: W′ = W − η ∂E/∂W.",
                "A learning rate of 1.",
                network -> rate(network, Algebra.constant(1)));
    }

    private static Mistake rateTwice() {
        return DESCENT.wrong(
                "learning-rate-twice",
                Tier.D,
                "Learning rate applied twice",
                "How often does the learning rate act on the way from the gradient to the new parameter?",
                "W′ = W − η² ∂E/∂W was used. The learning rate acts once: W′ = W − η ∂E/∂W.",
                "A learning rate of 1.",
                network -> rate(
                        network,
                        Algebra.multiply(network.rule(network.learningRate()), network.rule(network.learningRate()))));
    }

    private static Mistake stepReported() {
        return DESCENT.wrong(
                "update-step-reported",
                Tier.D,
                "Step given for the new parameter",
                "Is this the new parameter, or the change of it?",
                "The formula −η ∂E/∂W, or η ∂E/∂W, was given as the new parameter. It is the change and belongs to the old one:"
                        + " W′ = W − η ∂E/∂W.",
                "Parameters that are 0 before the step.",
                network -> Places.inForms(
                        updated(network, parameter -> Algebra.negate(step(network, parameter))),
                        updated(network, parameter -> step(network, parameter))));
    }

    private static Mistake perExample() {
        return STEP.wrong(
                "update-per-example",
                Tier.B,
                "A step after each example and not one for the batch",
                "How many steps does a batch make? Which weights does its second example meet?",
                "The parameters were changed after each example, so that the second one met other weights than the first. In a batch all"
                        + " examples go through the same network, and one step with the whole gradient follows: W′ = W − η ∂E/∂W.",
                "Batches of one example. With a small learning rate the new parameters are nearly the same: ask for the net inputs"
                        + " of the second example as well.",
                UpdateMistakes::perExample);
    }

    private static List<Occurrence> perExample(LayeredNetwork network) {
        if (!EveryStep.isPlain(network.task())) {
            return List.of();
        }
        return batchFactors(network)
                .map(factor -> new ExampleByExample(network, factor))
                .filter(ExampleByExample::isPossible)
                .flatMap(steps -> Stream.of(steps.seenInExamples(), steps.seenInParameters()))
                .toList();
    }

    /** What a single example's loss is multiplied by; where the batch is averaged, its share or 1. */
    private static Stream<Expression> batchFactors(LayeredNetwork network) {
        Expression share = network.ref(NetworkQuantities.BATCH_FACTOR);
        boolean isMean = network.task().loss().orElseThrow().loss().overBatch() == Reduction.MEAN;
        return isMean && network.examples() > 1 ? Stream.of(ExampleByExample.ownLoss(), share) : Stream.of(share);
    }
}
