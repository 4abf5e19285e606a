package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Expression;
import gradus.graph.Rectifier;
import gradus.network.ActivationFunction;
import gradus.network.Setting;
import java.util.Map;
import java.util.Set;

/**
 * a = z for z > 0, {@code slope} · z below. The setting {@code slope} is 0.01 by default; the derivative at 0, the setting
 * {@code at-zero}, is the slope by default.
 */
@AutoService(ActivationFunction.class)
public final class LeakyReluActivation implements ActivationFunction {
    private static final double DEFAULT_SLOPE = 0.01;

    @Override
    public String name() {
        return "leaky-relu";
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(
                Setting.usually("slope", DEFAULT_SLOPE, Setting.Range.ANY),
                Setting.optional("at-zero", Setting.Range.ANY));
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        double slope = settings.getOrDefault("slope", DEFAULT_SLOPE);
        return new Expression.Apply(new Rectifier(slope, settings.getOrDefault("at-zero", slope)), netInput);
    }
}
