package gradus.graph;

import gradus.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values of the quantities of a graph. */
public final class Evaluation {
    private final Map<Quantity, Tensor> values;

    Evaluation(Map<Quantity, Tensor> values) {
        this.values = values;
    }

    /**
     * The value of a quantity.
     *
     * @throws IllegalArgumentException if the graph has no such quantity
     */
    public Tensor of(Quantity quantity) {
        return Optional.ofNullable(values.get(quantity))
                .orElseThrow(() -> new IllegalArgumentException("there is no value for " + quantity));
    }

    public Set<Quantity> quantities() {
        return values.keySet();
    }
}
