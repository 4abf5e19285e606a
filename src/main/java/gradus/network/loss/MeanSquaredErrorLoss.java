package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Expression;
import gradus.network.LossFunction;
import gradus.network.Reduction;
import java.util.List;

/** 1/K Σ (a − t)² over the K outputs. */
@AutoService(LossFunction.class)
public final class MeanSquaredErrorLoss implements LossFunction {
    @Override
    public String name() {
        return "mean-squared-error";
    }

    @Override
    public List<String> aliases() {
        return List.of("mse");
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        return SquaredErrorLoss.squaredDifference(output, target);
    }

    @Override
    public Reduction overOutputs() {
        return Reduction.MEAN;
    }
}
