package gradus.assignment;

import java.math.BigDecimal;

/**
 * What an assignment earns. Each number is rounded by itself, to the decimals of the assignment.
 *
 * @param earned what the problems add up to by their weights, before anything is taken off
 * @param isCapped whether that is more than the assignment gives
 * @param timing how it stands to the deadline; in time where there is none
 * @param deduction what lateness costs
 * @param isTooLate whether it came so late that it does not count
 * @param points what counts, 0 or more
 * @param maximum what can be earned without a bonus
 */
public record Mark(
        BigDecimal earned,
        boolean isCapped,
        Timing timing,
        BigDecimal deduction,
        boolean isTooLate,
        BigDecimal points,
        BigDecimal maximum) {}
