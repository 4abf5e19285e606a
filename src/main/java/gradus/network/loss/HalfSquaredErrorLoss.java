package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Expression;
import gradus.network.LossFunction;

/** ½ Σ (a − t)². */
@AutoService(LossFunction.class)
public final class HalfSquaredErrorLoss implements LossFunction {
    @Override
    public String name() {
        return "half-squared-error";
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        return SquaredErrorLoss.squaredDifference(output, target);
    }

    @Override
    public double factor() {
        return 0.5;
    }
}
