package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Expression;
import gradus.network.ActivationFunction;
import java.util.List;
import java.util.Map;

/** a = z: a linear layer. */
@AutoService(ActivationFunction.class)
public final class IdentityActivation implements ActivationFunction {
    @Override
    public String name() {
        return "identity";
    }

    @Override
    public List<String> aliases() {
        return List.of("linear");
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return netInput;
    }
}
