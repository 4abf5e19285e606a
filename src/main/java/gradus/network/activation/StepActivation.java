package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Expression;
import gradus.graph.UnitFormulas;
import gradus.network.ActivationFunction;
import gradus.network.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** a = 1 for z > 0, 0 below, and at 0 the setting {@code at-zero}, 1 by default. It has no derivative that could train anything. */
@AutoService(ActivationFunction.class)
public final class StepActivation implements ActivationFunction {
    @Override
    public String name() {
        return "step";
    }

    @Override
    public List<String> aliases() {
        return List.of("heaviside", "hard-limit", "threshold");
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(Setting.usually("at-zero", 1, Setting.Range.ANY));
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return UnitFormulas.step(netInput, settings.getOrDefault("at-zero", 1.0));
    }

    @Override
    public boolean hasDerivative() {
        return false;
    }
}
