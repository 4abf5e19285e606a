package gradus.network.activation;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.UnitFormulas;
import gradus.network.ActivationFunction;
import gradus.network.Setting;
import java.util.Map;
import java.util.Set;

/** a = z · slope + ½, between 0 and 1. The setting {@code slope} is 1/6 by default; the derivative at the bounds, the setting {@code at-kinks}, is 0 by default, or 1 times the slope. */
@AutoService(ActivationFunction.class)
public final class HardSigmoidActivation implements ActivationFunction {
    @Override
    public String name() {
        return "hard-sigmoid";
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(
                Setting.usually("slope", 1.0 / 6, Setting.Range.POSITIVE),
                Setting.usually("at-kinks", 0, Setting.Range.BIT));
    }

    @Override
    public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
        return UnitFormulas.clip(
                Algebra.add(
                        Algebra.multiply(Algebra.constant(settings.getOrDefault("slope", 1.0 / 6)), netInput),
                        Algebra.constant(0.5)),
                0,
                1,
                settings.getOrDefault("at-kinks", 0.0));
    }
}
