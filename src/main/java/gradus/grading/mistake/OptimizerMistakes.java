package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.Edit;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Mistakes in the steps of optimisers that keep something: momentum, Adagrad, RMSProp, Adam. */
@AutoService(MistakeFamily.class)
public final class OptimizerMistakes implements MistakeFamily {
    private static final FamilySection MOMENTUM = section(OptimizerMistakes::hasVelocity);
    private static final FamilySection ROOTED = section(training -> hasChoice(training, "epsilon-place"));
    private static final FamilySection ADAM = section(training -> hasChoice(training, "bias-correction"));

    private static FamilySection section(Predicate<Training> condition) {
        return new FamilySection(
                Family.UPDATE,
                network -> network.task().training().filter(condition).isPresent());
    }

    private static boolean hasVelocity(Training training) {
        return training.optimizer().name().equals("momentum");
    }

    private static boolean hasChoice(Training training, String name) {
        return training.optimizer().choices().stream()
                .anyMatch(choice -> choice.name().equals(name));
    }

    @Override
    public List<Mistake> mistakes() {
        return List.of(
                velocitySign(),
                dampened(),
                ignored(),
                rateOnVelocity(),
                oldVelocity(),
                rootForgotten(),
                epsilonInside(),
                noCorrection(),
                notPowered(),
                countedFromZero());
    }

    /** Every parameter that is trained, in every layer first, then layer by layer. */
    private static List<Occurrence> inLayers(LayeredNetwork network, Function<Quantity, Optional<Edit>> edit) {
        return new Places(network).inLayers(layer -> {
            List<Edit> edits = new ArrayList<>();
            network.parameters(layer).stream()
                    .filter(parameter -> network.has(new Quantity.Updated(parameter)))
                    .forEach(parameter -> edit.apply(parameter).ifPresent(edits::add));
            return edits;
        });
    }

    /** Another rule for the new parameter, made of the right one. */
    private static List<Occurrence> updated(LayeredNetwork network, UnaryOperator<Expression> change) {
        return inLayers(network, parameter -> rewritten(network, new Quantity.Updated(parameter), change));
    }

    private static Optional<Edit> rewritten(
            LayeredNetwork network, Quantity quantity, UnaryOperator<Expression> change) {
        return network.has(quantity)
                ? Optional.of(Edit.replace(quantity, network.rule(quantity).rewritten(change)))
                : Optional.empty();
    }

    private static Quantity velocity(Quantity parameter) {
        return new Quantity.Companion("v", parameter);
    }

    private static String form(LayeredNetwork network) {
        return network.task()
                .training()
                .map(training -> training.choice("form"))
                .orElse("");
    }

    private static boolean hasRateInVelocity(LayeredNetwork network) {
        return form(network).equals("heavy-ball") || form(network).equals("subtracted");
    }

    /** The gradient that the step uses: that of the loss, or with weight decay and clipping. */
    private static Expression gradient(LayeredNetwork network, Quantity parameter) {
        Quantity used = new Quantity.Companion("g", parameter);
        return network.ref(network.has(used) ? used : NetworkQuantities.lossGradient(parameter));
    }

    private static Expression momentum(LayeredNetwork network) {
        return network.ref(NetworkQuantities.MOMENTUM);
    }

    private static Expression rated(LayeredNetwork network, Expression direction) {
        return Algebra.multiply(network.ref(network.learningRate()), direction);
    }

    /** The other sign between the parameter and its change. */
    private static Expression turned(Expression formula) {
        if (formula instanceof Expression.Combine combine && combine.function() == BinaryFunction.ADD) {
            return Algebra.subtract(combine.left(), combine.right());
        }
        return formula instanceof Expression.Combine combine && combine.function() == BinaryFunction.SUBTRACT
                ? Algebra.add(combine.left(), combine.right())
                : formula;
    }

    private static Mistake velocitySign() {
        return MOMENTUM.wrong(
                "momentum-velocity-sign",
                Tier.B,
                "Signs of two forms of momentum mixed",
                "Put the velocity into the update: does the gradient push uphill or downhill then?",
                "The velocity has the sign of one form and the update that of another, so that W′ = W + η ∂E/∂W in the end. Either the"
                        + " gradient is subtracted in the velocity and the velocity is added, or the other way round.",
                "Problems that ask for the velocity alone.",
                network -> inLayers(
                        network,
                        parameter -> Optional.of(Edit.replace(
                                new Quantity.Updated(parameter),
                                turned(network.rule(new Quantity.Updated(parameter)))))));
    }

    private static Mistake dampened() {
        return MOMENTUM.wrong(
                "momentum-dampened",
                Tier.B,
                "Gradient weighted as in an average",
                "Which of the formulas for momentum does the statement give: is the velocity a sum or an average?",
                "The gradient was multiplied by 1 − μ as well, which makes the velocity an average. Here v′ = μ v + g, with or without η.",
                "Forms in which the velocity is an average.",
                network -> form(network).equals("averaged")
                        ? List.of()
                        : inLayers(network, parameter -> {
                            Expression share = Algebra.subtract(Algebra.constant(1), momentum(network));
                            Expression gradient = gradient(network, parameter);
                            return rewritten(
                                    network,
                                    new Quantity.Updated(velocity(parameter)),
                                    part -> part.equals(gradient) ? Algebra.multiply(share, gradient) : part);
                        }));
    }

    private static Mistake ignored() {
        return MOMENTUM.wrong(
                "momentum-ignored",
                Tier.D,
                "Momentum left out",
                "Which given number describes what happened in the step before?",
                "W′ = W − η ∂E/∂W was used. With momentum a share of the old velocity comes with it: v′ = μ v − η ∂E/∂W, W′ = W + v′.",
                "A first step from a velocity of 0, unless the velocity is an average.",
                network -> inLayers(
                        network,
                        parameter -> Optional.of(Edit.replace(
                                new Quantity.Updated(parameter),
                                Algebra.subtract(
                                        network.ref(parameter), rated(network, gradient(network, parameter)))))));
    }

    private static Mistake rateOnVelocity() {
        return MOMENTUM.wrong(
                "momentum-learning-rate-on-velocity",
                Tier.B,
                "Learning rate on the old velocity as well",
                "Which of the two terms of the velocity does the learning rate belong to?",
                "The whole velocity was multiplied by η. It has the learning rate of the earlier steps in it: v′ = μ v − η ∂E/∂W.",
                "A velocity of 0 before the step, and a learning rate of 1.",
                network -> hasRateInVelocity(network)
                        ? inLayers(network, parameter -> {
                            Expression kept = Algebra.multiply(momentum(network), network.ref(velocity(parameter)));
                            return rewritten(
                                    network,
                                    new Quantity.Updated(velocity(parameter)),
                                    part -> part.equals(kept) ? rated(network, kept) : part);
                        })
                        : List.of());
    }

    private static Mistake oldVelocity() {
        return MOMENTUM.wrong(
                "momentum-old-velocity",
                Tier.D,
                "Step with the velocity of before",
                "Which velocity moves the parameters, that of the step before or the new one?",
                "W′ = W + v was used, with the old velocity. The step is made with the new one: first v′ = μ v − η ∂E/∂W, then W′ = W + v′.",
                "Steps in which the velocity does not change.",
                network -> updated(
                        network,
                        part -> part instanceof Expression.Reference reference
                                        && reference.quantity() instanceof Quantity.Updated kept
                                ? network.ref(kept.parameter())
                                : part));
    }

    private static Mistake rootForgotten() {
        return ROOTED.wrong(
                "squared-gradients-not-rooted",
                Tier.D,
                "Root of the squared gradients forgotten",
                "What has to be done with squared gradients before a gradient can be divided by them?",
                "The step was divided by s + ε. It is divided by the root, which has the size of a gradient: W′ = W − η g / (√s + ε).",
                "Squared gradients of 0 or 1.",
                network ->
                        updated(network, part -> isRoot(part) ? part.operands().get(0) : part));
    }

    private static boolean isRoot(Expression part) {
        return part instanceof Expression.Apply apply && apply.function() == ElementaryFunction.SQRT;
    }

    private static Mistake epsilonInside() {
        return ROOTED.wrong(
                "epsilon-other-place",
                Tier.B,
                "Epsilon on the other side of the root",
                "Where does the statement put epsilon: under the root, or beside it?",
                "The other of two places was taken: W′ = W − η g / (√s + ε) has it beside the root, W′ = W − η g / √(s + ε) under it. The two"
                        + " differ where the squared gradients are small.",
                "A small epsilon: with the usual one no printed digit differs.",
                network -> {
                    Expression epsilon = network.ref(NetworkQuantities.setting("epsilon"));
                    return updated(network, part -> exchanged(part, epsilon));
                });
    }

    /** √(s + ε) for √s + ε, and the other way round. */
    private static Expression exchanged(Expression part, Expression epsilon) {
        if (part instanceof Expression.Combine sum && sum.right().equals(epsilon) && isRoot(sum.left())) {
            return root(Algebra.add(sum.left().operands().get(0), epsilon));
        }
        return isRoot(part)
                        && part.operands().get(0) instanceof Expression.Combine sum
                        && sum.right().equals(epsilon)
                ? Algebra.add(root(sum.left()), epsilon)
                : part;
    }

    private static Expression root(Expression operand) {
        return new Expression.Apply(ElementaryFunction.SQRT, operand);
    }

    private static Mistake noCorrection() {
        return ADAM.wrong(
                "adam-no-bias-correction",
                Tier.B,
                "Bias correction of Adam left out",
                "Both means start at zero. How does the method make up for that in its first steps?",
                "The means were used as they are. They are divided first: m̂ = m′ / (1 − β₁ᵗ) and v̂ = v′ / (1 − β₂ᵗ).",
                "Late steps, in which the correction is next to nothing.",
                network -> updated(network, part -> uncorrected(network, part)));
    }

    private static Expression uncorrected(LayeredNetwork network, Expression part) {
        boolean isCorrected = part instanceof Expression.Reference reference
                && reference.quantity() instanceof Quantity.Companion companion
                && companion.letter().endsWith("hat");
        return isCorrected
                ? network.rule(((Expression.Reference) part).quantity())
                        .operands()
                        .get(0)
                : part;
    }

    /** Another exponent in the correction of both means. */
    private static List<Occurrence> corrected(LayeredNetwork network, UnaryOperator<Expression> power) {
        return new Places(network).inLayers(layer -> {
            List<Edit> edits = new ArrayList<>();
            for (Quantity parameter : network.parameters(layer)) {
                for (String letter : List.of("mhat", "vhat")) {
                    rewritten(
                                    network,
                                    new Quantity.Companion(letter, parameter),
                                    part -> part instanceof Expression.Combine combine
                                                    && combine.function() == BinaryFunction.POWER
                                            ? power.apply(combine)
                                            : part)
                            .ifPresent(edits::add);
                }
            }
            return edits;
        });
    }

    private static Mistake notPowered() {
        return ADAM.wrong(
                "adam-beta-not-powered",
                Tier.B,
                "Correction of Adam without the number of the step",
                "Which step is this, and where does its number enter the correction?",
                "The correction 1 − β was used in every step. It is 1 − βᵗ, with the number t of the step: t = 1 in the first one.",
                "The first step, whose number is 1.",
                network -> corrected(network, power -> power.operands().get(0)));
    }

    private static Mistake countedFromZero() {
        return ADAM.wrong(
                "adam-step-off-by-one",
                Tier.D,
                "Steps of Adam counted from another number",
                "What number has the first step in the correction?",
                "The step was counted one too far: with the exponent t + 1 for t. The first step has t = 1, so that it divides by 1 − β.",
                "Late steps, in which the correction is next to nothing.",
                network -> corrected(
                        network,
                        power -> new Expression.Combine(
                                BinaryFunction.POWER,
                                power.operands().get(0),
                                Algebra.add(power.operands().get(1), Algebra.constant(1)))));
    }
}
