package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.network.ActivationFunction;
import java.util.Map;

/** a = exp(−z²). */
@AutoService(ActivationFunction.class)
public final class GaussianActivation implements ActivationFunction {
    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return new Expression.Apply(
                ElementaryFunction.EXP, Algebra.negate(new Expression.Apply(ElementaryFunction.SQUARE, netInput)));
    }
}
