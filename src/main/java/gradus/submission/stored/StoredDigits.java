package gradus.submission.stored;

import gradus.written.WrittenNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The written numbers that the numbers of an array stand for.
 *
 * <p>A file of binary numbers does not say with how many digits its author wrote them. Where all of an array are short decimals
 * ({@code 0.0995}), it was typed, and each stands for its digits as on paper. Where some need all the digits of their type, the
 * array was computed, and all of them, short ones too, are good for the precision of the type.
 */
final class StoredDigits {
    private StoredDigits() {}

    /** The numbers of an array of a floating-point type. */
    static List<WrittenNumber> of(double[] values, FloatType type) {
        List<BigDecimal> decimals = new ArrayList<>(values.length);
        boolean computed = false;
        for (double value : values) {
            BigDecimal decimal = Double.isFinite(value) ? ShortestDecimal.of(value, type) : BigDecimal.ZERO;
            computed |= needsAllDigits(decimal, type);
            decimals.add(decimal);
        }
        FloatType precision = computed && type == FloatType.DOUBLE && wereSingles(values) ? FloatType.SINGLE : type;
        List<WrittenNumber> numbers = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            numbers.add(number(values[i], decimals.get(i), computed ? precision.carriedDigits() : 0));
        }
        return numbers;
    }

    private static boolean needsAllDigits(BigDecimal decimal, FloatType type) {
        return type == FloatType.DOUBLE
                ? decimal.precision() >= type.sureDigits()
                : decimal.precision() > type.sureDigits();
    }

    /** Whether all doubles are numbers of single precision: one in half a billion is so by chance. */
    private static boolean wereSingles(double[] values) {
        return DoubleStream.of(values).allMatch(value -> Double.compare((float) value, value) == 0);
    }

    /**
     * One number.
     *
     * @param carried how many significant digits it is good for; 0 for those it shows
     */
    private static WrittenNumber number(double value, BigDecimal decimal, int carried) {
        if (!Double.isFinite(value)) {
            return new WrittenNumber(notFinite(value), value, 0, 0, 0);
        }
        String sign = decimal.signum() == 0 && 1 / value < 0 ? "-" : "";
        String literal = sign + ShortestDecimal.text(decimal);
        if (decimal.signum() == 0) {
            return new WrittenNumber(literal, value, 0, 0, 1);
        }
        if (carried > 0) {
            return written(literal, value, ShortestDecimal.exponent(decimal) - carried + 1, carried);
        }
        int exponent = ShortestDecimal.exponent(decimal);
        boolean isOneDigit = exponent == 0 && decimal.precision() == 1;
        int unit = isOneDigit ? 0 : literal.indexOf('e') < 0 ? Math.min(-1, -decimal.scale()) : -decimal.scale();
        return written(literal, value, unit, exponent - unit + 1);
    }

    private static WrittenNumber written(String literal, double value, int unit, int significant) {
        return new WrittenNumber(literal, value, unit, Math.max(0, -unit), significant);
    }

    private static String notFinite(double value) {
        return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
}
