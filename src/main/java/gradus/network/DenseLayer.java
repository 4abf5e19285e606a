package gradus.network;

import gradus.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/**
 * A fully connected layer.
 *
 * @param activation the activation function
 * @param settings the settings given for it, by name
 * @param weights units x inputs in column layout, inputs x units in row layout
 * @param bias units x 1 in column layout, 1 x units in row layout; a layer may have none
 */
public record DenseLayer(
        ActivationFunction activation, Map<String, Double> settings, Tensor weights, Optional<Tensor> bias) {
    public DenseLayer {
        settings = Map.copyOf(settings);
    }
}
