package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.network.LossFunction;

/** Σ (a − t)². */
@AutoService(LossFunction.class)
public final class SquaredErrorLoss implements LossFunction {
    @Override
    public String name() {
        return "squared-error";
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        return squaredDifference(output, target);
    }

    static Expression squaredDifference(Expression output, Expression target) {
        return new Expression.Apply(ElementaryFunction.SQUARE, Algebra.subtract(output, target));
    }
}
