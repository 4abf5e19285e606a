package gradus.network.optimizer;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.network.Choice;
import gradus.network.Optimizer;
import gradus.network.ParameterStep;
import gradus.network.Setting;
import java.util.List;

/**
 * Gradient descent with a velocity v. The form says where η stands and which way v points: {@code heavy-ball} v′ = μ v − η g and
 * W′ = W + v′; {@code subtracted} v′ = μ v + η g and W′ = W − v′; {@code accumulated} v′ = μ v + g and W′ = W − η v′;
 * {@code averaged} v′ = μ v + (1 − μ) g and W′ = W − η v′.
 */
@AutoService(Optimizer.class)
public final class Momentum implements Optimizer {
    static final String MOMENTUM = "momentum";
    static final Setting FACTOR = Setting.required(MOMENTUM, Setting.Range.BELOW_ONE);
    static final String FORM = "form";
    static final String VELOCITY = "v";

    @Override
    public String name() {
        return MOMENTUM;
    }

    @Override
    public List<Setting> settings() {
        return List.of(GradientDescent.RATE, FACTOR);
    }

    @Override
    public List<Choice> choices() {
        return List.of(Choice.of(FORM, "heavy-ball", "subtracted", "accumulated", "averaged"));
    }

    @Override
    public List<String> states() {
        return List.of(VELOCITY);
    }

    @Override
    public Expression updated(ParameterStep step) {
        Expression kept = kept(step);
        Expression scaled = GradientDescent.scaled(step, step.gradient());
        if (step.isChosen(FORM, "heavy-ball")) {
            return Algebra.add(step.parameter(), step.keep(VELOCITY, Algebra.subtract(kept, scaled)));
        }
        if (step.isChosen(FORM, "subtracted")) {
            return Algebra.subtract(step.parameter(), step.keep(VELOCITY, Algebra.add(kept, scaled)));
        }
        Expression added = step.isChosen(FORM, "averaged")
                ? Algebra.multiply(Algebra.subtract(Algebra.constant(1), step.setting(MOMENTUM)), step.gradient())
                : step.gradient();
        return GradientDescent.down(step, step.keep(VELOCITY, Algebra.add(kept, added)));
    }

    /** μ v. */
    static Expression kept(ParameterStep step) {
        return Algebra.multiply(step.setting(MOMENTUM), step.state(VELOCITY));
    }
}
