package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.ElementFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Rectifier;
import gradus.graph.Slope;
import gradus.graph.Squashing;
import gradus.network.NetworkQuantities;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Mistakes in the factor f′(z[l]) that leads from ∂E/∂a[l] to δ[l]. */
@AutoService(MistakeFamily.class)
public final class ActivationDerivativeMistakes implements MistakeFamily {
    private static final FamilySection SECTION =
            new FamilySection(Family.ACTIVATION_DERIVATIVE, LayeredNetwork::hasGradients);
    private static final Expression ONE = Algebra.constant(1);

    @Override
    public List<Mistake> mistakes() {
        return List.of(
                missing(),
                atActivation(),
                ofWrongLayer(),
                asMatrixProduct(),
                leakyZero(),
                formulaOnNet(),
                activationItself(),
                atError(),
                primeAsProduct(),
                sigmoidNegative(),
                tanhOnePlus(),
                leakyTimesNet(),
                tanhSquareForgotten(),
                missingInner(),
                sigmoidForTanh(),
                tanhForSigmoid(),
                kinkOne(),
                kinkLeft());
    }

    private static Mistake convention(
            String id, String name, String hint, String explanation, Function<Rectifier, Double> atZero) {
        return SECTION.convention(
                id,
                Tier.A,
                name,
                hint,
                explanation,
                "Every problem in which no net input of a rectifier is exactly 0.",
                network -> withKink(network, atZero));
    }

    /** δ[l] by another formula of ∂E/∂a[l]. */
    private static List<Occurrence> delta(LayeredNetwork network, IntFunction<Optional<Expression>> rule) {
        return new Places(network).inLayers(NetworkQuantities::delta, rule);
    }

    /** δ[l] = ∂E/∂a[l] ∘ something else than f′(z[l]). */
    private static List<Occurrence> factor(LayeredNetwork network, IntFunction<Optional<Expression>> factor) {
        return delta(
                network,
                layer ->
                        factor.apply(layer).map(wrong -> Algebra.multiply(network.gradientOfActivation(layer), wrong)));
    }

    /** The same in the layers with one function, such as tanh. */
    private static List<Occurrence> factorOf(
            Squashing function, LayeredNetwork network, IntFunction<Expression> factor) {
        return factor(
                network, layer -> is(function, network, layer) ? Optional.of(factor.apply(layer)) : Optional.empty());
    }

    private static boolean is(ElementFunction function, LayeredNetwork network, int layer) {
        return network.function(layer).filter(function::equals).isPresent();
    }

    private static Optional<Rectifier> leaky(LayeredNetwork network, int layer) {
        return network.function(layer)
                .filter(Rectifier.class::isInstance)
                .map(Rectifier.class::cast)
                .filter(rectifier -> rectifier.below() != 0);
    }

    /** y (1 − y). */
    static Expression logistic(Expression y) {
        return Algebra.multiply(y, Algebra.subtract(ONE, y));
    }

    /** 1 − y². */
    static Expression oneMinusSquare(Expression y) {
        return Algebra.subtract(ONE, new Expression.Apply(ElementaryFunction.SQUARE, y));
    }

    /** The derivative as it is written in terms of the activation, for another argument; only the sigmoid and tanh have one. */
    static Optional<Expression> shortForm(LayeredNetwork network, int layer, Expression argument) {
        if (is(Squashing.SIGMOID, network, layer)) {
            return Optional.of(logistic(argument));
        }
        return is(Squashing.TANH, network, layer) ? Optional.of(oneMinusSquare(argument)) : Optional.empty();
    }

    private static Mistake missing() {
        return SECTION.wrong(
                "missing-activation-derivative",
                Tier.A,
                "derivative of the activation left out of a hidden delta",
                "What was carried back belongs to the output of the hidden layer. Is that already the gradient by its net input?",
                "δ[l] = W[l+1]ᵀ δ[l+1] is the gradient by the activation a[l]. As a[l] = f(z[l]), every entry has one more factor:"
                        + " δ[l] = (W[l+1]ᵀ δ[l+1]) ∘ f′(z[l]).",
                "Linear hidden layers, rectifiers whose net inputs are all positive, and hidden deltas that are 0.",
                network -> delta(
                        network,
                        layer -> Optional.of(network.gradientOfActivation(layer))
                                .filter(gradient -> network.isHidden(layer))));
    }

    private static Mistake atActivation() {
        return SECTION.wrong(
                "derivative-at-activation",
                Tier.A,
                "derivative taken at the activation",
                "At which argument is the derivative of the activation function to be taken? Count how often the function was applied.",
                "f′(a[l]) was used: the function was applied to its own result. The derivative is taken at the net input,"
                        + " δ[l] = ∂E/∂a[l] ∘ f′(z[l]); for a sigmoid that is a (1 − a), for tanh 1 − a².",
                "Rectifiers, whose activation has the sign of the net input. For a sigmoid near 0 the two differ in the third digit only.",
                network -> delta(network, layer -> Optional.of(atOtherArgument(network, layer, network.a(layer)))));
    }

    /** The rule of δ[l] with its derivative at something else than z[l]. */
    private static Expression atOtherArgument(LayeredNetwork network, int layer, Expression argument) {
        return network.rule(NetworkQuantities.delta(layer))
                .rewritten(formula -> formula.equals(network.z(layer)) ? argument : formula);
    }

    private static Mistake ofWrongLayer() {
        return SECTION.wrong(
                "derivative-of-wrong-layer",
                Tier.A,
                "derivative taken at another layer",
                "To which layer does the net input in this derivative belong, and to which the delta?",
                "f′(z[l+1]) or f′(z[l−1]) was used for layer l. The derivative is taken at the layer's own net input:"
                        + " δ[l] = ∂E/∂a[l] ∘ f′(z[l]).",
                "Neighbouring layers of different size, where it cannot be made, and equal net inputs.",
                network -> Places.inForms(
                        delta(network, layer -> atLayer(network, layer, layer + 1)),
                        delta(network, layer -> atLayer(network, layer, layer - 1))));
    }

    private static Optional<Expression> atLayer(LayeredNetwork network, int layer, int other) {
        boolean isPossible = other >= 1 && other <= network.depth() && network.units(other) == network.units(layer);
        return isPossible ? Optional.of(atOtherArgument(network, layer, network.z(other))) : Optional.empty();
    }

    private static Mistake asMatrixProduct() {
        return SECTION.wrong(
                "hadamard-as-matrix-product",
                Tier.A,
                "matrix product in the place of the product entry by entry",
                "How does the derivative of one unit act on the other units? Which kind of product says so?",
                "The gradient by a[l] was multiplied with f′(z[l]) as matrices, row by column. The factor acts on every entry alone:"
                        + " δ[l] = ∂E/∂a[l] ∘ f′(z[l]).",
                "Batches with another number of examples than the layer has units, where the shapes do not allow it; one unit and one example.",
                network -> delta(
                        network,
                        layer -> network.derivative(layer)
                                .map(slope ->
                                        new Expression.MatrixProduct(network.gradientOfActivation(layer), slope))));
    }

    private static Mistake leakyZero() {
        return SECTION.wrong(
                "leaky-derivative-zero",
                Tier.A,
                "slope of the leaky rectifier left out of its derivative",
                "How steep is a leaky rectifier left of zero?",
                "f′(z) = 0 was used for z < 0, as for the plain rectifier. The leaky one has its small slope there: f′(z) = α for z < 0.",
                "Net inputs that are all positive.",
                network -> factor(network, layer -> leaky(network, layer).map(rectifier -> step(network, layer))));
    }

    /** 1 where z[l] is positive, else 0. */
    private static Expression step(LayeredNetwork network, int layer) {
        return new Expression.Apply(new Slope(new Rectifier(0, 0)), network.z(layer));
    }

    private static Mistake formulaOnNet() {
        return SECTION.wrong(
                "derivative-formula-on-net",
                Tier.B,
                "short form of the derivative used with the net input",
                "The short form of this derivative is written in terms of one of the layer's two quantities. Of which? Which one was put in?",
                "z (1 − z) for a sigmoid, or 1 − z² for tanh, was used. These forms are in terms of the activation:"
                        + " f′(z) = a (1 − a) for a sigmoid, f′(z) = 1 − a² for tanh.",
                "Small net inputs of tanh, where z and tanh z agree up to z³/3.",
                network -> factor(network, layer -> shortForm(network, layer, network.z(layer))));
    }

    private static Mistake activationItself() {
        return SECTION.wrong(
                "activation-for-derivative",
                Tier.B,
                "activation used as its own derivative",
                "Was the activation function differentiated here, or only evaluated?",
                "∂E/∂a[l] ∘ a[l] was used. The factor is the derivative and not the function: δ[l] = ∂E/∂a[l] ∘ f′(z[l]).",
                "Rectifiers whose positive activations are all 1.",
                network -> factor(network, layer -> network.derivative(layer).map(slope -> network.a(layer))));
    }

    private static Mistake atError() {
        return SECTION.wrong(
                "derivative-at-error",
                Tier.B,
                "derivative formed from the error",
                "Which quantity of the layer does its derivative depend on? Which one was put in?",
                "With e = ∂E/∂a[l], e (1 − e) for a sigmoid, or 1 − e² for tanh, was used as delta. The derivative belongs to the layer's"
                        + " output and is multiplied with the error: δ[l] = e ∘ a (1 − a), or e ∘ (1 − a²).",
                "No problem is known in which it gives the right numbers everywhere.",
                network -> delta(network, layer -> shortForm(network, layer, network.gradientOfActivation(layer))));
    }

    private static Mistake primeAsProduct() {
        return SECTION.wrong(
                "prime-as-product",
                Tier.B,
                "derivative multiplied by its argument",
                "Is the derivative of the activation function, written with its argument in brackets, a value or a product?",
                "f′(z[l]) ∘ z[l] was used. f′(z[l]) is the value of the derivative at z[l], with no further factor:"
                        + " δ[l] = ∂E/∂a[l] ∘ f′(z[l]).",
                "Net inputs that are all 1.",
                network -> delta(
                        network,
                        layer -> network.derivative(layer)
                                .map(slope -> Algebra.multiply(
                                        network.rule(NetworkQuantities.delta(layer)), network.z(layer)))));
    }

    private static Mistake sigmoidNegative() {
        return SECTION.wrong(
                "sigmoid-derivative-negative",
                Tier.B,
                "derivative of the sigmoid with the wrong sign",
                "Does the sigmoid rise or fall? Which sign has its slope?",
                "−a (1 − a) was used. The quotient rule brings one minus and the derivative of exp(−z) another one: f′(z) = a (1 − a).",
                "The gradients of a layer that lies behind two such layers: the signs cancel. Ask for the deltas.",
                network -> delta(
                        network,
                        layer -> Optional.of(Algebra.negate(network.rule(NetworkQuantities.delta(layer))))
                                .filter(negative -> is(Squashing.SIGMOID, network, layer))));
    }

    private static Mistake tanhOnePlus() {
        return SECTION.wrong(
                "tanh-derivative-one-plus",
                Tier.B,
                "plus for minus in the derivative of tanh",
                "Can tanh be steeper than it is at zero? Compare the factor with that.",
                "1 + a² was used, which belongs to the tangent. For tanh it is f′(z) = 1 − a².",
                "Activations that are 0, and hidden deltas that are 0.",
                network -> factorOf(
                        Squashing.TANH,
                        network,
                        layer -> Algebra.add(ONE, new Expression.Apply(ElementaryFunction.SQUARE, network.a(layer)))));
    }

    private static Mistake leakyTimesNet() {
        return SECTION.wrong(
                "leaky-derivative-times-net",
                Tier.B,
                "value of the leaky rectifier used for its slope",
                "Left of zero the leaky rectifier is a straight line. Does its slope depend on the place?",
                "f′(z) = α z was used for z < 0, which is the function itself. Its derivative is the constant: f′(z) = α for z < 0.",
                "Net inputs that are all positive.",
                network -> factor(
                        network,
                        layer -> leaky(network, layer)
                                .map(rectifier -> Algebra.add(
                                        step(network, layer),
                                        Algebra.multiply(
                                                Algebra.constant(rectifier.below()),
                                                negativePart(network.z(layer)))))));
    }

    private static Expression negativePart(Expression operand) {
        return new Expression.Combine(BinaryFunction.MINIMUM, operand, Algebra.constant(0));
    }

    private static Mistake tanhSquareForgotten() {
        return SECTION.wrong(
                "tanh-square-forgotten",
                Tier.C,
                "square forgotten in the derivative of tanh",
                "Is the derivative of tanh the same left and right of zero? Look at the power in it.",
                "1 − tanh(z) was used. The derivative of tanh is f′(z) = 1 − tanh²(z) = 1 − a².",
                "Hidden deltas that are 0.",
                network -> factorOf(Squashing.TANH, network, layer -> Algebra.subtract(ONE, network.a(layer))));
    }

    private static Mistake missingInner() {
        return SECTION.wrong(
                "missing-inner-derivative",
                Tier.C,
                "inner derivative left out",
                "The argument of the activation function is itself a function of the net input. What does the chain rule add for that?",
                "With a = f(k z), f′(k z) was used alone. The chain rule multiplies by the derivative of the argument:"
                        + " ∂a/∂z = k f′(k z).",
                "A factor that is 1. With one layer it cannot be told from a constant that is missing in the gradient of the loss.",
                network -> delta(
                        network,
                        layer -> withoutInner(
                                network,
                                layer,
                                network.rule(NetworkQuantities.activation(layer)),
                                network.gradientOfActivation(layer))));
    }

    /** What arrives at the argument of the first function on the way from a[l] to z[l], where that argument is not z[l] itself. */
    private static Optional<Expression> withoutInner(
            LayeredNetwork network, int layer, Expression part, Expression adjoint) {
        if (part instanceof Expression.Apply apply) {
            return Optional.of(apply.function().pullback(adjoint, apply.operand()))
                    .filter(sent -> !apply.operand().equals(network.z(layer)))
                    .filter(sent -> mentions(apply.operand(), network.z(layer)));
        }
        List<Expression> onward = part.operands().stream()
                .filter(operand -> mentions(operand, network.z(layer)))
                .toList();
        if (!(part instanceof Expression.Combine) || onward.size() != 1) {
            return Optional.empty();
        }
        Expression sent =
                part.pullback(adjoint, network::shape).get(part.operands().indexOf(onward.get(0)));
        return withoutInner(network, layer, onward.get(0), sent);
    }

    private static boolean mentions(Expression formula, Expression part) {
        return formula.equals(part) || formula.operands().stream().anyMatch(operand -> mentions(operand, part));
    }

    private static Mistake sigmoidForTanh() {
        return SECTION.wrong(
                "sigmoid-derivative-for-tanh",
                Tier.D,
                "derivative of the sigmoid used for tanh",
                "Which activation function does this layer have, and to which one does the derivative belong?",
                "The derivative of the sigmoid, a (1 − a), was used in a layer of tanh, where f′(z) = 1 − a².",
                "Hidden deltas that are 0.",
                network -> Places.inForms(
                        factorOf(Squashing.TANH, network, layer -> logistic(network.a(layer))),
                        factorOf(Squashing.TANH, network, layer -> slopeAt(network, layer, Squashing.SIGMOID))));
    }

    private static Mistake tanhForSigmoid() {
        return SECTION.wrong(
                "tanh-derivative-for-sigmoid",
                Tier.D,
                "derivative of tanh used for the sigmoid",
                "Which activation function does this layer have, and to which one does the derivative belong?",
                "The derivative of tanh, 1 − a², was used in a layer of sigmoids, where f′(z) = a (1 − a).",
                "Hidden deltas that are 0.",
                network -> Places.inForms(
                        factorOf(Squashing.SIGMOID, network, layer -> oneMinusSquare(network.a(layer))),
                        factorOf(Squashing.SIGMOID, network, layer -> slopeAt(network, layer, Squashing.TANH))));
    }

    private static Expression slopeAt(LayeredNetwork network, int layer, Squashing function) {
        return new Expression.Apply(new Slope(function), network.z(layer));
    }

    private static Mistake kinkOne() {
        return convention(
                "relu-derivative-at-zero-one",
                "slope 1 where the net input of a rectifier is 0",
                "The rectifier has a kink at zero. Which slope was agreed on for it?",
                "f′(0) = 1 was used. The rectifier has no derivative at 0; the problem takes another number for it.",
                rectifier -> 1.0);
    }

    private static Mistake kinkLeft() {
        return convention(
                "relu-derivative-at-zero-zero",
                "slope of the left side where the net input of a rectifier is 0",
                "The rectifier has a kink at zero. Which slope was agreed on for it?",
                "The slope of the left side was used at 0: f′(0) = 0, or α for a leaky rectifier. The rectifier has no derivative at 0;"
                        + " the problem takes another number for it.",
                Rectifier::below);
    }

    /** A convention holds in all layers, so there are no layers in which it is used alone. */
    private static List<Occurrence> withKink(LayeredNetwork network, Function<Rectifier, Double> atZero) {
        return delta(network, layer -> Optional.of(otherKinks(network.rule(NetworkQuantities.delta(layer)), atZero)))
                .stream()
                .filter(occurrence -> occurrence.layer() == Occurrence.EVERYWHERE)
                .toList();
    }

    private static Expression otherKinks(Expression rule, Function<Rectifier, Double> atZero) {
        return rule.rewritten(formula -> formula instanceof Expression.Apply apply
                        && apply.function() instanceof Slope slope
                        && slope.of() instanceof Rectifier rectifier
                ? new Expression.Apply(
                        new Slope(new Rectifier(rectifier.below(), atZero.apply(rectifier))), apply.operand())
                : formula);
    }
}
