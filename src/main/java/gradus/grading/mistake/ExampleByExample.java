package gradus.grading.mistake;

import gradus.graph.Algebra;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.DenseLayer;
import gradus.network.Dropout;
import gradus.network.LossWeights;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Training with one example after the other, where the problem asks for one step with the whole batch: each example goes
 * forward and back through the network that the one before has left, and changes it. A chain of the network's own rules, once for
 * each example, under names of its own.
 */
final class ExampleByExample {
    private final LayeredNetwork network;
    private final Expression batchFactor;
    private final Graph ofOne;

    /**
     * @param network a network with a training step
     * @param batchFactor what the loss of one example is multiplied by: 1, or its share of a mean
     */
    ExampleByExample(LayeredNetwork network, Expression batchFactor) {
        this.network = network;
        this.batchFactor = batchFactor;
        this.ofOne = firstExample(network.task()).graph();
    }

    /** The same task for the first example alone, without query points. */
    private static NetworkTask firstExample(NetworkTask task) {
        return new NetworkTask(
                task.layout(),
                task.layers().stream().map(layer -> first(task, layer)).toList(),
                first(task, task.input()),
                task.loss()
                        .map(given -> new NetworkTask.TargetedLoss(
                                given.loss(), first(task, given.target()), first(task, given.weights()))),
                task.training(),
                List.of(),
                task.classes(),
                task.target().map(target -> first(task, target)));
    }

    /** The layer, with the mask of the first example where each has its own. */
    private static DenseLayer first(NetworkTask task, DenseLayer layer) {
        return layer.with(layer.dropout()
                .map(dropout -> new Dropout(first(task, dropout.mask()), dropout.keep(), dropout.scaling())));
    }

    private static LossWeights first(NetworkTask task, LossWeights weights) {
        return new LossWeights(
                weights.examples().map(numbers -> first(task, numbers)),
                weights.classes(),
                weights.mask().map(numbers -> first(task, numbers)),
                weights.isNormalized());
    }

    private static Tensor first(NetworkTask task, Tensor batch) {
        return batch.slice(task.layout().exampleAxis(), 0, 1);
    }

    /**
     * Whether the steps can be taken one by one: nothing between is given, and the activations of a batch lie side by side, which an
     * activation by formula may fail to do.
     */
    boolean isPossible() {
        boolean isComputed = ofOne.quantities().stream()
                .filter(quantity -> !isFixed(ofOne, quantity))
                .noneMatch(quantity -> isFixed(network.graph(), quantity));
        return isComputed
                && IntStream.rangeClosed(1, network.depth())
                        .mapToObj(NetworkQuantities::activation)
                        .allMatch(this::liesSideBySide);
    }

    private boolean liesSideBySide(Quantity quantity) {
        return ofOne.shape(quantity)
                .with(network.task().layout().exampleAxis(), network.examples())
                .equals(network.shape(quantity));
    }

    private static boolean isFixed(Graph graph, Quantity quantity) {
        return graph.rule(quantity) instanceof Expression.Constant;
    }

    /** The steps are taken in secret: only the new parameters show them. */
    Occurrence seenInParameters() {
        List<Edit> edits = parameters()
                .map(parameter -> new Quantity.Updated(parameter))
                .<Edit>map(updated -> Edit.replace(updated, at(updated, network.examples())))
                .toList();
        return new Occurrence(Occurrence.EVERYWHERE, edits, Map.of(), chain());
    }

    private Stream<Quantity> parameters() {
        return IntStream.rangeClosed(1, network.depth()).boxed().flatMap(layer -> network.parameters(layer).stream());
    }

    /** The steps show in what is computed for each example from the second on; gradients and new parameters follow. */
    Occurrence seenInExamples() {
        List<Edit> edits = new ArrayList<>();
        for (int layer = 1; layer <= network.depth(); layer++) {
            edits.add(sideBySide(NetworkQuantities.netInput(layer)));
        }
        for (int layer = network.depth(); layer >= 0; layer--) {
            edits.add(sideBySide(NetworkQuantities.lossGradient(NetworkQuantities.activation(layer))));
        }
        return new Occurrence(Occurrence.EVERYWHERE, edits, Map.of(), chain());
    }

    private Edit sideBySide(Quantity quantity) {
        List<Expression> columns = eachExample(number -> at(quantity, number));
        return Edit.replace(
                quantity,
                new Expression.Concatenate(columns, network.task().layout().exampleAxis()));
    }

    private <T> List<T> eachExample(IntFunction<T> value) {
        return IntStream.rangeClosed(1, network.examples()).mapToObj(value).toList();
    }

    /** The rules of all examples, one after the other. */
    private Map<Quantity, Expression> chain() {
        Map<Quantity, Expression> chain = new LinkedHashMap<>();
        eachExample(number -> number)
                .forEach(number -> ofOne.quantities()
                        .forEach(quantity -> chain.put(name(quantity, number), ruleAt(quantity, number))));
        return chain;
    }

    private static Quantity name(Quantity quantity, int number) {
        return new Quantity.AtPoint(quantity, "example " + number);
    }

    private Expression at(Quantity quantity, int number) {
        return network.ref(name(quantity, number));
    }

    private Expression ruleAt(Quantity quantity, int number) {
        boolean isOfExamples =
                isFixed(ofOne, quantity) && !ofOne.shape(quantity).equals(network.shape(quantity));
        if (isOfExamples || quantity.equals(NetworkQuantities.INPUT) || quantity.equals(NetworkQuantities.TARGET)) {
            return WeightGradientMistakes.example(network, network.ref(quantity), number);
        }
        if (quantity.equals(NetworkQuantities.BATCH_FACTOR)) {
            return batchFactor;
        }
        Quantity updated = new Quantity.Updated(quantity);
        if (number > 1 && ofOne.contains(updated)) {
            return at(updated, number - 1);
        }
        return isFixed(ofOne, quantity) ? network.ref(quantity) : renamed(ofOne.rule(quantity), number);
    }

    private Expression renamed(Expression rule, int number) {
        return rule.rewritten(formula ->
                formula instanceof Expression.Reference reference ? at(reference.quantity(), number) : formula);
    }

    /** A loss of its own for each example, whatever the batch does with them. */
    static Expression ownLoss() {
        return Algebra.constant(1);
    }
}
