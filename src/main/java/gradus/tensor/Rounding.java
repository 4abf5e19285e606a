package gradus.tensor;

/**
 * Sums, products and quotients of doubles rounded down or up, so that the exact result lies between the two. A result that is
 * seen to be exact is not moved: whole numbers, halves and zeros stay what they are.
 *
 * <p>Bounds may be infinite. A lower bound is below +∞ and an upper bound above −∞; a product of 0 and an infinite bound is 0,
 * since a bound stands for real numbers only.
 */
final class Rounding {
    private Rounding() {}

    /** The number some doubles further down. */
    static double down(double value, int steps) {
        double result = value;
        for (int step = 0; step < steps; step++) {
            result = Math.nextDown(result);
        }
        return result;
    }

    /** The number some doubles further up. */
    static double up(double value, int steps) {
        return -down(-value, steps);
    }

    static double sumDown(double left, double right) {
        double sum = left + right;
        return sumError(left, right, sum) >= 0 ? sum : Math.nextDown(sum);
    }

    static double sumUp(double left, double right) {
        return -sumDown(-left, -right);
    }

    /** What rounding took from the sum: exact sum − sum, exactly (Knuth); NaN if something is infinite. */
    static double sumError(double left, double right, double sum) {
        double part = sum - left;
        return (left - (sum - part)) + (right - part);
    }

    static double productDown(double left, double right) {
        if (left == 0 || right == 0) {
            return 0;
        }
        double product = left * right;
        return isExactProduct(left, right, product) ? product : Math.nextDown(product);
    }

    static double productUp(double left, double right) {
        return -productDown(-left, right);
    }

    /** Whether nothing was rounded, as far as that is seen at once: a factor is 0 or ±1, or both fit into 24 bits. */
    static boolean isExactProduct(double left, double right, double product) {
        if (left == 0 || right == 0) {
            return true;
        }
        boolean isShort = (float) left == left && (float) right == right;
        return Double.isFinite(product) && (isShort || Math.abs(left) == 1 || Math.abs(right) == 1);
    }

    /** @param right above 0 */
    static double quotientDown(double left, double right) {
        if (left == 0 || Double.isInfinite(right)) {
            return left < 0 ? -Double.MIN_VALUE : 0;
        }
        double quotient = left / right;
        return isExactQuotient(left, right, quotient) ? quotient : Math.nextDown(quotient);
    }

    /** @param right above 0 */
    static double quotientUp(double left, double right) {
        return -quotientDown(-left, right);
    }

    private static boolean isExactQuotient(double left, double right, double quotient) {
        return quotient * right == left && quotient != 0 && isExactProduct(quotient, right, left);
    }
}
