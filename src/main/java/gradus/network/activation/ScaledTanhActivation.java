package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Squashing;
import gradus.network.ActivationFunction;
import gradus.network.Setting;
import java.util.Map;
import java.util.Set;

/** a = A tanh(k z). The settings {@code amplitude} and {@code slope} are 1.7159 and 2/3 by default. */
@AutoService(ActivationFunction.class)
public final class ScaledTanhActivation implements ActivationFunction {
    @Override
    public String name() {
        return "scaled-tanh";
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(
                Setting.usually("amplitude", 1.7159, Setting.Range.ANY),
                Setting.usually("slope", 2.0 / 3, Setting.Range.ANY));
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return Algebra.multiply(
                Algebra.constant(settings.getOrDefault("amplitude", 1.7159)),
                new Expression.Apply(
                        Squashing.TANH,
                        Algebra.multiply(Algebra.constant(settings.getOrDefault("slope", 2.0 / 3)), netInput)));
    }
}
