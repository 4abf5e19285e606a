package gradus.network;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One parameter in one training step: what an optimiser sees of it, and the rules that the optimiser makes. */
public final class ParameterStep {
    private final Training training;
    private final Quantity parameter;
    private final Expression gradient;
    private final Map<Quantity, Expression> rules = new LinkedHashMap<>();

    /**
     * A parameter before a step.
     *
     * @param gradient the gradient that the step uses, in the shape of the parameter
     */
    ParameterStep(Training training, Quantity parameter, Expression gradient) {
        this.training = training;
        this.parameter = parameter;
        this.gradient = gradient;
    }

    /** The parameter before the step. */
    public Expression parameter() {
        return new Expression.Reference(parameter);
    }

    /** The gradient that the step uses. */
    public Expression gradient() {
        return gradient;
    }

    /** A setting of the optimiser. */
    public Expression setting(String name) {
        return new Expression.Reference(NetworkQuantities.setting(name));
    }

    /** How often parameters have been changed, this step included. */
    public Expression count() {
        return new Expression.Reference(NetworkQuantities.STEP);
    }

    /** Whether the problem chooses this word for a convention. */
    public boolean isChosen(String choice, String word) {
        return word.equals(training.choice(choice));
    }

    /** λ p of weight decay, if there is any for this parameter. */
    public Optional<Expression> decay() {
        return training.decays(parameter)
                ? Optional.of(Algebra.multiply(setting(Training.WEIGHT_DECAY), parameter()))
                : Optional.empty();
    }

    /** What was kept under a letter by the step before. */
    public Expression state(String letter) {
        return new Expression.Reference(new Quantity.Companion(letter, parameter));
    }

    /** Keeps something under a letter for the next step. */
    public Expression keep(String letter, Expression rule) {
        return put(new Quantity.Updated(new Quantity.Companion(letter, parameter)), rule);
    }

    /** Gives something on the way a name. */
    public Expression named(String letter, Expression rule) {
        return put(new Quantity.Companion(letter, parameter), rule);
    }

    private Expression put(Quantity quantity, Expression rule) {
        rules.put(quantity, rule);
        return new Expression.Reference(quantity);
    }

    /** All rules of the step for this parameter. */
    Map<Quantity, Expression> rules() {
        Expression updated = training.optimizer().updated(this);
        rules.put(new Quantity.Updated(parameter), updated);
        return Collections.unmodifiableMap(rules);
    }
}
