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
 * −Σ ((1 − a)^γ t ln a + a^γ (1 − t) ln(1 − a)), in nats.
 *
 * @param gamma γ, how strongly outputs that are right already are played down
 */
@AutoService(LossFunction.class)
public record BinaryFocalLoss(double gamma) implements LossFunction {
    /** The loss with its usual numbers. */
    public BinaryFocalLoss() {
        this(2);
    }

    @Override
    public String name() {
        return "binary-focal";
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(Setting.usually("gamma", 2, Setting.Range.NOT_NEGATIVE));
    }

    @Override
    public LossFunction with(Map<String, Double> numbers) {
        return new BinaryFocalLoss(numbers.getOrDefault("gamma", 2.0));
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        Expression one = Algebra.constant(1);
        Expression complement = Algebra.subtract(one, output);
        return Algebra.negate(Algebra.add(
                part(complement, CrossEntropyLoss.logLikelihood(output, target)),
                part(output, CrossEntropyLoss.logLikelihood(complement, Algebra.subtract(one, target)))));
    }

    private Expression part(Expression miss, Expression logLikelihood) {
        return Algebra.multiply(
                new Expression.Combine(BinaryFunction.POWER, miss, Algebra.constant(gamma)), logLikelihood);
    }
}
