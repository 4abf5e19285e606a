package gradus.problem;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalInt;

/**
 * How far a number may lie from the truth, in addition to the interval that its printed digits stand for, and how many digits
 * it must be written with. The kinds add up: a number is accepted when any of them accepts it.
 *
 * @param absolute the largest accepted difference, inclusive
 * @param relative the largest accepted difference as a share of the true value, inclusive; accepts nothing at 0
 * @param decimals accepts what agrees when rounded to so many decimals: half a unit of that decimal, inclusive
 * @param significantDigits the same, counted from the first non-zero digit of the true value; accepts nothing at 0
 * @param atLeastDecimals a number written with fewer decimals is not accepted, however close
 * @param atLeastSignificantDigits a number written with fewer significant digits is not accepted; 0 is exempt
 */
public record Tolerance(
        double absolute,
        double relative,
        OptionalInt decimals,
        OptionalInt significantDigits,
        OptionalInt atLeastDecimals,
        OptionalInt atLeastSignificantDigits) {
    /** Only the printed digits decide. */
    public static final Tolerance PRINTED_DIGITS =
            new Tolerance(0, 0, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    private static final MathContext DIGITS_OF_A_DOUBLE = new MathContext(15);

    public Tolerance {
        if (!(absolute >= 0) || !(relative >= 0)) {
            throw new IllegalArgumentException("a tolerance is not negative, got " + absolute + ", " + relative);
        }
    }

    /** The largest accepted difference from a true value. */
    public double room(double truth) {
        double room = Math.max(absolute, relative * Math.abs(truth));
        if (decimals.isPresent()) {
            room = Math.max(room, halfUnit(-decimals.getAsInt()));
        }
        if (significantDigits.isPresent() && truth != 0) {
            room = Math.max(room, halfUnit(leadingExponent(truth) + 1 - significantDigits.getAsInt()));
        }
        return room;
    }

    /** Whether this tolerance accepts nothing but the truth itself where the true value is 0. */
    public boolean isOnlyRelative() {
        return (relative > 0 || significantDigits.isPresent()) && absolute == 0 && decimals.isEmpty();
    }

    private static double halfUnit(int exponent) {
        return 0.5 * Double.parseDouble("1e" + exponent);
    }

    /**
     * The power of ten of the first non-zero digit; read off the decimal form, which no rounding of a logarithm can spoil. Most
     * powers of ten are no doubles, so the digits that are the double's own and not the number's are rounded away first.
     */
    private static int leadingExponent(double value) {
        BigDecimal decimal = new BigDecimal(value).round(DIGITS_OF_A_DOUBLE);
        return decimal.precision() - decimal.scale() - 1;
    }
}
