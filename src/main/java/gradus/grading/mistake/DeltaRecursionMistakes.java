package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Mistakes on the way back through the weights of a layer, from δ[l] to ∂E/∂a[l−1]. The layer of an occurrence is the one whose
 * weights are gone back through, so that layer 1 leads to the input.
 */
@AutoService(MistakeFamily.class)
public final class DeltaRecursionMistakes implements MistakeFamily {
    private static final FamilySection SECTION =
            new FamilySection(Family.DELTA_RECURSION, LayeredNetwork::hasGradients);

    @Override
    public List<Mistake> mistakes() {
        return List.of(
                updatedWeights(),
                hadamardFirst(),
                missingTranspose(),
                wrongLayerWeights(),
                weightsMissing(),
                rawError(),
                biasRow(),
                reshaped(),
                singlePath(),
                inputWithDerivative());
    }

    /** ∂E/∂a[l−1], into which layer l sends back. */
    private static Quantity before(int layer) {
        return NetworkQuantities.lossGradient(NetworkQuantities.activation(layer - 1));
    }

    private static List<Occurrence> sentBack(LayeredNetwork network, IntFunction<Optional<Expression>> rule) {
        return new Places(network).inLayers(DeltaRecursionMistakes::before, rule);
    }

    private static Mistake updatedWeights() {
        return SECTION.wrong(
                "updated-weights-in-delta",
                Tier.A,
                "weights after the update used on the way back",
                "To which network do all gradients of one step belong? When are its weights changed?",
                "The new weights were used to go back: ∂E/∂a[l−1] = W′[l]ᵀ δ[l]. All gradients of a step are taken at the old weights,"
                        + " ∂E/∂a[l−1] = W[l]ᵀ δ[l], and the weights change after that.",
                "A small learning rate: the difference shrinks with it and is lost in the printed digits.",
                network -> network.isTrained()
                        ? sentBack(
                                network,
                                layer -> Optional.of(network.back(updated(network, layer), network.delta(layer))))
                        : List.of());
    }

    private static Expression updated(LayeredNetwork network, int layer) {
        return network.ref(new Quantity.Updated(NetworkQuantities.weights(layer)));
    }

    private static Mistake hadamardFirst() {
        return SECTION.wrong(
                "hadamard-before-weights",
                Tier.B,
                "derivative multiplied in before the weights",
                "Which comes first on the way back: the weights, or the derivative of the layer that receives?",
                "δ[l−1] = W[l]ᵀ (δ[l] ∘ f′(z[l−1])) was used. First the delta is carried back through the weights, then the derivative"
                        + " of the receiving layer is multiplied in: δ[l−1] = (W[l]ᵀ δ[l]) ∘ f′(z[l−1]).",
                "Neighbouring layers of different size, where it cannot be made, and equal net inputs in the layer.",
                network -> new Places(network)
                        .inLayers(layer -> NetworkQuantities.delta(layer - 1), layer -> hadamardFirst(network, layer)));
    }

    private static Optional<Expression> hadamardFirst(LayeredNetwork network, int layer) {
        if (layer == 1 || network.units(layer) != network.units(layer - 1)) {
            return Optional.empty();
        }
        return network.derivative(layer - 1)
                .map(slope -> network.back(network.w(layer), Algebra.multiply(network.delta(layer), slope)));
    }

    private static Mistake missingTranspose() {
        return SECTION.wrong(
                "missing-transpose-in-delta",
                Tier.B,
                "transpose forgotten on the way back",
                "Through which of the weights does one unit send its output forward? Are they a row or a column of the matrix?",
                "∂E/∂a[l−1] = W[l] δ[l] was used. A unit j receives from all units k that it sends to, Σₖ w[k,j] δ[k], which is column j:"
                        + " ∂E/∂a[l−1] = W[l]ᵀ δ[l].",
                "Symmetric weights, and weights that are all equal. Where the matrix is not square it cannot be made.",
                network -> sentBack(
                        network, layer -> Optional.of(network.weighted(network.w(layer), network.delta(layer)))));
    }

    private static Mistake wrongLayerWeights() {
        return SECTION.wrong(
                "wrong-layer-weights",
                Tier.B,
                "weights of another layer used on the way back",
                "Which weights lie between the two layers of this step?",
                "∂E/∂a[l−1] = W[l−1]ᵀ δ[l] was used. The error goes back through the weights it came forward through:"
                        + " ∂E/∂a[l−1] = W[l]ᵀ δ[l].",
                "Layers that are not equally large, where it cannot be made, and equal matrices.",
                network -> sentBack(
                        network,
                        layer -> Optional.of(layer)
                                .filter(number -> number > 1)
                                .map(number -> network.back(network.w(number - 1), network.delta(number)))));
    }

    private static Mistake weightsMissing() {
        return SECTION.wrong(
                "weights-missing-in-delta",
                Tier.B,
                "weights left out of the chain",
                "Which derivative stands between the net inputs of one layer and the activations of the layer before?",
                "∂E/∂a[l−1] = δ[l], or the sum of all entries of δ[l], was used. ∂z[l]/∂a[l−1] is W[l], so there is a factor:"
                        + " ∂E/∂a[l−1] = W[l]ᵀ δ[l].",
                "Weights that are the identity matrix. With equal weights it is off by that weight only.",
                network -> Places.inForms(
                        sentBack(network, layer -> Optional.of(network.delta(layer))),
                        sentBack(network, layer -> Optional.of(sumForEachUnit(network, layer)))));
    }

    private static Expression sumForEachUnit(LayeredNetwork network, int layer) {
        return new Expression.Repeat(network.overUnits(network.delta(layer)), network.shape(before(layer)));
    }

    private static Mistake rawError() {
        return SECTION.wrong(
                "raw-error-backpropagated",
                Tier.B,
                "error of the output carried back without its derivative",
                "Which of the two gradients of a layer is passed back: that by its activation, or that by its net input?",
                "∂E/∂a[l−1] = W[l]ᵀ ∂E/∂a[l], or W[L]ᵀ (a[L] − t) at the output, was used. What is carried back is the delta, with f′ in it:"
                        + " ∂E/∂a[l−1] = W[l]ᵀ δ[l].",
                "Layers whose delta is output minus target: softmax with cross-entropy, sigmoid with binary cross-entropy, a linear output.",
                network -> Places.inForms(
                        sentBack(
                                network,
                                layer -> Optional.of(
                                        network.back(network.w(layer), network.gradientOfActivation(layer)))),
                        sentBack(network, layer -> differenceSentBack(network, layer))));
    }

    /** For a cross-entropy ∂E/∂a[L] is not what people call the error; the difference of output and target is. */
    private static Optional<Expression> differenceSentBack(LayeredNetwork network, int layer) {
        if (network.isHidden(layer) || !network.lossName().endsWith("cross-entropy")) {
            return Optional.empty();
        }
        Expression error = Algebra.multiply(network.lossScale(), Algebra.subtract(network.a(layer), network.t()));
        return Optional.of(network.back(network.w(layer), error));
    }

    private static Mistake biasRow() {
        return SECTION.wrong(
                "bias-row-misaligned",
                Tier.B,
                "entry of the bias unit dropped at the wrong end",
                "If the biases are part of the weight matrix, which entry of the result belongs to the bias unit?",
                "With the biases as a further column, [b W]ᵀ δ has one entry too many. The last one was dropped for the first one,"
                        + " or with [W b] the first one for the last one, so all are shifted. Right is W[l]ᵀ δ[l] without the bias.",
                "Weights and biases that are all equal.",
                network -> Places.inForms(
                        sentBack(network, layer -> shifted(network, layer, true)),
                        sentBack(network, layer -> shifted(network, layer, false))));
    }

    private static Optional<Expression> shifted(LayeredNetwork network, int layer, boolean isBiasFirst) {
        if (!network.hasBias(layer)) {
            return Optional.empty();
        }
        int inputAxis = network.task().layout().exampleAxis();
        Expression weights = network.w(layer);
        Expression bias = network.b(layer);
        Expression joined =
                new Expression.Concatenate(isBiasFirst ? List.of(bias, weights) : List.of(weights, bias), inputAxis);
        Expression kept = new Expression.Slice(joined, inputAxis, isBiasFirst ? 0 : 1, network.units(layer - 1));
        return Optional.of(network.back(kept, network.delta(layer)));
    }

    private static Mistake reshaped() {
        return SECTION.wrong(
                "reshape-for-transpose",
                Tier.C,
                "matrix reshaped and not transposed",
                "Write down the second entry of the first row of the transposed matrix. Where does it stand in the matrix itself?",
                "The numbers of W[l] were written in reading order into the shape of W[l]ᵀ. A transpose exchanges rows and columns:"
                        + " entry (i,j) of W[l]ᵀ is entry (j,i) of W[l].",
                "Weights that are all equal, and matrices with a single row or column.",
                network -> sentBack(network, layer -> reshaped(network, layer)));
    }

    private static Optional<Expression> reshaped(LayeredNetwork network, int layer) {
        Shape shape = network.shape(NetworkQuantities.weights(layer));
        if (shape.rows() == shape.columns()) {
            return Optional.empty();
        }
        Expression reshaped = new Expression.Reshape(network.w(layer), shape.transposed());
        return Optional.of(network.back(Algebra.transpose(reshaped), network.delta(layer)));
    }

    private static Mistake singlePath() {
        return SECTION.wrong(
                "single-path-delta",
                Tier.C,
                "only one of several ways back",
                "To how many units of the next layer does this unit send its output?",
                "∂E/∂a[l−1] at unit j was taken as w[1,j] δ[1], for the first unit of layer l only. A unit acts on all units of the next layer,"
                        + " and their contributions are added: Σₖ w[k,j] δ[k].",
                "Layers of one unit.",
                network -> sentBack(
                        network,
                        layer -> Optional.of(network.back(
                                firstUnit(network, network.w(layer)), firstUnit(network, network.delta(layer))))));
    }

    private static Expression firstUnit(LayeredNetwork network, Expression ofAllUnits) {
        return new Expression.Slice(ofAllUnits, network.task().layout().unitAxis(), 0, 1);
    }

    private static Mistake inputWithDerivative() {
        return SECTION.wrong(
                "input-gradient-with-derivative",
                Tier.D,
                "gradient of the input multiplied by a derivative",
                "Is the input the result of an activation function?",
                "(W[1]ᵀ δ[1]) ∘ f′(x) was used. x is given and no result of an activation function, so no derivative appears:"
                        + " ∂E/∂x = W[1]ᵀ δ[1].",
                "Problems that do not ask for the gradient by the input.",
                network -> Places.inForms(
                        atInput(network, network.slope(1, network.a(0))),
                        atInput(network, ActivationDerivativeMistakes.shortForm(network, 1, network.a(0)))));
    }

    private static List<Occurrence> atInput(LayeredNetwork network, Optional<Expression> factor) {
        return sentBack(
                network,
                layer -> factor.filter(slope -> layer == 1)
                        .map(slope -> Algebra.multiply(network.rule(before(1)), slope)));
    }
}
