package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.network.LossFunction;
import java.util.List;

/** −Σ (t ln a + (1 − t) ln(1 − a)), in nats. */
@AutoService(LossFunction.class)
public final class BinaryCrossEntropyLoss implements LossFunction {
    @Override
    public String name() {
        return "binary-cross-entropy";
    }

    @Override
    public List<String> aliases() {
        return List.of("bce");
    }

    @Override
    public Expression term(Expression output, Expression target) {
        Expression one = Algebra.constant(1);
        return Algebra.negate(Algebra.add(
                CrossEntropyLoss.logLikelihood(output, target),
                CrossEntropyLoss.logLikelihood(Algebra.subtract(one, output), Algebra.subtract(one, target))));
    }
}
