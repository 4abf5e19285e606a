package gradus.network;

import gradus.graph.Expression;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one output contributes to the loss. To add one, add a class annotated with {@code @AutoService}.
 *
 * <p>The loss is {@code E = R_batch R_outputs factor · term(output, target)}, where each R is a sum or a mean.
 */
public interface LossFunction extends Named {

    /**
     * The term of each output, without the constant factor; where {@link #isOneNumber()}, that of each example, with 1 for the
     * number of outputs.
     *
     * @param output a, in the layout of the problem
     * @param target t, in the shape of the output
     * @param unitAxis the axis along which outputs are counted
     */
    Expression term(Expression output, Expression target, int unitAxis);

    /** The constant in front, such as ½. */
    default double factor() {
        return 1;
    }

    /** How the outputs of an example are put together where the problem does not say. */
    default Reduction overOutputs() {
        return Reduction.SUM;
    }

    /** Whether it puts the outputs of an example together itself, so that nothing is left for a sum or a mean. */
    default boolean isOneNumber() {
        return false;
    }

    /** The numbers that a problem may say, such as a margin. */
    default Set<Setting> settings() {
        return Set.of();
    }

    /**
     * The same loss with other numbers.
     *
     * @param numbers by the names of settings; one that is not given has its usual value
     */
    default LossFunction with(Map<String, Double> numbers) {
        return this;
    }

    /** What targets have to be; empty where any will do. */
    default Optional<TargetKind> targets() {
        return Optional.empty();
    }

    /** What targets may have to be. */
    enum TargetKind {
        /** −1 or 1. */
        SIGNS,
        /** 0 or 1. */
        BITS,
        /** A single 1 in each example, else 0. */
        ONE_HOT,
        /** 0 or more. */
        NOT_NEGATIVE
    }
}
