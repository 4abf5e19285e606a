package gradus.network;

import gradus.tensor.Tensor;

/**
 * An input for a further forward pass.
 *
 * @param name how quantities name it: {@code a2(x_new)}
 * @param input the input, in the layout of the problem; one or more examples
 * @param parameters the parameters the pass uses
 */
public record QueryPoint(String name, Tensor input, Parameters parameters) {

    /** Which parameters a forward pass uses. */
    public enum Parameters {
        /** Those the problem gives. */
        INITIAL,
        /** Those after the training step. */
        UPDATED
    }
}
