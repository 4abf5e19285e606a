package gradus.graph;

import gradus.tensor.Interval;

/**
 * The rectifier: x above 0, {@code below · x} below. With {@code below} = 0 it is the ReLU, else the leaky ReLU.
 *
 * @param below the slope for x &lt; 0
 * @param atZero the value taken for f′(0), a convention: courses use 0 or 1
 */
public record Rectifier(double below, double atZero) implements Nonlinearity {

    @Override
    public String symbol() {
        return below == 0 ? "relu" : "leaky_relu";
    }

    @Override
    public double value(double x) {
        return x > 0 ? x : x == 0 ? 0 : below == 0 && !Double.isNaN(x) ? 0 : below * x;
    }

    @Override
    public double slope(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        return x > 0 ? 1 : x < 0 ? below : atZero;
    }

    @Override
    public Interval image(Interval x) {
        if (x.lower() >= 0) {
            return x;
        }
        Interval scaled = x.min(Interval.ZERO).times(Interval.of(below));
        return x.upper() < 0 ? scaled : scaled.hull(x.max(Interval.ZERO));
    }

    @Override
    public Interval slopes(Interval x) {
        if (x.lower() > 0) {
            return Interval.ONE;
        }
        Interval slopes = Interval.of(x.lower() < 0 ? below : atZero);
        Interval withZero = x.contains(0) ? slopes.hull(Interval.of(atZero)) : slopes;
        return x.upper() > 0 ? withZero.hull(Interval.ONE) : withZero;
    }

    @Override
    public Course course(Interval x) {
        return x.contains(0) && !x.isPoint() ? Course.KINK : Course.SMOOTH;
    }

    @Override
    public Course courseOfSlope(Interval x) {
        return x.contains(0) && !x.isPoint() ? Course.JUMP : Course.SMOOTH;
    }

    @Override
    public Expression curvature(Expression argument) {
        return Algebra.constant(0);
    }
}
