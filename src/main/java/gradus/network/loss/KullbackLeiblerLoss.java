package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.network.LossFunction;
import java.util.List;
import java.util.Optional;

/**
 * Σ t ln(t / a), in nats, where t is 0 nothing.
 */
@AutoService(LossFunction.class)
public final class KullbackLeiblerLoss implements LossFunction {
    @Override
    public String name() {
        return "kl-divergence";
    }

    @Override
    public List<String> aliases() {
        return List.of("kl");
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        // 0 ln 0 is 0: below the smallest number that has all its digits nothing is multiplied by more than 0.
        Expression positive =
                new Expression.Combine(BinaryFunction.MAXIMUM, target, Algebra.constant(Double.MIN_NORMAL));
        return Algebra.multiply(
                target,
                Algebra.subtract(
                        new Expression.Apply(ElementaryFunction.LOG, positive),
                        new Expression.Apply(ElementaryFunction.LOG, output)));
    }

    @Override
    public Optional<TargetKind> targets() {
        return Optional.of(TargetKind.NOT_NEGATIVE);
    }
}
