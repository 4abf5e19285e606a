package gradus.tensor;

import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * All real numbers from a lower to an upper bound, both included. An infinite bound means that there is none.
 *
 * <p>Every operation gives an interval that holds the exact result for all numbers of its operands: bounds are rounded outward,
 * sums, products and quotients by at most one double, functions by as many as {@link StrictMath} may be wrong by. Where an
 * operation has no value for some number of its operand (the logarithm of −1, the root of −1), the result is {@link #WHOLE};
 * at the edge of its domain it has no bound instead ({@code log} at 0, a division by 0). Never NaN.
 *
 * @param lower the smallest number, or −∞; never +∞ or NaN, and never −0.0
 * @param upper the largest number, or +∞; never −∞ or NaN, and never −0.0
 */
public record Interval(double lower, double upper) {
    /** The whole line: nothing is known. */
    public static final Interval WHOLE = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public static final Interval ZERO = new Interval(0, 0);
    public static final Interval ONE = new Interval(1, 1);

    /** Doubles that exp, log, sin, tan, pow and their kind are moved by; wrong by less than 1 ulp, which may be 2 doubles. */
    private static final int STEPS = 2;
    /** The same for hyperbolic functions, wrong by at most 2.5 ulp. */
    private static final int HYPERBOLIC_STEPS = 5;
    /** A relative bound of the rounding of k · 2π + a, generously. */
    private static final double TURN_SLACK = 4e-15;

    /** @throws IllegalArgumentException if no number lies between the bounds, or one is NaN */
    public Interval {
        if (!(lower <= upper) || lower == Double.POSITIVE_INFINITY || upper == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("no numbers lie from " + lower + " to " + upper);
        }
        lower = lower == 0 ? 0 : lower;
        upper = upper == 0 ? 0 : upper;
    }

    /** One number; NaN gives the whole line, and an infinity what is beyond the largest double. */
    public static Interval of(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? new Interval(Double.MAX_VALUE, value) : new Interval(value, -Double.MAX_VALUE);
        }
        return Double.isNaN(value) ? WHOLE : new Interval(value, value);
    }

    /**
     * All numbers within a distance of a centre.
     *
     * @param halfWidth the distance, at least 0; NaN gives the whole line
     */
    public static Interval around(double centre, double halfWidth) {
        return of(centre).plus(Double.isNaN(halfWidth) ? WHOLE : new Interval(-halfWidth, halfWidth));
    }

    /** Whether it is a single number. */
    public boolean isPoint() {
        return lower == upper;
    }

    public boolean isBounded() {
        return Double.isFinite(lower) && Double.isFinite(upper);
    }

    /** Whether the number lies in it; NaN lies nowhere, and an infinity where there is no bound. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    public boolean contains(Interval other) {
        return lower <= other.lower && other.upper <= upper;
    }

    /** Whether some number lies in both. */
    public boolean meets(Interval other) {
        return lower <= other.upper && other.lower <= upper;
    }

    /** The numbers that lie in both, if there are any. */
    public Optional<Interval> intersection(Interval other) {
        return meets(other) ? Optional.of(common(other)) : Optional.empty();
    }

    /** The numbers that lie in both of two bounds of the same thing; if these contradict each other, this one. */
    public Interval tightenedBy(Interval other) {
        return meets(other) ? common(other) : this;
    }

    private Interval common(Interval other) {
        return new Interval(Math.max(lower, other.lower), Math.min(upper, other.upper));
    }

    /** The smallest interval that holds both. */
    public Interval hull(Interval other) {
        return new Interval(Math.min(lower, other.lower), Math.max(upper, other.upper));
    }

    /** Its length, rounded up. */
    public double width() {
        return isPoint() ? 0 : Rounding.sumUp(upper, -lower);
    }

    /** A finite number in it: the middle, and where a bound is missing one near the other bound or 0. */
    public double middle() {
        if (isBounded()) {
            return isPoint() ? lower : lower / 2 + upper / 2;
        }
        return Math.max(Math.min(0, upper), lower);
    }

    /** The largest absolute value of its numbers. */
    public double magnitude() {
        return Math.max(Math.abs(lower), Math.abs(upper));
    }

    public Interval plus(Interval right) {
        return new Interval(Rounding.sumDown(lower, right.lower), Rounding.sumUp(upper, right.upper));
    }

    public Interval minus(Interval right) {
        return plus(right.negated());
    }

    public Interval negated() {
        return new Interval(-upper, -lower);
    }

    public Interval times(Interval right) {
        if (right.isPoint()) {
            return times(right.lower);
        }
        return isPoint() ? right.times(lower) : timesAny(right);
    }

    private Interval times(double factor) {
        double least = factor < 0 ? upper : lower;
        double most = factor < 0 ? lower : upper;
        return new Interval(Rounding.productDown(least, factor), Rounding.productUp(most, factor));
    }

    private Interval timesAny(Interval right) {
        double low = Math.min(
                Math.min(Rounding.productDown(lower, right.lower), Rounding.productDown(lower, right.upper)),
                Math.min(Rounding.productDown(upper, right.lower), Rounding.productDown(upper, right.upper)));
        double high = Math.max(
                Math.max(Rounding.productUp(lower, right.lower), Rounding.productUp(lower, right.upper)),
                Math.max(Rounding.productUp(upper, right.lower), Rounding.productUp(upper, right.upper)));
        return new Interval(low, high);
    }

    /** The quotient; without a bound where the divisor comes near 0, and the whole line where it goes through 0. */
    public Interval dividedBy(Interval right) {
        if (right.lower > 0) {
            return dividedByPositive(right);
        }
        if (right.upper < 0) {
            return negated().dividedByPositive(right.negated());
        }
        if (right.lower == 0 && right.upper > 0) {
            return dividedByAlmostZero(right.upper);
        }
        return right.upper == 0 && right.lower < 0 ? negated().dividedByAlmostZero(-right.lower) : WHOLE;
    }

    private Interval dividedByPositive(Interval right) {
        return new Interval(
                Rounding.quotientDown(lower, lower < 0 ? right.lower : right.upper),
                Rounding.quotientUp(upper, upper < 0 ? right.upper : right.lower));
    }

    /** Divided by all numbers from just above 0 on. */
    private Interval dividedByAlmostZero(double right) {
        double low = lower < 0 ? Double.NEGATIVE_INFINITY : Rounding.quotientDown(lower, right);
        double high = upper > 0 ? Double.POSITIVE_INFINITY : Rounding.quotientUp(upper, right);
        return new Interval(low, high);
    }

    public Interval squared() {
        Interval size = absolute();
        return new Interval(Rounding.productDown(size.lower, size.lower), Rounding.productUp(size.upper, size.upper));
    }

    public Interval absolute() {
        if (lower >= 0) {
            return this;
        }
        return upper <= 0 ? negated() : new Interval(0, magnitude());
    }

    /** −1, 0 or 1, as far as it is known. */
    public Interval sign() {
        return new Interval(Math.signum(lower), Math.signum(upper));
    }

    /** The larger of two numbers. */
    public Interval max(Interval right) {
        return new Interval(Math.max(lower, right.lower), Math.max(upper, right.upper));
    }

    /** The smaller of two numbers. */
    public Interval min(Interval right) {
        return new Interval(Math.min(lower, right.lower), Math.min(upper, right.upper));
    }

    /**
     * The numbers of a function that never falls.
     *
     * @param function the function of one number, which may be infinite, with the bounds of its rounding
     */
    public Interval increasing(DoubleFunction<Interval> function) {
        return new Interval(function.apply(lower).lower, function.apply(upper).upper);
    }

    /**
     * The numbers of an even function that falls on both sides of 0, such as a bell.
     *
     * @param function the function of one number from 0 to ∞, with the bounds of its rounding
     */
    public Interval bell(DoubleFunction<Interval> function) {
        Interval size = absolute();
        return new Interval(function.apply(size.upper).lower, function.apply(size.lower).upper);
    }

    public Interval exp() {
        return increasing(x -> x == 0 ? ONE : near(StrictMath.exp(x), STEPS).max(ZERO));
    }

    /** The natural logarithm; without lower bound if 0 is in it, the whole line if less than 0 is. */
    public Interval log() {
        if (lower < 0) {
            return WHOLE;
        }
        return upper == 0
                ? new Interval(Double.NEGATIVE_INFINITY, -Double.MAX_VALUE)
                : increasing(x -> x == 1 ? ZERO : near(StrictMath.log(x), STEPS));
    }

    /** The root; the whole line if less than 0 is in it. */
    public Interval sqrt() {
        return lower < 0 ? WHOLE : increasing(Interval::root);
    }

    private static Interval root(double x) {
        double root = Math.sqrt(x);
        boolean isExact = root * root == x && Rounding.isExactProduct(root, root, x);
        return isExact ? of(root) : near(root, 1);
    }

    public Interval tanh() {
        return increasing(x -> x == 0 ? ZERO : near(StrictMath.tanh(x), HYPERBOLIC_STEPS))
                .tightenedBy(new Interval(-1, 1));
    }

    public Interval cosh() {
        Interval size = absolute();
        Interval most = near(StrictMath.cosh(size.upper), HYPERBOLIC_STEPS);
        Interval least = near(StrictMath.cosh(size.lower), HYPERBOLIC_STEPS);
        return new Interval(Math.max(1, least.lower), most.upper);
    }

    public Interval sin() {
        return isPoint() && lower == 0 ? ZERO : wave(StrictMath::sin, Math.PI / 2);
    }

    public Interval cos() {
        return isPoint() && lower == 0 ? ONE : wave(StrictMath::cos, 0);
    }

    /** @param crest a place where the wave is 1; half a turn further it is −1 */
    private Interval wave(DoubleUnaryOperator function, double crest) {
        double first = function.applyAsDouble(lower);
        double last = function.applyAsDouble(upper);
        double low = mayHold(crest + Math.PI) ? -1 : Math.max(-1, Rounding.down(Math.min(first, last), STEPS));
        double high = mayHold(crest) ? 1 : Math.min(1, Rounding.up(Math.max(first, last), STEPS));
        return new Interval(low, high);
    }

    /** Whether the place, or one any number of turns further, lies in it or within rounding of it. */
    private boolean mayHold(double place) {
        double slack = TURN_SLACK * (1 + magnitude());
        double turns = Math.ceil((lower - slack - place) / (2 * Math.PI));
        return !(turns * 2 * Math.PI + place > upper + slack);
    }

    /** The tangent; the whole line where it may hold a place without one. */
    public Interval tan() {
        boolean mayHaveNone = mayHold(Math.PI / 2) || mayHold(-Math.PI / 2);
        return mayHaveNone ? WHOLE : increasing(x -> x == 0 ? ZERO : near(StrictMath.tan(x), STEPS));
    }

    public Interval arctan() {
        return increasing(x -> x == 0 ? ZERO : near(StrictMath.atan(x), STEPS));
    }

    public Interval sinh() {
        return increasing(x -> x == 0 ? ZERO : near(StrictMath.sinh(x), HYPERBOLIC_STEPS));
    }

    /** The logarithm to base 10; like {@link #log} at 0 and below. */
    public Interval log10() {
        if (lower < 0) {
            return WHOLE;
        }
        return upper == 0
                ? new Interval(Double.NEGATIVE_INFINITY, -Double.MAX_VALUE)
                : increasing(x -> x == 1 ? ZERO : near(StrictMath.log10(x), STEPS));
    }

    /** log(1 + x); without lower bound if −1 is in it, the whole line if less than −1 is. */
    public Interval log1p() {
        if (lower < -1) {
            return WHOLE;
        }
        return upper == -1
                ? new Interval(Double.NEGATIVE_INFINITY, -Double.MAX_VALUE)
                : increasing(x -> x == 0 ? ZERO : near(StrictMath.log1p(x), STEPS));
    }

    /** exp(x) − 1. */
    public Interval expm1() {
        return increasing(x -> x == 0 ? ZERO : near(StrictMath.expm1(x), STEPS))
                .tightenedBy(new Interval(-1, Double.POSITIVE_INFINITY));
    }

    /**
     * This to a power. Of negative numbers only whole powers that are known exactly have a value.
     *
     * @return the whole line if there are negative numbers and other powers, or only 0 and negative powers
     */
    public Interval power(Interval exponent) {
        if (exponent.isPoint() && exponent.lower == StrictMath.rint(exponent.lower)) {
            return wholePower(exponent.lower);
        }
        return lower < 0 ? WHOLE : positivePower(exponent);
    }

    private Interval wholePower(double exponent) {
        if (exponent == 0) {
            return ONE;
        }
        if (exponent < 0) {
            return ONE.dividedBy(wholePower(-exponent));
        }
        if (exponent == 1) {
            return this;
        }
        if (exponent == 2) {
            return squared();
        }
        return exponent % 2 == 0 ? absolute().risingPower(exponent) : risingPower(exponent);
    }

    /** A power that rises with its base. */
    private Interval risingPower(double exponent) {
        return increasing(x -> pow(x, exponent));
    }

    /** Along the base and along the exponent a power rises or falls throughout, so its bounds are at the corners. */
    private Interval positivePower(Interval exponent) {
        if (upper == 0) {
            return exponent.lower > 0 ? ZERO : WHOLE;
        }
        return pow(lower, exponent.lower)
                .hull(pow(lower, exponent.upper))
                .hull(pow(upper, exponent.lower))
                .hull(pow(upper, exponent.upper));
    }

    private static Interval pow(double base, double exponent) {
        if (base == 0 || base == 1) {
            return of(StrictMath.pow(base, Double.isInfinite(exponent) && base == 1 ? 0 : exponent));
        }
        Interval power = near(StrictMath.pow(base, exponent), STEPS);
        return base > 0 ? power.max(ZERO) : power;
    }

    /** The number and its neighbours. */
    private static Interval near(double value, int steps) {
        return new Interval(Rounding.down(value, steps), Rounding.up(value, steps));
    }

    /** The bounds as people write them: {@code [0.09945, 0.09955]}. */
    @Override
    public String toString() {
        return "[" + lower + ", " + upper + "]";
    }
}
