package gradus.report.solution;

import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import java.util.Set;

/**
 * Rules written out in the quantities that may be used: those of all others stand in their places.
 *
 * @param allowed the quantities that stay names
 */
record Unfolding(Graph graph, Set<Quantity> allowed) {
    /** A formula with more parts is one that nobody reads; the rule itself is shown instead. */
    private static final int MOST_PARTS = 200;

    Unfolding {
        allowed = Set.copyOf(allowed);
    }

    /** The formula of a quantity. Where it would grow beyond measure, its rule. */
    Expression of(Quantity quantity) {
        Expression formula = graph.rule(quantity);
        Expression next = unfolded(formula);
        while (!next.equals(formula)) {
            if (size(next) > MOST_PARTS) {
                return graph.rule(quantity);
            }
            formula = next;
            next = unfolded(formula);
        }
        return formula;
    }

    private Expression unfolded(Expression formula) {
        return formula.rewritten(part -> part instanceof Expression.Reference reference && isOpen(reference.quantity())
                ? graph.rule(reference.quantity())
                : part);
    }

    /** A constant has no other name than its own, except one of the loss, which is a number in every formula. */
    private boolean isOpen(Quantity quantity) {
        return !allowed.contains(quantity) && !(graph.rule(quantity) instanceof Expression.Constant);
    }

    private static int size(Expression formula) {
        int size = 1;
        for (Expression operand : formula.operands()) {
            size += size(operand);
        }
        return size;
    }
}
