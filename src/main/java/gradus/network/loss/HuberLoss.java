package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.UnitFormulas;
import gradus.network.LossFunction;
import gradus.network.Setting;
import java.util.Map;
import java.util.Set;

/**
 * ½ (a − t)² where |a − t| is at most δ, else δ (|a − t| − ½ δ).
 *
 * @param delta δ, where the parabola ends
 */
@AutoService(LossFunction.class)
public record HuberLoss(double delta) implements LossFunction {
    /** The loss with its usual numbers. */
    public HuberLoss() {
        this(1);
    }

    @Override
    public String name() {
        return "huber";
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(Setting.usually("delta", 1, Setting.Range.POSITIVE));
    }

    @Override
    public LossFunction with(Map<String, Double> numbers) {
        return new HuberLoss(numbers.getOrDefault("delta", 1.0));
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        Expression difference = Algebra.subtract(output, target);
        Expression excess = UnitFormulas.positivePart(
                Algebra.subtract(new Expression.Apply(ElementaryFunction.ABS, difference), Algebra.constant(delta)), 0);
        Expression twice = Algebra.subtract(
                new Expression.Apply(ElementaryFunction.SQUARE, difference),
                new Expression.Apply(ElementaryFunction.SQUARE, excess));
        return Algebra.multiply(Algebra.constant(0.5), twice);
    }
}
