package gradus.graph;

/** The elementary functions whose derivative is again a short formula of elementary functions. */
public enum ElementaryFunction implements ElementFunction {
    NEGATE("-") {
        @Override
        public double value(double x) {
            return -x;
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.negate(adjoint);
        }
    },
    SQUARE("square") {
        @Override
        public double value(double x) {
            return x * x;
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.multiply(adjoint, Algebra.multiply(Algebra.constant(2), argument));
        }
    },
    EXP("exp") {
        @Override
        public double value(double x) {
            return StrictMath.exp(x);
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.multiply(adjoint, new Expression.Apply(this, argument));
        }
    },
    /** The natural logarithm. */
    LOG("log") {
        @Override
        public double value(double x) {
            return StrictMath.log(x);
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.divide(adjoint, argument);
        }
    };

    private final String symbol;

    ElementaryFunction(String symbol) {
        this.symbol = symbol;
    }

    @Override
    public String symbol() {
        return symbol;
    }
}
