package gradus.network;

import gradus.graph.Expression;
import java.util.Map;
import java.util.Set;

/** How a layer turns its net inputs into activations. To add one, add a class annotated with {@code @AutoService}. */
public interface ActivationFunction extends Named {

    /**
     * The activation as a formula of the net input; its derivative follows from the formula.
     *
     * @param netInput z, in the layout of the problem
     * @param unitAxis the axis along which units are counted
     * @param settings the settings given, by name; one that is not given has its default
     */
    Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings);

    /** The settings this function knows. */
    default Set<Setting> settings() {
        return Set.of();
    }

    /** Whether gradients go through it; through a step they do not. */
    default boolean hasDerivative() {
        return true;
    }
}
