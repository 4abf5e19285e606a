package gradus.network;

import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** The rules of the first step, said again for later ones. */
final class StepRules {
    private final Graph first;
    private final StepNames names;
    private final int last;
    private final IntFunction<Map<Quantity, Expression>> varying;
    private final List<Quantity> kept = new ArrayList<>();

    /**
     * @param first the first step
     * @param loss what gradients are taken of
     * @param changed the parameters that are changed
     * @param last the number of steps
     * @param varying what is another formula in every step
     */
    StepRules(
            Graph first,
            Quantity loss,
            List<Quantity> changed,
            int last,
            IntFunction<Map<Quantity, Expression>> varying) {
        this.first = first;
        this.last = last;
        this.varying = varying;
        Set<Quantity> different = new HashSet<>(varying.apply(1).keySet());
        for (Quantity quantity : first.quantities()) {
            if (first.contains(new Quantity.Updated(quantity))) {
                kept.add(quantity);
                different.add(quantity);
            }
        }
        changed.forEach(parameter -> different.add(Quantity.gradient(loss, parameter)));
        for (Quantity quantity : first.quantities()) {
            if (first.mentionedBy(quantity).stream().anyMatch(different::contains)) {
                different.add(quantity);
            }
        }
        this.names = new StepNames(last, different::contains);
    }

    Graph written(Training.Plan plan) {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        Map<Integer, Map<Quantity, Tensor>> starts = starts(plan);
        for (Quantity quantity : first.quantities()) {
            rules.put(names.name(quantity, 1), names.inStep(first.rule(quantity), 1));
        }
        int end = plan.spoken().contains(last + 1) ? last + 1 : last;
        for (int step = 2; step <= end; step++) {
            if (plan.isWritten(step)) {
                starts.getOrDefault(step, Map.of())
                        .forEach((quantity, value) -> rules.put(quantity, new Expression.Constant(value)));
                add(rules, step);
            }
        }
        return Graph.of(rules);
    }

    private void add(Map<Quantity, Expression> rules, int step) {
        Map<Quantity, Expression> own = varying.apply(step);
        for (Quantity quantity : first.quantities()) {
            if (!names.isDifferent(quantity) || (step > last && isOfUpdate(quantity))) {
                continue;
            }
            Quantity name = names.name(quantity, step);
            if (kept.contains(quantity)) {
                if (step > last) {
                    rules.put(name, new Expression.Reference(new Quantity.Updated(quantity)));
                }
            } else if (step > last && quantity instanceof Quantity.Companion ahead && StepNames.isAhead(ahead)) {
                rules.put(name, new Expression.Reference(new Quantity.Updated(ahead.parameter())));
            } else if (own.containsKey(quantity)) {
                rules.put(name, own.getOrDefault(quantity, first.rule(quantity)));
            } else {
                rules.put(name, names.inStep(first.rule(quantity), step));
            }
        }
    }

    /** Whether a quantity belongs to the change of the parameters, which does not come after the last step. */
    private boolean isOfUpdate(Quantity quantity) {
        return quantity instanceof Quantity.Updated
                || first.mentionedBy(quantity).stream().anyMatch(Quantity.Updated.class::isInstance);
    }

    /** The numbers from which a step starts that does not follow one that is written out. */
    private Map<Integer, Map<Quantity, Tensor>> starts(Training.Plan plan) {
        Map<Integer, Map<Quantity, Tensor>> starts = new LinkedHashMap<>();
        int end = last;
        while (end > 1 && !(plan.isWritten(end) && !plan.isWritten(end - 1))) {
            end--;
        }
        if (end == 1) {
            return starts;
        }
        StepNumbers numbers = new StepNumbers(first, kept, names, varying, plan.fixed());
        for (int step = 2; step <= end; step++) {
            numbers.advance(step - 1);
            if (plan.isWritten(step) && !plan.isWritten(step - 1)) {
                Map<Quantity, Tensor> start = new LinkedHashMap<>();
                int number = step;
                numbers.kept().forEach((quantity, value) -> start.put(names.name(quantity, number), value));
                starts.put(step, start);
            }
        }
        return starts;
    }
}
