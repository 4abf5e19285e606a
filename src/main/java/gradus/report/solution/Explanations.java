package gradus.report.solution;

import gradus.graph.Quantity;
import gradus.network.DenseLayer;
import gradus.network.Layout;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.network.QueryPoint;
import gradus.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is said about the steps of a solution: in the words of layers where there are layers, else in those of the chain rule. */
final class Explanations {
    private static final Map<String, String> LOSSES = Map.of(
            "half-squared-error", "half the squared differences between output and target, added up",
            "squared-error", "the squared differences between output and target, added up",
            "mean-squared-error", "the mean of the squared differences between output and target",
            "cross-entropy", "the target times the logarithm of the output, added up and with the other sign",
            "binary-cross-entropy", "each output is judged by itself: the logarithm of what it gives to its target");

    private final Problem problem;
    private final Map<Quantity, Integer> numbers;
    private final Optional<UpdateWords> updates;
    private final Map<Quantity, Explanation> ofLayers = new HashMap<>();

    /**
     * The explanations of a problem's steps.
     *
     * @param numbers the number of the step that works out a quantity
     */
    Explanations(Problem problem, Map<Quantity, Integer> numbers) {
        this.problem = problem;
        this.numbers = numbers;
        this.updates = problem.training().map(UpdateWords::new);
        problem.task().ifPresent(task -> new Layers(task).addAll());
        problem.recurrence().ifPresent(task -> ofLayers.putAll(new RecurrenceWords(problem, task).all()));
    }

    /** What is said about a quantity. */
    Explanation of(Quantity quantity) {
        if (quantity instanceof Quantity.AtStep later) {
            return ofLater(later);
        }
        Explanation explanation = words(quantity);
        return quantity instanceof Quantity.Gradient gradient
                ? new Explanation(explanation.title(), explanation.sentence().then(origins(gradient)))
                : explanation;
    }

    /** What is said about a quantity, without the steps that it comes from. */
    private Explanation words(Quantity quantity) {
        return Optional.ofNullable(ofLayers.get(quantity)).orElseGet(() -> ofAnyGraph(quantity));
    }

    /** The words of the first step; a parameter is what the step before has made of it. */
    private Explanation ofLater(Quantity.AtStep later) {
        Quantity updated = new Quantity.Updated(later.quantity());
        boolean isParameter = problem.graph().contains(updated);
        Explanation first = words(isParameter ? updated : later.quantity());
        String when = isParameter ? ", after step " + (later.step() - 1) : ", in step " + later.step();
        return new Explanation(first.title().then(when), first.sentence());
    }

    /** From which steps a gradient comes back. */
    private Sentence origins(Quantity.Gradient gradient) {
        List<Sentence> origins = problem.graph().mentionedBy(gradient).stream()
                .filter(used -> used instanceof Quantity.Gradient || used instanceof Quantity.Jacobian)
                .filter(numbers::containsKey)
                .map(used -> Sentence.of(used).then(" (step " + numbers.getOrDefault(used, 0) + ")"))
                .toList();
        return origins.isEmpty()
                ? Sentence.of("")
                : Sentence.of(" It comes back from ")
                        .then(Sentence.listed(origins))
                        .then(".");
    }

    private Explanation ofAnyGraph(Quantity quantity) {
        if (quantity instanceof Quantity.Gradient gradient) {
            return ofGradient(gradient);
        }
        if (quantity instanceof Quantity.Jacobian jacobian) {
            return new Explanation(
                    Sentence.of("Jacobian of ").then(jacobian.of()).then(" by ").then(jacobian.by()),
                    Sentence.of("A row for each entry of ")
                            .then(jacobian.of())
                            .then(", a column for each entry of ")
                            .then(jacobian.by())
                            .then("."));
        }
        Optional<Explanation> ofUpdate = updates.flatMap(words -> words.of(quantity));
        if (ofUpdate.isPresent()) {
            return ofUpdate.get();
        }
        if (quantity instanceof Quantity.Updated updated) {
            String rule = updates.flatMap(UpdateWords::rule)
                    .orElse("The old value minus the learning rate times the gradient.");
            return new Explanation(Sentence.of("New value of ").then(updated.parameter()), Sentence.of(rule));
        }
        if (quantity instanceof Quantity.Transposed transposed) {
            return new Explanation(
                    Sentence.of("The derivative in numerator layout"),
                    Sentence.of("The transpose of step " + numbers.getOrDefault(transposed.whole(), 0) + "."));
        }
        if (quantity instanceof Quantity.Entry entry) {
            return ofEntry(entry);
        }
        return new Explanation(
                Sentence.of("The node ").then(quantity), Sentence.of("By its definition, with the values before it."));
    }

    private Explanation ofGradient(Quantity.Gradient gradient) {
        Sentence title =
                Sentence.of("Derivative of ").then(gradient.of()).then(" by ").then(gradient.by());
        boolean isDirect =
                problem.graph().mentionedBy(gradient).stream().noneMatch(Quantity.Gradient.class::isInstance);
        return isDirect
                ? new Explanation(
                        title,
                        Sentence.of("The rule of ")
                                .then(gradient.of())
                                .then(" differentiated by ")
                                .then(gradient.by())
                                .then("."))
                : new Explanation(
                        title,
                        Sentence.of("The chain rule: what arrives at each node that uses ")
                                .then(gradient.by())
                                .then(", times the derivative of that node."));
    }

    private Explanation ofEntry(Quantity.Entry entry) {
        String place = entry.row() == 0
                ? "Column " + entry.column()
                : entry.column() == 0 ? "Row " + entry.row() : "Row " + entry.row() + ", column " + entry.column();
        Sentence of = Sentence.of(" of ").then(entry.whole());
        Sentence from = Optional.ofNullable(numbers.get(entry.whole()))
                .map(number -> of.then(", from step " + number + "."))
                .orElseGet(() -> of.then("."));
        return new Explanation(
                Sentence.of("The part ").then(entry), Sentence.of(place).then(from));
    }

    /** The explanations for layers. */
    private final class Layers {
        private final NetworkTask task;
        private final int last;

        Layers(NetworkTask task) {
            this.task = task;
            this.last = task.layers().size();
        }

        void addAll() {
            addForward();
            addError();
            for (int layer = 1; layer <= last; layer++) {
                addBackward(layer);
                addUpdates(layer);
            }
            put(
                    NetworkQuantities.lossGradient(NetworkQuantities.INPUT),
                    "Gradient by the input",
                    "Delta of the first layer goes back through the weights of that layer.");
            task.queries().forEach(this::addQuery);
        }

        private void put(Quantity quantity, String title, String sentence) {
            ofLayers.put(quantity, Explanation.of(title, sentence));
        }

        private void put(Quantity quantity, String title, Sentence sentence) {
            ofLayers.put(quantity, Explanation.of(title, sentence));
        }

        private void addForward() {
            for (int layer = 1; layer <= last; layer++) {
                put(NetworkQuantities.netInput(layer), "Net input of layer " + layer, netInput(layer));
                put(
                        NetworkQuantities.activation(layer),
                        layer == last ? "Output of the network" : "Activation of layer " + layer,
                        activation(layer));
            }
            put(NetworkQuantities.CLASS, "Class", classification());
        }

        private String netInput(int layer) {
            String source = layer == 1 ? "the input" : "the activation of layer " + (layer - 1);
            boolean isInFront = task.layout() == Layout.COLUMNS;
            String product = isInFront ? "The weights times " + source : upper(source) + " times the weights";
            boolean hasBias = task.layers().get(layer - 1).bias().isPresent();
            String each = task.examples() == 1 ? "" : " for every example";
            return product + (hasBias ? ", plus the biases" + each + "." : "; the layer has no biases.");
        }

        private static String upper(String words) {
            return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        }

        private String activation(int layer) {
            DenseLayer own = task.layers().get(layer - 1);
            return switch (own.activation().name()) {
                case "softmax" ->
                    "The softmax over the units of each example: the exponentials of the net inputs, divided by"
                            + " their sum.";
                case "identity" -> "The activation function is the identity: nothing changes.";
                case "relu", "leaky-relu", "sigmoid", "tanh" ->
                    "The activation function of every net input, entry by" + " entry.";
                default -> "The activation function of the layer, applied to its net inputs.";
            };
        }

        private String classification() {
            return task.layers()
                                    .get(last - 1)
                                    .weights()
                                    .shape()
                                    .size(task.layout().unitAxis())
                            > 1
                    ? "The place of the largest output."
                    : "The output compared with the threshold.";
        }

        private void addError() {
            Quantity output = NetworkQuantities.activation(last);
            String loss = task.loss()
                    .map(targeted -> targeted.loss().function().name())
                    .flatMap(name -> Optional.ofNullable(LOSSES.get(name)))
                    .map(words -> "How far the output is from the target: " + words + ".")
                    .orElse("How far the output is from the target.");
            boolean isPenalised = problem.graph().contains(NetworkQuantities.PENALTY);
            put(isPenalised ? NetworkQuantities.DATA_LOSS : NetworkQuantities.LOSS, "Error", loss);
            if (isPenalised) {
                put(
                        NetworkQuantities.PENALTY,
                        "Penalty on large parameters",
                        "Every parameter that is penalised counts with its size.");
                put(
                        NetworkQuantities.LOSS,
                        "Error with the penalty",
                        "What the examples and what the parameters contribute.");
            }
            put(
                    NetworkQuantities.lossGradient(output),
                    "Gradient by the output",
                    "The derivative of the error by every output.");
        }

        private void addBackward(int layer) {
            String which = layer == last ? "the output layer" : "layer " + layer;
            put(NetworkQuantities.delta(layer), "Delta of " + which, delta(layer));
            if (layer < last) {
                put(
                        NetworkQuantities.lossGradient(NetworkQuantities.activation(layer)),
                        "Gradient by the activation of layer " + layer,
                        "The delta of the next layer goes back through its weights, transposed.");
            }
            String source = layer == 1 ? "the input" : "the activation of layer " + (layer - 1);
            put(
                    NetworkQuantities.lossGradient(NetworkQuantities.weights(layer)),
                    "Gradient by the weights of layer " + layer,
                    "Delta of the layer with " + source + ", which went into it"
                            + (task.examples() == 1 ? "." : "; the product adds up the examples."));
            put(
                    NetworkQuantities.lossGradient(NetworkQuantities.bias(layer)),
                    "Gradient by the biases of layer " + layer,
                    task.examples() == 1
                            ? "A bias is added to its net input, so this is delta itself."
                            : "A bias is added in every example, so delta is added up over the examples.");
        }

        private String delta(int layer) {
            return switch (task.layers().get(layer - 1).activation().name()) {
                case "softmax", "log-softmax" ->
                    "The chain rule through the softmax, where every output depends on every net input of its"
                            + " example.";
                case "identity" -> "The activation function is the identity, whose derivative is 1.";
                default ->
                    "The chain rule through the activation function: the gradient by the activation, times the"
                            + " derivative at the net input, entry by entry.";
            };
        }

        private void addUpdates(int layer) {
            String sentence = "The old value minus the learning rate times the gradient";
            for (Quantity parameter : List.of(NetworkQuantities.weights(layer), NetworkQuantities.bias(layer))) {
                Quantity gradient = NetworkQuantities.lossGradient(parameter);
                String words = parameter.equals(NetworkQuantities.bias(layer)) ? "biases" : "weights";
                Sentence where = Optional.ofNullable(numbers.get(gradient))
                        .map(number -> Sentence.of(sentence + " (step " + number + ")."))
                        .orElseGet(() -> Sentence.of(sentence + "."));
                Sentence rule =
                        updates.flatMap(UpdateWords::rule).map(Sentence::of).orElse(where);
                put(new Quantity.Updated(parameter), "New " + words + " of layer " + layer, rule);
            }
        }

        private void addQuery(QueryPoint query) {
            String parameters = query.parameters() == QueryPoint.Parameters.UPDATED
                    ? " Now with the new parameters."
                    : " With the parameters as they are given.";
            for (int layer = 1; layer <= last; layer++) {
                addAt(query, NetworkQuantities.netInput(layer), netInput(layer) + parameters);
                addAt(query, NetworkQuantities.activation(layer), activation(layer));
            }
            addAt(query, NetworkQuantities.CLASS, classification());
        }

        private void addAt(QueryPoint query, Quantity quantity, String sentence) {
            Quantity point = new Quantity.AtPoint(NetworkQuantities.INPUT, query.name());
            Optional.ofNullable(ofLayers.get(quantity))
                    .ifPresent(plain -> ofLayers.put(
                            new Quantity.AtPoint(quantity, query.name()),
                            new Explanation(plain.title().then(" for ").then(point), Sentence.of(sentence))));
        }
    }
}
