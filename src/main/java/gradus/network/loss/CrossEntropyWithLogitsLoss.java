package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.network.LossFunction;
import java.util.List;

/**
 * −Σ t ln softmax(a), in nats: the softmax is a part of the loss, and the output is what it is taken of.
 */
@AutoService(LossFunction.class)
public final class CrossEntropyWithLogitsLoss implements LossFunction {
    @Override
    public String name() {
        return "cross-entropy-with-logits";
    }

    @Override
    public List<String> aliases() {
        return List.of("softmax-cross-entropy");
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        return Algebra.negate(CrossEntropyLoss.logLikelihood(new Expression.Softmax(output, unitAxis), target));
    }
}
