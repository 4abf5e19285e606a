package gradus.graph;

import gradus.tensor.Interval;

/**
 * A function that bends a net input into an activation. Its derivative keeps a name of its own in formulas, f′, because that
 * factor is what students forget, square or take at the wrong place.
 */
public sealed interface Nonlinearity extends ElementFunction permits Squashing, Rectifier {

    /** f′(x). */
    double slope(double x);

    /** The smallest interval that holds f′ at all numbers of an interval, up to rounding. */
    Interval slopes(Interval x);

    /** How f′ runs over an interval. */
    default Course courseOfSlope(Interval x) {
        return Course.SMOOTH;
    }

    /** f″ as a formula of the argument, so that gradients can be differentiated once more. */
    Expression curvature(Expression argument);

    @Override
    default Expression pullback(Expression adjoint, Expression argument) {
        return Algebra.multiply(adjoint, new Expression.Apply(new Slope(this), argument));
    }
}
