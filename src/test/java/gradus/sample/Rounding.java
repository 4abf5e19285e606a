package gradus.sample;

import gradus.tensor.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How many digits of a number somebody keeps, and how the number then looks. Plain decimals by a rule of its own: what
 * {@link Double#toString} prints differs between versions of Java.
 *
 * @param kind what is counted
 * @param digits how many; without meaning for {@link Kind#FULL}
 */
public record Rounding(Kind kind, int digits) {
    /** All digits: the shortest decimal that gives the same double. */
    public static final Rounding FULL = new Rounding(Kind.FULL, 0);

    private static final int MOST_DIGITS = 17;

    /** What is counted, and what happens to the rest. */
    public enum Kind {
        FULL,
        /** Digits after the point, half to even; zeros at the end are not written, as numpy prints what it has rounded. */
        DECIMALS,
        /** Digits after the point, the others dropped. */
        TRUNCATED,
        /** Digits from the first that is not zero, half to even; zeros at the end are written, they were counted. */
        SIGNIFICANT
    }

    public static Rounding decimals(int digits) {
        return new Rounding(Kind.DECIMALS, digits);
    }

    public static Rounding truncated(int digits) {
        return new Rounding(Kind.TRUNCATED, digits);
    }

    public static Rounding significant(int digits) {
        return new Rounding(Kind.SIGNIFICANT, digits);
    }

    /** This rounding in words, such as {@code 5 decimals}. */
    String words() {
        return switch (kind) {
            case FULL -> "all digits";
            case DECIMALS -> digits + " decimals";
            case TRUNCATED -> digits + " decimals, the rest dropped";
            case SIGNIFICANT -> digits + " significant digits";
        };
    }

    /** The number that is left; NaN and infinities stay what they are. */
    public double round(double value) {
        return Double.isFinite(value) ? rounded(value).doubleValue() : value;
    }

    public Tensor round(Tensor value) {
        return value.map(this::round);
    }

    /** The number as it is written down: {@code 0.0995}, {@code 0.0}, {@code nan}; never with an exponent. */
    public String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        BigDecimal rounded = rounded(value);
        if (kind == Kind.SIGNIFICANT) {
            return rounded.signum() == 0 ? "0" : rounded.toPlainString();
        }
        // As numpy prints it: at least one digit after the point, and a zero keeps its sign.
        boolean negativeZero = rounded.signum() == 0 && Math.copySign(1, value) < 0;
        BigDecimal stripped = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        return (negativeZero ? "-" : "")
                + stripped.setScale(Math.max(1, stripped.scale())).toPlainString();
    }

    private BigDecimal rounded(double value) {
        BigDecimal exact = new BigDecimal(value);
        return switch (kind) {
            case FULL -> shortest(value);
            case DECIMALS -> exact.setScale(digits, RoundingMode.HALF_EVEN);
            case TRUNCATED -> exact.setScale(digits, RoundingMode.DOWN);
            case SIGNIFICANT -> significant(exact);
        };
    }

    private BigDecimal significant(BigDecimal exact) {
        BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int scale = digits - (rounded.precision() - rounded.scale());
        return rounded.signum() == 0 ? rounded : rounded.setScale(Math.max(0, scale));
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal candidate = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (candidate.doubleValue() == value) {
                return candidate;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }
}
