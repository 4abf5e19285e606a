package gradus.graph;

/** A function of two numbers that is applied entry by entry. */
public enum BinaryFunction {
    ADD("+") {
        @Override
        double value(double left, double right) {
            return left + right;
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
        Expression leftPullback(Expression adjoint, Expression left, Expression right) {
            return Algebra.divide(adjoint, right);
        }

        @Override
        Expression rightPullback(Expression adjoint, Expression left, Expression right) {
            Expression square = new Expression.Apply(ElementaryFunction.SQUARE, right);
            return Algebra.negate(Algebra.divide(Algebra.multiply(adjoint, left), square));
        }
    };

    private final String symbol;

    BinaryFunction(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    abstract double value(double left, double right);

    /** The adjoint times the derivative by the left operand, before axes that were repeated are summed. */
    abstract Expression leftPullback(Expression adjoint, Expression left, Expression right);

    /** The adjoint times the derivative by the right operand, before axes that were repeated are summed. */
    abstract Expression rightPullback(Expression adjoint, Expression left, Expression right);
}
