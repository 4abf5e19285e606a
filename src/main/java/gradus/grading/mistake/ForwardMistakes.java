package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.Edit;
import gradus.graph.ElementFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.graph.Rectifier;
import gradus.graph.Slope;
import gradus.graph.Squashing;
import gradus.network.NetworkQuantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Mistakes on the way from the input to the output. Each is made for the examples and for every query point alike. */
@AutoService(MistakeFamily.class)
public final class ForwardMistakes implements MistakeFamily {
    private static final double DEGREE = Math.PI / 180;

    @Override
    public List<Mistake> mistakes() {
        return Stream.of(sigmoidsAndTangents(), softmaxes(), rectifiersAndScales(), biases(), layers())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mistake> sigmoidsAndTangents() {
        return List.of(
                mistake(
                        "sigmoid-exponent-sign",
                        Tier.A,
                        "Sign in the exponent of the sigmoid",
                        "Try your sigmoid on a large positive net input: does it come out near one or near zero?",
                        "The activation is 1 / (1 + exp(z)), which falls where the sigmoid rises. The sigmoid is"
                                + " σ(z) = 1 / (1 + exp(−z)).",
                        "Net inputs that are 0. The derivative does not show it: a (1 − a) is the same for both signs.",
                        network -> activations(network, ofFunction(Squashing.SIGMOID, ForwardMistakes::falling))),
                mistake(
                        "exp-base-ten",
                        Tier.D,
                        "Powers of ten for powers of e",
                        "Which key gave you the exponential? What does it show for one?",
                        "The exponentials are powers of 10. Sigmoid and softmax are made of powers of e = 2.71828…:"
                                + " σ(z) = 1 / (1 + e^(−z)), softmax(z)_i = e^(z_i) / Σ_k e^(z_k).",
                        "Net inputs that are 0, and in a softmax layer net inputs that are all equal.",
                        network -> activations(network, ForwardMistakes::inPowersOfTen)),
                mistake(
                        "sigmoid-for-tanh",
                        Tier.D,
                        "Sigmoid for tanh",
                        "Read again which activation function the layer has. Can it be negative?",
                        "The layer was given σ(z) and its derivative σ(z) (1 − σ(z)). It has a = tanh(z), with the derivative"
                                + " 1 − a².",
                        "Nothing that is known.",
                        ForwardMistakes::sigmoidForTanh),
                mistake(
                        "tan-for-tanh",
                        Tier.B,
                        "Tangent for hyperbolic tangent",
                        "Between which two numbers does the activation of this layer lie, and do yours? Which key did you press?",
                        "The activation is tan(z) = sin(z) / cos(z). The layer has the hyperbolic tangent, a = tanh(z) ="
                                + " (e^z − e^(−z)) / (e^z + e^(−z)).",
                        "Small net inputs at few digits: tan(z) and tanh(z) differ by about 2 z³ / 3, which is 0.0007 at z = 0.1.",
                        network -> activations(network, ofFunction(Squashing.TANH, ForwardMistakes::tangent))),
                mistake(
                        "tan-in-degrees",
                        Tier.D,
                        "Tangent in degrees for hyperbolic tangent",
                        "Your activations are very close to zero. Which function did the calculator use, and which unit of angles?",
                        "The activation is the tangent of z degrees, tan(π z / 180). The layer has a = tanh(z), which is no function"
                                + " of an angle.",
                        "Net inputs that are 0.",
                        network -> activations(
                                network,
                                ofFunction(
                                        Squashing.TANH, z -> tangent(Algebra.multiply(Algebra.constant(DEGREE), z))))));
    }

    private static List<Mistake> softmaxes() {
        return List.of(
                mistake(
                        "softmax-over-batch",
                        Tier.B,
                        "Softmax over the examples",
                        "Which of your outputs add up to one: those of one example, or those of one unit?",
                        "Every exponential was divided by the sum over the examples. In a softmax layer the sum runs over the units of"
                                + " one example: a_i = exp(z_i) / Σ_k exp(z_k).",
                        "A single example: then every output would be 1.",
                        ForwardMistakes::softmaxOverExamples),
                mistake(
                        "softmax-over-all-entries",
                        Tier.B,
                        "Softmax over the whole batch",
                        "What do the outputs of a single example add up to?",
                        "Every exponential was divided by the sum over all units and all examples. Each example has a sum of its own:"
                                + " a_i = exp(z_i) / Σ_k exp(z_k).",
                        "A single example.",
                        network -> activations(network, ForwardMistakes::softmaxOverAll)),
                mistake(
                        "softmax-as-sigmoid",
                        Tier.C,
                        "Sigmoid for softmax",
                        "What should the activations of a softmax layer add up to, and what do yours?",
                        "Each unit was given the sigmoid of its own net input. In a softmax layer each unit depends on all net inputs:"
                                + " a_i = exp(z_i) / Σ_k exp(z_k).",
                        "Nothing that is known; with two units, a softmax is the sigmoid of the difference of both net inputs.",
                        network -> activations(
                                network,
                                part -> part instanceof Expression.Softmax softmax
                                        ? sigmoid(softmax.operand())
                                        : part)));
    }

    private static List<Mistake> rectifiersAndScales() {
        return List.of(
                mistake(
                        "leaky-slope-forgotten-forward",
                        Tier.B,
                        "Slope of the leaky ReLU left out",
                        "What does this activation function give for a negative net input?",
                        "Negative net inputs were set to 0, as by a ReLU. A leaky ReLU keeps a part of them: a = α z for z < 0.",
                        "Net inputs that are all positive.",
                        network -> activations(network, ForwardMistakes::withoutLeak)),
                mistake(
                        "inner-scale-dropped",
                        Tier.C,
                        "Factor inside the activation left out",
                        "Read the argument of the activation function once more. Is it the bare net input?",
                        "The function was taken of z itself. Its argument has a factor: a = f(k z).",
                        "Net inputs that are 0.",
                        network -> inPasses(
                                network,
                                (layer, pass) -> network.rewritten(
                                        pass.activation(layer), withoutScale(network.ref(pass.netInput(layer)))))));
    }

    private static List<Mistake> biases() {
        return List.of(
                mistake(
                        "bias-broadcast-wrong-axis",
                        Tier.C,
                        "Bias added along the examples",
                        "Does every unit get its own bias in your net inputs, or every example?",
                        "The biases were laid along the examples, so that entry j went to example j. Every example gets the whole bias"
                                + " vector: z_ij = Σ_k w_ik a_kj + b_i.",
                        "Biases that are all equal. It can only be made where a layer has as many units as there are examples.",
                        ForwardMistakes::biasAcross),
                mistake(
                        "bias-forgotten-forward",
                        Tier.D,
                        "Bias left out of the net input",
                        "What is added up in a unit before its activation function is applied? Is there a part that no input changes?",
                        "The net input is the weighted sum alone. The bias belongs to it: z = W a + b.",
                        "Biases that are all 0.",
                        network -> biases(network, (weighted, bias) -> weighted)),
                mistake(
                        "bias-as-threshold",
                        Tier.D,
                        "Bias subtracted",
                        "Does the statement add the bias or take it away? Compare the sign.",
                        "The bias was subtracted like a threshold, z = W a − b. Here it is added: z = W a + b.",
                        "Biases that are all 0.",
                        network -> biases(network, (weighted, bias) -> Algebra.subtract(weighted, bias))));
    }

    private static List<Mistake> layers() {
        return List.of(
                mistake(
                        "forward-weights-transposed",
                        Tier.C,
                        "Weights transposed in the forward pass",
                        "Which two units does a weight connect, and which of its two indices stands for which? Follow a single one.",
                        "The transpose of the weights was used: z_i = Σ_k w_ki a_k + b_i. Entry w_ik leads from unit k to unit i, so"
                                + " z_i = Σ_k w_ik a_k + b_i.",
                        "Symmetric weights, above all weights that are all equal. It can only be made where the weights are square.",
                        ForwardMistakes::weightsTransposed),
                mistake(
                        "activation-skipped",
                        Tier.D,
                        "Hidden activation left out",
                        "What happens to the net input of a hidden unit before the next layer gets it?",
                        "The net input was handed on as it is, a = z. The activation function comes between: a = f(z).",
                        "ReLU layers whose net inputs are all positive.",
                        network -> inPasses(
                                network,
                                (layer, pass) -> network.isHidden(layer)
                                        ? network.replaced(pass.activation(layer), network.ref(pass.netInput(layer)))
                                        : Optional.empty())),
                mistake(
                        "input-layer-activated",
                        Tier.D,
                        "Activation applied to the input",
                        "Which numbers did you multiply with the first weights? Which layers have an activation function?",
                        "The input went through the activation function first: z1 = W1 f(x) + b1. The input layer only holds the data:"
                                + " z1 = W1 x + b1.",
                        "ReLU layers and inputs without a negative number; inputs that are all 0, with tanh.",
                        ForwardMistakes::inputActivated),
                mistake(
                        "old-weights-for-prediction",
                        Tier.D,
                        "Prediction with the weights before the update",
                        "Is the prediction asked before or after the training step? Which weights does the network have then?",
                        "The query was sent through the network with W and b. After the step the network has the new ones:"
                                + " z = W′ a + b′.",
                        "Questions that ask for nothing but the class, which a small step hardly ever changes.",
                        ForwardMistakes::oldParameters));
    }

    private static Mistake mistake(
            String id,
            Tier tier,
            String name,
            String hint,
            String explanation,
            String hiddenBy,
            Function<LayeredNetwork, List<Occurrence>> occurrences) {
        return Mistake.wrong(id, Family.FORWARD, tier, name, hint, explanation, hiddenBy, occurrences);
    }

    /** What a mistake changes in one layer on one way through the network. */
    private interface LayerChange {
        Optional<Edit> in(int layer, Pass pass);
    }

    private static List<Occurrence> inPasses(LayeredNetwork network, LayerChange change) {
        return Occurrences.inLayers(network, layer -> edits(network, pass -> change.in(layer, pass)));
    }

    private static List<Edit> edits(LayeredNetwork network, Function<Pass, Optional<Edit>> change) {
        return network.passes().stream()
                .flatMap(pass -> change.apply(pass).stream())
                .toList();
    }

    /** Another activation wherever the change finds a part that it changes. */
    private static List<Occurrence> activations(LayeredNetwork network, UnaryOperator<Expression> change) {
        return inPasses(network, (layer, pass) -> network.rewritten(pass.activation(layer), change));
    }

    private static UnaryOperator<Expression> ofFunction(ElementFunction function, UnaryOperator<Expression> other) {
        return part ->
                part instanceof Expression.Apply apply && apply.function().equals(function)
                        ? other.apply(apply.operand())
                        : part;
    }

    private static Expression sigmoid(Expression operand) {
        return new Expression.Apply(Squashing.SIGMOID, operand);
    }

    private static Expression falling(Expression operand) {
        return sigmoid(Algebra.negate(operand));
    }

    /** sin(z) / cos(z). */
    private static Expression tangent(Expression operand) {
        return Algebra.divide(
                new Expression.Apply(ElementaryFunction.SIN, operand),
                new Expression.Apply(ElementaryFunction.COS, operand));
    }

    /** Sigmoid, softmax and exp with powers of ten. */
    private static Expression inPowersOfTen(Expression part) {
        if (part instanceof Expression.Softmax softmax) {
            Expression powers = tenTo(softmax.operand());
            return Algebra.divide(powers, new Expression.SumOver(powers, softmax.axis()));
        }
        if (part instanceof Expression.Apply apply && apply.function() == Squashing.SIGMOID) {
            Expression one = Algebra.constant(1);
            return Algebra.divide(one, Algebra.add(one, tenTo(Algebra.negate(apply.operand()))));
        }
        return part instanceof Expression.Apply apply && apply.function() == ElementaryFunction.EXP
                ? tenTo(apply.operand())
                : part;
    }

    private static Expression tenTo(Expression exponent) {
        return new Expression.Combine(BinaryFunction.POWER, Algebra.constant(10), exponent);
    }

    /** Both the activation and its derivative. */
    private static List<Occurrence> sigmoidForTanh(LayeredNetwork network) {
        UnaryOperator<Expression> value = ofFunction(Squashing.TANH, ForwardMistakes::sigmoid);
        UnaryOperator<Expression> slope =
                ofFunction(new Slope(Squashing.TANH), at -> new Expression.Apply(new Slope(Squashing.SIGMOID), at));
        return Occurrences.inLayers(
                network,
                layer -> Stream.concat(
                                edits(network, pass -> network.rewritten(pass.activation(layer), value)).stream(),
                                network.rewritten(NetworkQuantities.delta(layer), slope).stream())
                        .toList());
    }

    /** Exchanges the axes of a softmax; on a way with one example there is nothing to be divided by. */
    private static List<Occurrence> softmaxOverExamples(LayeredNetwork network) {
        return inPasses(
                network,
                (layer, pass) -> examples(network, pass) > 1
                        ? network.rewritten(
                                pass.activation(layer),
                                part -> part instanceof Expression.Softmax softmax
                                        ? new Expression.Softmax(softmax.operand(), 1 - softmax.axis())
                                        : part)
                        : Optional.empty());
    }

    private static int examples(LayeredNetwork network, Pass pass) {
        return network.shape(pass.activation(0)).size(network.task().layout().exampleAxis());
    }

    private static Expression softmaxOverAll(Expression part) {
        if (!(part instanceof Expression.Softmax softmax)) {
            return part;
        }
        Expression powers = new Expression.Apply(ElementaryFunction.EXP, softmax.operand());
        Expression ofExamples = new Expression.SumOver(powers, softmax.axis());
        return Algebra.divide(powers, new Expression.SumOver(ofExamples, 1 - softmax.axis()));
    }

    private static Expression withoutLeak(Expression part) {
        return part instanceof Expression.Apply apply
                        && apply.function() instanceof Rectifier rectifier
                        && rectifier.below() != 0
                ? new Expression.Apply(new Rectifier(0, rectifier.atZero()), apply.operand())
                : part;
    }

    /** f(k z), f(z k) and f(z / k) become f(z). */
    private static UnaryOperator<Expression> withoutScale(Expression netInput) {
        return part -> part instanceof Expression.Apply apply
                        && apply.operand() instanceof Expression.Combine inner
                        && isScaled(netInput, inner)
                ? new Expression.Apply(apply.function(), netInput)
                : part;
    }

    private static boolean isScaled(Expression netInput, Expression.Combine inner) {
        return switch (inner.function()) {
            case MULTIPLY -> inner.left().equals(netInput) != inner.right().equals(netInput);
            case DIVIDE -> inner.left().equals(netInput) && !inner.right().equals(netInput);
            case ADD, SUBTRACT, POWER, MAXIMUM, MINIMUM -> false;
        };
    }

    /** What stands for a weighted sum plus a bias. */
    private interface BiasChange {
        Expression of(Expression weighted, Expression bias);
    }

    private static List<Occurrence> biases(LayeredNetwork network, BiasChange change) {
        return inPasses(
                network,
                (layer, pass) -> network.rule(pass.netInput(layer)) instanceof Expression.Combine sum
                                && sum.right().equals(pass.bias(layer))
                        ? network.replaced(pass.netInput(layer), change.of(sum.left(), sum.right()))
                        : Optional.empty());
    }

    /** The biases along the examples, which fits where units and examples are equally many. */
    private static List<Occurrence> biasAcross(LayeredNetwork network) {
        return biases(network, (weighted, bias) -> {
            boolean isSingle = bias.shape(network::shape).count() == 1;
            return Algebra.add(weighted, isSingle ? bias : Algebra.transpose(bias));
        });
    }

    private static List<Occurrence> weightsTransposed(LayeredNetwork network) {
        return inPasses(
                network,
                (layer, pass) -> network.shape(NetworkQuantities.weights(layer)).count() > 1
                        ? network.exchanged(
                                pass.netInput(layer), pass.weights(layer), Algebra.transpose(pass.weights(layer)))
                        : Optional.empty());
    }

    /** Only in the first layer's net input, and in the gradient of the first weights, too. */
    private static List<Occurrence> inputActivated(LayeredNetwork network) {
        List<Edit> forward = edits(
                network,
                pass -> activatedInput(network, pass)
                        .flatMap(bent -> network.exchanged(pass.netInput(1), network.ref(pass.activation(0)), bent)));
        Quantity gradient = NetworkQuantities.lossGradient(NetworkQuantities.weights(1));
        Pass examples = network.passes().get(0);
        List<Edit> backward =
                activatedInput(network, examples)
                        .flatMap(bent -> network.exchanged(gradient, network.a(0), bent))
                        .stream()
                        .toList();
        List<Occurrence> forms = new ArrayList<>(Occurrences.of(forward));
        if (!backward.isEmpty()) {
            forms.addAll(Occurrences.of(
                    Stream.of(forward, backward).flatMap(List::stream).toList()));
        }
        return forms;
    }

    /** f(x) with the function of the first layer, if that gives a number for every input. */
    private static Optional<Expression> activatedInput(LayeredNetwork network, Pass pass) {
        Expression netInput = network.ref(pass.netInput(1));
        Expression input = network.ref(pass.activation(0));
        return Optional.of(pass.activation(1))
                .filter(network::isComputed)
                .map(network::rule)
                .map(rule -> rule.rewritten(part -> part.equals(netInput) ? input : part))
                .filter(bent -> network.fits(pass.activation(0), bent));
    }

    private static List<Occurrence> oldParameters(LayeredNetwork network) {
        return Occurrences.of(network.passes().stream()
                .filter(Pass::isAfterTraining)
                .flatMap(pass -> network.layers(layer -> true).stream()
                        .flatMap(layer ->
                                network.rewritten(pass.netInput(layer), ForwardMistakes::beforeTraining).stream()))
                .toList());
    }

    private static Expression beforeTraining(Expression part) {
        return part instanceof Expression.Reference reference
                        && reference.quantity() instanceof Quantity.Updated updated
                ? new Expression.Reference(updated.parameter())
                : part;
    }
}
