package gradus.graph;

import gradus.tensor.Interval;

/** A function of one number that is applied to every entry of a tensor. */
public sealed interface ElementFunction permits ElementaryFunction, Nonlinearity, Slope {

    /** The name in formulas, such as {@code exp}. */
    String symbol();

    /** The value at x; outside of its domain NaN or infinite, never an exception. */
    double value(double x);

    /** The smallest interval that holds the values at all numbers of an interval, up to rounding; see {@link Interval}. */
    Interval image(Interval x);

    /** How the function runs over an interval; whatever is not said here is smooth. */
    default Course course(Interval x) {
        return Course.SMOOTH;
    }

    /**
     * What the chain rule sends back through this function: adjoint ∘ f′(argument).
     *
     * @param adjoint the derivative of the loss by the function's values
     * @param argument the formula the function is applied to
     */
    Expression pullback(Expression adjoint, Expression argument);
}
