package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.UnitFormulas;
import gradus.network.ActivationFunction;
import gradus.network.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** a = 1 for z > 0, −1 below, and at 0 the setting {@code at-zero}, 1 by default. It has no derivative that could train anything. */
@AutoService(ActivationFunction.class)
public final class BipolarStepActivation implements ActivationFunction {
    @Override
    public String name() {
        return "bipolar-step";
    }

    @Override
    public List<String> aliases() {
        return List.of("sign", "symmetric-hard-limit");
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(Setting.usually("at-zero", 1, Setting.Range.ANY));
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return Algebra.subtract(
                Algebra.multiply(
                        Algebra.constant(2),
                        UnitFormulas.step(netInput, (1 + settings.getOrDefault("at-zero", 1.0)) / 2)),
                Algebra.constant(1));
    }

    @Override
    public boolean hasDerivative() {
        return false;
    }
}
