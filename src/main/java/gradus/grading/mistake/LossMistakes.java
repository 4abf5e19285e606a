package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Edit;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.Reduction;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Mistakes in the value of the loss. Nothing follows from that value, so all of them leave the gradients alone. */
@AutoService(MistakeFamily.class)
public final class LossMistakes implements MistakeFamily {

    @Override
    public List<Mistake> mistakes() {
        return Stream.of(constants(), logarithms(), terms())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mistake> constants() {
        return List.of(
                mistake(
                        "loss-sum-for-mean",
                        Tier.A,
                        "Loss summed over the examples",
                        "Are the losses of the examples added or averaged in the statement?",
                        "The losses of the examples were added. The loss of this problem is their mean, E = 1/m Σ_j E_j.",
                        "A single example.",
                        network -> batchFactor(network, Reduction.MEAN, 1)),
                mistake(
                        "loss-half-factor-slip",
                        Tier.B,
                        "Factor of two in the squared error",
                        "Which number stands in front of the sum of squares in the statement?",
                        "The value is twice or half of the loss. Half of the squared error is E = ½ Σ (a − t)², the squared error is"
                                + " E = Σ (a − t)²; the statement says which of the two is meant.",
                        "Two outputs or two examples, where a mean in the place of a sum gives the same number.",
                        LossMistakes::twiceOrHalf),
                mistake(
                        "loss-divided-by-outputs",
                        Tier.B,
                        "Loss averaged over the outputs",
                        "What does the loss of one example add up, and does it divide by how many these are?",
                        "The loss was divided by the number K of outputs. It only adds them up: E = Σ_k E_k for each example.",
                        "A single output.",
                        LossMistakes::dividedByOutputs),
                mistake(
                        "loss-mean-for-sum",
                        Tier.C,
                        "Loss averaged over the examples",
                        "Are the losses of the examples averaged or added in the statement?",
                        "The sum was divided by the number m of examples. The loss of this problem is the sum alone, E = Σ_j E_j.",
                        "A single example.",
                        network -> batchFactor(network, Reduction.SUM, 1.0 / network.examples())));
    }

    private static List<Mistake> logarithms() {
        return List.of(
                mistake(
                        "loss-minus-missing",
                        Tier.B,
                        "Minus sign of the cross-entropy left out",
                        "Your loss is negative. Can a cross-entropy be?",
                        "The sum of the logarithms was taken as it is. Logarithms of numbers below 1 are negative, and the minus sign"
                                + " makes the loss positive: E = −Σ t ln a.",
                        "Nothing that is known. Gradients do not show it.",
                        LossMistakes::negative),
                mistake(
                        "loss-log-base-ten",
                        Tier.B,
                        "Logarithm to base ten",
                        "Which logarithm is on the key or in the function that you used? Try it on the number e.",
                        "The logarithm to base 10 was taken, which is smaller by the factor ln 10 = 2.302585. The cross-entropy has the"
                                + " natural one: E = −Σ t ln a.",
                        "Problems that do not ask for the loss. Gradients do not show it.",
                        network -> otherBase(network, 10)),
                mistake(
                        "loss-log-base-two",
                        Tier.C,
                        "Logarithm to base two",
                        "Does the statement measure the loss in bits or in nats? Which logarithm belongs to it?",
                        "The logarithm to base 2 was taken, which is larger by the factor 1 / ln 2 = 1.442695. The cross-entropy has the"
                                + " natural one: E = −Σ t ln a.",
                        "Problems that do not ask for the loss. Gradients do not show it.",
                        network -> otherBase(network, 2)));
    }

    private static List<Mistake> terms() {
        return List.of(
                mistake(
                        "bce-second-term-missing",
                        Tier.B,
                        "Second term of the binary cross-entropy left out",
                        "What does your loss say about an output near one whose target is zero?",
                        "Only −t ln a was added up, which is 0 wherever the target is 0. The other half belongs to it:"
                                + " E = −Σ (t ln a + (1 − t) ln(1 − a)).",
                        "Targets that are all 1.",
                        network -> CrossEntropies.isBinary(network)
                                ? term(network, CrossEntropies.binary(network), CrossEntropies.categorical(network))
                                : List.of()),
                mistake(
                        "bce-on-softmax",
                        Tier.C,
                        "Binary cross-entropy of a softmax",
                        "Which of the two cross-entropies belongs to classes of which exactly one is right?",
                        "The terms (1 − t) ln(1 − a) were added. With a softmax only the wanted class counts: E = −Σ t ln a.",
                        "Nothing that is known; with two classes the value is exactly twice the loss.",
                        network -> CrossEntropies.isCategorical(network) && network.isSoftmax(network.depth())
                                ? term(network, CrossEntropies.categorical(network), CrossEntropies.binary(network))
                                : List.of()));
    }

    private static Mistake mistake(
            String id,
            Tier tier,
            String name,
            String hint,
            String explanation,
            String hiddenBy,
            Function<LayeredNetwork, List<Occurrence>> occurrences) {
        return Mistake.wrong(id, Family.LOSS, tier, name, hint, explanation, hiddenBy, occurrences);
    }

    private static List<Occurrence> batchFactor(LayeredNetwork network, Reduction right, double factor) {
        return network.isOverBatch(right)
                ? Occurrences.of(constant(network, NetworkQuantities.BATCH_FACTOR, factor))
                : List.of();
    }

    private static List<Occurrence> dividedByOutputs(LayeredNetwork network) {
        return network.isOverOutputs(Reduction.SUM)
                ? Occurrences.of(constant(network, NetworkQuantities.OUTPUT_FACTOR, 1.0 / network.outputs()))
                : List.of();
    }

    /** The loss with another number in the place of one of its constants. */
    private static Optional<Edit> constant(LayeredNetwork network, Quantity constant, double value) {
        return network.exchanged(NetworkQuantities.LOSS, network.ref(constant), Algebra.constant(value));
    }

    /** Half of a loss that has no ½ comes first, twice a loss that has it. */
    private static List<Occurrence> twiceOrHalf(LayeredNetwork network) {
        if (!SquaredError.isLossOf(network)) {
            return List.of();
        }
        double usual = SquaredError.isHalved(network) ? 2 : 0.5;
        return Occurrences.ofForms(times(network, usual), times(network, 1 / usual));
    }

    private static Optional<Edit> times(LayeredNetwork network, double factor) {
        Expression rule = network.rule(NetworkQuantities.LOSS);
        return network.replaced(NetworkQuantities.LOSS, Algebra.multiply(Algebra.constant(factor), rule));
    }

    private static List<Occurrence> negative(LayeredNetwork network) {
        return network.mentions(NetworkQuantities.LOSS, LossMistakes::isLogarithm)
                ? Occurrences.of(
                        network.replaced(NetworkQuantities.LOSS, Algebra.negate(network.rule(NetworkQuantities.LOSS))))
                : List.of();
    }

    private static List<Occurrence> otherBase(LayeredNetwork network, double base) {
        Expression ofBase = Algebra.constant(StrictMath.log(base));
        UnaryOperator<Expression> change = part -> isLogarithm(part) ? Algebra.divide(part, ofBase) : part;
        return Occurrences.of(network.rewritten(NetworkQuantities.LOSS, change));
    }

    private static boolean isLogarithm(Expression part) {
        return part instanceof Expression.Apply apply && apply.function() == ElementaryFunction.LOG;
    }

    private static List<Occurrence> term(LayeredNetwork network, Expression right, Expression wrong) {
        return Occurrences.of(network.exchanged(NetworkQuantities.LOSS, right, wrong));
    }
}
