package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.UnitFormulas;
import gradus.network.ActivationFunction;
import java.util.Map;

/** a = λ z for z > 0, λ α (exp(z) − 1) below, with λ = 1.0507… and α = 1.6732…, so that activations keep mean 0 and variance 1. */
@AutoService(ActivationFunction.class)
public final class SeluActivation implements ActivationFunction {
    private static final double SCALE = 1.0507009873554805;
    private static final double ALPHA = 1.6732632423543772;

    @Override
    public String name() {
        return "selu";
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return Algebra.multiply(Algebra.constant(SCALE), UnitFormulas.elu(netInput, Algebra.constant(ALPHA)));
    }
}
