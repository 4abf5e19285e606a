package gradus.graph;

/** Functions of every entry that are formulas of others, such as {@code silu(x) = x sigmoid(x)}. */
public final class UnitFormulas {
    private static final Expression ZERO = Algebra.constant(0);
    private static final Expression ONE = Algebra.constant(1);
    private static final Expression HALF = Algebra.constant(0.5);

    private UnitFormulas() {}

    private static Expression apply(ElementFunction function, Expression operand) {
        return new Expression.Apply(function, operand);
    }

    private static Expression smaller(Expression left, Expression right) {
        return new Expression.Combine(BinaryFunction.MINIMUM, left, right);
    }

    private static Expression larger(Expression left, Expression right) {
        return new Expression.Combine(BinaryFunction.MAXIMUM, left, right);
    }

    /** x σ(β x), also called swish. */
    public static Expression silu(Expression x, Expression beta) {
        return Algebra.multiply(x, apply(Squashing.SIGMOID, Algebra.multiply(beta, x)));
    }

    /** x Φ(x) with the normal distribution Φ(x) = (1 + erf(x/√2)) / 2. */
    public static Expression gelu(Expression x) {
        return Algebra.multiply(
                x, half(apply(ElementaryFunction.ERF, Algebra.multiply(x, Algebra.constant(Math.sqrt(0.5))))));
    }

    /** x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2. */
    public static Expression geluByTanh(Expression x) {
        return Algebra.multiply(
                x, half(apply(Squashing.TANH, Algebra.multiply(Algebra.constant(Math.sqrt(2 / Math.PI)), bent(x)))));
    }

    private static Expression half(Expression odd) {
        return Algebra.multiply(HALF, Algebra.add(ONE, odd));
    }

    private static Expression bent(Expression x) {
        Expression cube = Algebra.multiply(x, apply(ElementaryFunction.SQUARE, x));
        return Algebra.add(x, Algebra.multiply(Algebra.constant(0.044715), cube));
    }

    /** x above 0, α (exp(x) − 1) below; the derivative at 0 is α. */
    public static Expression elu(Expression x, Expression alpha) {
        return elu(x, alpha, 0);
    }

    /**
     * x above 0, α (exp(x) − 1) below.
     *
     * @param more by how much the derivative at 0 is above α
     */
    public static Expression elu(Expression x, Expression alpha, double more) {
        Expression below = apply(ElementaryFunction.EXPM1, negativePart(x));
        return Algebra.add(apply(new Rectifier(0, more), x), Algebra.multiply(alpha, below));
    }

    /** x below 0, else 0; the derivative at 0 is 1. */
    public static Expression negativePart(Expression x) {
        return smaller(x, ZERO);
    }

    /** x / (1 + |x|). */
    public static Expression softsign(Expression x) {
        return Algebra.divide(x, Algebra.add(ONE, apply(ElementaryFunction.ABS, x)));
    }

    /**
     * x between two bounds, the nearer bound outside.
     *
     * @param atBounds the derivative at the bounds, 0 or 1
     */
    public static Expression clip(Expression x, double lower, double upper, double atBounds) {
        Expression low = Algebra.constant(lower);
        Expression high = Algebra.constant(upper);
        return atBounds == 0 ? smaller(high, larger(low, x)) : smaller(larger(x, low), high);
    }

    /** 1 above 0, 0 below; its derivative is 0 everywhere, as far as gradients go. */
    public static Expression step(Expression x, double atZero) {
        return apply(new Slope(new Rectifier(0, atZero)), x);
    }

    /** max(0, x) with some derivative at 0. */
    public static Expression positivePart(Expression x, double atZero) {
        return apply(new Rectifier(0, atZero), x);
    }

    /** |x| with some derivative at 0. */
    public static Expression absolute(Expression x, double atZero) {
        return apply(atZero == 0 ? ElementaryFunction.ABS : new Rectifier(-1, atZero), x);
    }
}
