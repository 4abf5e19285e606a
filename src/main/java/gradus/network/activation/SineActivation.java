package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.network.ActivationFunction;
import java.util.List;
import java.util.Map;

/** a = sin(z). */
@AutoService(ActivationFunction.class)
public final class SineActivation implements ActivationFunction {
    @Override
    public String name() {
        return "sine";
    }

    @Override
    public List<String> aliases() {
        return List.of("sin");
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return new Expression.Apply(ElementaryFunction.SIN, netInput);
    }
}
