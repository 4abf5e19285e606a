package gradus.submission.stored;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The decimal with the fewest digits that is read back as the same number of its type: what numpy shows of it. */
final class ShortestDecimal {
    private static final double WHOLE = 0x1p53;
    private static final int FIRST_PLAIN_EXPONENT = -4;
    private static final int FIRST_SCIENTIFIC_EXPONENT = 16;

    private ShortestDecimal() {}

    /**
     * The decimal without trailing zeros.
     *
     * @param value finite, and a number of the type
     */
    static BigDecimal of(double value, FloatType type) {
        if (type == FloatType.DOUBLE && value == Math.rint(value) && Math.abs(value) < WHOLE) {
            return BigDecimal.valueOf((long) value).stripTrailingZeros();
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = type.isSubnormal(value) ? 1 : type.sureDigits(); digits <= type.mostDigits(); digits++) {
            // Below a power of two the numbers lie closer together, so the nearest decimal may miss where the next one
            // upwards fits.
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP}) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (type.nearest(rounded) == value) {
                    return rounded.stripTrailingZeros();
                }
            }
        }
        return exact.stripTrailingZeros();
    }

    /** The decimal as numpy writes it: {@code 0.1}, {@code 12.0}, {@code 1.5e-05}. */
    static String text(BigDecimal decimal) {
        int exponent = exponent(decimal);
        if (decimal.signum() == 0 || (exponent >= FIRST_PLAIN_EXPONENT && exponent < FIRST_SCIENTIFIC_EXPONENT)) {
            String plain = decimal.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String digits = decimal.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String size = Integer.toString(Math.abs(exponent));
        return (decimal.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+")
                + (size.length() < 2 ? "0" + size : size);
    }

    /** The power of ten of the first digit. */
    static int exponent(BigDecimal decimal) {
        return decimal.precision() - decimal.scale() - 1;
    }
}
