package gradus.graph;

import gradus.tensor.Interval;

/** A function of two numbers that is applied entry by entry. */
public enum BinaryFunction {
    ADD("+") {
        @Override
        double value(double left, double right) {
            return left + right;
        }

        @Override
        Interval image(Interval left, Interval right) {
            return left.plus(right);
        }

        @Override
        Expression leftPullback(Expression adjoint, Expression left, Expression right) {
            return adjoint;
        }

        @Override
        Expression rightPullback(Expression adjoint, Expression left, Expression right) {
            return adjoint;
        }
    },
    SUBTRACT("-") {
        @Override
        double value(double left, double right) {
            return left - right;
        }

        @Override
        Interval image(Interval left, Interval right) {
            return left.minus(right);
        }

        @Override
        Expression leftPullback(Expression adjoint, Expression left, Expression right) {
            return adjoint;
        }

        @Override
        Expression rightPullback(Expression adjoint, Expression left, Expression right) {
            return Algebra.negate(adjoint);
        }
    },
    /** The Hadamard product. */
    MULTIPLY("∘") {
        @Override
        double value(double left, double right) {
            return left * right;
        }

        @Override
        Interval image(Interval left, Interval right) {
            return left.times(right);
        }

        @Override
        Expression leftPullback(Expression adjoint, Expression left, Expression right) {
            return Algebra.multiply(adjoint, right);
        }

        @Override
        Expression rightPullback(Expression adjoint, Expression left, Expression right) {
            return Algebra.multiply(adjoint, left);
        }
    },
    DIVIDE("/") {
        @Override
        double value(double left, double right) {
            return left / right;
        }

        @Override
        Interval image(Interval left, Interval right) {
            return left.dividedBy(right);
        }

        @Override
        Expression leftPullback(Expression adjoint, Expression left, Expression right) {
            return Algebra.divide(adjoint, right);
        }

        @Override
        Expression rightPullback(Expression adjoint, Expression left, Expression right) {
            Expression square = new Expression.Apply(ElementaryFunction.SQUARE, right);
            return Algebra.negate(Algebra.divide(Algebra.multiply(adjoint, left), square));
        }
    },
    /** left to the power of right; of a negative left operand only whole powers are numbers. */
    POWER("**") {
        @Override
        double value(double left, double right) {
            return StrictMath.pow(left, right);
        }

        @Override
        Interval image(Interval left, Interval right) {
            return left.power(right);
        }

        @Override
        Expression leftPullback(Expression adjoint, Expression left, Expression right) {
            Expression lowered = new Expression.Combine(this, left, Algebra.subtract(right, Algebra.constant(1)));
            return Algebra.multiply(adjoint, Algebra.multiply(right, lowered));
        }

        @Override
        Expression rightPullback(Expression adjoint, Expression left, Expression right) {
            Expression power = new Expression.Combine(this, left, right);
            return Algebra.multiply(
                    adjoint, Algebra.multiply(power, new Expression.Apply(ElementaryFunction.LOG, left)));
        }
    },
    /** The larger of two numbers; of two equal ones the derivative goes to the left one. */
    MAXIMUM("max") {
        @Override
        double value(double left, double right) {
            return Math.max(left, right);
        }

        @Override
        Interval image(Interval left, Interval right) {
            return left.max(right);
        }

        @Override
        Course course(Interval left, Interval right) {
            return left.meets(right) ? Course.KINK : Course.SMOOTH;
        }

        @Override
        Expression leftPullback(Expression adjoint, Expression left, Expression right) {
            return Algebra.multiply(adjoint, exceeds(left, right, 1));
        }

        @Override
        Expression rightPullback(Expression adjoint, Expression left, Expression right) {
            return Algebra.multiply(adjoint, exceeds(right, left, 0));
        }
    },
    /** The smaller of two numbers; of two equal ones the derivative goes to the left one. */
    MINIMUM("min") {
        @Override
        double value(double left, double right) {
            return Math.min(left, right);
        }

        @Override
        Interval image(Interval left, Interval right) {
            return left.min(right);
        }

        @Override
        Course course(Interval left, Interval right) {
            return left.meets(right) ? Course.KINK : Course.SMOOTH;
        }

        @Override
        Expression leftPullback(Expression adjoint, Expression left, Expression right) {
            return Algebra.multiply(adjoint, exceeds(right, left, 1));
        }

        @Override
        Expression rightPullback(Expression adjoint, Expression left, Expression right) {
            return Algebra.multiply(adjoint, exceeds(left, right, 0));
        }
    };

    /** 1 where one formula is above the other, 0 where it is below, where they are equal as said: a rectifier's slope. */
    private static Expression exceeds(Expression above, Expression below, double whereEqual) {
        return new Expression.Apply(new Slope(new Rectifier(0, whereEqual)), Algebra.subtract(above, below));
    }

    private final String symbol;

    BinaryFunction(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    abstract double value(double left, double right);

    /** The smallest interval that holds the values at all pairs of numbers, up to rounding; see {@link Interval}. */
    abstract Interval image(Interval left, Interval right);

    /** How the function runs over two intervals; whatever is not said here is smooth. */
    Course course(Interval left, Interval right) {
        return Course.SMOOTH;
    }

    /** The adjoint times the derivative by the left operand, before axes that were repeated are summed. */
    abstract Expression leftPullback(Expression adjoint, Expression left, Expression right);

    /** The adjoint times the derivative by the right operand, before axes that were repeated are summed. */
    abstract Expression rightPullback(Expression adjoint, Expression left, Expression right);
}
