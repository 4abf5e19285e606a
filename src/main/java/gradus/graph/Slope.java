package gradus.graph;

import gradus.tensor.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The derivative f′ of a nonlinearity, as a function of the net input.
 *
 * @param of the nonlinearity f
 */
public record Slope(Nonlinearity of) implements ElementFunction {

    @Override
    public String symbol() {
        return of.symbol() + "′";
    }

    @Override
    public double value(double x) {
        return of.slope(x);
    }

    @Override
    public Interval image(Interval x) {
        return of.slopes(x);
    }

    @Override
    public Course course(Interval x) {
        return of.courseOfSlope(x);
    }

    @Override
    public Expression pullback(Expression adjoint, Expression argument) {
        return Algebra.multiply(adjoint, of.curvature(argument));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Slope that && of.equals(that.of);
    }

    @Override
    public int hashCode() {
        return of.hashCode();
    }
}
