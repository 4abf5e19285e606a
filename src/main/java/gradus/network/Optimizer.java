package gradus.network;

import gradus.graph.Expression;
import java.util.Map;
import java.util.Set;

/** How a parameter is changed by its gradient. To add one, add a class annotated with {@code @AutoService}. */
public interface Optimizer extends Named {

    /** The settings it needs, each a quantity of the graph, such as {@code learning-rate}. */
    Set<String> settings();

    /**
     * The parameter after one step.
     *
     * @param parameter the parameter before the step
     * @param gradient the gradient of the loss at the parameters before the step, in the shape of the parameter
     * @param settings the settings by name
     */
    Expression updated(Expression parameter, Expression gradient, Map<String, Expression> settings);
}
