package gradus.written;

import org.jspecify.annotations.Nullable;

/**
 * Reads the decimals that programs print and people type, in one go: digits, a point, an exponent, a sign. Nearly all numbers are of
 * this kind; {@link NumberText} reads them in the same way, and all others.
 */
final class PlainDecimal {
    private static final int MOST_DIGITS = 18;
    private static final int LONGEST = 60;
    private static final int MOST_EXPONENT_DIGITS = 3;
    private static final long EXACT = 1L << 53;
    /** Bounds of doubt, in units of the last bit: nearer to one half no estimate decides which way to round. */
    private static final double SURELY_BELOW_HALF = 0.499999;

    private static final long FRACTION_BITS = (1L << 52) - 1;

    /** The powers of ten that a double holds exactly. */
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private final String text;
    private int at;
    private long digits;
    private int count;
    private int significant;

    private PlainDecimal(String text) {
        this.text = text;
    }

    /** The number that the whole text is, or null if it is none or one of another kind. */
    static @Nullable WrittenNumber read(String text) {
        return text.length() <= LONGEST ? new PlainDecimal(text).number() : null;
    }

    private @Nullable WrittenNumber number() {
        boolean negative = takeSign();
        takeDigits();
        int whole = count;
        if (take('.')) {
            takeDigits();
        }
        int fraction = count - whole;
        if (count == 0 || significant > MOST_DIGITS) {
            return null;
        }
        int exponent = 0;
        if (take('e') || take('E')) {
            boolean isBelowOne = takeSign();
            int start = at;
            while (at < text.length() && isDigit(text.charAt(at)) && at - start < MOST_EXPONENT_DIGITS) {
                exponent = 10 * exponent + text.charAt(at++) - '0';
            }
            if (at == start) {
                return null;
            }
            exponent = isBelowOne ? -exponent : exponent;
        }
        return at == text.length() ? number(negative, exponent - fraction) : null;
    }

    private @Nullable WrittenNumber number(boolean negative, int unitExponent) {
        double size = size(unitExponent);
        return Double.isInfinite(size)
                ? null
                : new WrittenNumber(
                        text,
                        negative ? -size : size,
                        unitExponent,
                        Math.max(0, -unitExponent),
                        Math.max(1, significant));
    }

    /** The double nearest to {@code digits × 10^unitExponent}. */
    private double size(int unitExponent) {
        if (digits < EXACT && Math.abs(unitExponent) < TENS.length) {
            return unitExponent < 0 ? digits / TENS[-unitExponent] : digits * TENS[unitExponent];
        }
        if (unitExponent < 0 && -unitExponent < TENS.length) {
            return quotient(TENS[-unitExponent]);
        }
        return Math.abs(Double.parseDouble(text));
    }

    /** Divides in twice the precision of a double, which leaves no doubt about the last bit but for a few numbers in a million. */
    private double quotient(double divisor) {
        double high = digits;
        double low = digits - (long) high;
        double first = high / divisor;
        double second = (Math.fma(-first, divisor, high) + low) / divisor;
        double sum = first + second;
        double rest = second - (sum - first);
        boolean isPowerOfTwo = (Double.doubleToRawLongBits(sum) & FRACTION_BITS) == 0;
        boolean isSure = !isPowerOfTwo && Math.abs(rest) < SURELY_BELOW_HALF * Math.ulp(sum);
        return isSure ? sum : Math.abs(Double.parseDouble(text));
    }

    private boolean takeSign() {
        boolean negative = take('-');
        if (!negative) {
            take('+');
        }
        return negative;
    }

    private boolean take(char wanted) {
        boolean found = at < text.length() && text.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private void takeDigits() {
        while (at < text.length() && isDigit(text.charAt(at)) && significant <= MOST_DIGITS) {
            int digit = text.charAt(at++) - '0';
            digits = 10 * digits + digit;
            count++;
            significant += significant > 0 || digit != 0 ? 1 : 0;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
