package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.UnitFormulas;
import gradus.network.ActivationFunction;
import gradus.network.Setting;
import java.util.Map;
import java.util.Set;

/** a = z for z > 0, α (exp(z) − 1) below. The setting {@code alpha} is 1 by default; the derivative at 0, the setting {@code at-zero}, is α by default. */
@AutoService(ActivationFunction.class)
public final class EluActivation implements ActivationFunction {
    @Override
    public String name() {
        return "elu";
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(
                Setting.usually("alpha", 1, Setting.Range.NOT_NEGATIVE),
                Setting.optional("at-zero", Setting.Range.ANY));
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        double alpha = settings.getOrDefault("alpha", 1.0);
        double more = settings.getOrDefault("at-zero", alpha) - alpha;
        return UnitFormulas.elu(netInput, Algebra.constant(alpha), more);
    }
}
