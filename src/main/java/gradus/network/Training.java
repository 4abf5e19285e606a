package gradus.network;

import gradus.graph.Algebra;
import gradus.graph.Quantity;
import gradus.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A training: one step, or several.
 *
 * @param optimizer how parameters are changed
 * @param settings a number for each of the optimiser's settings
 * @param choices a word for each of the optimiser's conventions
 * @param gradients what happens to gradients before the optimiser sees them
 * @param rates how the learning rate changes; empty if it does not
 * @param plan how many steps there are, and what each of them sees
 */
public record Training(
        Optimizer optimizer,
        Map<String, Double> settings,
        Map<String, String> choices,
        Gradients gradients,
        Optional<LearningRates> rates,
        Plan plan) {
    /** The name of λ in W′ = W − η (∂E/∂W + λ W). */
    public static final String WEIGHT_DECAY = "weight-decay";

    public Training {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        choices = Collections.unmodifiableSortedMap(new TreeMap<>(choices));
        Set<String> needed = optimizer.settings().stream().map(Setting::name).collect(Collectors.toSet());
        if (!settings.keySet().equals(needed)) {
            throw new IllegalArgumentException(optimizer.name() + " needs " + needed + ", got " + settings.keySet());
        }
        for (Choice choice : optimizer.choices()) {
            if (!choice.words().contains(choices.getOrDefault(choice.name(), choice.usual()))) {
                throw new IllegalArgumentException(choice.name() + " is one of " + choice.words());
            }
        }
    }

    /** One step over the whole batch, with the usual conventions. */
    public Training(Optimizer optimizer, Map<String, Double> settings) {
        this(optimizer, settings, Map.of(), Gradients.AS_THEY_ARE, Optional.empty(), Plan.ONE_STEP);
    }

    /**
     * What happens to gradients before the optimiser sees them.
     *
     * @param decay λ of weight decay; empty if there is none
     * @param decaysBiases whether biases decay, too
     * @param clipping how large gradients are cut off; it comes after weight decay
     * @param trained the parameters that are changed; empty for all
     */
    public record Gradients(
            Optional<Double> decay, boolean decaysBiases, Optional<Clipping> clipping, List<Quantity> trained) {
        /** Nothing happens to them, and all parameters are changed. */
        public static final Gradients AS_THEY_ARE = new Gradients(Optional.empty(), false, Optional.empty(), List.of());

        public Gradients {
            trained = List.copyOf(trained);
        }
    }

    /**
     * How many steps there are, and what each of them sees.
     *
     * @param steps how many steps are made
     * @param batchSize how many examples a step sees, the next ones of the list; empty for all
     * @param spoken further steps that are spoken of, counted from 1; {@code steps + 1} is what a further step would meet
     * @param firstCount what the first step counts as, for optimisers that count
     * @param fixed values that the problem gives for quantities of the first step
     */
    public record Plan(
            int steps, Optional<Integer> batchSize, Set<Integer> spoken, int firstCount, Map<Quantity, Tensor> fixed) {
        /** One step over the whole batch. */
        public static final Plan ONE_STEP = new Plan(1, Optional.empty(), Set.of(), 1, Map.of());

        /** Up to so many steps are written out one by one, whether they are spoken of or not. */
        public static final int MOST_WRITTEN = 25;

        public Plan {
            spoken = Set.copyOf(spoken);
            fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
        }

        /** Whether it is {@link #ONE_STEP}. */
        boolean isOneStep() {
            return steps == 1
                    && batchSize.isEmpty()
                    && firstCount == 1
                    && spoken.equals(ONE_STEP.spoken)
                    && fixed.isEmpty();
        }

        /** Whether the rules of a step are written out; of a long training only those that are spoken of, and the last. */
        boolean isWritten(int step) {
            return step == 1 || step == steps || spoken.contains(step) || (step < steps && steps <= MOST_WRITTEN);
        }

        /** Whether some steps are not written out, so that nothing can be changed in them. */
        public boolean hasGaps() {
            return steps > MOST_WRITTEN;
        }

        /** The same plan from given values. */
        public Plan from(Map<Quantity, Tensor> values) {
            return new Plan(steps, batchSize, spoken, firstCount, values);
        }
    }

    /** The word that is chosen for a convention of the optimiser. */
    public String choice(String name) {
        return choices.getOrDefault(
                name,
                optimizer.choices().stream()
                        .filter(choice -> choice.name().equals(name))
                        .map(Choice::usual)
                        .findFirst()
                        .orElseThrow());
    }

    /** Whether weight decay acts on a parameter. */
    boolean decays(Quantity parameter) {
        return gradients.decay().isPresent() && (gradients.decaysBiases() || !NetworkQuantities.isBias(parameter));
    }

    /** The same training with other numbers. */
    public Training with(Map<String, Double> others) {
        return new Training(optimizer, others, choices, gradients, rates, plan);
    }

    /** The same training over other steps. */
    public Training with(Plan other) {
        return new Training(optimizer, settings, choices, gradients, rates, other);
    }

    /** Whether the gradient is taken elsewhere than at the parameters. */
    public boolean looksAhead() {
        return optimizer
                .lookAhead(new ParameterStep(this, NetworkQuantities.weights(1), Algebra.constant(0)))
                .isPresent();
    }
}
