package gradus.network.optimizer;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.network.LearningRule;
import gradus.network.Optimizer;
import gradus.network.ParameterStep;
import gradus.network.Setting;
import java.util.List;
import java.util.Optional;

/**
 * W′ = W + c η e xᵀ with e = t − z: the rule of Widrow and Hoff, also called ADALINE or LMS. The setting {@code factor}, c, is 1 by
 * default; some write 2.
 */
@AutoService(Optimizer.class)
public final class DeltaRule implements Optimizer {
    @Override
    public String name() {
        return "delta-rule";
    }

    @Override
    public List<String> aliases() {
        return List.of("widrow-hoff", "adaline", "lms");
    }

    @Override
    public List<Setting> settings() {
        return List.of(GradientDescent.RATE, Setting.usually("factor", 1, Setting.Range.POSITIVE));
    }

    @Override
    public Optional<LearningRule> rule() {
        return Optional.of(new LearningRule(LearningRule.Difference.OF_NET_INPUT));
    }

    @Override
    public Expression updated(ParameterStep step) {
        Expression rate = Algebra.multiply(step.setting("factor"), step.setting(GradientDescent.LEARNING_RATE));
        Expression change = Algebra.multiply(rate, step.gradient());
        return Algebra.add(step.parameter(), step.named("change", change));
    }
}
