package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.network.LossFunction;
import java.util.List;

/**
 * −Σ (t ln σ(a) + (1 − t) ln(1 − σ(a))) = Σ (ln(1 + exp(a)) − t a), in nats: the sigmoid is a part of the loss, and the output is
 * what it is taken of.
 */
@AutoService(LossFunction.class)
public final class BinaryCrossEntropyWithLogitsLoss implements LossFunction {
    @Override
    public String name() {
        return "binary-cross-entropy-with-logits";
    }

    @Override
    public List<String> aliases() {
        return List.of("bce-with-logits");
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        return Algebra.subtract(
                new Expression.Apply(ElementaryFunction.SOFTPLUS, output), Algebra.multiply(target, output));
    }
}
