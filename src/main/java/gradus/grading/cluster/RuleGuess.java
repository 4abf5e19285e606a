package gradus.grading.cluster;

import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Quantity;

/**
 * A rule that somebody may have used in the place of the right one.
 *
 * @param quantity what is computed by it
 * @param rule how
 * @param rank how many guesses about the same quantity are at least as simple as this one, itself included
 */
public record RuleGuess(Quantity quantity, Expression rule, int rank) {
    /** No two guesses about a quantity of a problem have one rank. */
    @Override
    public int hashCode() {
        return 31 * quantity.hashCode() + rank;
    }

    Edit edit() {
        return Edit.replace(quantity, rule);
    }
}
