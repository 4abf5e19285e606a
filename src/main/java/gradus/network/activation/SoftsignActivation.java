package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Expression;
import gradus.graph.UnitFormulas;
import gradus.network.ActivationFunction;
import java.util.Map;

/** a = z / (1 + |z|). */
@AutoService(ActivationFunction.class)
public final class SoftsignActivation implements ActivationFunction {
    @Override
    public String name() {
        return "softsign";
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return UnitFormulas.softsign(netInput);
    }
}
