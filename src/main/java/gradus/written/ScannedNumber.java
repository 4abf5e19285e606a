package gradus.written;

import gradus.issue.Names;
import gradus.written.NumberText.NotANumber;
import gradus.written.NumberText.Reading;
import gradus.written.NumberText.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/** A number as scanned, before it is rounded to a double. */
sealed interface ScannedNumber {
    /** What the reader of the number gets. */
    Reading reading();

    /** A value, unless it is beyond the range of doubles. */
    private static Reading bounded(String text, Value value) {
        return Double.isInfinite(value.value())
                ? new NotANumber(Names.quoted(text) + " is too large: to a computer it is infinite", Optional.empty())
                : value;
    }

    /**
     * {@code digits × 10^unitExponent}, with a sign kept apart so that a negative zero has one.
     *
     * @param text as typed
     * @param digits all of them, leading zeros included
     */
    record Decimal(String text, boolean negative, String digits, int unitExponent) implements ScannedNumber {
        private static final int LARGEST_EXPONENT = 100_000;

        /** A decimal whose exponent is cut to a range that still is far beyond that of doubles. */
        static Decimal of(String text, boolean negative, String digits, long unitExponent) {
            long cut = Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, unitExponent));
            return new Decimal(text, negative, digits, (int) cut);
        }

        BigDecimal exact() {
            return new BigDecimal(new BigInteger(digits), -unitExponent);
        }

        @Override
        public Reading reading() {
            double size = Double.parseDouble(digits + "e" + unitExponent);
            return bounded(
                    text, new Value(negative ? -size : size, Math.max(0, -unitExponent), significant(), unitExponent));
        }

        private int significant() {
            int zeros = 0;
            while (zeros < digits.length() && digits.charAt(zeros) == '0') {
                zeros++;
            }
            return Math.max(1, digits.length() - zeros);
        }
    }

    /** One decimal over another: exact, so it counts as written to the full precision of a double. */
    record Fraction(String text, Decimal numerator, Decimal denominator) implements ScannedNumber {
        private static final int FULL_PRECISION = 17;

        @Override
        public Reading reading() {
            BigDecimal divisor = denominator.exact();
            if (divisor.signum() == 0) {
                return new NotANumber(Names.quoted(text) + " divides by zero", Optional.empty());
            }
            BigDecimal quotient = numerator.exact().divide(divisor, MathContext.DECIMAL128);
            boolean negative = numerator.negative() != denominator.negative();
            double size = quotient.doubleValue();
            int unit = quotient.precision() - quotient.scale() - FULL_PRECISION;
            return bounded(text, new Value(negative ? -size : size, Math.max(0, -unit), FULL_PRECISION, unit));
        }
    }
}
