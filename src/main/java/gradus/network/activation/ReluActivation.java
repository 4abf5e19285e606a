package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Expression;
import gradus.graph.Rectifier;
import gradus.network.ActivationFunction;
import gradus.network.Setting;
import java.util.Map;
import java.util.Set;

/** a = max(0, z). Its derivative at 0 is a convention: the setting {@code at-zero}, 0 by default. */
@AutoService(ActivationFunction.class)
public final class ReluActivation implements ActivationFunction {
    @Override
    public String name() {
        return "relu";
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(Setting.usually("at-zero", 0, Setting.Range.ANY));
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return new Expression.Apply(new Rectifier(0, settings.getOrDefault("at-zero", 0.0)), netInput);
    }
}
