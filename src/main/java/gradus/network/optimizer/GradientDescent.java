package gradus.network.optimizer;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.network.Optimizer;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** W' = W − η ∂E/∂W. */
@AutoService(Optimizer.class)
public final class GradientDescent implements Optimizer {
    static final String LEARNING_RATE = "learning-rate";

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public List<String> aliases() {
        return List.of("gradient-descent");
    }

    @Override
    public Set<String> settings() {
        return Set.of(LEARNING_RATE);
    }

    @Override
    public Expression updated(Expression parameter, Expression gradient, Function<String, Expression> setting) {
        return Algebra.subtract(parameter, Algebra.multiply(setting.apply(LEARNING_RATE), gradient));
    }
}
