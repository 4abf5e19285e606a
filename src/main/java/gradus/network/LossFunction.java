package gradus.network;

import gradus.graph.Expression;

/**
 * What one output contributes to the loss. To add one, add a class annotated with {@code @AutoService}.
 *
 * <p>The loss is {@code E = R_batch R_outputs factor · term(output, target)}, where each R is a sum or a mean.
 */
public interface LossFunction extends Named {

    /** The term of each output, entry by entry, without the constant factor. */
    Expression term(Expression output, Expression target);

    /** The constant in front, such as ½. */
    default double factor() {
        return 1;
    }

    /** How the outputs of an example are put together where the problem does not say. */
    default Reduction overOutputs() {
        return Reduction.SUM;
    }
}
