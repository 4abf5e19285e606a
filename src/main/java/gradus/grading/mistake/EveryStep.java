package gradus.grading.mistake;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.NetworkTask;
import gradus.network.StepNames;
import gradus.network.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a mistake from one step to all steps of a training: who makes it in the first step makes it in every one. The first step is
 * shown as if it were alone, and without the part of a gradient that comes from a penalty.
 */
final class EveryStep {
    private final LayeredNetwork network;
    private final Graph graph;
    private final int last;
    private final StepNames names;

    EveryStep(LayeredNetwork network) {
        this.network = network;
        this.graph = network.graph();
        this.last = network.task()
                .training()
                .map(training -> training.plan().steps())
                .orElse(1);
        this.names = new StepNames(last, quantity -> true);
    }

    /** Whether there is only one step, and nothing in it that mistakes of a network do not know. */
    static boolean isPlain(NetworkTask task) {
        boolean isOneStep = task.training()
                .map(Training::plan)
                .filter(plan -> plan.steps() > 1 || !plan.spoken().isEmpty())
                .isEmpty();
        boolean isPenalised =
                task.loss().filter(loss -> loss.loss().penalty().isPresent()).isPresent();
        return isOneStep && !isPenalised;
    }

    /** The network with its first step alone. */
    LayeredNetwork first() {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        for (Quantity quantity : graph.quantities()) {
            rule(quantity).ifPresent(rule -> rules.put(quantity, rule));
        }
        return new LayeredNetwork(network.task(), Graph.of(rules));
    }

    /** The rule in the first step; empty for what belongs to later ones. */
    private Optional<Expression> rule(Quantity quantity) {
        if (quantity instanceof Quantity.Updated updated && last > 1) {
            return Optional.of(asFirst(graph.rule(new Quantity.AtStep(updated.parameter(), 2))));
        }
        return isLater(quantity)
                ? Optional.empty()
                : Optional.of(asFirst(withoutPenalty(quantity, graph.rule(quantity))));
    }

    /** A rule of the first step, with what it makes of a parameter under the name of a new one. */
    private Expression asFirst(Expression rule) {
        return rule.rewritten(part -> part instanceof Expression.Reference reference
                        && reference.quantity() instanceof Quantity.AtStep after
                        && after.step() == 2
                ? new Expression.Reference(new Quantity.Updated(after.quantity()))
                : part);
    }

    private static boolean isLater(Quantity quantity) {
        if (quantity instanceof Quantity.Entry entry) {
            return isLater(entry.whole());
        }
        if (quantity instanceof Quantity.Transposed transposed) {
            return isLater(transposed.whole());
        }
        if (quantity instanceof Quantity.Gradient gradient) {
            return isLater(gradient.of()) || isLater(gradient.by());
        }
        return quantity instanceof Quantity.AtStep;
    }

    private Expression withoutPenalty(Quantity quantity, Expression rule) {
        return penalty(quantity)
                .filter(term -> rule instanceof Expression.Combine sum
                        && sum.function() == BinaryFunction.ADD
                        && sum.right().equals(term))
                .map(term -> ((Expression.Combine) rule).left())
                .orElse(rule);
    }

    private Optional<Expression> penalty(Quantity quantity) {
        return quantity instanceof Quantity.Gradient gradient
                        && network.task().parameters().contains(gradient.by())
                ? network.task().penaltyGradient(gradient.by())
                : Optional.empty();
    }

    /** The mistake in every step; empty where it cannot be made so. */
    Optional<Occurrence> of(Occurrence occurrence) {
        if (last > 1 && !occurrence.further().isEmpty()) {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>();
        for (Edit edit : occurrence.edits()) {
            Expression rule = withPenalty(edit);
            for (int step = 1; step <= last + 1; step++) {
                if (isComputed(edit.quantity(), step)) {
                    edits.add(Edit.replace(name(edit.quantity(), step), inStep(rule, step)));
                }
            }
        }
        Map<Quantity, Expression> reports = last > 1 ? Map.of() : occurrence.reports();
        return edits.isEmpty() && reports.isEmpty()
                ? Optional.empty()
                : Optional.of(new Occurrence(occurrence.layer(), edits, reports, occurrence.further()));
    }

    private Expression withPenalty(Edit edit) {
        boolean isWithPenalty =
                !withoutPenalty(edit.quantity(), graphRule(edit.quantity())).equals(graphRule(edit.quantity()));
        return penalty(edit.quantity())
                .filter(term -> isWithPenalty)
                .map(term -> Algebra.add(edit.rule(), term))
                .orElse(edit.rule());
    }

    private Expression graphRule(Quantity quantity) {
        return graph.contains(quantity) ? graph.rule(quantity) : Algebra.constant(0);
    }

    /** The name in a step; what is the same in all steps keeps its own. */
    private Quantity name(Quantity quantity, int step) {
        Quantity later = names.name(quantity, step);
        return graph.contains(later) ? later : quantity;
    }

    /** Whether a step computes something of its own under this name. */
    private boolean isComputed(Quantity quantity, int step) {
        Quantity later = names.name(quantity, step);
        if (!graph.contains(later) || (later instanceof Quantity.Updated && step > last)) {
            return false;
        }
        return step == 1
                || (!later.equals(quantity) && !(graph.rule(later) instanceof Expression.Constant))
                || (later instanceof Quantity.Updated && step == last);
    }

    private Expression inStep(Expression rule, int step) {
        return rule.rewritten(part -> part instanceof Expression.Reference reference
                ? new Expression.Reference(name(reference.quantity(), step))
                : part);
    }
}
