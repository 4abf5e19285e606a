package gradus.assignment;

import gradus.issue.SourcePosition;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One problem of an assignment.
 *
 * @param problem what the assignment calls it: the id of the problem, or the name of its file with or without the ending
 * @param weight what all of its points are worth; empty for the points themselves
 * @param bonus whether it adds to what is earned and not to what can be
 * @param cap the most it adds
 * @param position where the assignment names it
 * @param length how many code points the name has there
 */
public record Share(
        String problem,
        Optional<BigDecimal> weight,
        boolean bonus,
        Optional<BigDecimal> cap,
        SourcePosition position,
        int length) {

    /** This share of a problem whose id is known. */
    public Share of(String id) {
        return new Share(id, weight, bonus, cap, position, length);
    }

    /** What some of the problem's points are worth. */
    BigDecimal worth(BigDecimal points, BigDecimal maximum) {
        BigDecimal weighted = weight.filter(worth -> maximum.signum() != 0)
                .map(worth -> points.multiply(worth).divide(maximum, Assignment.EXACTLY))
                .orElse(points);
        return cap.map(weighted::min).orElse(weighted);
    }

    /** What the problem adds to what can be earned. */
    BigDecimal most(BigDecimal maximum) {
        return bonus ? BigDecimal.ZERO : worth(maximum, maximum);
    }
}
