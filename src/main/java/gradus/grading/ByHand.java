package gradus.grading;

import java.math.BigDecimal;

/**
 * Points that somebody has set by hand.
 *
 * @param points what counts
 * @param computed what gradus would give
 * @param reason why, for instructors
 */
public record ByHand(BigDecimal points, BigDecimal computed, String reason) {}
