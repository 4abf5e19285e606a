package gradus.network.recurrent;

import gradus.graph.Quantity;
import gradus.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a recurrent network reads and is compared with. All sequences of a batch are equally long.
 *
 * @param inputs the batch of each step, in the layout of the problem
 * @param targets that of each step, or a single one for the last step; none without a loss
 * @param initial the states before the first step, for every example
 */
public record Sequences(List<Tensor> inputs, List<Tensor> targets, Map<Quantity, Tensor> initial) {
    public Sequences {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
        initial = Collections.unmodifiableMap(new LinkedHashMap<>(initial));
    }

    /** The number of steps. */
    public int steps() {
        return inputs.size();
    }
}
