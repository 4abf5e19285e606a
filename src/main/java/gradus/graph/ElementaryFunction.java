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
    },
    /** The tangent; its derivative is 1 + tan². */
    TAN("tan") {
        @Override
        public double value(double x) {
            return StrictMath.tan(x);
        }

        @Override
        public Interval image(Interval x) {
            return x.tan();
        }

        @Override
        public Course course(Interval x) {
            return x.tan().isBounded() ? Course.SMOOTH : Course.JUMP;
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.multiply(adjoint, onePlusSquare(new Expression.Apply(this, argument)));
        }
    },
    /** The angle between −π/2 and π/2 with this tangent. */
    ARCTAN("arctan") {
        @Override
        public double value(double x) {
            return StrictMath.atan(x);
        }

        @Override
        public Interval image(Interval x) {
            return x.arctan();
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.divide(adjoint, onePlusSquare(argument));
        }
    },
    SINH("sinh") {
        @Override
        public double value(double x) {
            return StrictMath.sinh(x);
        }

        @Override
        public Interval image(Interval x) {
            return x.sinh();
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.multiply(adjoint, new Expression.Apply(COSH, argument));
        }
    },
    COSH("cosh") {
        @Override
        public double value(double x) {
            return StrictMath.cosh(x);
        }

        @Override
        public Interval image(Interval x) {
            return x.cosh();
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.multiply(adjoint, new Expression.Apply(SINH, argument));
        }
    },
    /** The logarithm to base 10. */
    LOG10("log10") {
        @Override
        public double value(double x) {
            return StrictMath.log10(x);
        }

        @Override
        public Interval image(Interval x) {
            return x.log10();
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.divide(adjoint, Algebra.multiply(argument, Algebra.constant(StrictMath.log(10))));
        }
    },
    /** The logarithm to base 2. */
    LOG2("log2") {
        @Override
        public double value(double x) {
            return StrictMath.log(x) / StrictMath.log(2);
        }

        @Override
        public Interval image(Interval x) {
            return x.log().dividedBy(Interval.of(2).log());
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.divide(adjoint, Algebra.multiply(argument, Algebra.constant(StrictMath.log(2))));
        }
    },
    /** log(1 + x), exact for small x too. */
    LOG1P("log1p") {
        @Override
        public double value(double x) {
            return StrictMath.log1p(x);
        }

        @Override
        public Interval image(Interval x) {
            return x.log1p();
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.divide(adjoint, Algebra.add(Algebra.constant(1), argument));
        }
    },
    /** exp(x) − 1, exact for small x too. */
    EXPM1("expm1") {
        @Override
        public double value(double x) {
            return StrictMath.expm1(x);
        }

        @Override
        public Interval image(Interval x) {
            return x.expm1();
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.multiply(adjoint, new Expression.Apply(EXP, argument));
        }
    },
    /** log(1 + exp(x)), from exp(−|x|) so that it cannot overflow; its derivative is the sigmoid. */
    SOFTPLUS("softplus") {
        @Override
        public double value(double x) {
            return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
        }

        @Override
        public Interval image(Interval x) {
            return x.increasing(number -> Interval.of(Math.max(number, 0))
                    .plus(Interval.of(-Math.abs(number)).exp().log1p()));
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            return Algebra.multiply(adjoint, new Expression.Apply(Squashing.SIGMOID, argument));
        }
    },
    /** The error function 2/√π ∫ exp(−t²) dt from 0 to x. */
    ERF("erf") {
        @Override
        public double value(double x) {
            return Math.abs(x) < 2 ? byPowers(x) : Math.signum(x) * (1 - tail(Math.abs(x)));
        }

        /** exp(−x²) Σ 2ⁿ x²ⁿ⁺¹ / (1 · 3 · … · (2n + 1)): all terms have one sign, so nothing cancels. */
        private double byPowers(double x) {
            double term = x;
            double sum = x;
            for (int factor = 3; Math.abs(term) > Math.ulp(sum) / 2; factor += 2) {
                term *= 2 * x * x / factor;
                sum += term;
            }
            return TWO_BY_ROOT_OF_PI * StrictMath.exp(-x * x) * sum;
        }

        /** What is missing to 1: exp(−x²)/√π divided by the continued fraction x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …))). */
        private double tail(double x) {
            double fraction = x;
            for (int place = 80; place > 0; place--) {
                fraction = x + place / (2 * fraction);
            }
            return TWO_BY_ROOT_OF_PI / 2 * StrictMath.exp(-x * x) / fraction;
        }

        @Override
        public Interval image(Interval x) {
            return x.increasing(number -> Interval.of(value(number)).times(ERF_ROUNDING))
                    .tightenedBy(new Interval(-1, 1));
        }

        @Override
        public Expression pullback(Expression adjoint, Expression argument) {
            Expression square = new Expression.Apply(SQUARE, argument);
            Expression bell = new Expression.Apply(EXP, Algebra.negate(square));
            return Algebra.multiply(adjoint, Algebra.multiply(Algebra.constant(TWO_BY_ROOT_OF_PI), bell));
        }
    };

    /** What rounding may multiply erf by, generously: it has fewer than 200 operations, and is right to its last digits. */
    private static final Interval ERF_ROUNDING = Interval.around(1, 2e-13);

    private static final double TWO_BY_ROOT_OF_PI = 2 / Math.sqrt(Math.PI);

    private static Expression onePlusSquare(Expression formula) {
        return Algebra.add(Algebra.constant(1), new Expression.Apply(SQUARE, formula));
    }

    private final String symbol;

    ElementaryFunction(String symbol) {
        this.symbol = symbol;
    }

    @Override
    public String symbol() {
        return symbol;
    }
}
