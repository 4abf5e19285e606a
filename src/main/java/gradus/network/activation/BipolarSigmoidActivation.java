package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Squashing;
import gradus.network.ActivationFunction;
import gradus.network.Setting;
import java.util.Map;
import java.util.Set;

/** a = 2 σ(k z) − 1 = tanh(k z / 2). The setting {@code slope} is 1 by default. */
@AutoService(ActivationFunction.class)
public final class BipolarSigmoidActivation implements ActivationFunction {
    @Override
    public String name() {
        return "bipolar-sigmoid";
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(Setting.usually("slope", 1, Setting.Range.ANY));
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return Algebra.subtract(
                Algebra.multiply(
                        Algebra.constant(2),
                        new Expression.Apply(
                                Squashing.SIGMOID,
                                Algebra.multiply(Algebra.constant(settings.getOrDefault("slope", 1.0)), netInput))),
                Algebra.constant(1));
    }
}
