package gradus.network;

import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** The numbers of one step after the other: only those of the present step are kept. */
final class StepNumbers {
    private final Graph first;
    private final List<Quantity> kept;
    private final StepNames names;
    private final IntFunction<Map<Quantity, Expression>> varying;
    private final Map<Quantity, Tensor> fixed;
    private final List<Quantity> needed;
    private final Map<Quantity, Tensor> shared = new HashMap<>();
    private Map<Quantity, Tensor> present = new LinkedHashMap<>();

    /**
     * @param first the first step
     * @param kept what a step hands on to the next
     * @param varying what is another formula in every step
     * @param fixed values that stand for computed ones: in the first step, and where no step computes another
     */
    StepNumbers(
            Graph first,
            List<Quantity> kept,
            StepNames names,
            IntFunction<Map<Quantity, Expression>> varying,
            Map<Quantity, Tensor> fixed) {
        this.first = first;
        this.kept = kept;
        this.names = names;
        this.varying = varying;
        this.fixed = fixed;
        Set<Quantity> all = new HashSet<>();
        List<Quantity> open = new ArrayList<>();
        kept.forEach(quantity -> open.add(new Quantity.Updated(quantity)));
        while (!open.isEmpty()) {
            Quantity quantity = open.remove(open.size() - 1);
            if (all.add(quantity)) {
                open.addAll(first.mentionedBy(quantity));
            }
        }
        this.needed = first.quantities().stream().filter(all::contains).toList();
        for (Quantity quantity : needed) {
            if (!names.isDifferent(quantity)) {
                shared.put(quantity, number(quantity, first.rule(quantity), shared, true));
            }
        }
        kept.forEach(quantity -> present.put(quantity, number(quantity, first.rule(quantity), shared, true)));
    }

    private Tensor number(Quantity quantity, Expression rule, Map<Quantity, Tensor> values, boolean mayBeFixed) {
        Optional<Tensor> given = mayBeFixed ? Optional.ofNullable(fixed.get(quantity)) : Optional.empty();
        return given.orElseGet(() -> rule.value(
                mentioned -> Optional.ofNullable(values.get(mentioned)).orElseThrow()));
    }

    /** Makes a step, counted from 1. */
    void advance(int step) {
        Map<Quantity, Tensor> values = new HashMap<>(shared);
        values.putAll(present);
        Map<Quantity, Expression> own = step == 1 ? Map.of() : withFirstRate(varying.apply(step), values);
        for (Quantity quantity : needed) {
            if (names.isDifferent(quantity) && !present.containsKey(quantity)) {
                Expression rule = own.getOrDefault(quantity, first.rule(quantity));
                values.put(quantity, number(quantity, rule, values, step == 1));
            }
        }
        Map<Quantity, Tensor> next = new LinkedHashMap<>();
        kept.forEach(quantity -> next.put(
                quantity,
                Optional.ofNullable(values.get(new Quantity.Updated(quantity))).orElseThrow()));
        present = next;
    }

    /** A learning rate that changes is a formula of the first one, whose name it has. */
    private Map<Quantity, Expression> withFirstRate(Map<Quantity, Expression> rules, Map<Quantity, Tensor> values) {
        Quantity rate = NetworkQuantities.LEARNING_RATE;
        if (rules.containsKey(rate)) {
            values.put(rate, number(rate, first.rule(rate), values, true));
        }
        return rules;
    }

    /** What the next step starts from. */
    Map<Quantity, Tensor> kept() {
        return present;
    }
}
