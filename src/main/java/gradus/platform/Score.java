package gradus.platform;

import gradus.tensor.Digits;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Points out of a maximum, never below 0 or above it. Exact decimals; where a platform wants a share or other points, rounding
 * gives the maximum only to a paper that earns it, and 0 only to one that earns nothing.
 *
 * @param points what was earned
 * @param maximum what can be earned
 */
record Score(BigDecimal points, BigDecimal maximum) {
    private static final int FRACTION_DECIMALS = 6;
    private static final int POINT_DECIMALS = 2;

    Score {
        maximum = maximum.max(BigDecimal.ZERO);
        points = points.max(BigDecimal.ZERO).min(maximum);
    }

    boolean isFull() {
        return points.compareTo(maximum) == 0;
    }

    /** From 0 to 1; 0 where nothing can be earned. */
    BigDecimal fraction() {
        return maximum.signum() == 0 ? BigDecimal.ZERO : share(BigDecimal.ONE, FRACTION_DECIMALS);
    }

    /** The same share of other points, with two decimals at most. */
    Score on(BigDecimal otherMaximum) {
        return maximum.signum() == 0 || otherMaximum.compareTo(maximum) == 0
                ? this
                : new Score(share(otherMaximum, POINT_DECIMALS), otherMaximum);
    }

    private BigDecimal share(BigDecimal whole, int decimals) {
        if (isFull()) {
            return plain(whole);
        }
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        BigDecimal share = points.multiply(whole).divide(maximum, decimals, RoundingMode.HALF_UP);
        BigDecimal below = share.compareTo(whole) >= 0 ? whole.subtract(unit) : share;
        return plain(points.signum() > 0 && below.signum() <= 0 ? unit.min(whole) : below);
    }

    /** The points as text, with a decimal point and without trailing zeros. */
    String text() {
        return Digits.points(points);
    }

    /** A number without trailing zeros and without an exponent as far as people would not write one. */
    static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(Digits.points(number));
    }
}
