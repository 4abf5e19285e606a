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

/** a = z σ(β z). The setting {@code beta} is 1 by default. */
@AutoService(ActivationFunction.class)
public final class SiluActivation implements ActivationFunction {
    @Override
    public String name() {
        return "silu";
    }

    @Override
    public List<String> aliases() {
        return List.of("swish");
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(Setting.usually("beta", 1, Setting.Range.ANY));
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return UnitFormulas.silu(netInput, Algebra.constant(settings.getOrDefault("beta", 1.0)));
    }
}
