package gradus.network;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The rules of one training step: settings, states, what happens to the gradients, and the parameters after it. */
final class UpdateRules {
    private static final Quantity DECAY = NetworkQuantities.setting(Training.WEIGHT_DECAY);
    private static final Quantity BOUND = NetworkQuantities.setting("clip");

    private final Training training;
    private final Graph graph;
    private final Function<Quantity, Expression> directions;
    private final List<Quantity> parameters;

    /**
     * The rules of a step.
     *
     * @param graph what comes before the step, with gradients
     * @param directions the gradient by a parameter, or what a rule has in its place
     * @param parameters the parameters that the step changes
     */
    UpdateRules(Training training, Graph graph, Function<Quantity, Expression> directions, List<Quantity> parameters) {
        this.training = training;
        this.graph = graph;
        this.directions = directions;
        this.parameters = parameters;
    }

    /** All rules that are not in the graph already. */
    Map<Quantity, Expression> all() {
        Map<Quantity, Expression> rules = new LinkedHashMap<>(settings());
        training.gradients().decay().ifPresent(decay -> rules.put(DECAY, Algebra.constant(decay)));
        training.gradients().clipping().ifPresent(clipping -> rules.put(BOUND, Algebra.constant(clipping.bound())));
        rules.putAll(states());
        boolean isGlobal = training.gradients()
                .clipping()
                .filter(clipping -> clipping.kind() == Clipping.Kind.GLOBAL_NORM)
                .isPresent();
        if (isGlobal) {
            rules.put(NetworkQuantities.GRADIENT_NORM, norm(parameters));
        }
        for (Quantity parameter : parameters) {
            Expression gradient = gradient(parameter, rules);
            rules.putAll(new ParameterStep(training, parameter, gradient).rules());
        }
        if (counts(rules)) {
            rules.put(NetworkQuantities.STEP, Algebra.constant(training.plan().firstCount()));
        }
        rules.keySet().removeIf(graph::contains);
        return rules;
    }

    /** The settings of the optimiser. */
    Map<Quantity, Expression> settings() {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        training.settings()
                .forEach((name, value) -> rules.put(NetworkQuantities.setting(name), Algebra.constant(value)));
        return rules;
    }

    /** What is kept from the step before: nothing but zeros before the first one. */
    Map<Quantity, Expression> states() {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        for (Quantity parameter : parameters) {
            training.optimizer()
                    .states()
                    .forEach(letter -> rules.put(
                            new Quantity.Companion(letter, parameter),
                            new Expression.Constant(Tensor.filled(graph.shape(parameter), 0))));
        }
        return rules;
    }

    private static boolean counts(Map<Quantity, Expression> rules) {
        return rules.values().stream().anyMatch(UpdateRules::countsIn);
    }

    private static boolean countsIn(Expression formula) {
        return formula.equals(new Expression.Reference(NetworkQuantities.STEP))
                || formula.operands().stream().anyMatch(UpdateRules::countsIn);
    }

    /** The gradient that the optimiser sees; where it is another than that of the loss, it is called g. */
    private Expression gradient(Quantity parameter, Map<Quantity, Expression> rules) {
        Expression decayed = decayed(parameter);
        Expression used = training.gradients()
                .clipping()
                .map(clipping -> clipped(clipping, parameter, decayed))
                .orElse(decayed);
        Expression own = ofLoss(parameter);
        if (used.equals(own)) {
            return own;
        }
        Quantity name = new Quantity.Companion("g", parameter);
        rules.put(name, used);
        return new Expression.Reference(name);
    }

    private Expression ofLoss(Quantity parameter) {
        return directions.apply(parameter);
    }

    private Expression decayed(Quantity parameter) {
        Expression own = ofLoss(parameter);
        return training.decays(parameter) && !training.optimizer().decaysByItself()
                ? Algebra.add(
                        own, Algebra.multiply(new Expression.Reference(DECAY), new Expression.Reference(parameter)))
                : own;
    }

    private Expression clipped(Clipping clipping, Quantity parameter, Expression gradient) {
        Expression bound = new Expression.Reference(BOUND);
        return switch (clipping.kind()) {
            case VALUE ->
                combined(
                        BinaryFunction.MAXIMUM,
                        combined(BinaryFunction.MINIMUM, gradient, bound),
                        Algebra.negate(bound));
            case NORM -> Algebra.multiply(share(bound, norm(List.of(parameter))), gradient);
            case GLOBAL_NORM ->
                Algebra.multiply(share(bound, new Expression.Reference(NetworkQuantities.GRADIENT_NORM)), gradient);
        };
    }

    /** 1 up to the bound, and what brings a longer gradient down to it. */
    private static Expression share(Expression bound, Expression norm) {
        return Algebra.divide(bound, combined(BinaryFunction.MAXIMUM, norm, bound));
    }

    private static Expression combined(BinaryFunction function, Expression left, Expression right) {
        return new Expression.Combine(function, left, right);
    }

    private Expression norm(List<Quantity> all) {
        Expression sum = all.stream()
                .map(parameter -> sumOfSquares(decayed(parameter), graph.shape(parameter)))
                .reduce(Algebra::add)
                .orElse(Algebra.constant(0));
        return new Expression.Apply(ElementaryFunction.SQRT, sum);
    }

    private static Expression sumOfSquares(Expression formula, Shape shape) {
        Expression sum = new Expression.Apply(ElementaryFunction.SQUARE, formula);
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            sum = new Expression.SumOver(sum, axis);
        }
        return sum;
    }

    /** The points at which gradients are taken, where these are not the parameters themselves. */
    Map<Quantity, Expression> lookAhead() {
        Map<Quantity, Expression> points = new LinkedHashMap<>();
        for (Quantity parameter : parameters) {
            Optional<Expression> point =
                    training.optimizer().lookAhead(new ParameterStep(training, parameter, ofLoss(parameter)));
            point.ifPresent(formula -> points.put(new Quantity.Companion(StepNames.AHEAD, parameter), formula));
        }
        return points;
    }
}
