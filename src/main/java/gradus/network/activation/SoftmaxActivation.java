package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Expression;
import gradus.network.ActivationFunction;
import java.util.Map;

/** a_i = exp(z_i) / Σ_k exp(z_k), for each example over the units of the layer. */
@AutoService(ActivationFunction.class)
public final class SoftmaxActivation implements ActivationFunction {
    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return new Expression.Softmax(netInput, unitAxis);
    }
}
