package gradus.problem;

import gradus.graph.Algebra;
import gradus.graph.Differentiation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.JacobianDerivation;
import gradus.graph.Quantity;
import gradus.tensor.Tensor;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From a foundation to the graph of a problem.
 *
 * @param scalar the single number that is differentiated, where the foundation does not do so itself
 * @param upstream gradients of a loss that is not computed, by the quantity each belongs to: then the loss is any number that has
 *     these gradients
 * @param layout how derivatives lie
 * @param entries single entries that have a name; their gradients, updates and values at query points come with them
 * @param derivatives further derivatives that the problem speaks of: gradients of other single numbers, and Jacobians
 */
record Recipe(
        Optional<Quantity> scalar,
        Optional<Upstream> upstream,
        DerivativeLayout layout,
        List<Quantity.Entry> entries,
        List<Quantity> derivatives) {
    Recipe {
        entries = List.copyOf(entries);
        derivatives = List.copyOf(derivatives);
    }

    /**
     * Gradients that come from outside.
     *
     * @param loss what they are gradients of; it has no value
     * @param gradients the gradients, each in the shape of its quantity
     */
    record Upstream(Quantity loss, Map<Quantity, Tensor> gradients) {
        Upstream {
            gradients = Collections.unmodifiableMap(new LinkedHashMap<>(gradients));
        }

        /** Σ g ∘ q, whose gradient by q is g. */
        private Expression rule(Graph graph) {
            Expression sum = Algebra.constant(0);
            for (Map.Entry<Quantity, Tensor> seed : gradients.entrySet()) {
                Expression term = Algebra.multiply(
                        new Expression.Constant(seed.getValue()), new Expression.Reference(seed.getKey()));
                for (int axis = 0; axis < graph.shape(seed.getKey()).rank(); axis++) {
                    term = new Expression.SumOver(term, axis);
                }
                sum = Algebra.add(sum, term);
            }
            return sum;
        }
    }

    Recipe withUpstream(Optional<Upstream> gradients) {
        return new Recipe(scalar, gradients, layout, entries, derivatives);
    }

    Recipe withEntries(List<Quantity.Entry> named) {
        return new Recipe(scalar, upstream, layout, named, derivatives);
    }

    Recipe withDerivatives(List<Quantity> further) {
        return new Recipe(scalar, upstream, layout, entries, further);
    }

    /** This recipe with other numbers for the gradients from outside, in the shapes of a graph. */
    Recipe varied(RandomNumbers numbers, Graph graph) {
        Optional<Upstream> varied = upstream.map(seeds -> {
            Map<Quantity, Tensor> gradients = new LinkedHashMap<>();
            seeds.gradients().forEach((by, value) -> gradients.put(by, numbers.like(value, graph.shape(by))));
            return new Upstream(seeds.loss(), gradients);
        });
        return new Recipe(scalar, varied, layout, entries, derivatives);
    }

    /** The graph of the problem. */
    Graph graph(Foundation foundation) {
        Graph graph = foundation.graph();
        if (upstream.isPresent()) {
            Quantity loss = upstream.get().loss();
            graph = graph.extended(Map.of(loss, upstream.get().rule(graph)));
            graph = foundation.completed(Differentiation.extend(graph, loss, foundation.sources()));
        }
        if (scalar.isPresent()) {
            graph = foundation.completed(Differentiation.extend(graph, scalar.get(), foundation.sources()));
        }
        // Entries come before derivatives, which may be ones of entries, and once more after them, for entries of
        // derivatives.
        graph = withEntries(graph);
        for (Quantity derivative : derivatives) {
            graph = derived(graph, derivative);
        }
        return withTransposed(withEntries(graph));
    }

    private static Graph derived(Graph graph, Quantity derivative) {
        if (graph.contains(derivative)) {
            return graph;
        }
        return derivative instanceof Quantity.Gradient gradient
                ? Differentiation.extend(graph, gradient.of(), List.of(gradient.by()))
                : JacobianDerivation.extend(
                        graph, ((Quantity.Jacobian) derivative).of(), ((Quantity.Jacobian) derivative).by());
    }

    private Graph withEntries(Graph graph) {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        for (Quantity.Entry entry : entries) {
            graph.quantities().stream()
                    .filter(quantity -> belongsTo(quantity, entry))
                    .map(quantity -> new Quantity.Entry(quantity, entry.row(), entry.column()))
                    .forEach(part -> rules.put(part, rule(part)));
        }
        return graph.extended(rules);
    }

    /**
     * Whether a quantity is what the entry is one of, or its gradient, its update, its value in a later step or at a query point. The entry of one
     * of several examples has none at a query point.
     */
    private static boolean belongsTo(Quantity quantity, Quantity.Entry entry) {
        if (quantity.equals(entry.whole())) {
            return true;
        }
        if (quantity instanceof Quantity.Gradient gradient) {
            return belongsTo(gradient.by(), entry);
        }
        if (quantity instanceof Quantity.Updated updated) {
            return belongsTo(updated.parameter(), entry);
        }
        if (quantity instanceof Quantity.AtStep later) {
            return belongsTo(later.quantity(), entry);
        }
        if (quantity instanceof Quantity.Companion companion) {
            return belongsTo(companion.parameter(), entry);
        }
        boolean ofAllExamples = entry.row() == 0 || entry.column() == 0;
        return ofAllExamples
                && quantity instanceof Quantity.AtPoint atPoint
                && atPoint.quantity().equals(entry.whole());
    }

    private static Expression rule(Quantity.Entry entry) {
        Expression whole = new Expression.Reference(entry.whole());
        Expression row = entry.row() == 0 ? whole : new Expression.Slice(whole, 0, entry.row() - 1, 1);
        return entry.column() == 0 ? row : new Expression.Slice(row, 1, entry.column() - 1, 1);
    }

    private Graph withTransposed(Graph graph) {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        graph.quantities().stream()
                .filter(quantity ->
                        layout.isTurned(quantity) && !graph.shape(quantity).isScalar())
                .forEach(quantity -> rules.put(
                        new Quantity.Transposed(quantity),
                        new Expression.Transpose(new Expression.Reference(quantity))));
        return graph.extended(rules);
    }

    /** The quantities of a graph that people have no name for. */
    Set<Quantity> hidden(Graph graph) {
        Set<Quantity> hidden = new HashSet<>();
        upstream.ifPresent(seeds -> hidden.add(seeds.loss()));
        for (Quantity quantity : graph.quantities()) {
            if (quantity instanceof Quantity.Transposed transposed) {
                hidden.add(transposed.whole());
            }
            if (isOnTheWay(quantity) || isLaterLoss(quantity)) {
                hidden.add(quantity);
            }
        }
        return hidden;
    }

    /** Whether a quantity is the loss of later steps that has gradients and no value. */
    private boolean isLaterLoss(Quantity quantity) {
        return quantity instanceof Quantity.AtStep later
                && upstream.filter(seeds -> seeds.loss().equals(later.quantity()))
                        .isPresent();
    }

    /** Whether a quantity is only a step towards the derivative of a single entry that is asked, or an entry of such a step. */
    private boolean isOnTheWay(Quantity quantity) {
        Quantity whole = Problem.whole(quantity);
        return whole instanceof Quantity.Gradient gradient
                && gradient.of() instanceof Quantity.Entry
                && !derivatives.contains(gradient);
    }

    /**
     * How derivatives lie.
     *
     * @param numeratorGradients a gradient is the transpose of the thing it belongs to
     * @param denominatorJacobians a Jacobian has a row for each entry of the thing it is differentiated by
     */
    record DerivativeLayout(boolean numeratorGradients, boolean denominatorJacobians) {
        boolean isTurned(Quantity quantity) {
            return (numeratorGradients && quantity instanceof Quantity.Gradient)
                    || (denominatorJacobians && quantity instanceof Quantity.Jacobian);
        }
    }
}
