package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Squashing;
import gradus.network.ActivationFunction;
import gradus.network.Setting;
import java.util.Map;
import java.util.Set;

/** a = A σ(k z). The settings {@code amplitude} and {@code slope} are 1 by default. */
@AutoService(ActivationFunction.class)
public final class ScaledSigmoidActivation implements ActivationFunction {
    @Override
    public String name() {
        return "scaled-sigmoid";
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(
                Setting.usually("amplitude", 1, Setting.Range.ANY), Setting.usually("slope", 1, Setting.Range.ANY));
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return Algebra.multiply(
                Algebra.constant(settings.getOrDefault("amplitude", 1.0)),
                new Expression.Apply(
                        Squashing.SIGMOID,
                        Algebra.multiply(Algebra.constant(settings.getOrDefault("slope", 1.0)), netInput)));
    }
}
