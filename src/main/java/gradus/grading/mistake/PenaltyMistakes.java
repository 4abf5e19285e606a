package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.Penalty;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Mistakes with a penalty on large parameters. {@link EveryStep} shows gradients without the term of the penalty and adds it to
 * whatever is put in their place, so what is put there is the right rule plus the difference.
 */
@AutoService(MistakeFamily.class)
public final class PenaltyMistakes implements MistakeFamily {
    private static final FamilySection LOSS = new FamilySection(Family.LOSS, PenaltyMistakes::isPenalised);
    private static final FamilySection WEIGHTS =
            new FamilySection(Family.WEIGHT_GRADIENT, PenaltyMistakes::isPenalised);
    private static final FamilySection BIASES = new FamilySection(Family.BIAS_GRADIENT, PenaltyMistakes::isPenalised);

    private static boolean isPenalised(LayeredNetwork network) {
        return penalty(network).isPresent();
    }

    private static Optional<Penalty> penalty(LayeredNetwork network) {
        return network.task().loss().flatMap(targeted -> targeted.loss().penalty());
    }

    @Override
    public List<Mistake> mistakes() {
        return List.of(missingInLoss(), missingInGradient(), sign(), factorTwo(), onBias());
    }

    private static Mistake missingInLoss() {
        return LOSS.wrong(
                "penalty-missing-in-loss",
                Tier.D,
                "Penalty left out of the loss",
                "What does the loss consist of, beside the errors of the examples?",
                "The loss of the examples was given. The statement adds the penalty: E = data loss + penalty.",
                "Problems that do not ask for the loss.",
                network -> network.exchanged(
                                NetworkQuantities.LOSS, network.ref(NetworkQuantities.PENALTY), Algebra.constant(0))
                        .map(edit -> List.of(Occurrence.of(Occurrence.EVERYWHERE, edit)))
                        .orElse(List.of()));
    }

    /** Every penalised gradient with another term of the penalty. */
    private static List<Occurrence> term(LayeredNetwork network, UnaryOperator<Expression> difference) {
        return new Places(network)
                .inLayers(
                        layer -> NetworkQuantities.lossGradient(NetworkQuantities.weights(layer)),
                        layer -> changed(network, NetworkQuantities.weights(layer), difference));
    }

    private static Optional<Expression> changed(
            LayeredNetwork network, Quantity parameter, UnaryOperator<Expression> difference) {
        Quantity gradient = NetworkQuantities.lossGradient(parameter);
        return network.has(gradient)
                ? network.task()
                        .penaltyGradient(parameter)
                        .map(term -> Algebra.add(network.rule(gradient), difference.apply(term)))
                : Optional.empty();
    }

    private static Expression times(double factor, Expression term) {
        return Algebra.multiply(Algebra.constant(factor), term);
    }

    private static Mistake missingInGradient() {
        return WEIGHTS.wrong(
                "penalty-missing-in-gradient",
                Tier.B,
                "Penalty left out of the gradient",
                "Which parts of the loss depend on this weight?",
                "The gradient of the examples alone was used. The penalty depends on the weights, too: λ/2 Σ w² adds λ W to ∂E/∂W.",
                "A strength of 0, and weights of 0.",
                network -> term(network, term -> times(-1, term)));
    }

    private static Mistake sign() {
        return WEIGHTS.wrong(
                "penalty-sign",
                Tier.B,
                "Penalty subtracted in the gradient",
                "Does a penalty make weights larger or smaller when a step is made?",
                "The term λ W was subtracted. The derivative of λ/2 Σ w² is +λ W, so that ∂E/∂W has it with a plus; the step takes it off the"
                        + " weights.",
                "A strength of 0, and weights of 0.",
                network -> term(network, term -> times(-2, term)));
    }

    private static Mistake factorTwo() {
        return WEIGHTS.wrong(
                "penalty-factor-two",
                Tier.A,
                "Factor two of the penalty slipped",
                "Differentiate the penalty exactly as it is stated: what becomes of the factor in front?",
                "The term of the penalty is twice or half as large as it should be. λ/2 Σ w² gives λ W, and λ Σ w² gives 2 λ W.",
                "A strength of 0, and weights of 0.",
                network -> Places.inForms(term(network, term -> term), term(network, term -> times(-0.5, term))));
    }

    private static Mistake onBias() {
        return BIASES.wrong(
                "penalty-on-bias",
                Tier.B,
                "Biases penalised",
                "Which parameters does the penalty of the statement contain?",
                "A term λ b was added to the gradient of the biases. The penalty is one on weights: ∂E/∂b has no such term.",
                "Biases of 0.",
                network -> new Places(network)
                        .inLayers(
                                layer -> NetworkQuantities.lossGradient(NetworkQuantities.bias(layer)),
                                layer -> penalisedBias(network, layer)));
    }

    private static Optional<Expression> penalisedBias(LayeredNetwork network, int layer) {
        Quantity bias = NetworkQuantities.bias(layer);
        Quantity gradient = NetworkQuantities.lossGradient(bias);
        return penalty(network)
                .filter(penalty -> !penalty.includesBiases() && network.has(gradient))
                .map(penalty -> new Penalty(penalty.squares(), penalty.absolutes(), true))
                .flatMap(penalty -> penalty.gradient(bias, network.examples()))
                .map(term -> Algebra.add(network.rule(gradient), term));
    }
}
