package gradus.grading.cluster;

import gradus.grading.UnexplainedError;
import java.util.List;

/** In which way the errors of a cluster are alike, each against what follows from its student's own earlier lines. */
public sealed interface Likeness {
    /**
     * All are computed by one rule.
     *
     * @param guess the simplest rule that gives all of them
     * @param others further rules that give all of them as well, as far as these papers tell
     * @param digits how many digits speak for it, in the paper that says most
     */
    record SameRule(RuleGuess guess, List<RuleGuess> others, double digits) implements Likeness {
        public SameRule {
            others = List.copyOf(others);
        }
    }

    /** All entries are what follows times one factor, the shortest number that it can be. */
    record SameFactor(double factor) implements Likeness {}

    /** All entries differ from what follows by one number, the shortest that it can be. */
    record SameDifference(double difference) implements Likeness {}

    /**
     * The right numbers in another order.
     *
     * @param order for each entry, row by row, the place from 1 of the entry that should stand elsewhere
     */
    record SameOrder(List<Integer> order) implements Likeness {
        public SameOrder {
            order = List.copyOf(order);
        }
    }

    /** Each entry is what follows times a factor of its own; the students have different numbers before. */
    record SameFactors() implements Likeness {}

    /** The same numbers. */
    record SameNumbers() implements Likeness {}

    /** The same was written, which cannot be computed with. */
    record SameWriting(UnexplainedError.Kind kind, String text) implements Likeness {}
}
