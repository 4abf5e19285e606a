package gradus.network;

import gradus.graph.Expression;
import java.util.Set;
import java.util.function.Function;

/** How a parameter is changed by its gradient. To add one, add a class annotated with {@code @AutoService}. */
public interface Optimizer extends Named {

    /** The settings it needs, each a quantity of the graph, such as {@code learning-rate}. */
    Set<String> settings();

    /**
     * The parameter after one step.
     *
     * @param parameter the parameter before the step
     * @param gradient the gradient of the loss at the parameters before the step, in the shape of the parameter
     * @param setting the setting of a name
     */
    Expression updated(Expression parameter, Expression gradient, Function<String, Expression> setting);
}
