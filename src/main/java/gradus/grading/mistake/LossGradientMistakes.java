package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.Reduction;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Mistakes in the gradient of the loss by the output: its sign and its constants. Each is made in that gradient and nowhere
 * else, so that everything behind it follows.
 */
@AutoService(MistakeFamily.class)
public final class LossGradientMistakes implements MistakeFamily {
    private static final Quantity LEARNING_RATE = NetworkQuantities.setting("learning-rate");

    @Override
    public List<Mistake> mistakes() {
        return Stream.of(signsAndTerms(), factorsOfTwo(), sumsAndMeans())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mistake> signsAndTerms() {
        return List.of(
                mistake(
                        "target-minus-output",
                        Tier.A,
                        "Target minus output",
                        "If the output is above its target, in which direction does the loss change when the output grows?"
                                + " Compare the sign.",
                        "The sign is that of t − a. The gradient of the loss has the sign of output minus target: for a squared error"
                                + " ∂E/∂a is a positive multiple of a − t. With t − a every gradient has the other sign.",
                        "Problems that ask for nothing but the new parameters, if the step is added as well: two signs cancel.",
                        network -> scaled(network, Algebra.constant(-1))),
                mistake(
                        "bce-gradient-one-term",
                        Tier.B,
                        "Derivative of one term of the binary cross-entropy",
                        "Which gradient do you get for an output whose target is zero?",
                        "Only −t ln a was differentiated, which leaves −t / a. The other term belongs to it:"
                                + " ∂E/∂a = −t / a + (1 − t) / (1 − a).",
                        "Targets that are all 1.",
                        LossGradientMistakes::oneTerm));
    }

    private static List<Mistake> factorsOfTwo() {
        return List.of(
                mistake(
                        "missing-factor-two",
                        Tier.B,
                        "Factor 2 of the square left out",
                        "What does the power rule do with a square, and is there anything in this loss to cancel it?",
                        "The gradient was taken as a − t. This loss has no ½ in front, so the 2 of the power rule stays:"
                                + " ∂(a − t)²/∂a = 2 (a − t).",
                        "Two outputs or two examples, where a mean in the place of a sum gives the same numbers.",
                        network -> SquaredError.isLossOf(network) && !SquaredError.isHalved(network)
                                ? scaled(network, Algebra.constant(0.5))
                                : List.of()),
                mistake(
                        "extra-factor-two",
                        Tier.B,
                        "Factor 2 kept in spite of the half",
                        "What becomes of the number in front of the loss when you differentiate?",
                        "The gradient was taken as 2 (a − t). The ½ in front of the loss cancels the 2 of the power rule:"
                                + " ∂ ½ (a − t)²/∂a = a − t.",
                        "Two examples, where a sum in the place of a mean gives the same numbers.",
                        network -> SquaredError.isLossOf(network) && SquaredError.isHalved(network)
                                ? scaled(network, Algebra.constant(2))
                                : List.of()));
    }

    private static List<Mistake> sumsAndMeans() {
        return List.of(
                mistake(
                        "gradient-sum-for-mean",
                        Tier.B,
                        "Gradient not divided by the number of examples",
                        "The loss is a mean over the examples. Where in your gradient is that mean?",
                        "The gradient is that of the sum, m times too large. The loss is a mean over m examples, and so is its gradient:"
                                + " ∂E/∂a_j = 1/m ∂E_j/∂a_j.",
                        "A single example. Deltas look like those of a course that divides in the weight gradients instead.",
                        network -> network.isOverBatch(Reduction.MEAN)
                                ? constant(network, NetworkQuantities.BATCH_FACTOR, 1)
                                : List.of()),
                mistake(
                        "gradient-mean-for-sum",
                        Tier.B,
                        "Gradient divided by the number of examples",
                        "Does the loss of the statement average over the examples?",
                        "The gradient was divided by the number m of examples. The loss is their sum, so each has its own gradient in"
                                + " full: ∂E/∂a_j = ∂E_j/∂a_j.",
                        "A single example.",
                        network -> network.isOverBatch(Reduction.SUM)
                                ? constant(network, NetworkQuantities.BATCH_FACTOR, 1.0 / network.examples())
                                : List.of()),
                mistake(
                        "gradient-not-divided-by-outputs",
                        Tier.B,
                        "Gradient not divided by the number of outputs",
                        "What does the loss take a mean of? Is each of these divisions in your gradient?",
                        "The division by the number K of outputs was left out. The loss is a mean over them:"
                                + " ∂E/∂a_k = 1/K ∂E_k/∂a_k.",
                        "A single output; as many outputs as examples, where it looks like a division by the number of examples left"
                                + " out.",
                        network -> network.isOverOutputs(Reduction.MEAN)
                                ? constant(network, NetworkQuantities.OUTPUT_FACTOR, 1)
                                : List.of()),
                mistake(
                        "gradient-divided-by-outputs",
                        Tier.C,
                        "Gradient divided by the number of outputs",
                        "Does the loss of the statement average over the outputs?",
                        "The gradient was divided by the number K of outputs. The loss adds them up, so each has its own gradient in"
                                + " full: ∂E/∂a_k = ∂E_k/∂a_k.",
                        "A single output; with two of them it looks like a factor of two left out.",
                        network -> network.isOverOutputs(Reduction.SUM)
                                ? constant(network, NetworkQuantities.OUTPUT_FACTOR, 1.0 / network.outputs())
                                : List.of()),
                mistake(
                        "learning-rate-in-delta",
                        Tier.D,
                        "Learning rate in the delta",
                        "At which one step does the learning rate belong?",
                        "The learning rate is in the gradient already, and comes in a second time with the step. It belongs to the step"
                                + " alone: W′ = W − η ∂E/∂W.",
                        "A learning rate of 1; one of 1/K or 1/m looks like a mean in the place of a sum.",
                        network ->
                                network.has(LEARNING_RATE) ? scaled(network, network.ref(LEARNING_RATE)) : List.of()));
    }

    private static Mistake mistake(
            String id,
            Tier tier,
            String name,
            String hint,
            String explanation,
            String hiddenBy,
            Function<LayeredNetwork, List<Occurrence>> occurrences) {
        return Mistake.wrong(id, Family.LOSS_GRADIENT, tier, name, hint, explanation, hiddenBy, occurrences);
    }

    private static List<Occurrence> scaled(LayeredNetwork network, Expression factor) {
        Quantity gradient = network.outputGradient();
        return network.isComputed(gradient)
                ? Occurrences.of(network.replaced(gradient, Algebra.multiply(factor, network.rule(gradient))))
                : List.of();
    }

    /** The gradient with another number in the place of one of the constants of the loss. */
    private static List<Occurrence> constant(LayeredNetwork network, Quantity constant, double value) {
        return Occurrences.of(
                network.exchanged(network.outputGradient(), network.ref(constant), Algebra.constant(value)));
    }

    private static List<Occurrence> oneTerm(LayeredNetwork network) {
        if (!CrossEntropies.isBinary(network)) {
            return List.of();
        }
        Expression gradient = Algebra.negate(
                Algebra.multiply(network.lossScale(), Algebra.divide(network.t(), network.a(network.depth()))));
        return Occurrences.of(network.replaced(network.outputGradient(), gradient));
    }
}
