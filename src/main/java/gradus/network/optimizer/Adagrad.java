package gradus.network.optimizer;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.network.Choice;
import gradus.network.Optimizer;
import gradus.network.ParameterStep;
import gradus.network.Setting;
import java.util.List;

/** s′ = s + g² and W′ = W − η g / (√s′ + ε), or with ε under the root. */
@AutoService(Optimizer.class)
public final class Adagrad implements Optimizer {
    @Override
    public String name() {
        return "adagrad";
    }

    @Override
    public List<Setting> settings() {
        return List.of(GradientDescent.RATE, RootMean.SMALL);
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
        Expression squares = step.keep("s", Algebra.add(step.state("s"), RootMean.square(step.gradient())));
        return GradientDescent.down(step, Algebra.divide(step.gradient(), RootMean.root(step, squares)));
    }
}
