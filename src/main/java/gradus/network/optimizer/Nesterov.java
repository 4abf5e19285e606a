package gradus.network.optimizer;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.network.Choice;
import gradus.network.Optimizer;
import gradus.network.ParameterStep;
import gradus.network.Setting;
import java.util.List;
import java.util.Optional;

/**
 * Nesterov's momentum. {@code look-ahead}: the gradient is taken at W + μ v, then v′ = μ v − η g and W′ = W + v′. In the other forms
 * the gradient is taken at W: {@code rewritten} v′ = μ v − η g and W′ = W + μ v′ − η g; {@code accumulated} v′ = μ v + g and
 * W′ = W − η (g + μ v′).
 */
@AutoService(Optimizer.class)
public final class Nesterov implements Optimizer {
    private static final String LOOK_AHEAD = "look-ahead";

    @Override
    public String name() {
        return "nesterov";
    }

    @Override
    public List<Setting> settings() {
        return List.of(GradientDescent.RATE, Momentum.FACTOR);
    }

    @Override
    public List<Choice> choices() {
        return List.of(Choice.of(Momentum.FORM, LOOK_AHEAD, "rewritten", "accumulated"));
    }

    @Override
    public List<String> states() {
        return List.of(Momentum.VELOCITY);
    }

    @Override
    public Optional<Expression> lookAhead(ParameterStep step) {
        return step.isChosen(Momentum.FORM, LOOK_AHEAD)
                ? Optional.of(Algebra.add(step.parameter(), Momentum.kept(step)))
                : Optional.empty();
    }

    @Override
    public Expression updated(ParameterStep step) {
        Expression kept = Momentum.kept(step);
        if (step.isChosen(Momentum.FORM, "accumulated")) {
            Expression velocity = step.keep(Momentum.VELOCITY, Algebra.add(kept, step.gradient()));
            return GradientDescent.down(step, Algebra.add(step.gradient(), onwards(step, velocity)));
        }
        Expression scaled = GradientDescent.scaled(step, step.gradient());
        Expression velocity = step.keep(Momentum.VELOCITY, Algebra.subtract(kept, scaled));
        return step.isChosen(Momentum.FORM, LOOK_AHEAD)
                ? Algebra.add(step.parameter(), velocity)
                : Algebra.subtract(Algebra.add(step.parameter(), onwards(step, velocity)), scaled);
    }

    private static Expression onwards(ParameterStep step, Expression velocity) {
        return Algebra.multiply(step.setting(Momentum.MOMENTUM), velocity);
    }
}
