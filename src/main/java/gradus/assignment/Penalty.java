package gradus.assignment;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What lateness costs.
 *
 * @param amount points or percent, above 0
 * @param unit which of the two
 * @param per the time that costs the amount once; each one that has begun counts. Empty where lateness costs it once
 * @param atMost the most that it costs, in the same unit
 */
public record Penalty(BigDecimal amount, Unit unit, Optional<Duration> per, Optional<BigDecimal> atMost) {
    private static final BigDecimal PERCENT = new BigDecimal("0.01");

    /** What an amount is counted in. */
    public enum Unit {
        POINTS,
        /** Percent of what the whole assignment is worth. */
        PERCENT_OF_MAXIMUM,
        /** Percent of what was earned. */
        PERCENT_OF_EARNED
    }

    /** What it costs to be late by some time, in points. */
    BigDecimal points(Duration by, BigDecimal earned, BigDecimal maximum) {
        BigDecimal whole = amount.multiply(BigDecimal.valueOf(begun(by)));
        return inPoints(atMost.map(whole::min).orElse(whole), earned, maximum);
    }

    /** What it costs to be late by nobody knows how much: that is known only where lateness costs something once. */
    Optional<BigDecimal> pointsForSome(BigDecimal earned, BigDecimal maximum) {
        return per.isPresent() ? Optional.empty() : Optional.of(points(Duration.ZERO, earned, maximum));
    }

    private long begun(Duration by) {
        if (per.isEmpty()) {
            return 1;
        }
        long seconds = per.get().toSeconds();
        return Math.max(1, Math.floorDiv(by.toSeconds() + seconds - 1, seconds));
    }

    private BigDecimal inPoints(BigDecimal number, BigDecimal earned, BigDecimal maximum) {
        return switch (unit) {
            case POINTS -> number;
            case PERCENT_OF_MAXIMUM -> number.multiply(PERCENT).multiply(maximum);
            case PERCENT_OF_EARNED -> number.multiply(PERCENT).multiply(earned);
        };
    }
}
