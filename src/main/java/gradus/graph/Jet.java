package gradus.graph;

import gradus.tensor.Interval;

/**
 * A number that depends on symbols ε, each of which is any number from −1 to 1 on its own:
 * {@code f(ε) = middle + Σ_k slopes_k ε_k + square ε² + rest}, where the square stands only if there is one symbol. The sum
 * bounds the number, and so does what else is known of it; the tighter bound holds.
 *
 * <p>The slopes are those where all symbols are 0, so what cancels to first order cancels here; square and rest bound what is
 * left, by Taylor's theorem. For {@code a (1 − a)} nothing is lost.
 *
 * @param hull all that the number may be
 * @param middle its value where all symbols are 0, up to rounding
 * @param slopes its derivatives there, up to rounding
 * @param square the factor of ε²; 0 unless there is exactly one symbol
 * @param rest what may be added to the other terms
 */
record Jet(Interval hull, Interval middle, Slopes slopes, Interval square, Interval rest) {
    static final Jet ZERO = exactly(Interval.ZERO);

    private static final Interval FROM_MINUS_ONE_TO_ONE = new Interval(-1, 1);
    /** Surely more than the rounding of a product. */
    private static final double ABOVE_ONE = 1 + 1e-9;

    /**
     * The number with these terms.
     *
     * @param bounds what else is known of it
     * @param square 0 unless there is exactly one symbol
     */
    static Jet within(Interval bounds, Interval middle, Slopes slopes, Interval square, Interval rest) {
        if (!rest.isBounded() || !square.isBounded() || !slopes.isBounded()) {
            return unrelated(bounds, middle);
        }
        Interval moved = slopes.count() == 1
                ? parabola(slopes.bound(0).magnitude(), square)
                : FROM_MINUS_ONE_TO_ONE.times(Interval.of(slopes.reach()));
        Interval range = middle.plus(moved).plus(rest);
        return new Jet(bounds.tightenedBy(range), middle, slopes, square, rest);
    }

    /** A number that depends on no symbol. */
    static Jet exactly(Interval number) {
        return new Jet(number, number, Slopes.NONE, Interval.ZERO, Interval.ZERO);
    }

    /** A number of which only the bounds are known, and the value where all symbols are 0. */
    static Jet unrelated(Interval bounds, Interval middle) {
        return new Jet(bounds, middle, Slopes.NONE, Interval.ZERO, bounds.minus(middle));
    }

    /** A number that is anything in the interval, by a symbol of its own. */
    static Jet free(Interval range, int symbol) {
        if (range.isPoint()) {
            return exactly(range);
        }
        Interval middle = Interval.of(range.middle());
        Interval radius = Interval.of(range.minus(middle).magnitude());
        return radius.isBounded()
                ? new Jet(range, middle, Slopes.of(symbol, radius), Interval.ZERO, Interval.ZERO)
                : unrelated(range, middle);
    }

    /** Whether this and the other depend on at most one symbol, and are parabolas of it. */
    boolean isParabolaWith(Jet other) {
        return slopes.isOneSymbolWith(other.slopes) && rest.equals(Interval.ZERO) && other.rest.equals(Interval.ZERO);
    }

    /** The same with the square among the rest, for sums with other symbols. */
    Jet withoutSquare() {
        return square.equals(Interval.ZERO)
                ? this
                : new Jet(hull, middle, slopes, Interval.ZERO, rest.plus(square.hull(Interval.ZERO)));
    }

    /** How far the number is from its middle. */
    Interval distance() {
        return hull.minus(middle);
    }

    /** How far the number is from its middle for ε, divided by ε; if there is one symbol at most and no rest. */
    Interval secant() {
        return slopes.only().plus(square.times(FROM_MINUS_ONE_TO_ONE));
    }

    /** All {@code slope · ε + square · ε²} for ε from −1 to 1. */
    private static Interval parabola(double slope, Interval square) {
        return new Interval(-peak(slope, -square.lower()), peak(slope, square.upper()));
    }

    /** The largest {@code slope · t + square · t²} for t from 0 to 1, rounded up. */
    private static double peak(double slope, double square) {
        boolean isInside = square < 0 && slope < -2 * square * ABOVE_ONE;
        return isInside
                ? Interval.of(slope)
                        .squared()
                        .dividedBy(Interval.of(-4 * square))
                        .upper()
                : Math.max(0, Interval.of(slope).plus(Interval.of(square)).upper());
    }
}
