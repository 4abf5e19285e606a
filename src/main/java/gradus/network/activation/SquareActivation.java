package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.network.ActivationFunction;
import java.util.List;
import java.util.Map;

/** a = z². */
@AutoService(ActivationFunction.class)
public final class SquareActivation implements ActivationFunction {
    @Override
    public String name() {
        return "square";
    }

    @Override
    public List<String> aliases() {
        return List.of("quadratic");
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return new Expression.Apply(ElementaryFunction.SQUARE, netInput);
    }
}
