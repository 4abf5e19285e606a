package gradus.graph;

import gradus.tensor.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reverse-mode differentiation from graph to graph: from the rules of a scalar it derives, for every quantity on the way from
 * some sources to it, a gradient quantity with a rule of its own, in the shape of the quantity.
 *
 * <p>A derived rule mentions the gradients of the quantities that use its own ({@code dE/da1 = W2ᵀ dE/dz2}), so the rules read
 * like those of a textbook, and an edit of one of them acts on all that follow. Nothing here knows what a layer is.
 */
public final class Differentiation {
    private final Graph graph;
    private final Quantity scalar;
    private final Set<Quantity> active;
    private final Set<Quantity> influences;
    private final Map<Quantity, List<Expression>> contributions = new HashMap<>();

    private Differentiation(Graph graph, Quantity scalar, Collection<Quantity> sources) {
        this.graph = graph;
        this.scalar = scalar;
        this.active = activeQuantities(graph, sources);
        this.influences = influencesOf(graph, scalar);
    }

    /**
     * The graph extended by the gradients of the scalar.
     *
     * @param scalar a quantity with one entry
     * @param sources the quantities to differentiate by, such as input, weights and biases; everything computed from them on
     *     the way to the scalar gets its gradient too
     * @throws IllegalArgumentException if the scalar has more than one entry or depends on none of the sources
     */
    public static Graph extend(Graph graph, Quantity scalar, Collection<Quantity> sources) {
        if (!graph.shape(scalar).isScalar()) {
            throw new IllegalArgumentException(
                    "only a single number can be differentiated, " + scalar + " is " + graph.shape(scalar));
        }
        Map<Quantity, Expression> gradients = new Differentiation(graph, scalar, sources).gradients();
        if (gradients.isEmpty()) {
            throw new IllegalArgumentException(scalar + " depends on none of " + sources);
        }
        return graph.extended(gradients);
    }

    /** Whether one quantity is computed from another, directly or not. */
    public static boolean depends(Graph graph, Quantity quantity, Quantity on) {
        return influencesOf(graph, quantity).contains(on);
    }

    /** Everything that a quantity is computed from. */
    private static Set<Quantity> influencesOf(Graph graph, Quantity quantity) {
        Set<Quantity> influences = new HashSet<>();
        Deque<Quantity> open = new ArrayDeque<>(List.of(quantity));
        while (!open.isEmpty()) {
            graph.mentionedBy(open.pop()).stream().filter(influences::add).forEach(open::push);
        }
        return influences;
    }

    private static Set<Quantity> activeQuantities(Graph graph, Collection<Quantity> sources) {
        Set<Quantity> active = new HashSet<>(sources);
        for (Quantity quantity : graph.quantities()) {
            if (graph.mentionedBy(quantity).stream().anyMatch(active::contains)) {
                active.add(quantity);
            }
        }
        return active;
    }

    private Map<Quantity, Expression> gradients() {
        Map<Quantity, Expression> gradients = new LinkedHashMap<>();
        Deque<Quantity> backwards = new ArrayDeque<>();
        graph.quantities().stream().filter(active::contains).forEach(backwards::push);
        for (Quantity quantity : backwards) {
            gradientRule(quantity).ifPresent(rule -> {
                Expression adjoint = rule;
                if (!quantity.equals(scalar)) {
                    Quantity gradient = Quantity.gradient(scalar, quantity);
                    gradients.put(gradient, rule);
                    adjoint = new Expression.Reference(gradient);
                }
                send(quantity, graph.rule(quantity), adjoint);
            });
        }
        return gradients;
    }

    /** The sum of what the users of the quantity sent back; empty if the scalar does not depend on it. */
    private Optional<Expression> gradientRule(Quantity quantity) {
        if (quantity.equals(scalar)) {
            return Optional.of(Algebra.constant(1));
        }
        if (!influences.contains(quantity)) {
            return Optional.empty();
        }
        Expression sum = contributions.getOrDefault(quantity, List.of()).stream()
                .reduce(Algebra::add)
                .orElse(Algebra.constant(0));
        return Optional.of(Expression.Repeat.to(graph.shape(quantity), sum, this::shape));
    }

    /** Sends the adjoint of a part of a quantity's rule on to the quantities that the part mentions. */
    private void send(Quantity user, Expression part, Expression adjoint) {
        if (Algebra.isZero(adjoint) || !isActive(part)) {
            return;
        }
        if (part instanceof Expression.Reference reference) {
            contributions
                    .computeIfAbsent(reference.quantity(), quantity -> new ArrayList<>())
                    .add(adjoint.rewritten(formula -> byName(graph, user, formula)));
            return;
        }
        List<Expression> sent = part.pullback(adjoint, this::shape);
        for (int i = 0; i < sent.size(); i++) {
            send(user, part.operands().get(i), sent.get(i));
        }
    }

    /**
     * Where the rule of the quantity stands in its own derivative, its name does: {@code softmax(z2)} is {@code a2}. A largest
     * number keeps its formula: it is one of those that it is compared with, which its name does not say.
     */
    static Expression byName(Graph graph, Quantity quantity, Expression formula) {
        boolean isItsRule = !formula.operands().isEmpty()
                && !(formula instanceof Expression.LargestOver)
                && formula.equals(graph.rule(quantity));
        return isItsRule ? new Expression.Reference(quantity) : formula;
    }

    private boolean isActive(Expression expression) {
        return expression instanceof Expression.Reference reference
                ? active.contains(reference.quantity())
                : expression.operands().stream().anyMatch(this::isActive);
    }

    /** The shape of a quantity of the graph, or of a gradient that is being derived. */
    private Shape shape(Quantity quantity) {
        return quantity instanceof Quantity.Gradient gradient && !graph.contains(gradient)
                ? graph.shape(gradient.by())
                : graph.shape(quantity);
    }
}
