package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.graph.UnitFormulas;
import gradus.tensor.Shape;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * A function of every entry that is a formula of others, such as {@code silu(x) = x sigmoid(x)}.
 *
 * @param body the formula of x and a parameter
 * @param parameter the value of the parameter if a call says none
 * @param settings what a call may name the parameter
 */
record ComposedFunction(BinaryOperator<Expression> body, double parameter, Set<String> settings) {
    private static final Expression X = new Expression.Reference(Quantity.variable("argument"));
    private static final Expression P = new Expression.Reference(Quantity.variable("parameter"));
    private static final Expression ONE = Algebra.constant(1);

    static final ComposedFunction RECIPROCAL = of(x -> Algebra.divide(ONE, x));

    /** x σ(x), also called swish. */
    static final ComposedFunction SILU = of(x -> UnitFormulas.silu(x, ONE));

    /** x Φ(x) with the normal distribution Φ. */
    static final ComposedFunction GELU = of(UnitFormulas::gelu);

    /** What is near it, with tanh. */
    static final ComposedFunction GELU_BY_TANH = of(UnitFormulas::geluByTanh);

    /** x above 0, p (exp(x) − 1) below. */
    static final ComposedFunction ELU = new ComposedFunction(UnitFormulas::elu, 1, Set.of("alpha"));

    /** x above 0, p x below; the derivative at 0 is p. */
    static final ComposedFunction LEAKY_RELU = new ComposedFunction(
            (x, p) -> Algebra.add(UnitFormulas.positivePart(x, 0), Algebra.multiply(p, UnitFormulas.negativePart(x))),
            0.01,
            Set.of("slope", "negative_slope", "alpha"));

    private static ComposedFunction of(UnaryOperator<Expression> body) {
        return new ComposedFunction((x, p) -> body.apply(x), 0, Set.of());
    }

    boolean hasParameter() {
        return !settings.isEmpty();
    }

    Expression value(Expression argument, Expression parameter) {
        return body.apply(argument, parameter);
    }

    /** The derivative by the argument. */
    Expression slope(Expression argument, Expression parameter) {
        return sentBack(body.apply(X, P), ONE)
                .rewritten(part -> part.equals(X) ? argument : part.equals(P) ? parameter : part);
    }

    /** What a part of the body sends back to x. */
    private static Expression sentBack(Expression part, Expression adjoint) {
        if (part.equals(X)) {
            return adjoint;
        }
        Expression sum = Algebra.constant(0);
        List<Expression> sent = part.pullback(adjoint, quantity -> Shape.SCALAR);
        for (int i = 0; i < sent.size(); i++) {
            sum = Algebra.add(sum, sentBack(part.operands().get(i), sent.get(i)));
        }
        return sum;
    }
}
