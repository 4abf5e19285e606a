package gradus.graph;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;

/**
 * Builds formulas and leaves out what does nothing: 1 · x is x, x − 0 is x, −(−x) is x. So a derived rule is as short as the
 * one in a textbook. None of these identities changes a finite number.
 */
public final class Algebra {
    private static final Expression ZERO = constant(0);
    private static final Expression ONE = constant(1);

    private Algebra() {}

    public static Expression constant(double value) {
        return new Expression.Constant(Tensor.scalar(value));
    }

    public static Expression add(Expression left, Expression right) {
        if (ZERO.equals(left)) {
            return right;
        }
        return ZERO.equals(right) ? left : combine(BinaryFunction.ADD, left, right);
    }

    public static Expression subtract(Expression left, Expression right) {
        if (ZERO.equals(right)) {
            return left;
        }
        return ZERO.equals(left) ? negate(right) : combine(BinaryFunction.SUBTRACT, left, right);
    }

    /** The Hadamard product. */
    public static Expression multiply(Expression left, Expression right) {
        if (ONE.equals(left)) {
            return right;
        }
        if (ONE.equals(right)) {
            return left;
        }
        return ZERO.equals(left) || ZERO.equals(right) ? ZERO : combine(BinaryFunction.MULTIPLY, left, right);
    }

    public static Expression divide(Expression left, Expression right) {
        return ONE.equals(right) ? left : combine(BinaryFunction.DIVIDE, left, right);
    }

    public static Expression negate(Expression operand) {
        if (operand instanceof Expression.Apply apply && apply.function() == ElementaryFunction.NEGATE) {
            return apply.operand();
        }
        return ZERO.equals(operand) ? ZERO : new Expression.Apply(ElementaryFunction.NEGATE, operand);
    }

    public static Expression transpose(Expression operand) {
        return operand instanceof Expression.Transpose transpose
                ? transpose.operand()
                : new Expression.Transpose(operand);
    }

    /** The n x n matrix with ones on its diagonal. */
    public static Expression identity(int size) {
        return new Expression.Constant(Tensor.filled(Shape.of(size), 1).diagonal());
    }

    static boolean isIdentity(Expression expression) {
        return expression instanceof Expression.Constant constant
                && constant.value().shape().rank() == 2
                && expression.equals(identity(constant.value().shape().rows()));
    }

    /** Whether the formula is the number 0, the derivative of what does not depend on anything. */
    static boolean isZero(Expression expression) {
        return ZERO.equals(expression);
    }

    private static Expression combine(BinaryFunction function, Expression left, Expression right) {
        return new Expression.Combine(function, left, right);
    }
}
