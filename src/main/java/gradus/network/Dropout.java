package gradus.network;

import gradus.tensor.Tensor;

/**
 * Units of a layer that are left out while it is trained; which ones, the problem says. A query point sees all of them.
 *
 * @param mask 1 for a unit that stays, else 0: units x 1 in column layout, 1 x units in row layout, or in the shape of the
 *     activation where each example has its own
 * @param keep the probability that a unit stays
 * @param scaling what makes up for the units that are left out
 */
public record Dropout(Tensor mask, double keep, Scaling scaling) {

    /** What makes up for the units that are left out. */
    public enum Scaling {
        /** Those that stay are divided by the probability, at once. */
        INVERTED,
        /** Where all are there, all are multiplied by the probability. */
        AT_QUERIES,
        /** Nothing. */
        NONE
    }
}
