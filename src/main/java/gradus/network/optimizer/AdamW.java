package gradus.network.optimizer;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.network.Choice;
import gradus.network.Optimizer;
import gradus.network.ParameterStep;
import gradus.network.Setting;
import java.util.List;

/** Adam, with weight decay on the parameter itself: W′ = W − η (m̂ / (√v̂ + ε) + λ W). */
@AutoService(Optimizer.class)
public final class AdamW implements Optimizer {
    @Override
    public String name() {
        return "adamw";
    }

    @Override
    public List<Setting> settings() {
        return Adam.numbers();
    }

    @Override
    public List<Choice> choices() {
        return Adam.conventions();
    }

    @Override
    public List<String> states() {
        return List.of("m", "v");
    }

    @Override
    public boolean decaysByItself() {
        return true;
    }

    @Override
    public Expression updated(ParameterStep step) {
        Expression direction = Adam.direction(step);
        return GradientDescent.down(
                step, step.decay().map(decay -> Algebra.add(direction, decay)).orElse(direction));
    }
}
