package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Expression;
import gradus.graph.UnitFormulas;
import gradus.network.ActivationFunction;
import java.util.Map;

/** a = z Φ(z), with the normal distribution Φ(z) = (1 + erf(z/√2)) / 2. */
@AutoService(ActivationFunction.class)
public final class GeluActivation implements ActivationFunction {
    @Override
    public String name() {
        return "gelu";
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return UnitFormulas.gelu(netInput);
    }
}
