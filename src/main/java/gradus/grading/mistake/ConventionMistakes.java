package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.Reduction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Other conventions: a whole paper that follows one is consistent with itself, and right in another course. */
@AutoService(MistakeFamily.class)
public final class ConventionMistakes implements MistakeFamily {

    @Override
    public List<Mistake> mistakes() {
        return Stream.of(reductions(), gradients(), writing())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mistake> reductions() {
        return List.of(
                Mistake.convention(
                        "batch-sum-convention",
                        Family.LOSS,
                        Tier.C,
                        "Sum over the examples in the whole paper",
                        "Does the loss of the statement add the examples up, or average them?",
                        "Loss and gradients are those of E = Σ_j E_j. The loss of this problem is the mean E = 1/m Σ_j E_j, so loss and"
                                + " gradients are smaller by the factor m.",
                        "A single example.",
                        network -> network.isOverBatch(Reduction.MEAN)
                                ? constant(NetworkQuantities.BATCH_FACTOR, 1)
                                : List.of()),
                Mistake.convention(
                        "batch-mean-convention",
                        Family.LOSS,
                        Tier.C,
                        "Mean over the examples in the whole paper",
                        "Does the loss of the statement average the examples, or add them up?",
                        "Loss and gradients are those of E = 1/m Σ_j E_j. The loss of this problem is the sum E = Σ_j E_j, so loss and"
                                + " gradients are larger by the factor m.",
                        "A single example.",
                        network -> network.isOverBatch(Reduction.SUM)
                                ? constant(NetworkQuantities.BATCH_FACTOR, 1.0 / network.examples())
                                : List.of()),
                Mistake.convention(
                        "outputs-sum-convention",
                        Family.LOSS,
                        Tier.C,
                        "Sum over the outputs in the whole paper",
                        "Does the loss of one example add its outputs up, or average them?",
                        "Loss and gradients are those of E = Σ_k E_k for each example. The loss of this problem is the mean over the K"
                                + " outputs, E = 1/K Σ_k E_k, so loss and gradients are smaller by the factor K.",
                        "A single output.",
                        network -> network.isOverOutputs(Reduction.MEAN)
                                ? constant(NetworkQuantities.OUTPUT_FACTOR, 1)
                                : List.of()),
                Mistake.convention(
                        "outputs-mean-convention",
                        Family.LOSS,
                        Tier.C,
                        "Mean over the outputs in the whole paper",
                        "Does the loss of one example average its outputs, or add them up?",
                        "Loss and gradients are those of E = 1/K Σ_k E_k for each example. The loss of this problem is the sum over the K"
                                + " outputs, E = Σ_k E_k, so loss and gradients are larger by the factor K.",
                        "A single output.",
                        network -> network.isOverOutputs(Reduction.SUM)
                                ? constant(NetworkQuantities.OUTPUT_FACTOR, 1.0 / network.outputs())
                                : List.of()));
    }

    private static List<Mistake> gradients() {
        return List.of(
                Mistake.convention(
                        "negative-gradient-convention",
                        Family.LOSS_GRADIENT,
                        Tier.B,
                        "Direction of descent for the gradient",
                        "Your new parameters are as they should be. Which sign does the derivative of the loss have on its own?",
                        "What is called gradient is −∂E/∂W, and it is added: W′ = W + η (−∂E/∂W). The parameters come out right; the"
                                + " gradients asked here are ∂E/∂W, and W′ = W − η ∂E/∂W.",
                        "Questions for the new parameters alone.",
                        ConventionMistakes::descent),
                Mistake.convention(
                        "per-example-delta-convention",
                        Family.LOSS_GRADIENT,
                        Tier.C,
                        "Deltas of each example on its own",
                        "The loss is a mean over the examples. Does your course divide in the delta, or not before the weight gradients?",
                        "The deltas are those of each example's own loss, and the mean is taken in ∂E/∂W = 1/m δ aᵀ. Here"
                                + " δ = ∂E/∂z has the 1/m already, and ∂E/∂W = δ aᵀ.",
                        "A single example; questions for the gradients of the parameters alone.",
                        ConventionMistakes::perExample));
    }

    private static List<Mistake> writing() {
        return List.of(
                Mistake.convention(
                        "class-index-zero-based",
                        Family.REPORTING,
                        Tier.B,
                        "Classes counted from 0",
                        "From which number on does the statement count the classes?",
                        "The class is counted from 0. Here the first class has the number 1: class = argmax_k a_k with k from 1 to K.",
                        "Nothing that is known. With a single class asked it cannot be told from naming the class before the right one.",
                        network -> classesFrom(network, 0)),
                Mistake.convention(
                        "class-index-one-based",
                        Family.REPORTING,
                        Tier.D,
                        "Classes counted from 1",
                        "From which number on does the statement count the classes?",
                        "The class is counted from 1. Here the first class has the number 0: class = argmax_k a_k with k from 0 to K − 1.",
                        "Nothing that is known. With a single class asked it cannot be told from naming the class behind the right one.",
                        network -> classesFrom(network, 1)),
                Mistake.convention(
                        "transposed-layout-reported",
                        Family.REPORTING,
                        Tier.D,
                        "Written in the other layout",
                        "Is an example a row or a column in the statement, and which shape does a derivative have there?",
                        "The numbers are written as the transpose of what is asked: (∂E/∂W)ᵀ for ∂E/∂W, or every matrix with rows"
                                + " and columns exchanged.",
                        "Symmetric matrices, and quantities of a single number.",
                        ConventionMistakes::transposed));
    }

    private static List<Occurrence> constant(Quantity factor, double value) {
        return Occurrences.of(List.of(Edit.replace(factor, Algebra.constant(value))));
    }

    /** Every gradient with the other sign, and steps that add it. */
    private static List<Occurrence> descent(LayeredNetwork network) {
        if (!network.isTrained() || !network.isComputed(network.outputGradient())) {
            return List.of();
        }
        List<Edit> edits = new ArrayList<>();
        edits.add(network.scaled(network.outputGradient(), -1));
        parameters(network)
                .flatMap(parameter -> ascent(network, parameter).stream())
                .forEach(edits::add);
        return Occurrences.of(edits);
    }

    private static Optional<Edit> ascent(LayeredNetwork network, Quantity parameter) {
        Expression gradient = network.ref(NetworkQuantities.lossGradient(parameter));
        return network.exchanged(new Quantity.Updated(parameter), gradient, Algebra.negate(gradient));
    }

    /** No 1/m in the gradient by the output, and with it in no delta; 1/m in the gradient of every parameter. */
    private static List<Occurrence> perExample(LayeredNetwork network) {
        Expression mean = network.ref(NetworkQuantities.BATCH_FACTOR);
        Optional<Edit> output = network.isOverBatch(Reduction.MEAN)
                ? network.exchanged(network.outputGradient(), mean, Algebra.constant(1))
                : Optional.empty();
        return output.stream()
                .map(edit -> Stream.concat(
                                Stream.of(edit),
                                parameters(network).flatMap(parameter -> averaged(network, parameter).stream()))
                        .toList())
                .flatMap(edits -> Occurrences.of(edits).stream())
                .toList();
    }

    private static Optional<Edit> averaged(LayeredNetwork network, Quantity parameter) {
        Quantity gradient = NetworkQuantities.lossGradient(parameter);
        return network.isComputed(gradient)
                ? Optional.of(network.scaled(gradient, network.ref(NetworkQuantities.BATCH_FACTOR)))
                : Optional.empty();
    }

    /** Everything that the network is made from but the input. */
    private static Stream<Quantity> parameters(LayeredNetwork network) {
        return network.task().sources().stream().filter(source -> !source.equals(NetworkQuantities.INPUT));
    }

    private static List<Occurrence> classesFrom(LayeredNetwork network, int first) {
        return Occurrences.of(network.passes().stream()
                .flatMap(pass -> network.rewritten(pass.category(), part -> countedFrom(first, part)).stream())
                .toList());
    }

    private static Expression countedFrom(int first, Expression part) {
        return part instanceof Expression.ArgMax largest
                ? new Expression.ArgMax(largest.operand(), largest.axis(), first)
                : part;
    }

    /** All derivatives, or all matrices. */
    private static List<Occurrence> transposed(LayeredNetwork network) {
        return Stream.<Predicate<Quantity>>of(ConventionMistakes::isDerivative, quantity -> true)
                .map(condition -> transposes(network, condition))
                .filter(reports -> !reports.isEmpty())
                .distinct()
                .map(reports -> new Occurrence(Occurrence.EVERYWHERE, List.of(), reports))
                .toList();
    }

    private static Map<Quantity, Expression> transposes(LayeredNetwork network, Predicate<Quantity> condition) {
        Map<Quantity, Expression> reports = new LinkedHashMap<>();
        network.graph().quantities().stream()
                .filter(condition)
                .filter(quantity -> network.shape(quantity).rank() == 2
                        && network.shape(quantity).count() > 1)
                .forEach(quantity -> reports.put(quantity, Algebra.transpose(network.ref(quantity))));
        return reports;
    }

    private static boolean isDerivative(Quantity quantity) {
        return quantity instanceof Quantity.Gradient || quantity instanceof Quantity.Jacobian;
    }
}
