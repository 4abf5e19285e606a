package gradus.network.recurrent;

import gradus.network.QueryPoint.Parameters;
import gradus.tensor.Tensor;
import java.util.List;

/**
 * A further sequence that goes through the network, from the states that the first example starts with.
 *
 * @param name how quantities name it: {@code h2(s)}
 * @param inputs the input of each step, in the layout of the problem
 */
public record QuerySequence(String name, List<Tensor> inputs, Parameters parameters) {
    public QuerySequence {
        inputs = List.copyOf(inputs);
    }
}
