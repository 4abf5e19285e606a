package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Expression;
import gradus.graph.UnitFormulas;
import gradus.network.ActivationFunction;
import java.util.Map;

/** a = z (1 + tanh(√(2/π) (z + 0.044715 z³))) / 2, near the {@code gelu}. */
@AutoService(ActivationFunction.class)
public final class GeluTanhActivation implements ActivationFunction {
    @Override
    public String name() {
        return "gelu-tanh";
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return UnitFormulas.geluByTanh(netInput);
    }
}
