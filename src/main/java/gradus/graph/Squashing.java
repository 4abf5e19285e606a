package gradus.graph;

import gradus.tensor.Interval;

/** The S-shaped functions. */
public enum Squashing implements Nonlinearity {
    /** σ(x) = 1 / (1 + exp(−x)), with σ′ = σ (1 − σ). */
    SIGMOID("sigmoid") {
        @Override
        public double value(double x) {
            return 1 / (1 + StrictMath.exp(-x));
        }

        /** From exp(−|x|), so that neither tail is lost: σ′ is even, and 1 − σ(x) would round to 0 for x above 37. */
        @Override
        public double slope(double x) {
            double tail = StrictMath.exp(-Math.abs(x));
            return tail / ((1 + tail) * (1 + tail));
        }

        @Override
        public Interval image(Interval x) {
            return x.increasing(
                    number -> Interval.ONE.dividedBy(Interval.of(-number).exp().plus(Interval.ONE)));
        }

        @Override
        public Interval slopes(Interval x) {
            return x.bell(size -> {
                Interval tail = Interval.of(-size).exp();
                return tail.dividedBy(tail.plus(Interval.ONE).squared());
            });
        }

        @Override
        public Expression curvature(Expression argument) {
            Expression twice = Algebra.multiply(Algebra.constant(2), new Expression.Apply(this, argument));
            return Algebra.multiply(
                    new Expression.Apply(new Slope(this), argument), Algebra.subtract(Algebra.constant(1), twice));
        }
    },
    /** tanh, with tanh′ = 1 − tanh². */
    TANH("tanh") {
        @Override
        public double value(double x) {
            return StrictMath.tanh(x);
        }

        @Override
        public double slope(double x) {
            double hyperbolicCosine = StrictMath.cosh(x);
            return 1 / (hyperbolicCosine * hyperbolicCosine);
        }

        @Override
        public Interval image(Interval x) {
            return x.tanh();
        }

        @Override
        public Interval slopes(Interval x) {
            return x.bell(
                    size -> Interval.ONE.dividedBy(Interval.of(size).cosh().squared()));
        }

        @Override
        public Expression curvature(Expression argument) {
            Expression twice = Algebra.multiply(Algebra.constant(2), new Expression.Apply(this, argument));
            return Algebra.negate(Algebra.multiply(twice, new Expression.Apply(new Slope(this), argument)));
        }
    };

    private final String symbol;

    Squashing(String symbol) {
        this.symbol = symbol;
    }

    @Override
    public String symbol() {
        return symbol;
    }
}
