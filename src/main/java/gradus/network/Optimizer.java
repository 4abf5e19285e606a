package gradus.network;

import gradus.graph.Expression;
import java.util.List;
import java.util.Optional;

/** How a parameter is changed by its gradient. To add one, add a class annotated with {@code @AutoService}. */
public interface Optimizer extends Named {

    /** The numbers it needs, each a quantity of the graph, such as {@code learning-rate}. */
    List<Setting> settings();

    /** The conventions it can be told. */
    default List<Choice> choices() {
        return List.of();
    }

    /** The letters of what it keeps for each parameter from step to step; 0 before the first step unless the problem gives it. */
    default List<String> states() {
        return List.of();
    }

    /** The point at which the gradient is taken, where that is not the parameter itself. */
    default Optional<Expression> lookAhead(ParameterStep step) {
        return Optional.empty();
    }

    /** The rule it goes by in the place of gradients; then {@link ParameterStep#gradient()} is the correction of that rule. */
    default Optional<LearningRule> rule() {
        return Optional.empty();
    }

    /** Whether weight decay acts on the parameter itself; else it is a part of the gradient. */
    default boolean decaysByItself() {
        return false;
    }

    /**
     * The parameter after one step, as a formula. What is kept for the next step, and what has a name on the way, is told to the
     * step.
     */
    Expression updated(ParameterStep step);
}
