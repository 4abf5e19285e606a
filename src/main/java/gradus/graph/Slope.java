package gradus.graph;

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
    public Expression pullback(Expression adjoint, Expression argument) {
        return Algebra.multiply(adjoint, of.curvature(argument));
    }
}
