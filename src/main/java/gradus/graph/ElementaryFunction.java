package gradus.graph;

import gradus.tensor.Interval;

/** The elementary functions whose derivative is again a short formula of elementary functions. */
public enum ElementaryFunction implements ElementFunction {
    NEGATE("-") {
        @Override
        public double value(double x) {
            return -x;
        }

        @Override
        public Interval image(Interval x) {
            return x.negated();
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
        public Interval image(Interval x) {
            return x.squared();
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
        public Interval image(Interval x) {
            return x.exp();
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
        public Interval image(Interval x) {
            return x.log();
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.divide(adjoint, argument);
        }
    },
    SQRT("sqrt") {
        @Override
        public double value(double x) {
            return Math.sqrt(x);
        }

        @Override
        public Interval image(Interval x) {
            return x.sqrt();
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.divide(adjoint, Algebra.multiply(Algebra.constant(2), new Expression.Apply(this, argument)));
        }
    },
    SIN("sin") {
        @Override
        public double value(double x) {
            return StrictMath.sin(x);
        }

        @Override
        public Interval image(Interval x) {
            return x.sin();
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.multiply(adjoint, new Expression.Apply(COS, argument));
        }
    },
    COS("cos") {
        @Override
        public double value(double x) {
            return StrictMath.cos(x);
        }

        @Override
        public Interval image(Interval x) {
            return x.cos();
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.negate(Algebra.multiply(adjoint, new Expression.Apply(SIN, argument)));
        }
    },
    /** The absolute value; its derivative at 0 is taken as 0. */
    ABS("abs") {
        @Override
        public double value(double x) {
            return Math.abs(x);
        }

        @Override
        public Interval image(Interval x) {
            return x.absolute();
        }

        @Override
        public Course course(Interval x) {
            return x.contains(0) && !x.isPoint() ? Course.KINK : Course.SMOOTH;
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.multiply(adjoint, new Expression.Apply(SIGN, argument));
        }
    },
    /** −1, 0 or 1; its derivative is 0 everywhere, as far as gradients go. */
    SIGN("sign") {
        @Override
        public double value(double x) {
            return Math.signum(x);
        }

        @Override
        public Interval image(Interval x) {
            return x.sign();
        }

        @Override
        public Course course(Interval x) {
            return x.contains(0) && !x.isPoint() ? Course.JUMP : Course.SMOOTH;
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.constant(0);
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
