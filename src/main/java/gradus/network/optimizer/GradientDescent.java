package gradus.network.optimizer;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.network.Optimizer;
import gradus.network.ParameterStep;
import gradus.network.Setting;
import java.util.List;

/** W′ = W − η ∂E/∂W. */
@AutoService(Optimizer.class)
public final class GradientDescent implements Optimizer {
    static final String LEARNING_RATE = "learning-rate";
    static final Setting RATE = Setting.required(LEARNING_RATE, Setting.Range.POSITIVE);

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public List<String> aliases() {
        return List.of("gradient-descent");
    }

    @Override
    public List<Setting> settings() {
        return List.of(RATE);
    }

    @Override
    public Expression updated(ParameterStep step) {
        return down(step, step.gradient());
    }

    /** W − η d. */
    static Expression down(ParameterStep step, Expression direction) {
        return Algebra.subtract(step.parameter(), scaled(step, direction));
    }

    /** η d. */
    static Expression scaled(ParameterStep step, Expression direction) {
        return Algebra.multiply(step.setting(LEARNING_RATE), direction);
    }
}
