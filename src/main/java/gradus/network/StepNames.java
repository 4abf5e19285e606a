package gradus.network;

import gradus.graph.Expression;
import gradus.graph.Quantity;
import java.util.function.Predicate;

/**
 * How quantities of the first step are called in later ones.
 *
 * @param last the number of steps
 * @param different what may be another number in another step
 */
public record StepNames(int last, Predicate<Quantity> different) {
    static final String AHEAD = "ahead";

    /** Whether a quantity may be another number in another step. */
    public boolean isDifferent(Quantity quantity) {
        return different.test(quantity);
    }

    /** Whether something is the point ahead of a parameter at which the gradient is taken. */
    public static boolean isAhead(Quantity.Companion companion) {
        return companion.letter().equals(AHEAD);
    }

    /** The name, in some step, of what the first step calls {@code quantity}; steps count from 1. */
    public Quantity name(Quantity quantity, int step) {
        if (quantity instanceof Quantity.Updated updated) {
            return step == last ? quantity : new Quantity.AtStep(updated.parameter(), step + 1);
        }
        return step == 1 || !isDifferent(quantity) ? quantity : new Quantity.AtStep(quantity, step);
    }

    /** A formula of the first step in the names of another. */
    public Expression inStep(Expression formula, int step) {
        return formula.rewritten(part -> part instanceof Expression.Reference reference
                ? new Expression.Reference(name(reference.quantity(), step))
                : part);
    }
}
