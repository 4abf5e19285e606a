package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.Expression;
import gradus.network.LossFunction;
import gradus.network.Setting;
import java.util.Map;
import java.util.Set;

/**
 * −Σ (1 − a)^γ t ln a, in nats.
 *
 * @param gamma γ, how strongly outputs that are right already are played down
 */
@AutoService(LossFunction.class)
public record FocalLoss(double gamma) implements LossFunction {
    /** The loss with its usual numbers. */
    public FocalLoss() {
        this(2);
    }

    @Override
    public String name() {
        return "focal";
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(Setting.usually("gamma", 2, Setting.Range.NOT_NEGATIVE));
    }

    @Override
    public LossFunction with(Map<String, Double> numbers) {
        return new FocalLoss(numbers.getOrDefault("gamma", 2.0));
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        return Algebra.negate(Algebra.multiply(
                new Expression.Combine(
                        BinaryFunction.POWER, Algebra.subtract(Algebra.constant(1), output), Algebra.constant(gamma)),
                CrossEntropyLoss.logLikelihood(output, target)));
    }
}
