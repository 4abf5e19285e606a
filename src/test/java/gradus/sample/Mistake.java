package gradus.sample;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.graph.Slope;
import gradus.graph.Squashing;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A wrong belief of a simulated student: other rules for some quantities, from which all that follows is computed. A belief is
 * held in every layer that it speaks about; where a problem gives it nothing to act on, it changes nothing.
 */
public enum Mistake {
    HIDDEN_DERIVATIVE_FORGOTTEN("f' left out of the hidden deltas") {
        @Override
        List<Edit> edits(NetworkTask task, Graph graph) {
            return layers(1, task.layers().size() - 1)
                    .mapToObj(layer -> Edit.replace(NetworkQuantities.delta(layer), activationGradient(layer)))
                    .toList();
        }
    },
    OUTPUT_DERIVATIVE_FORGOTTEN("f' left out of the output delta of the squared error") {
        @Override
        List<Edit> edits(NetworkTask task, Graph graph) {
            int last = task.layers().size();
            return isSoftmax(graph, last)
                    ? List.of()
                    : List.of(Edit.replace(NetworkQuantities.delta(last), activationGradient(last)));
        }
    },
    SOFTMAX_DELTA_TIMES_DERIVATIVE("softmax output treated as one of the squared error: delta times y (1 - y)") {
        @Override
        List<Edit> edits(NetworkTask task, Graph graph) {
            int last = task.layers().size();
            if (!isSoftmax(graph, last)) {
                return List.of();
            }
            Expression output = new Expression.Reference(NetworkQuantities.activation(last));
            Expression slope = Algebra.multiply(output, Algebra.subtract(Algebra.constant(1), output));
            return changed(graph, NetworkQuantities.delta(last), rule -> Algebra.multiply(rule, slope));
        }
    },
    TARGET_MINUS_OUTPUT("target minus output instead of output minus target") {
        @Override
        List<Edit> edits(NetworkTask task, Graph graph) {
            return changed(graph, NetworkQuantities.delta(task.layers().size()), Algebra::negate);
        }
    },
    TANH_SQUARE_FORGOTTEN("tanh' taken as 1 - tanh") {
        @Override
        List<Edit> edits(NetworkTask task, Graph graph) {
            return inAllDeltas(
                    task,
                    graph,
                    part -> part instanceof Expression.Apply apply
                                    && apply.function().equals(new Slope(Squashing.TANH))
                            ? Algebra.subtract(
                                    Algebra.constant(1), new Expression.Apply(Squashing.TANH, apply.operand()))
                            : part);
        }
    },
    DERIVATIVE_AT_ACTIVATION("f' taken at the activation instead of the net input") {
        @Override
        List<Edit> edits(NetworkTask task, Graph graph) {
            return inAllDeltas(
                    task,
                    graph,
                    part -> part instanceof Expression.Apply apply
                                    && apply.function() instanceof Slope
                                    && apply.operand() instanceof Expression.Reference reference
                                    && reference.quantity() instanceof Quantity.Variable netInput
                            ? new Expression.Apply(
                                    apply.function(),
                                    new Expression.Reference(NetworkQuantities.activation(netInput.layer())))
                            : part);
        }
    },
    TRANSPOSE_FORGOTTEN("square weights not transposed on the way back") {
        @Override
        List<Edit> edits(NetworkTask task, Graph graph) {
            return onTheWayBack(
                    0,
                    task,
                    graph,
                    (weights, part) -> part.equals(Algebra.transpose(reference(weights)))
                                    && graph.shape(weights).rows()
                                            == graph.shape(weights).columns()
                            ? reference(weights)
                            : part);
        }
    },
    UPDATED_WEIGHTS_IN_DELTA("weights that are already updated used in the hidden deltas") {
        @Override
        List<Edit> edits(NetworkTask task, Graph graph) {
            return onTheWayBack(1, task, graph, (weights, part) -> {
                Quantity updated = new Quantity.Updated(weights);
                return graph.contains(updated) && part.equals(reference(weights)) ? reference(updated) : part;
            });
        }
    },
    BIAS_GRADIENT_AVERAGED("bias gradients averaged over the batch instead of summed") {
        @Override
        List<Edit> edits(NetworkTask task, Graph graph) {
            int examples = task.input().shape().size(task.layout().exampleAxis());
            List<Edit> edits = new ArrayList<>();
            layers(1, task.layers().size())
                    .mapToObj(layer -> NetworkQuantities.lossGradient(NetworkQuantities.bias(layer)))
                    .forEach(gradient -> edits.addAll(
                            changed(graph, gradient, rule -> Algebra.divide(rule, Algebra.constant(examples)))));
            return edits;
        }
    },
    UPDATE_WITH_PLUS("gradient added in the update instead of subtracted") {
        @Override
        List<Edit> edits(NetworkTask task, Graph graph) {
            List<Edit> edits = new ArrayList<>();
            graph.quantities().stream()
                    .filter(Quantity.Updated.class::isInstance)
                    .forEach(parameter -> edits.addAll(changed(graph, parameter, Mistake::withPlus)));
            return edits;
        }
    },
    LEARNING_RATE_FORGOTTEN("learning rate left out of the update") {
        @Override
        List<Edit> edits(NetworkTask task, Graph graph) {
            Quantity rate = NetworkQuantities.setting("learning-rate");
            return graph.contains(rate) ? List.of(Edit.replace(rate, Algebra.constant(1))) : List.of();
        }
    };

    private final String story;

    Mistake(String story) {
        this.story = story;
    }

    /** The mistake in a few words. */
    public String story() {
        return story;
    }

    abstract List<Edit> edits(NetworkTask task, Graph graph);

    /** The graph as it looks to somebody with this belief; the graph may hold other mistakes already. */
    public Graph in(NetworkTask task, Graph graph) {
        return graph.with(edits(task, graph));
    }

    private static IntStream layers(int first, int last) {
        return IntStream.rangeClosed(first, last);
    }

    private static Expression reference(Quantity quantity) {
        return new Expression.Reference(quantity);
    }

    private static Expression activationGradient(int layer) {
        return reference(NetworkQuantities.lossGradient(NetworkQuantities.activation(layer)));
    }

    private static boolean isSoftmax(Graph graph, int layer) {
        return graph.rule(NetworkQuantities.activation(layer)) instanceof Expression.Softmax;
    }

    /** An edit of one rule, or none if the graph has no such quantity or the rule stays as it is. */
    private static List<Edit> changed(Graph graph, Quantity quantity, UnaryOperator<Expression> change) {
        if (!graph.contains(quantity)) {
            return List.of();
        }
        Expression rule = change.apply(graph.rule(quantity));
        return rule.equals(graph.rule(quantity)) ? List.of() : List.of(Edit.replace(quantity, rule));
    }

    private static List<Edit> inAllDeltas(NetworkTask task, Graph graph, UnaryOperator<Expression> rewrite) {
        List<Edit> edits = new ArrayList<>();
        layers(1, task.layers().size())
                .mapToObj(NetworkQuantities::delta)
                .forEach(delta -> edits.addAll(changed(graph, delta, rule -> rule.rewritten(rewrite))));
        return edits;
    }

    private interface WeightsRewrite {
        Expression apply(Quantity weights, Expression part);
    }

    /** Changes what the gradients by the activations (layer 0 is the input) make of the weights above them. */
    private static List<Edit> onTheWayBack(int first, NetworkTask task, Graph graph, WeightsRewrite rewrite) {
        List<Edit> edits = new ArrayList<>();
        layers(first, task.layers().size() - 1).forEach(layer -> {
            Quantity gradient = NetworkQuantities.lossGradient(NetworkQuantities.activation(layer));
            Quantity weights = NetworkQuantities.weights(layer + 1);
            edits.addAll(changed(graph, gradient, rule -> rule.rewritten(part -> rewrite.apply(weights, part))));
        });
        return edits;
    }

    private static Expression withPlus(Expression rule) {
        return rule instanceof Expression.Combine combine && combine.function() == BinaryFunction.SUBTRACT
                ? Algebra.add(combine.left(), combine.right())
                : rule;
    }
}
