package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.network.LossFunction;
import gradus.network.Setting;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Σ max(0, Δ − t a)², with targets −1 and 1.
 *
 * @param margin Δ, how far on the right side an output has to be
 * @param negativeLabel the label that stands for −1, 0 or −1 itself
 */
@AutoService(LossFunction.class)
public record SquaredHingeLoss(double margin, double negativeLabel) implements LossFunction {
    /** The loss with its usual numbers. */
    public SquaredHingeLoss() {
        this(1, -1);
    }

    @Override
    public String name() {
        return "squared-hinge";
    }

    @Override
    public Set<Setting> settings() {
        return Set.of(
                Setting.usually("margin", 1, Setting.Range.NOT_NEGATIVE),
                Setting.usually("negative-label", -1, Setting.Range.ANY));
    }

    @Override
    public LossFunction with(Map<String, Double> numbers) {
        return new SquaredHingeLoss(numbers.getOrDefault("margin", 1.0), numbers.getOrDefault("negative-label", -1.0));
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        return new Expression.Apply(
                ElementaryFunction.SQUARE, HingeLoss.shortfall(output, target, margin, negativeLabel, 0));
    }

    @Override
    public Optional<TargetKind> targets() {
        return Optional.of(negativeLabel == 0 ? TargetKind.BITS : TargetKind.SIGNS);
    }
}
