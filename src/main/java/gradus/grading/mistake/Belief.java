package gradus.grading.mistake;

import gradus.graph.Differentiation;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A wrong rule of the forward pass together with what it makes of the way back: who believes in the rule differentiates that one.
 */
final class Belief {
    private final RecurrentNetwork network;
    private final Graph graph;
    private final Graph forward;

    Belief(RecurrentNetwork network) {
        this.network = network;
        this.graph = network.graph();
        this.forward = forward();
    }

    /** What the loss is computed from. */
    private Graph forward() {
        Set<Quantity> seen = new HashSet<>(network.task().sources());
        Deque<Quantity> open = new ArrayDeque<>(seen);
        if (graph.contains(NetworkQuantities.LOSS)) {
            seen.add(NetworkQuantities.LOSS);
            open.push(NetworkQuantities.LOSS);
        }
        while (!open.isEmpty()) {
            graph.mentionedBy(open.pop()).stream().filter(seen::add).forEach(open::push);
        }
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        graph.quantities().stream()
                .filter(seen::contains)
                .forEach(quantity -> rules.put(quantity, graph.rule(quantity)));
        return Graph.of(rules);
    }

    /** The mistake with the way back; empty where nothing is wrong. */
    Optional<Occurrence> of(List<Edit> wrong) {
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>(wrong);
        if (graph.contains(NetworkQuantities.LOSS)) {
            List<Edit> onTheWay = wrong.stream()
                    .filter(edit -> forward.contains(edit.quantity()))
                    .toList();
            Graph right = differentiated(forward);
            Graph believed = differentiated(forward.with(onTheWay));
            edits.addAll(onTheWayBack(right, believed));
        }
        return Optional.of(Occurrence.of(Occurrence.EVERYWHERE, edits));
    }

    private Graph differentiated(Graph rules) {
        return network.task()
                .inParts(Differentiation.extend(
                        rules, NetworkQuantities.LOSS, network.task().sources()));
    }

    private List<Edit> onTheWayBack(Graph right, Graph believed) {
        List<Edit> edits = new ArrayList<>();
        for (Quantity quantity : graph.quantities()) {
            boolean isDerived = quantity instanceof Quantity.Gradient
                    && right.contains(quantity)
                    && right.rule(quantity).equals(graph.rule(quantity));
            if (isDerived) {
                Expression rule = believed.contains(quantity)
                        ? believed.rule(quantity).rewritten(part -> inPlace(part, believed))
                        : new Expression.Constant(Tensor.filled(graph.shape(quantity), 0));
                network.replaced(quantity, rule).ifPresent(edits::add);
            }
        }
        return edits;
    }

    /** A quantity that only the wrong graph has, as its rule. */
    private Expression inPlace(Expression part, Graph believed) {
        return part instanceof Expression.Reference reference
                        && !graph.contains(reference.quantity())
                        && believed.contains(reference.quantity())
                ? believed.rule(reference.quantity()).rewritten(inner -> inPlace(inner, believed))
                : part;
    }
}
