package gradus.network.recurrent;

import gradus.network.Loss;
import gradus.network.Reduction;

/**
 * A loss of what a recurrent network puts out.
 *
 * @param loss that of one step
 * @param overSteps how the losses of several steps are put together
 */
public record SequenceLoss(Loss loss, Reduction overSteps) {}
