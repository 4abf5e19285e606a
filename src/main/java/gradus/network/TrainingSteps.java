package gradus.network;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Writes a training out as rules. The first step has the plain names, later ones the names of {@link Quantity.AtStep}; parameters
 * after the last step are {@link Quantity.Updated}. Of a long training only the steps that are spoken of are written out, and the
 * parameters they start from are numbers.
 *
 * @param training what is done
 * @param loss what gradients are taken of
 * @param parameters what can be trained; only what has a gradient or a correction is
 * @param corrections what a {@link LearningRule} has for each parameter in the place of a gradient
 * @param inputs what a step, counted from 1, sees that differs from that of other steps
 * @param stepsInEpoch after how many steps all examples have been seen
 */
public record TrainingSteps(
        Training training,
        Quantity loss,
        List<Quantity> parameters,
        Optional<Function<Quantity, Expression>> corrections,
        IntFunction<Map<Quantity, Expression>> inputs,
        int stepsInEpoch) {

    /** A training in which every step sees the same. */
    public TrainingSteps(Training training, Quantity loss, List<Quantity> parameters) {
        this(training, loss, parameters, Optional.empty(), step -> Map.of(), 1);
    }

    /** What a training starts from beside the parameters: settings, and what is kept before the first step. */
    public static List<Quantity> givens(Training training, List<Quantity> parameters) {
        List<Quantity> givens = new ArrayList<>();
        training.settings().keySet().forEach(name -> givens.add(NetworkQuantities.setting(name)));
        givens.addAll(List.of(
                NetworkQuantities.setting(Training.WEIGHT_DECAY),
                NetworkQuantities.setting("clip"),
                NetworkQuantities.STEP));
        parameters.forEach(parameter ->
                training.optimizer().states().forEach(letter -> givens.add(new Quantity.Companion(letter, parameter))));
        return givens;
    }

    /** The parameters that are to be changed, where they have gradients. */
    private List<Quantity> trained() {
        List<Quantity> chosen = training.gradients().trained();
        return chosen.isEmpty() ? parameters : chosen;
    }

    private Expression direction(Quantity parameter) {
        return corrections
                .map(rule -> rule.apply(parameter))
                .orElseGet(() -> new Expression.Reference(Quantity.gradient(loss, parameter)));
    }

    private UpdateRules rules(Graph graph, List<Quantity> changed) {
        return new UpdateRules(training, graph, this::direction, changed);
    }

    /**
     * A graph in which the loss is computed where the optimiser wants the gradient: at the parameters, or ahead of them.
     *
     * @param forward what is not yet differentiated
     */
    public Graph prepared(Graph forward) {
        UpdateRules step = rules(forward, trained());
        Map<Quantity, Expression> points = step.lookAhead();
        if (points.isEmpty()) {
            return forward;
        }
        Map<Quantity, Expression> moved = new LinkedHashMap<>();
        forward.quantities().forEach(quantity -> moved.put(quantity, ahead(forward.rule(quantity))));
        moved.putAll(step.settings());
        moved.putAll(step.states());
        moved.putAll(points);
        return Graph.of(moved);
    }

    /** A formula with parameters taken where the optimiser wants the gradient. */
    Expression ahead(Expression formula) {
        return training.looksAhead() ? formula.rewritten(this::moved) : formula;
    }

    private Expression moved(Expression part) {
        return part instanceof Expression.Reference reference && trained().contains(reference.quantity())
                ? new Expression.Reference(new Quantity.Companion(StepNames.AHEAD, reference.quantity()))
                : part;
    }

    /** The graph with all steps. */
    public Graph written(Graph differentiated) {
        List<Quantity> changed = trained().stream()
                .filter(parameter ->
                        corrections.isPresent() || differentiated.contains(Quantity.gradient(loss, parameter)))
                .toList();
        Graph first = differentiated.extended(rules(differentiated, changed).all());
        StepRules steps = new StepRules(first, loss, changed, training.plan().steps(), this::varying);
        return training.plan().isOneStep() ? first : steps.written(training.plan());
    }

    /** What is another number in every step. */
    private Map<Quantity, Expression> varying(int step) {
        Map<Quantity, Expression> varying = new LinkedHashMap<>(inputs.apply(step));
        varying.put(NetworkQuantities.STEP, Algebra.constant(training.plan().firstCount() + step - 1.0));
        Optional<LearningRates> rates = training.rates();
        rates.ifPresent(schedule -> {
            int before = schedule.isByEpoch() ? (step - 1) / stepsInEpoch : step - 1;
            varying.put(
                    NetworkQuantities.LEARNING_RATE,
                    schedule.after(new Expression.Reference(NetworkQuantities.LEARNING_RATE), before));
        });
        return varying;
    }
}
