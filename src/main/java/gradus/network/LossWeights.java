package gradus.network;

import gradus.tensor.Tensor;
import java.util.Optional;

/**
 * How much examples, classes and single outputs count in a loss.
 *
 * @param examples a weight for each example: 1 x examples in column layout, examples x 1 in row layout
 * @param classes a weight for each class: classes x 1 in column layout, 1 x classes in row layout; two where there is a single
 *     output, that of 0 and that of 1
 * @param mask which outputs count, in the shape of the output: 1 where they do, else 0
 * @param isNormalized whether a mean over the examples divides by the sum of their weights, and not by their number
 */
public record LossWeights(
        Optional<Tensor> examples, Optional<Tensor> classes, Optional<Tensor> mask, boolean isNormalized) {
    /** Everything counts alike. */
    public static final LossWeights NONE = new LossWeights(Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** Whether examples count differently. */
    public boolean areOfExamples() {
        return examples.isPresent() || classes.isPresent();
    }

    /** Whether anything counts differently. */
    public boolean areStated() {
        return areOfExamples() || mask.isPresent();
    }
}
