package gradus.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.IntPredicate;

/** Functions from their series, to many more digits than a double has; for arguments up to some hundreds. */
public final class ExactFunctions {
    private static final MathContext DIGITS = new MathContext(120);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int TERMS = 60;
    private static final int TERMS_OF_WAVES = 900;
    private static final int HALVINGS = 16;

    private ExactFunctions() {}

    /** Σ xⁿ/n!, of x halved often, and squared as often. */
    public static BigDecimal exp(BigDecimal x) {
        BigDecimal result = series(x.divide(TWO.pow(HALVINGS), DIGITS), TERMS, n -> true, n -> false);
        for (int i = 0; i < HALVINGS; i++) {
            result = result.multiply(result, DIGITS);
        }
        return result;
    }

    /** Where exp is x, by Halley's steps from a double. */
    public static BigDecimal log(BigDecimal x) {
        BigDecimal result = new BigDecimal(StrictMath.log(x.doubleValue()));
        for (int i = 0; i < 4; i++) {
            BigDecimal exp = exp(result);
            BigDecimal step = TWO.multiply(x.subtract(exp)).divide(x.add(exp), DIGITS);
            result = result.add(step, DIGITS);
        }
        return result;
    }

    public static BigDecimal sin(BigDecimal x) {
        return series(x, TERMS_OF_WAVES, n -> n % 2 == 1, n -> n % 4 == 3);
    }

    public static BigDecimal cos(BigDecimal x) {
        return series(x, TERMS_OF_WAVES, n -> n % 2 == 0, n -> n % 4 == 2);
    }

    /** Those of the terms xⁿ/n! that are taken, some with a minus. */
    private static BigDecimal series(BigDecimal x, int terms, IntPredicate isTaken, IntPredicate isNegative) {
        MathContext digits = new MathContext(2 * DIGITS.getPrecision());
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 0; n < terms; n++) {
            if (isTaken.test(n)) {
                sum = sum.add(isNegative.test(n) ? term.negate() : term, digits);
            }
            term = term.multiply(x, digits).divide(BigDecimal.valueOf(n + 1L), digits);
        }
        return sum;
    }

    public static BigDecimal tanh(BigDecimal x) {
        BigDecimal square = exp(x.multiply(TWO));
        return square.subtract(BigDecimal.ONE).divide(square.add(BigDecimal.ONE), DIGITS);
    }

    public static BigDecimal cosh(BigDecimal x) {
        BigDecimal exp = exp(x);
        return exp.add(reciprocal(exp)).divide(TWO, DIGITS);
    }

    public static BigDecimal sigmoid(BigDecimal x) {
        return reciprocal(exp(x.negate()).add(BigDecimal.ONE));
    }

    public static BigDecimal sqrt(BigDecimal x) {
        return x.sqrt(DIGITS);
    }

    /** x to the power y, for x above 0. */
    public static BigDecimal pow(BigDecimal x, BigDecimal y) {
        return exp(log(x).multiply(y, DIGITS));
    }

    public static BigDecimal quotient(BigDecimal x, BigDecimal y) {
        return x.divide(y, DIGITS);
    }

    private static BigDecimal reciprocal(BigDecimal x) {
        return BigDecimal.ONE.divide(x, DIGITS);
    }
}
