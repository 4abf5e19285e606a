package gradus.assignment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some problems as one piece of homework.
 *
 * @param title what it is called, if it says so
 * @param shares the problems, in their order
 * @param cap the most it gives, bonus included; empty if there is no limit
 * @param decimals to how many decimals marks are rounded, half away from zero
 * @param deadline until when it is to be handed in, if there is a deadline
 * @param attempts which of several attempts counts
 * @param overrides a file with points set by hand, as the assignment names it
 */
public record Assignment(
        Optional<String> title,
        List<Share> shares,
        Optional<BigDecimal> cap,
        int decimals,
        Optional<Deadline> deadline,
        Attempts attempts,
        Optional<String> overrides) {
    /** Shares of a third and the like are kept to so many digits that rounding a sum of them meets what it would exactly. */
    static final MathContext EXACTLY = new MathContext(60, RoundingMode.HALF_EVEN);

    private static final MathContext SUM = new MathContext(40, RoundingMode.HALF_EVEN);

    public Assignment {
        shares = List.copyOf(shares);
    }

    /**
     * Points of a problem.
     *
     * @param points what was earned
     * @param maximum what could be
     */
    public record Earned(BigDecimal points, BigDecimal maximum) {}

    /** The same with other shares. */
    public Assignment with(List<Share> others) {
        return new Assignment(title, others, cap, decimals, deadline, attempts, overrides);
    }

    /** The same without a deadline, for a paper that is only tried. */
    public Assignment withoutDeadline() {
        return new Assignment(title, shares, cap, decimals, Optional.empty(), attempts, overrides);
    }

    /**
     * What can be earned without a bonus.
     *
     * @param maxima what each problem gives, by its id
     */
    public BigDecimal maximum(Map<String, BigDecimal> maxima) {
        BigDecimal sum = shares.stream()
                .map(share -> share.most(maxima.getOrDefault(share.problem(), BigDecimal.ZERO)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return rounded(cap.map(sum::min).orElse(sum));
    }

    /**
     * What a student earns: the sum of the problems by their weights, at most the cap, less what lateness costs.
     *
     * @param earned the points of the problems that were handed in, by their ids
     * @param maxima what each problem of the assignment gives, by its id
     */
    public Mark mark(String student, Map<String, Earned> earned, Map<String, BigDecimal> maxima, HandedIn handedIn) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Share share : shares) {
            Earned here = earned.get(share.problem());
            sum = here == null ? sum : sum.add(share.worth(here.points(), here.maximum()));
        }
        BigDecimal maximum = maximum(maxima);
        BigDecimal capped = cap.map(sum::min).orElse(sum);
        Timing timing = deadline.map(limit -> limit.timing(student, handedIn)).orElse(new Timing.OnTime());
        BigDecimal deduction = deadline.flatMap(Deadline::penalty)
                .map(penalty -> cost(penalty, timing, capped, maximum))
                .orElse(BigDecimal.ZERO)
                .min(capped);
        boolean isTooLate = deadline.filter(limit -> limit.isTooLate(timing)).isPresent();
        BigDecimal points = isTooLate ? BigDecimal.ZERO : capped.subtract(deduction);
        return new Mark(
                rounded(sum),
                sum.compareTo(capped) > 0,
                timing,
                rounded(isTooLate ? capped : deduction),
                isTooLate,
                rounded(points),
                maximum);
    }

    private static BigDecimal cost(Penalty penalty, Timing timing, BigDecimal earned, BigDecimal maximum) {
        if (timing instanceof Timing.Late late) {
            return penalty.points(late.by(), earned, maximum);
        }
        return timing instanceof Timing.LateBySome
                ? penalty.pointsForSome(earned, maximum).orElse(BigDecimal.ZERO)
                : BigDecimal.ZERO;
    }

    private BigDecimal rounded(BigDecimal number) {
        return number.round(SUM).setScale(decimals, RoundingMode.HALF_UP);
    }
}
