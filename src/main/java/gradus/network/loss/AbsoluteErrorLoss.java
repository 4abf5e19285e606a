package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.UnitFormulas;
import gradus.network.LossFunction;
import gradus.network.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Σ |a − t|.
 *
 * @param atZero the derivative where output and target are equal, a convention
 */
@AutoService(LossFunction.class)
public record AbsoluteErrorLoss(double atZero) implements LossFunction {
    /** The loss with its usual numbers. */
    public AbsoluteErrorLoss() {
        this(0);
    }

    @Override
    public String name() {
        return "absolute-error";
    }

    @Override
    public List<String> aliases() {
        return List.of("l1");
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(Setting.usually("at-zero", 0, Setting.Range.ANY));
    }

    @Override
    public LossFunction with(Map<String, Double> numbers) {
        return new AbsoluteErrorLoss(numbers.getOrDefault("at-zero", 0.0));
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        return UnitFormulas.absolute(Algebra.subtract(output, target), atZero);
    }
}
