package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.network.ActivationFunction;
import java.util.Map;

/** a_i = ln(exp(z_i) / Σ_k exp(z_k)), for each example over the units of the layer. */
@AutoService(ActivationFunction.class)
public final class LogSoftmaxActivation implements ActivationFunction {
    @Override
    public String name() {
        return "log-softmax";
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return new Expression.Apply(ElementaryFunction.LOG, new Expression.Softmax(netInput, unitAxis));
    }
}
