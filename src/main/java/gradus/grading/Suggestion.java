package gradus.grading;

import gradus.grading.BlindSpots.Asked;
import gradus.grading.mistake.LayeredNetwork;
import gradus.grading.mistake.Mistake;
import gradus.grading.mistake.MistakeCatalogue;
import gradus.grading.mistake.MistakeSite;
import gradus.grading.mistake.RecurrentNetwork;
import gradus.graph.Quantity;
import gradus.network.DenseLayer;
import gradus.network.NetworkTask;
import gradus.network.NetworkTask.TargetedLoss;
import gradus.problem.Problem;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A change to a problem that was tried, with the mistakes that it would reveal and the problem as it is does not.
 *
 * @param change what to do, as an order
 * @param reveals the mistakes
 */
public record Suggestion(String change, List<Mistake> reveals) {
    /** Steps of an irrational rotation: numbers of which no two are alike, the same on every machine. */
    private static final double STEP = 0.6180339887498949;

    private static final String ALL_AT_ONCE =
            "give other weights, biases that are not 0, a second example and another learning rate";

    public Suggestion {
        reveals = List.copyOf(reveals);
    }

    /** The changes that reveal something, the most useful one first. */
    public static List<Suggestion> of(Problem problem, MistakeCatalogue catalogue, int digits) {
        Optional<BlindSpots> now = BlindSpots.of(problem, catalogue, digits);
        boolean nothingHidden =
                now.map(spots -> spots.hidden().size() + spots.hiddenByDigits().size())
                                .orElse(0)
                        == 0;
        Optional<MistakeSite> site = PossibleMistakes.site(problem).filter(network -> !nothingHidden);
        if (site.isEmpty()) {
            return List.of();
        }
        List<Asked> asked = BlindSpots.asked(problem, digits);
        List<Suggestion> suggestions = new ArrayList<>();
        changed(site.get(), asked.stream().map(Asked::quantity).toList())
                .forEach((change, changed) ->
                        suggestions.add(tried(change, changed, asked, problem, catalogue, now.get())));
        MistakeSite asIs = asIs(site.get());
        suggestions.add(
                tried("ask for every quantity", asIs, everything(problem, digits), problem, catalogue, now.get()));
        suggestions.add(tried(
                "ask for two digits more", asIs, BlindSpots.asked(problem, digits + 2), problem, catalogue, now.get()));
        int best = suggestions.stream()
                .filter(suggestion -> !suggestion.change().equals(ALL_AT_ONCE))
                .mapToInt(suggestion -> suggestion.reveals().size())
                .max()
                .orElse(0);
        return suggestions.stream()
                .filter(suggestion -> !suggestion.reveals().isEmpty())
                .filter(suggestion -> !suggestion.change().equals(ALL_AT_ONCE)
                        || suggestion.reveals().size() > best)
                .sorted(Comparator.comparingInt(
                        suggestion -> -suggestion.reveals().size()))
                .toList();
    }

    /** The network without the values that the problem gives for what is computed, which hide nothing in another one. */
    private static MistakeSite asIs(MistakeSite site) {
        return site instanceof LayeredNetwork layered ? network(layered.task()) : site;
    }

    private static LayeredNetwork network(NetworkTask task) {
        return new LayeredNetwork(task, task.graph());
    }

    /** Other networks of which the same could be asked, by what is to be done. */
    private static Map<String, MistakeSite> changed(MistakeSite site, Collection<Quantity> asked) {
        Map<String, MistakeSite> changed = new LinkedHashMap<>();
        if (site instanceof LayeredNetwork layered) {
            changes().forEach((change, changing) -> changed.put(change, network(changing.apply(layered.task()))));
        }
        if (site instanceof RecurrentNetwork recurrent) {
            changed.putAll(RecurrentChanges.of(recurrent.task()));
            changed.values().removeIf(other -> !other.graph().quantities().containsAll(asked));
        }
        return changed;
    }

    private static Suggestion tried(
            String change,
            MistakeSite site,
            List<Asked> asked,
            Problem problem,
            MistakeCatalogue catalogue,
            BlindSpots now) {
        BlindSpots then = BlindSpots.of(site, asked, catalogue, problem.policy().mistakes());
        List<String> hidden = new ArrayList<>();
        now.hidden().forEach(mistake -> hidden.add(mistake.id()));
        now.hiddenByDigits().forEach(mistake -> hidden.add(mistake.id()));
        return new Suggestion(
                change,
                then.revealed().stream()
                        .filter(mistake -> hidden.contains(mistake.id()))
                        .toList());
    }

    private static List<Asked> everything(Problem problem, int digits) {
        return problem.vocabulary().quantities().stream()
                .filter(quantity -> quantity instanceof Quantity.Variable
                        || quantity instanceof Quantity.Gradient
                        || quantity instanceof Quantity.Updated)
                .map(quantity -> new Asked(quantity, digits))
                .toList();
    }

    private static Map<String, UnaryOperator<NetworkTask>> changes() {
        Map<String, UnaryOperator<NetworkTask>> changes = new LinkedHashMap<>();
        changes.put("give the weights different values", Suggestion::withOtherWeights);
        changes.put("give biases that are not 0", Suggestion::withBiases);
        changes.put("give a second example", Suggestion::withAnotherExample);
        changes.put("choose a learning rate other than 1", Suggestion::withLearningRate);
        changes.put(ALL_AT_ONCE, task -> withLearningRate(withAnotherExample(withBiases(withOtherWeights(task)))));
        return changes;
    }

    static Tensor spread(Tensor own, double start) {
        double[] entries = IntStream.range(0, own.count())
                .mapToDouble(place -> 1.6 * ((start + STEP * (place + 1)) % 1) - 0.8)
                .map(entry -> Math.rint(100 * entry) / 100)
                .map(entry -> entry == 0 ? 0.3 : entry)
                .toArray();
        return Tensor.of(own.shape(), entries);
    }

    private static NetworkTask withLayers(NetworkTask task, BiFunction<DenseLayer, Integer, DenseLayer> change) {
        List<DenseLayer> layers = new ArrayList<>();
        for (int i = 0; i < task.layers().size(); i++) {
            layers.add(change.apply(task.layers().get(i), i));
        }
        return new NetworkTask(
                task.layout(),
                layers,
                task.input(),
                task.loss(),
                task.training(),
                task.queries(),
                task.classes(),
                task.target());
    }

    private static NetworkTask withOtherWeights(NetworkTask task) {
        return withLayers(task, (layer, number) -> layer.with(spread(layer.weights(), 0.17 * number), layer.bias()));
    }

    private static NetworkTask withBiases(NetworkTask task) {
        return withLayers(
                task,
                (layer, number) -> layer.with(
                        layer.weights(),
                        layer.bias().map(bias -> bias.scale() == 0 ? spread(bias, 0.31 + 0.11 * number) : bias)));
    }

    /** One more example with an input of its own, and the target of the first one turned round. */
    private static NetworkTask withAnotherExample(NetworkTask task) {
        boolean isByExample =
                task.loss().filter(given -> given.weights().areStated()).isPresent()
                        || task.layers().stream()
                                .anyMatch(layer -> layer.dropout().isPresent());
        if (task.allExamples() > 1 || isByExample) {
            return task;
        }
        int axis = task.layout().exampleAxis();
        Tensor input = Tensor.concatenated(List.of(task.input(), spread(task.input(), 0.43)), axis);
        return new NetworkTask(
                task.layout(),
                task.layers(),
                input,
                task.loss()
                        .map(targeted -> new TargetedLoss(
                                targeted.loss(),
                                Tensor.concatenated(List.of(targeted.target(), turned(targeted.target())), axis))),
                task.training(),
                task.queries(),
                task.classes(),
                task.target().map(target -> Tensor.concatenated(List.of(target, turned(target)), axis)));
    }

    private static Tensor turned(Tensor target) {
        double[] entries = IntStream.range(0, target.count())
                .mapToDouble(place -> target.count() == 1 ? 1 - target.at(0) : target.at((place + 1) % target.count()))
                .toArray();
        return Tensor.of(target.shape(), entries);
    }

    private static NetworkTask withLearningRate(NetworkTask task) {
        return new NetworkTask(
                task.layout(),
                task.layers(),
                task.input(),
                task.loss(),
                task.training().map(step -> {
                    Map<String, Double> settings = new LinkedHashMap<>(step.settings());
                    settings.replaceAll((name, value) -> value == 1 ? 0.3 : value);
                    return step.with(settings);
                }),
                task.queries(),
                task.classes(),
                task.target());
    }
}
