/**
 * Recurrent networks as shorthand for a graph: a cell that is used once for every step of a sequence, always with the same weights.
 *
 * <p>Says what a cell <em>computes</em> in one step; the unrolled graph is differentiated like any other, so the gradients
 * through time, with their sums over the steps, are derived and not written down. Knows the layers, losses and trainings of
 * {@link gradus.network}.
 */
@NullMarked
package gradus.network.recurrent;

import org.jspecify.annotations.NullMarked;
