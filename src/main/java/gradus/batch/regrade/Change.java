package gradus.batch.regrade;

import gradus.batch.regrade.PaperMarks.LineMarks;
import gradus.tensor.Digits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line whose points are others than before.
 *
 * @param before how it was, if it was asked
 * @param after how it is, if it is asked
 */
record Change(Optional<LineMarks> before, Optional<LineMarks> after) {

    /** The lines of a student that have other points, in the order of the new result, then those no longer asked. */
    static List<Change> between(PaperMarks before, PaperMarks after) {
        List<Change> changes = new ArrayList<>();
        for (LineMarks line : after.lines()) {
            changes.add(new Change(before.line(line), Optional.of(line)));
        }
        for (LineMarks line : before.lines()) {
            if (after.line(line).isEmpty()) {
                changes.add(new Change(Optional.of(line), Optional.empty()));
            }
        }
        return changes.stream().filter(change -> change.direction() != 0).toList();
    }

    LineMarks line() {
        return after.or(() -> before).orElseThrow();
    }

    BigDecimal pointsBefore() {
        return before.map(LineMarks::points).orElse(BigDecimal.ZERO);
    }

    BigDecimal pointsAfter() {
        return after.map(LineMarks::points).orElse(BigDecimal.ZERO);
    }

    /** 1 for more points, -1 for fewer, 0 for the same. */
    int direction() {
        return pointsAfter().compareTo(pointsBefore());
    }

    /** Why, in a sentence or two. */
    String why() {
        if (before.isEmpty()) {
            return "It was not asked before.";
        }
        if (after.isEmpty()) {
            return "It is not asked any more.";
        }
        return why(before.get(), after.get());
    }

    private static String why(LineMarks was, LineMarks is) {
        if (is.byHand().isPresent()) {
            return "Set by hand: " + is.byHand().get() + ". gradus gives " + Digits.points(is.computed()) + ".";
        }
        List<String> reasons = new ArrayList<>();
        if (was.byHand().isPresent()) {
            reasons.add("It was set by hand.");
        }
        if (was.maximum().compareTo(is.maximum()) != 0) {
            reasons.add(
                    "It counts " + Digits.points(is.maximum()) + " instead of " + Digits.points(was.maximum()) + ".");
        }
        if (!state(was).equals(state(is))) {
            reasons.add("It was " + state(was) + " and is " + state(is) + ".");
        } else if (reasons.isEmpty()) {
            reasons.add("It is " + state(is) + " as before and earns another share.");
        }
        if (!is.verdict().equals("right")) {
            is.facts().stream().findFirst().ifPresent(reasons::add);
        }
        return String.join(" ", reasons);
    }

    private static String state(LineMarks line) {
        String verdict = line.verdict().replace('-', ' ');
        return line.mistakes().isEmpty() ? verdict : verdict + " (" + String.join(", ", line.mistakes()) + ")";
    }
}
