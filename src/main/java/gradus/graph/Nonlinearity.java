package gradus.graph;

/**
 * A function that bends a net input into an activation. Its derivative keeps a name of its own in formulas, f′, because that
 * factor is what students forget, square or take at the wrong place.
 */
public sealed interface Nonlinearity extends ElementFunction permits Squashing, Rectifier {

    /** f′(x). */
    double slope(double x);

    /** f″ as a formula of the argument, so that gradients can be differentiated once more. */
    Expression curvature(Expression argument);

    @Override
    default Expression pullback(Expression adjoint, Expression argument) {
        return Algebra.multiply(adjoint, new Expression.Apply(new Slope(this), argument));
    }
}
