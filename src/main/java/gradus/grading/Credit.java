package gradus.grading;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much of an answer is right, as an exact share.
 *
 * @param right how many of the counted entries are right
 * @param counted how many entries count: those whose true value is not 0, and wrong ones; at least 1
 */
public record Credit(int right, int counted) {
    private static final int DECIMALS = 2;

    public Credit {
        if (right < 0 || counted < 1 || right > counted) {
            throw new IllegalArgumentException(right + " of " + counted + " is no share");
        }
    }

    /** This share of some points, rounded down to two decimals, so that an answer with a wrong entry never earns all. */
    BigDecimal of(BigDecimal points) {
        return points.multiply(BigDecimal.valueOf(right))
                .divide(BigDecimal.valueOf(counted), Math.max(DECIMALS, points.scale()), RoundingMode.DOWN);
    }
}
