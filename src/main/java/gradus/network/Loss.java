package gradus.network;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import java.util.Optional;

/**
 * A loss with the way its terms are put together.
 *
 * @param function the term of one output
 * @param overOutputs sum or mean over the outputs of an example
 * @param overBatch sum or mean over the examples
 * @param penalty what is added for large parameters
 * @param smoothing ε: the target is (1 − ε) t + ε/K, with K outputs; 0 leaves it as it is
 */
public record Loss(
        LossFunction function,
        Reduction overOutputs,
        Reduction overBatch,
        Optional<Penalty> penalty,
        double smoothing) {

    /** A loss without a penalty that takes targets as they are. */
    public Loss(LossFunction function, Reduction overOutputs, Reduction overBatch) {
        this(function, overOutputs, overBatch, Optional.empty());
    }

    /** A loss that takes targets as they are. */
    public Loss(LossFunction function, Reduction overOutputs, Reduction overBatch, Optional<Penalty> penalty) {
        this(function, overOutputs, overBatch, penalty, 0);
    }

    /** The same with another term. */
    public Loss with(LossFunction other) {
        return new Loss(other, overOutputs, overBatch, penalty, smoothing);
    }

    /** The same with a penalty. */
    public Loss with(Optional<Penalty> added) {
        return new Loss(function, overOutputs, overBatch, added, smoothing);
    }

    /**
     * What the output is compared with.
     *
     * @param target t, any shape
     * @param outputs K, the number of outputs
     */
    public Expression smoothed(Expression target, int outputs) {
        return smoothing == 0
                ? target
                : Algebra.add(
                        Algebra.multiply(Algebra.constant(1 - smoothing), target),
                        Algebra.constant(smoothing / outputs));
    }

    /** The same with smoothed targets. */
    public Loss smoothedBy(double share) {
        return new Loss(function, overOutputs, overBatch, penalty, share);
    }
}
