package gradus.network.recurrent;

import gradus.graph.Expression;
import gradus.network.ActivationFunction;
import gradus.network.Catalogue;
import java.util.Map;

/**
 * An activation function with its settings.
 *
 * @param settings the settings given, by name
 */
public record Activated(ActivationFunction function, Map<String, Double> settings) {
    public Activated {
        settings = Map.copyOf(settings);
    }

    /**
     * The activation function of that name, with its usual settings.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Activated named(String name) {
        return new Activated(
                Catalogue.activations()
                        .find(name)
                        .orElseThrow(() -> new IllegalArgumentException("no activation is called " + name)),
                Map.of());
    }

    Expression of(Expression netInput, int unitAxis) {
        return function.activation(netInput, unitAxis, settings);
    }
}
