package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.UnitFormulas;
import gradus.network.LossFunction;
import gradus.network.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Σ max(0, a_k − a_c + Δ) over the outputs k other than that of the class c (Weston and Watkins).
 *
 * @param margin Δ, how far the output of the class has to be above the others
 * @param atKink the derivative of max(0, x) at 0, a convention
 */
@AutoService(LossFunction.class)
public record MulticlassHingeLoss(double margin, double atKink) implements LossFunction {
    /** The loss with its usual numbers. */
    public MulticlassHingeLoss() {
        this(1, 0);
    }

    @Override
    public String name() {
        return "multiclass-hinge";
    }

    @Override
    public List<String> aliases() {
        return List.of("weston-watkins");
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(
                Setting.usually("margin", 1, Setting.Range.NOT_NEGATIVE),
                Setting.usually("at-kink", 0, Setting.Range.ANY));
    }

    @Override
    public LossFunction with(Map<String, Double> numbers) {
        return new MulticlassHingeLoss(numbers.getOrDefault("margin", 1.0), numbers.getOrDefault("at-kink", 0.0));
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        Expression score = new Expression.SumOver(Algebra.multiply(target, output), unitAxis);
        Expression excess = Algebra.add(Algebra.subtract(output, score), Algebra.constant(margin));
        Expression isOther = Algebra.subtract(Algebra.constant(1), target);
        return new Expression.SumOver(Algebra.multiply(isOther, UnitFormulas.positivePart(excess, atKink)), unitAxis);
    }

    @Override
    public boolean isOneNumber() {
        return true;
    }

    @Override
    public Optional<TargetKind> targets() {
        return Optional.of(TargetKind.ONE_HOT);
    }
}
