package gradus.written;

import gradus.tensor.Interval;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A number with the digits it was written with. It stands for an interval: whoever writes 0.0995 means some number from
 * 0.09945 to 0.09955.
 *
 * @param literal the characters as typed
 * @param value the nearest double; NaN or an infinity if that is what was written
 * @param unitExponent the power of ten of the last printed digit, -4 for 0.0995; 0 if not finite
 * @param decimals the digits after the point once an exponent is carried out; 0 if not finite
 * @param significantDigits the digits from the first that is not zero; 1 for a zero, 0 if not finite
 */
public record WrittenNumber(String literal, double value, int unitExponent, int decimals, int significantDigits) {
    private static final int FULL_PRECISION = 15;

    /** Half a unit of the last digit, for 0 to 30 decimals. */
    private static final double[] HALF_UNITS = IntStream.rangeClosed(0, 30)
            .mapToDouble(decimals -> halfUnit(-decimals))
            .toArray();

    /** The number that a text is, or nothing if it is not one; {@link NumberText#read} knows why. */
    public static Optional<WrittenNumber> of(String literal) {
        WrittenNumber plain = PlainDecimal.read(literal);
        return plain == null ? of(literal, NumberText.read(literal)) : Optional.of(plain);
    }

    /** The number that a text was read as, or nothing if it was not read as one. */
    static Optional<WrittenNumber> of(String literal, NumberText.Reading reading) {
        if (reading instanceof NumberText.Value read) {
            return Optional.of(new WrittenNumber(
                    literal, read.value(), read.unitExponent(), read.decimals(), read.significantDigits()));
        }
        return reading instanceof NumberText.NotFinite read
                ? Optional.of(new WrittenNumber(literal, read.value(), 0, 0, 0))
                : Optional.empty();
    }

    /** Whether it is neither NaN nor an infinity. */
    public boolean isFinite() {
        return Double.isFinite(value);
    }

    /** Whether it carries the full precision of a double: 15 significant digits or more, or a fraction. */
    public boolean isExact() {
        return isFinite() && significantDigits >= FULL_PRECISION;
    }

    /** Half a unit of the last printed digit: 0.00005 for 0.0995, 0.5 for 12; NaN if not finite. */
    public double halfUnit() {
        if (!isFinite()) {
            return Double.NaN;
        }
        boolean isUsual = unitExponent <= 0 && -unitExponent < HALF_UNITS.length;
        return isUsual ? HALF_UNITS[-unitExponent] : halfUnit(unitExponent);
    }

    private static double halfUnit(int unitExponent) {
        return new BigDecimal(BigInteger.valueOf(5), 1 - unitExponent).doubleValue();
    }

    /**
     * The smallest number it may stand for, inclusive: {@code value - halfUnit}, widened by 2 ulp for the rounding of the
     * bound itself. For an exact number at least 4 ulp lie between bound and value. A value that is not finite is its own
     * bound.
     */
    public double lower() {
        return isFinite() ? value - reach() : value;
    }

    /** The largest number it may stand for, inclusive; the counterpart of {@link #lower}. */
    public double upper() {
        return isFinite() ? value + reach() : value;
    }

    private double reach() {
        return widened(halfUnit());
    }

    /** A share of a unit, and some ulp for the rounding of a bound. */
    private double widened(double share) {
        double ulp = Math.ulp(Math.max(Math.abs(value), share));
        return isExact() ? Math.max(share, 4 * ulp) : share + 2 * ulp;
    }

    /**
     * All numbers it may stand for, if its last digit is of another unit than the one that is written.
     *
     * @param exponent the power of ten of the last digit
     */
    Interval interval(int exponent, LastDigit reading) {
        if (!isFinite()) {
            return Interval.WHOLE;
        }
        BigDecimal unit = new BigDecimal(BigInteger.ONE, -exponent);
        if (reading == LastDigit.ROUNDED) {
            double reach = widened(unit.divide(BigDecimal.valueOf(2)).doubleValue());
            return new Interval(value - reach, value + reach);
        }
        double away = widened(unit.doubleValue());
        double towards = value == 0 ? away : widened(0);
        return value < 0 ? new Interval(value - away, value + towards) : new Interval(value - towards, value + away);
    }

    /**
     * Whether it is a zero, or a whole number of one digit: such a number stands for as many decimals as those beside it
     * have.
     */
    boolean isBare() {
        return value == 0 || (unitExponent == 0 && significantDigits == 1);
    }
}
