package gradus.network.loss;

import com.google.auto.service.AutoService;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.network.LossFunction;
import java.util.List;

/**
 * −Σ t a, where the outputs are logarithms of probabilities, as those of a log-softmax are.
 */
@AutoService(LossFunction.class)
public final class NegativeLogLikelihoodLoss implements LossFunction {
    @Override
    public String name() {
        return "negative-log-likelihood";
    }

    @Override
    public List<String> aliases() {
        return List.of("nll");
    }

    @Override
    public Expression term(Expression output, Expression target, int unitAxis) {
        return Algebra.negate(Algebra.multiply(target, output));
    }
}
