package gradus.grading.shared;

import gradus.graph.Quantity;
import java.util.List;

/**
 * An error that papers share.
 *
 * @param sheet the place of the problem in its class, from 0
 * @param place the place of the asked line in the problem, from 0
 * @param quantity in which the error was made
 * @param kind what kind of error it is
 * @param written what each of the papers has there, in the order of the papers
 * @param madeBy how many hand-ins of the class made it: wrote these numbers, or went by the rule that gives them
 * @param answered how many hand-ins of the class wrote something in the line
 * @param digits how many digits of the numbers tell them from the right ones; 0 for a formula
 */
public record SharedError(
        int sheet,
        int place,
        Quantity quantity,
        Kind kind,
        List<String> written,
        int madeBy,
        int answered,
        double digits) {
    public SharedError {
        written = List.copyOf(written);
    }

    /** What may have led to an error. */
    public enum Kind {
        /** Numbers that no rule gives that was tried. */
        NUMBERS,
        /** Numbers that a simple wrong rule gives, or one factor or difference, or the right ones in another order. */
        RULE,
        /** The right numbers with a slip of the pen in them. */
        SLIP,
        /** A wrong formula. */
        FORMULA
    }

    /** The probability that two papers that know nothing of each other both have it, by how many of the class do. */
    double chance() {
        double share = Math.min(1, (double) madeBy / answered);
        return share * share;
    }
}
