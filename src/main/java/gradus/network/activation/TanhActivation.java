package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Expression;
import gradus.graph.Squashing;
import gradus.network.ActivationFunction;
import java.util.Map;

/** a = tanh(z). */
@AutoService(ActivationFunction.class)
public final class TanhActivation implements ActivationFunction {
    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return new Expression.Apply(Squashing.TANH, netInput);
    }
}
