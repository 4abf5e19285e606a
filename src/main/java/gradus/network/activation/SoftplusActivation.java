package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.network.ActivationFunction;
import java.util.Map;

/** a = ln(1 + exp(z)). */
@AutoService(ActivationFunction.class)
public final class SoftplusActivation implements ActivationFunction {
    @Override
    public String name() {
        return "softplus";
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return new Expression.Apply(ElementaryFunction.SOFTPLUS, netInput);
    }
}
