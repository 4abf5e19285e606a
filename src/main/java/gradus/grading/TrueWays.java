package gradus.grading;

import gradus.graph.Algebra;
import gradus.graph.Edit;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.graph.Slope;
import gradus.graph.Squashing;
import gradus.network.Layout;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.problem.Problem;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The true ways to compute what a problem asks: graphs that give the same numbers by other formulas. They differ on a student's
 * own rounded lines: f′ may be taken from the net input or, as a (1 − a), from the activation (not of a rectifier: the rounded
 * value 0.0000 does not say on which side of its kink the net input lies); the delta of a softmax with
 * cross-entropy by the chain rule or as a − t.
 */
final class TrueWays {
    private static final double SUM_ROOM = 1e-12;

    private final Graph graph;
    private final Map<Expression, Quantity> activations = new LinkedHashMap<>();
    private final Optional<Edit> shortcut;

    TrueWays(Problem problem) {
        this.graph = problem.graph();
        for (Quantity quantity : graph.quantities()) {
            if (graph.rule(quantity) instanceof Expression.Apply apply) {
                activations.putIfAbsent(apply, quantity);
            }
        }
        this.shortcut = problem.task().flatMap(task -> shortcut(problem, task));
    }

    /** All ways to compute a graph, or one with a mistake in it; the graph itself comes first. */
    List<Graph> of(Graph one) {
        List<Graph> ways = new ArrayList<>(List.of(one));
        Graph byValue = withSlopesByValue(one);
        if (!byValue.equals(one)) {
            ways.add(byValue);
        }
        // Where a mistake has changed the rule already, the short form of the right one is no way to compute it.
        shortcut.filter(edit -> one.rule(edit.quantity()).equals(graph.rule(edit.quantity())))
                .ifPresent(edit -> List.copyOf(ways).forEach(way -> ways.add(way.with(edit))));
        return ways;
    }

    /** Every f′(z) of which f(z) is a quantity a, as a formula of a. */
    private Graph withSlopesByValue(Graph one) {
        List<Edit> edits = new ArrayList<>();
        for (Quantity quantity : one.quantities()) {
            Expression rule = one.rule(quantity);
            Expression changed = rule.rewritten(part -> byValue(part, quantity));
            if (!changed.equals(rule)) {
                edits.add(Edit.replace(quantity, changed));
            }
        }
        return edits.isEmpty() ? one : one.with(edits);
    }

    /** An activation that a guess takes for its own derivative is not computed from itself. */
    private Expression byValue(Expression part, Quantity computed) {
        if (!(part instanceof Expression.Apply apply)
                || !(apply.function() instanceof Slope slope)
                || !(slope.of() instanceof Squashing function)) {
            return part;
        }
        return Optional.ofNullable(activations.get(new Expression.Apply(slope.of(), apply.operand())))
                .filter(activation -> !activation.equals(computed))
                .<Expression>map(Expression.Reference::new)
                .map(activation -> slopeOf(function, activation))
                .orElse(part);
    }

    private static Expression slopeOf(Squashing function, Expression activation) {
        Expression one = Algebra.constant(1);
        return switch (function) {
            case SIGMOID -> Algebra.multiply(activation, Algebra.subtract(one, activation));
            case TANH -> Algebra.subtract(one, new Expression.Apply(ElementaryFunction.SQUARE, activation));
        };
    }

    /** δ = c (a − t), where the chain rule comes to that. */
    private Optional<Edit> shortcut(Problem problem, NetworkTask task) {
        Quantity delta = NetworkQuantities.delta(task.layers().size());
        String loss = task.loss()
                .filter(NetworkTask.TargetedLoss::isPlain)
                .map(targeted -> targeted.loss().function().name())
                .orElse("");
        Expression output =
                graph.rule(NetworkQuantities.activation(task.layers().size()));
        boolean isSoftmax = output instanceof Expression.Softmax && loss.equals("cross-entropy");
        boolean isSigmoid = output instanceof Expression.Apply apply
                && apply.function() == Squashing.SIGMOID
                && apply.operand() instanceof Expression.Reference
                && loss.equals("binary-cross-entropy");
        if (!graph.contains(delta) || !(isSigmoid || (isSoftmax && targetsSumToOne(problem, task.layout())))) {
            return Optional.empty();
        }
        Expression scale =
                Algebra.multiply(reference(NetworkQuantities.OUTPUT_FACTOR), reference(NetworkQuantities.BATCH_FACTOR));
        Expression error = Algebra.subtract(
                reference(NetworkQuantities.activation(task.layers().size())), reference(NetworkQuantities.TARGET));
        return Optional.of(Edit.replace(delta, Algebra.multiply(scale, error)));
    }

    private static boolean targetsSumToOne(Problem problem, Layout layout) {
        Tensor targets = problem.truth(NetworkQuantities.TARGET);
        return targets.sum(layout.unitAxis()).entries().allMatch(sum -> Math.abs(sum - 1) <= SUM_ROOM);
    }

    private static Expression reference(Quantity quantity) {
        return new Expression.Reference(quantity);
    }
}
