package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Expression;
import gradus.graph.UnitFormulas;
import gradus.network.ActivationFunction;
import gradus.network.Setting;
import java.util.Map;
import java.util.Set;

/** a = z, between 0 and 6. The derivative at the bounds, the setting {@code at-kinks}, is 0 by default, or 1. */
@AutoService(ActivationFunction.class)
public final class Relu6Activation implements ActivationFunction {
    @Override
    public String name() {
        return "relu6";
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(Setting.usually("at-kinks", 0, Setting.Range.BIT));
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return UnitFormulas.clip(netInput, 0, 6, settings.getOrDefault("at-kinks", 0.0));
    }
}
