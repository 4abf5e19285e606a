package gradus.report.solution;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.DenseLayer;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.problem.Problem;
import gradus.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The well-known form of the output delta, output minus target, where loss and activation function are made for each other:
 * cross-entropy with softmax, binary cross-entropy with the sigmoid. It is only offered where it has the value of the rule, as
 * it has for a softmax when the targets of each example add up to 1.
 */
record ShortForm(Problem problem) {
    private static final Map<String, String> PARTNERS =
            Map.of("cross-entropy", "softmax", "binary-cross-entropy", "sigmoid");

    private static final double CLOSE = 1e-9;

    Optional<Expression> of(Quantity quantity) {
        return problem.task()
                .filter(task ->
                        quantity.equals(NetworkQuantities.delta(task.layers().size())))
                .filter(ShortForm::isPair)
                .map(task -> difference(task.layers().size()))
                .filter(formula -> isValue(formula.value(problem::truth), problem.truth(quantity)));
    }

    private static boolean isPair(NetworkTask task) {
        DenseLayer last = task.layers().get(task.layers().size() - 1);
        return task.loss()
                .map(targeted -> targeted.loss().function().name())
                .flatMap(name -> Optional.ofNullable(PARTNERS.get(name)))
                .filter(last.activation().name()::equals)
                .isPresent();
    }

    private static Expression difference(int layers) {
        Function<Quantity, Expression> reference = Expression.Reference::new;
        Expression factor = Algebra.multiply(
                Algebra.multiply(
                        reference.apply(NetworkQuantities.LOSS_FACTOR),
                        reference.apply(NetworkQuantities.OUTPUT_FACTOR)),
                reference.apply(NetworkQuantities.BATCH_FACTOR));
        return Algebra.multiply(
                factor,
                Algebra.subtract(
                        reference.apply(NetworkQuantities.activation(layers)),
                        reference.apply(NetworkQuantities.TARGET)));
    }

    private static boolean isValue(Tensor computed, Tensor truth) {
        return computed.shape().equals(truth.shape())
                && computed.zip(truth, (one, other) -> Math.abs(one - other))
                        .entries()
                        .allMatch(gap -> gap <= CLOSE);
    }
}
