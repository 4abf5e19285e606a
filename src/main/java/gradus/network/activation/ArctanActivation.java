package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.network.ActivationFunction;
import java.util.Map;

/** a = arctan(z). */
@AutoService(ActivationFunction.class)
public final class ArctanActivation implements ActivationFunction {
    @Override
    public String name() {
        return "arctan";
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return new Expression.Apply(ElementaryFunction.ARCTAN, netInput);
    }
}
