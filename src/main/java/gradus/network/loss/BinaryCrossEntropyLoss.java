package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.network.LossFunction;
import gradus.network.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * −Σ (t ln a + (1 − t) ln(1 − a)), in nats, or with another logarithm.
 *
 * @param logarithm the logarithm
 */
@AutoService(LossFunction.class)
public record BinaryCrossEntropyLoss(Logarithm logarithm) implements LossFunction {
    /** With the natural logarithm. */
    public BinaryCrossEntropyLoss() {
        this(Logarithm.NATURAL);
    }

    @Override
    public String name() {
        return "binary-cross-entropy";
    }

    @Override
    public List<String> aliases() {
        return List.of("bce");
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(Logarithm.SETTING);
    }

    @Override
    public LossFunction with(Map<String, Double> numbers) {
        return new BinaryCrossEntropyLoss(Logarithm.of(numbers));
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        Expression one = Algebra.constant(1);
        return Algebra.negate(Algebra.add(
                Algebra.multiply(target, logarithm.of(output)),
                Algebra.multiply(Algebra.subtract(one, target), logarithm.of(Algebra.subtract(one, output)))));
    }
}
