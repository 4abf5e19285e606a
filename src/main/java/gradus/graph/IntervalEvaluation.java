package gradus.graph;

import gradus.tensor.IntervalTensor;
import gradus.tensor.ShapeException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the quantities of a graph may be when some of them are only known to lie in intervals. */
final class IntervalEvaluation {
    private final Graph graph;
    private final Function<Quantity, Optional<IntervalTensor>> pinned;
    private final EnclosureArithmetic arithmetic = new EnclosureArithmetic();
    private final Map<Quantity, Enclosure> values = new HashMap<>();

    IntervalEvaluation(Graph graph, Function<Quantity, Optional<IntervalTensor>> pinned) {
        this.graph = graph;
        this.pinned = pinned;
    }

    /** Every quantity, in the order of the graph. */
    Map<Quantity, IntervalTensor> all() {
        Map<Quantity, IntervalTensor> hulls = new LinkedHashMap<>();
        for (Quantity quantity : graph.quantities()) {
            Enclosure value = pin(quantity).orElseGet(() -> byRule(quantity));
            values.put(quantity, value);
            hulls.put(quantity, value.hull());
        }
        return Collections.unmodifiableMap(hulls);
    }

    /** One quantity by its rule, even if it is pinned itself, and nothing that is not needed for it. */
    IntervalTensor only(Quantity wanted) {
        Set<Quantity> needed = neededFor(wanted);
        for (Quantity quantity : graph.quantities()) {
            if (needed.contains(quantity) && !values.containsKey(quantity)) {
                values.put(quantity, byRule(quantity));
            }
        }
        return byRule(wanted).hull();
    }

    /** What the rule mentions, and what those mention that are not pinned; pins are taken on the way. */
    private Set<Quantity> neededFor(Quantity wanted) {
        Set<Quantity> needed = new HashSet<>();
        Deque<Quantity> open = new ArrayDeque<>(graph.mentionedBy(wanted));
        while (!open.isEmpty()) {
            Quantity quantity = open.pop();
            if (needed.add(quantity)) {
                pin(quantity)
                        .ifPresentOrElse(
                                value -> values.put(quantity, value),
                                () -> graph.mentionedBy(quantity).forEach(open::push));
            }
        }
        return needed;
    }

    private Optional<Enclosure> pin(Quantity quantity) {
        Optional<IntervalTensor> pin = pinned.apply(quantity);
        pin.ifPresent(range -> {
            if (!range.shape().equals(graph.shape(quantity))) {
                throw new ShapeException(
                        quantity + " is " + graph.shape(quantity) + ", it is pinned to " + range.shape());
            }
        });
        return pin.map(arithmetic::free);
    }

    private Enclosure byRule(Quantity quantity) {
        return graph.rule(quantity).evaluate(arithmetic, this::value);
    }

    private Enclosure value(Quantity quantity) {
        return Optional.ofNullable(values.get(quantity))
                .orElseThrow(() -> new IllegalStateException(quantity + " is not computed yet"));
    }
}
