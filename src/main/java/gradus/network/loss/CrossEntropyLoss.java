package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.network.LossFunction;
import gradus.network.Setting;
import java.util.Map;
import java.util.Set;

/**
 * −Σ t ln a, in nats, or with another logarithm.
 *
 * @param logarithm the logarithm
 */
@AutoService(LossFunction.class)
public record CrossEntropyLoss(Logarithm logarithm) implements LossFunction {
    /** With the natural logarithm. */
    public CrossEntropyLoss() {
        this(Logarithm.NATURAL);
    }

    @Override
    public String name() {
        return "cross-entropy";
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(Logarithm.SETTING);
    }

    @Override
    public LossFunction with(Map<String, Double> numbers) {
        return new CrossEntropyLoss(Logarithm.of(numbers));
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        return Algebra.negate(Algebra.multiply(target, logarithm.of(output)));
    }

    /** t ln a. */
    static Expression logLikelihood(Expression output, Expression target) {
        return Algebra.multiply(target, new Expression.Apply(ElementaryFunction.LOG, output));
    }
}
