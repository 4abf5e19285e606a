package gradus.network;

/**
 * A loss with the way its terms are put together.
 *
 * @param function the term of one output
 * @param overOutputs sum or mean over the outputs of an example
 * @param overBatch sum or mean over the examples
 */
public record Loss(LossFunction function, Reduction overOutputs, Reduction overBatch) {}
