package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.UnitFormulas;
import gradus.network.LossFunction;
import gradus.network.Setting;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Σ max(0, Δ − t a), with targets −1 and 1.
 *
 * @param margin Δ, how far on the right side an output has to be
 * @param negativeLabel the label that stands for −1, 0 or −1 itself
 * @param atKink the derivative of max(0, x) at 0, a convention
 */
@AutoService(LossFunction.class)
public record HingeLoss(double margin, double negativeLabel, double atKink) implements LossFunction {
    /** The loss with its usual numbers. */
    public HingeLoss() {
        this(1, -1, 0);
    }

    @Override
    public String name() {
        return "hinge";
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(
                Setting.usually("margin", 1, Setting.Range.NOT_NEGATIVE),
                Setting.usually("negative-label", -1, Setting.Range.ANY),
                Setting.usually("at-kink", 0, Setting.Range.ANY));
    }

    @Override
    public LossFunction with(Map<String, Double> numbers) {
        return new HingeLoss(
                numbers.getOrDefault("margin", 1.0),
                numbers.getOrDefault("negative-label", -1.0),
                numbers.getOrDefault("at-kink", 0.0));
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        return shortfall(output, target, margin, negativeLabel, atKink);
    }

    @Override
    public Optional<TargetKind> targets() {
        return Optional.of(negativeLabel == 0 ? TargetKind.BITS : TargetKind.SIGNS);
    }

    /** max(0, Δ − t a), with targets 0 and 1 taken as −1 and 1. */
    static Expression shortfall(
            Expression output, Expression target, double margin, double negativeLabel, double atKink) {
        Expression sign = negativeLabel == 0
                ? Algebra.subtract(Algebra.multiply(Algebra.constant(2), target), Algebra.constant(1))
                : target;
        return UnitFormulas.positivePart(
                Algebra.subtract(Algebra.constant(margin), Algebra.multiply(sign, output)), atKink);
    }
}
