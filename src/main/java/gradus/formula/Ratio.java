package gradus.formula;

import gradus.tensor.Digits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/**
 * A number of a formula, exactly, so that 2 · ½ is 1 and a third stays one.
 *
 * @param numerator not negative
 * @param denominator positive; the fraction is reduced
 * @param asFraction whether it is rather written as a fraction than as a decimal
 */
record Ratio(BigInteger numerator, BigInteger denominator, boolean asFraction) {
    /** A decimal that is longer is written as a fraction, if it is one of small numbers. */
    private static final int LONGEST_DECIMAL = 8;

    private static final int LARGEST_DENOMINATOR = 100;
    private static final BigInteger LARGEST_WRITTEN = BigInteger.valueOf(10_000);
    private static final double NEARLY = 1e-12;

    static final Ratio ONE = of(1);
    static final Ratio TWO = of(2);

    Ratio {
        BigInteger common = numerator.gcd(denominator);
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    /** A number that is not negative, as it is usually written: 0.25 is a decimal, 0.333… a third. */
    static Ratio of(double value) {
        BigDecimal decimal = new BigDecimal(Double.toString(value));
        boolean isShort = decimal.stripTrailingZeros().precision() <= LONGEST_DECIMAL;
        Ratio ratio = isShort ? exactly(decimal) : fraction(value);
        return new Ratio(ratio.numerator, ratio.denominator, false);
    }

    /** A number that is not negative, as a fraction of small numbers if it is one within 1e-12. */
    static Ratio fraction(double value) {
        for (int denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
            double numerator = Math.rint(value * denominator);
            if (Math.abs(numerator / denominator - value) <= NEARLY && numerator > 0) {
                return new Ratio(new BigDecimal(numerator).toBigInteger(), BigInteger.valueOf(denominator), true);
            }
        }
        return exactly(new BigDecimal(Double.toString(value)));
    }

    private static Ratio exactly(BigDecimal decimal) {
        BigDecimal bare = decimal.stripTrailingZeros();
        BigInteger scale = BigInteger.TEN.pow(Math.abs(bare.scale()));
        return bare.scale() > 0
                ? new Ratio(bare.unscaledValue(), scale, false)
                : new Ratio(bare.unscaledValue().multiply(scale), BigInteger.ONE, false);
    }

    Ratio times(Ratio other) {
        return new Ratio(
                numerator.multiply(other.numerator),
                denominator.multiply(other.denominator),
                asFraction || other.asFraction);
    }

    /** The quotient; empty for one by 0. */
    Optional<Ratio> over(Ratio other) {
        return other.numerator.signum() == 0
                ? Optional.empty()
                : Optional.of(
                        new Ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator), true));
    }

    boolean isOne() {
        return numerator.equals(denominator);
    }

    /** Whether it is written as numerator and denominator. */
    boolean isFraction() {
        boolean isSmall = numerator.compareTo(LARGEST_WRITTEN) <= 0 && denominator.compareTo(LARGEST_WRITTEN) <= 0;
        return isSmall && !isWhole() && (asFraction || !isShortDecimal());
    }

    boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    private boolean isShortDecimal() {
        return new BigDecimal(Double.toString(value())).stripTrailingZeros().precision() <= LONGEST_DECIMAL;
    }

    double value() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
                .doubleValue();
    }

    /** The shortest decimal that reads back as the same double. */
    String decimal() {
        return Digits.full(value());
    }
}
