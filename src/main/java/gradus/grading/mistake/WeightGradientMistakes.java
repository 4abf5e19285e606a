package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Mistakes in ∂E/∂W[l], the product of δ[l] and the input of the layer. */
@AutoService(MistakeFamily.class)
public final class WeightGradientMistakes implements MistakeFamily {
    private static final FamilySection SECTION =
            new FamilySection(Family.WEIGHT_GRADIENT, LayeredNetwork::hasGradients);

    @Override
    public List<Mistake> mistakes() {
        return List.of(
                meanTwice(),
                notSummed(),
                netForActivation(),
                ownOutput(),
                outerReversed(),
                inputMissing(),
                withoutDerivative(),
                singleExample());
    }

    private static Quantity gradient(int layer) {
        return NetworkQuantities.lossGradient(NetworkQuantities.weights(layer));
    }

    private static Quantity biasGradient(int layer) {
        return NetworkQuantities.lossGradient(NetworkQuantities.bias(layer));
    }

    private static List<Occurrence> product(LayeredNetwork network, IntFunction<Optional<Expression>> rule) {
        return new Places(network).inLayers(WeightGradientMistakes::gradient, rule);
    }

    /** A formula divided by the number of examples; the division stays if there is only one. */
    static Expression overCount(LayeredNetwork network, Expression formula) {
        return new Expression.Combine(BinaryFunction.DIVIDE, formula, Algebra.constant(network.examples()));
    }

    private static Mistake meanTwice() {
        return SECTION.wrong(
                "gradient-mean-twice",
                Tier.A,
                "gradients divided by the batch size once too often",
                "How often is the batch size divided by between the loss and this gradient? How often does the loss ask for it?",
                "1/m δ[l] a[l−1]ᵀ was used. Whether the batch is averaged is said by the loss and is part of delta already:"
                        + " ∂E/∂W[l] = δ[l] a[l−1]ᵀ, and the same for the biases.",
                "Batches of one example. Where a course defines delta without 1/m, this is its right formula.",
                network -> new Places(network)
                        .inLayers(layer -> network.parameters(layer).stream()
                                .map(NetworkQuantities::lossGradient)
                                .map(gradient -> Edit.replace(gradient, overCount(network, network.rule(gradient))))
                                .toList()));
    }

    private static Mistake notSummed() {
        return SECTION.wrong(
                "weight-gradient-not-summed",
                Tier.A,
                "product entry by entry, and no sum over the examples",
                "This gradient has an entry for every example. What happens to the examples when they act on one weight?",
                "δ[l] ∘ a[l−1] was written down, with one row or column for each example. The matrix product multiplies and adds over"
                        + " the examples: ∂E/∂W[l] = δ[l] a[l−1]ᵀ.",
                "Batches of one example. In a layer of several units the shapes do not allow it.",
                network ->
                        Places.inForms(entrywise(network, Algebra::transpose), entrywise(network, product -> product)));
    }

    private interface Laying {
        Expression laid(Expression product);
    }

    /** The product of δ[l] and the input entry by entry, in a layer of one unit. */
    private static List<Occurrence> entrywise(LayeredNetwork network, Laying laying) {
        return new Places(network)
                .of(layer -> Optional.of(layer)
                        .filter(number -> network.units(number) == 1)
                        .flatMap(number -> written(
                                network,
                                number,
                                laying.laid(Algebra.multiply(network.delta(number), network.a(number - 1))))));
    }

    /** An edit where what is written has the shape of the gradient, else a report; none where the gradient is given. */
    private static Optional<Occurrence> written(LayeredNetwork network, int layer, Expression formula) {
        if (!new Places(network).isComputed(gradient(layer))) {
            return Optional.empty();
        }
        return Optional.of(
                network.fits(gradient(layer), formula)
                        ? Occurrence.of(layer, Edit.replace(gradient(layer), formula))
                        : Occurrence.report(layer, gradient(layer), formula));
    }

    private static Mistake netForActivation() {
        return SECTION.wrong(
                "net-for-activation-in-gradient",
                Tier.B,
                "net input used for the activation of the layer before",
                "What are the weights multiplied by in the forward pass: the net input of the layer before, or its activation?",
                "δ[l] z[l−1]ᵀ was used. z[l] = W[l] a[l−1] + b[l], so the second factor is the activation: ∂E/∂W[l] = δ[l] a[l−1]ᵀ.",
                "Linear layers, and rectifiers whose net inputs are all positive.",
                network -> product(
                        network,
                        layer -> Optional.of(layer)
                                .filter(number -> number > 1)
                                .map(number -> network.outer(network.delta(number), network.z(number - 1)))));
    }

    private static Mistake ownOutput() {
        return SECTION.wrong(
                "own-output-in-gradient",
                Tier.B,
                "output of the layer used for its input",
                "Which activation are these weights multiplied by in the forward pass?",
                "δ[l] a[l]ᵀ was used. The second factor is what comes into the layer: ∂E/∂W[l] = δ[l] a[l−1]ᵀ.",
                "Neighbouring layers of different size, where it cannot be made.",
                network ->
                        product(network, layer -> Optional.of(network.outer(network.delta(layer), network.a(layer)))));
    }

    private static Mistake outerReversed() {
        return SECTION.wrong(
                "outer-product-reversed",
                Tier.D,
                "outer product in reverse order",
                "Which shape does the gradient of a matrix have? To which unit does its first row belong?",
                "a[l−1] δ[l]ᵀ was used, which is the transpose. The gradient has the shape of the weights:"
                        + " ∂E/∂W[l] = δ[l] a[l−1]ᵀ.",
                "Symmetric gradients. In another layout it is the right formula: a matrix that is not square shows by its shape what happened.",
                network -> new Places(network)
                        .of(layer -> written(network, layer, Algebra.transpose(network.rule(gradient(layer))))));
    }

    private static Mistake inputMissing() {
        return SECTION.wrong(
                "input-missing-in-gradient",
                Tier.D,
                "input of the layer left out of the gradient",
                "By how much does a net input grow if one of its weights grows by one?",
                "δ[l] was used for every weight of a unit. ∂z[i]/∂w[i,j] is a[j] and not 1: ∂E/∂W[l] = δ[l] a[l−1]ᵀ.",
                "Inputs of the layer that are all 1.",
                network -> product(
                        network, layer -> Optional.of(network.outer(network.delta(layer), ones(network, layer)))));
    }

    private static Expression ones(LayeredNetwork network, int layer) {
        return new Expression.Constant(Tensor.filled(network.shape(NetworkQuantities.activation(layer - 1)), 1));
    }

    private static Mistake withoutDerivative() {
        return SECTION.wrong(
                "gradient-without-derivative",
                Tier.D,
                "gradient by the activation used for delta",
                "There are two gradients of this layer's units. Which one belongs to the net input, which the weights act on?",
                "(∂E/∂a[l]) a[l−1]ᵀ was used. The weights act on the net input, so their gradient needs the delta, with f′ in it:"
                        + " ∂E/∂W[l] = δ[l] a[l−1]ᵀ.",
                "Linear layers, where the two gradients are equal.",
                network -> Places.inForms(
                        product(network, layer -> Optional.of(ofActivation(network, layer))),
                        new Places(network).inLayers(layer -> withBias(network, layer))));
    }

    private static Expression ofActivation(LayeredNetwork network, int layer) {
        return network.outer(network.gradientOfActivation(layer), network.a(layer - 1));
    }

    /** Weights and biases alike, in a layer that has both. */
    private static List<Edit> withBias(LayeredNetwork network, int layer) {
        return network.hasBias(layer)
                ? List.of(
                        Edit.replace(gradient(layer), ofActivation(network, layer)),
                        Edit.replace(biasGradient(layer), network.overExamples(network.gradientOfActivation(layer))))
                : List.of();
    }

    private static Mistake singleExample() {
        return SECTION.wrong(
                "single-example-gradient",
                Tier.D,
                "gradient of one example only",
                "How many of the examples have a part in this gradient?",
                "Only the last example, or only the first one, was used. The gradient of a batch adds the parts of all examples:"
                        + " ∂E/∂W[l] = Σ δ[l] a[l−1]ᵀ over the examples, and the same for the biases.",
                "Batches of one example.",
                network -> Places.inForms(ofExample(network, network.examples()), ofFirst(network)));
    }

    private static List<Occurrence> ofFirst(LayeredNetwork network) {
        return network.examples() > 1 ? ofExample(network, 1) : List.of();
    }

    private static List<Occurrence> ofExample(LayeredNetwork network, int number) {
        return new Places(network).inLayers(layer -> {
            Expression delta = example(network, network.delta(layer), number);
            Expression input = example(network, network.a(layer - 1), number);
            Edit weights = Edit.replace(gradient(layer), network.outer(delta, input));
            return network.hasBias(layer)
                    ? List.of(weights, Edit.replace(biasGradient(layer), delta))
                    : List.of(weights);
        });
    }

    /** One example of a batch, counted from 1. */
    static Expression example(LayeredNetwork network, Expression batch, int number) {
        return new Expression.Slice(batch, network.task().layout().exampleAxis(), number - 1, 1);
    }
}
