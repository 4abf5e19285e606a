package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.network.LossFunction;

/**
 * Σ ln cosh(a − t).
 */
@AutoService(LossFunction.class)
public final class LogCoshLoss implements LossFunction {
    @Override
    public String name() {
        return "log-cosh";
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        return new Expression.Apply(
                ElementaryFunction.LOG,
                new Expression.Apply(ElementaryFunction.COSH, Algebra.subtract(output, target)));
    }
}
