package gradus.network.optimizer;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.Expression;
import gradus.network.Choice;
import gradus.network.Optimizer;
import gradus.network.ParameterStep;
import gradus.network.Setting;
import java.util.List;

/**
 * m′ = β₁ m + (1 − β₁) g and v′ = β₂ v + (1 − β₂) g²; with bias correction m̂ = m′ / (1 − β₁ᵗ) and v̂ = v′ / (1 − β₂ᵗ), else these
 * are m′ and v′; then W′ = W − η m̂ / (√v̂ + ε), or with ε under the root.
 */
@AutoService(Optimizer.class)
public final class Adam implements Optimizer {
    private static final String CORRECTION = "bias-correction";

    static List<Setting> numbers() {
        return List.of(
                GradientDescent.RATE,
                Setting.usually("beta1", 0.9, Setting.Range.BELOW_ONE),
                Setting.usually("beta2", 0.999, Setting.Range.BELOW_ONE),
                RootMean.SMALL);
    }

    static List<Choice> conventions() {
        return List.of(RootMean.PLACE, Choice.of(CORRECTION, "yes", "no"));
    }

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public List<Setting> settings() {
        return numbers();
    }

    @Override
    public List<Choice> choices() {
        return conventions();
    }

    @Override
    public List<String> states() {
        return List.of("m", "v");
    }

    @Override
    public Expression updated(ParameterStep step) {
        return GradientDescent.down(step, direction(step));
    }

    /** m̂ / (√v̂ + ε). */
    static Expression direction(ParameterStep step) {
        Expression mean = step.keep("m", RootMean.average(step, "beta1", step.state("m"), step.gradient()));
        Expression squares =
                step.keep("v", RootMean.average(step, "beta2", step.state("v"), RootMean.square(step.gradient())));
        if (step.isChosen(CORRECTION, "no")) {
            return Algebra.divide(mean, RootMean.root(step, squares));
        }
        Expression corrected = step.named("mhat", corrected(step, "beta1", mean));
        return Algebra.divide(corrected, RootMean.root(step, step.named("vhat", corrected(step, "beta2", squares))));
    }

    private static Expression corrected(ParameterStep step, String share, Expression average) {
        Expression power = new Expression.Combine(BinaryFunction.POWER, step.setting(share), step.count());
        return Algebra.divide(average, Algebra.subtract(Algebra.constant(1), power));
    }
}
