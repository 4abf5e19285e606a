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

/** Mistakes on the way from the gradient by the output to that by its net input. */
@AutoService(MistakeFamily.class)
public final class OutputDeltaMistakes implements MistakeFamily {

    @Override
    public List<Mistake> mistakes() {
        return List.of(
                mistake(
                        "missing-output-derivative",
                        Tier.A,
                        "Derivative of the output activation left out",
                        "You have the derivative by the output. Which step lies between the output and its net input?",
                        "The gradient by the output was taken for the delta. The derivative of the activation function belongs between:"
                                + " δ = ∂E/∂a ∘ f′(z), with f′(z) = a (1 − a) for a sigmoid.",
                        "Linear outputs. With half the squared error it looks like the short delta a − t of a cross-entropy.",
                        OutputDeltaMistakes::gradientOfOutput),
                mistake(
                        "softmax-diagonal-only",
                        Tier.A,
                        "Softmax differentiated unit by unit",
                        "If the net input of one unit of a softmax grows, what happens to the other activations?",
                        "Only ∂a_k/∂z_k = a_k (1 − a_k) was used. Every activation depends on every net input,"
                                + " ∂a_i/∂z_k = −a_i a_k for i ≠ k: δ = a ∘ (g − Σ_i g_i a_i) with g = ∂E/∂a, which is a − t for the"
                                + " cross-entropy.",
                        "Nothing that is known; the delta of the wanted class alone does not show it.",
                        OutputDeltaMistakes::diagonal),
                mistake(
                        "extra-output-derivative",
                        Tier.A,
                        "Derivative of the output activation multiplied in twice",
                        "Is the derivative of the activation function already inside of something you used?",
                        "The difference a − t was multiplied with the derivative of the activation function. That derivative has"
                                + " cancelled with the one of the logarithm: δ = a − t. The product is the delta of a squared error.",
                        "Nothing that is known; a squared error in the place of the cross-entropy gives the same numbers.",
                        OutputDeltaMistakes::derivativeTwice),
                mistake(
                        "softmax-ce-shortcut-elsewhere",
                        Tier.B,
                        "Short delta of a cross-entropy for another loss",
                        "For which pairs of loss and output activation is the delta just a difference? Is this one of them?",
                        "The delta was taken as a − t. That holds for softmax with cross-entropy and for sigmoid with binary"
                                + " cross-entropy; else δ = ∂E/∂a ∘ f′(z) has to be worked out.",
                        "Half the squared error, where it looks like a derivative of the output activation left out.",
                        OutputDeltaMistakes::shortcut));
    }

    private static Mistake mistake(
            String id,
            Tier tier,
            String name,
            String hint,
            String explanation,
            String hiddenBy,
            Function<LayeredNetwork, List<Occurrence>> occurrences) {
        return Mistake.wrong(id, Family.OUTPUT_DELTA, tier, name, hint, explanation, hiddenBy, occurrences);
    }

    private static Quantity outputDelta(LayeredNetwork network) {
        return NetworkQuantities.delta(network.depth());
    }

    private static Optional<Edit> delta(LayeredNetwork network, Expression rule) {
        return network.replaced(outputDelta(network), rule);
    }

    private static List<Occurrence> gradientOfOutput(LayeredNetwork network) {
        return network.has(network.outputGradient())
                ? Occurrences.of(delta(network, network.ref(network.outputGradient())))
                : List.of();
    }

    /** In every softmax layer, hidden ones too. */
    private static List<Occurrence> diagonal(LayeredNetwork network) {
        return Occurrences.inLayers(
                network,
                layer -> network.isSoftmax(layer)
                        ? network
                                .replaced(
                                        NetworkQuantities.delta(layer),
                                        Algebra.multiply(network.gradientOfActivation(layer), ownSlope(network, layer)))
                                .stream()
                                .toList()
                        : List.of());
    }

    /** a (1 − a). */
    private static Expression ownSlope(LayeredNetwork network, int layer) {
        Expression activation = network.a(layer);
        return Algebra.multiply(activation, Algebra.subtract(Algebra.constant(1), activation));
    }

    /** Entry by entry; for a softmax also with all of its derivatives. */
    private static List<Occurrence> derivativeTwice(LayeredNetwork network) {
        if (!CrossEntropies.isShortcut(network)) {
            return List.of();
        }
        Expression error = Algebra.multiply(network.lossScale(), error(network));
        Optional<Edit> entries = delta(network, Algebra.multiply(error, ownSlope(network, network.depth())));
        return network.isSoftmax(network.depth())
                ? Occurrences.ofForms(entries, delta(network, throughSoftmax(network, error)))
                : Occurrences.of(entries);
    }

    /** a ∘ (g − Σ g ∘ a). */
    private static Expression throughSoftmax(LayeredNetwork network, Expression gradient) {
        Expression output = network.a(network.depth());
        Expression mean = network.overUnits(Algebra.multiply(gradient, output));
        return Algebra.multiply(output, Algebra.subtract(gradient, mean));
    }

    /** a − t. */
    private static Expression error(LayeredNetwork network) {
        return Algebra.subtract(network.a(network.depth()), network.t());
    }

    /** With 1/m where the loss has it; where it has 1/K, with and without. */
    private static List<Occurrence> shortcut(LayeredNetwork network) {
        if (!network.hasGradients() || network.isLinear(network.depth()) || CrossEntropies.isShortcut(network)) {
            return List.of();
        }
        Expression perExample = Algebra.multiply(network.ref(NetworkQuantities.BATCH_FACTOR), error(network));
        Expression perOutput = Algebra.multiply(network.ref(NetworkQuantities.OUTPUT_FACTOR), perExample);
        return network.isOverOutputs(Reduction.MEAN)
                ? Occurrences.ofForms(delta(network, perOutput), delta(network, perExample))
                : Occurrences.of(delta(network, perExample));
    }
}
