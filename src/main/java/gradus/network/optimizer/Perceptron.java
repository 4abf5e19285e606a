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

/** W′ = W + η e xᵀ with e = t − a: the rule of the perceptron. Nothing changes where the output is right. */
@AutoService(Optimizer.class)
public final class Perceptron implements Optimizer {
    @Override
    public String name() {
        return "perceptron";
    }

    @Override
    public List<String> aliases() {
        return List.of("perceptron-rule");
    }

    @Override
    public List<Setting> settings() {
        return List.of(GradientDescent.RATE);
    }

    @Override
    public Optional<LearningRule> rule() {
        return Optional.of(new LearningRule(LearningRule.Difference.OF_OUTPUT));
    }

    @Override
    public Expression updated(ParameterStep step) {
        Expression change = GradientDescent.scaled(step, step.gradient());
        return Algebra.add(step.parameter(), step.named("change", change));
    }
}
