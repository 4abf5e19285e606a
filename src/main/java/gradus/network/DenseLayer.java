package gradus.network;

import gradus.graph.Quantity;
import gradus.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A fully connected layer.
 *
 * @param activation the activation function
 * @param settings the settings given for it, by name
 * @param weights units x inputs in column layout, inputs x units in row layout; biases among them count as those of one more input
 * @param bias units x 1 in column layout, 1 x units in row layout, or 1 x 1 for one that all units share; a layer may have none
 * @param biasInput what biases are the weights of
 * @param dropout the units that are left out
 * @param constants further quantities that the activation function mentions, with their values
 */
public record DenseLayer(
        ActivationFunction activation,
        Map<String, Double> settings,
        Tensor weights,
        Optional<Tensor> bias,
        BiasInput biasInput,
        Optional<Dropout> dropout,
        Map<Quantity, Tensor> constants) {
    public DenseLayer {
        settings = Map.copyOf(settings);
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    }

    /** A layer whose activation function mentions nothing but the net input. */
    public DenseLayer(
            ActivationFunction activation, Map<String, Double> settings, Tensor weights, Optional<Tensor> bias) {
        this(activation, settings, weights, bias, Map.of());
    }

    /** A layer that adds its bias and keeps all its units. */
    public DenseLayer(
            ActivationFunction activation,
            Map<String, Double> settings,
            Tensor weights,
            Optional<Tensor> bias,
            Map<Quantity, Tensor> constants) {
        this(activation, settings, weights, bias, BiasInput.USUAL, Optional.empty(), constants);
    }

    /** The same layer with other parameters. */
    public DenseLayer with(Tensor otherWeights, Optional<Tensor> otherBias) {
        return new DenseLayer(activation, settings, otherWeights, otherBias, biasInput, dropout, constants);
    }

    /** The same layer with other units left out. */
    public DenseLayer with(Optional<Dropout> other) {
        return new DenseLayer(activation, settings, weights, bias, biasInput, other, constants);
    }

    /** The number of units. */
    public int units(Layout layout) {
        return weights.shape().size(layout.unitAxis());
    }
}
