package gradus.report.page;

import gradus.report.Standing;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** How a class did in one line. */
final class LineTally {
    private final Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    private final Losses unexplained = new Losses();
    private final Discrimination discrimination = new Discrimination();
    private BigDecimal lost = BigDecimal.ZERO;
    private int papers;
    private int withRightInputs;
    private int rightWithRightInputs;

    /** @param earned the points of all lines of the paper */
    void add(PaperOutcome.Line line, String student, int paper, double earned) {
        papers++;
        double own = line.earned().doubleValue();
        discrimination.add(own, earned - own);
        counts.merge(line.standing(), 1, Integer::sum);
        lost = lost.add(line.lost());
        boolean isAttempt = line.standing() != Standing.MISSING && line.standing() != Standing.UNREADABLE;
        if (line.inputsRight() && isAttempt) {
            withRightInputs++;
            rightWithRightInputs += line.standing() == Standing.RIGHT ? 1 : 0;
        }
        if (line.standing() == Standing.OWN_ERROR && line.cause().isEmpty()) {
            unexplained.add(line.lost(), student, paper);
        }
    }

    int papers() {
        return papers;
    }

    int right() {
        return count(Standing.RIGHT);
    }

    /** Right steps: those with wrong values in them, and those of another convention. */
    int carried() {
        return count(Standing.CARRIED) + count(Standing.CONVENTION);
    }

    int wrongHere() {
        return count(Standing.OWN_ERROR);
    }

    /** Left out, or written so that nobody can read it. */
    int missing() {
        return count(Standing.MISSING) + count(Standing.UNREADABLE);
    }

    /** How many wrote something, and had all that the line is computed from right. */
    int withRightInputs() {
        return withRightInputs;
    }

    /** How many of those have the line right. */
    int rightWithRightInputs() {
        return rightWithRightInputs;
    }

    BigDecimal lost() {
        return lost;
    }

    Discrimination discrimination() {
        return discrimination;
    }

    /** Errors that were made here and that no known mistake explains. */
    Losses unexplained() {
        return unexplained;
    }

    private int count(Standing standing) {
        return counts.getOrDefault(standing, 0);
    }
}
