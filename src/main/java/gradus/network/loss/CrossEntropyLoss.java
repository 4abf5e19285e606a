package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.network.LossFunction;

/** −Σ t ln a, in nats. */
@AutoService(LossFunction.class)
public final class CrossEntropyLoss implements LossFunction {
    @Override
    public String name() {
        return "cross-entropy";
    }

    @Override
    public Expression term(Expression output, Expression target) {
        return Algebra.negate(logLikelihood(output, target));
    }

    /** t ln a. */
    static Expression logLikelihood(Expression output, Expression target) {
        return Algebra.multiply(target, new Expression.Apply(ElementaryFunction.LOG, output));
    }
}
