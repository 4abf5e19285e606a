package gradus.network.optimizer;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.network.Choice;
import gradus.network.Optimizer;
import gradus.network.ParameterStep;
import gradus.network.Setting;
import java.util.List;

/** s′ = ρ s + (1 − ρ) g² and W′ = W − η g / (√s′ + ε), or with ε under the root. */
@AutoService(Optimizer.class)
public final class RmsProp implements Optimizer {
    private static final String DECAY = "decay";

    @Override
    public String name() {
        return "rmsprop";
    }

    @Override
    public List<Setting> settings() {
        return List.of(GradientDescent.RATE, Setting.usually(DECAY, 0.9, Setting.Range.BELOW_ONE), RootMean.SMALL);
    }

    @Override
    public List<Choice> choices() {
        return List.of(RootMean.PLACE);
    }

    @Override
    public List<String> states() {
        return List.of("s");
    }

    @Override
    public Expression updated(ParameterStep step) {
        Expression squares =
                step.keep("s", RootMean.average(step, DECAY, step.state("s"), RootMean.square(step.gradient())));
        return GradientDescent.down(step, Algebra.divide(step.gradient(), RootMean.root(step, squares)));
    }
}
