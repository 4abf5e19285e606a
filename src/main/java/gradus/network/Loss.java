package gradus.network;

import java.util.Optional;

/**
 * A loss with the way its terms are put together.
 *
 * @param function the term of one output
 * @param overOutputs sum or mean over the outputs of an example
 * @param overBatch sum or mean over the examples
 * @param penalty what is added for large parameters
 */
public record Loss(LossFunction function, Reduction overOutputs, Reduction overBatch, Optional<Penalty> penalty) {

    /** A loss without a penalty. */
    public Loss(LossFunction function, Reduction overOutputs, Reduction overBatch) {
        this(function, overOutputs, overBatch, Optional.empty());
    }

    /** The same with another term. */
    public Loss with(LossFunction other) {
        return new Loss(other, overOutputs, overBatch, penalty);
    }

    /** The same with a penalty. */
    public Loss with(Optional<Penalty> added) {
        return new Loss(function, overOutputs, overBatch, added);
    }
}
