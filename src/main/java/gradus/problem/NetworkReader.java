package gradus.problem;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.network.DenseLayer;
import gradus.network.Layout;
import gradus.network.LossFunction;
import gradus.network.LossWeights;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.network.NetworkTask.ClassRule;
import gradus.network.NetworkTask.TargetedLoss;
import gradus.network.Penalty;
import gradus.network.QueryPoint;
import gradus.network.Training;
import gradus.problem.ExampleReader.Example;
import gradus.problem.LayerReader.LayersReading;
import gradus.problem.LossReader.LossReading;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the layered network of a problem file: layout, layers, loss, examples, training step and query points. */
final class NetworkReader {
    static final String LAYOUT = "layout";
    static final List<String> KEYS = List.of(
            LAYOUT, "network", "examples", "training", "queries", "classes-from", "class-threshold", LabelReader.KEY);
    /** More units in one layer than any exercise has; bounds what a typing error can allocate. */
    static final int MOST_UNITS = 10_000;

    private static final Map<String, Layout> LAYOUTS = ordered("columns", Layout.COLUMNS, "rows", Layout.ROWS);

    private final Values values;
    private final Notation notation;

    NetworkReader(Values values, Notation notation) {
        this.values = values;
        this.notation = notation;
    }

    private static <T> Map<String, T> ordered(String firstKey, T first, String secondKey, T second) {
        Map<String, T> map = new LinkedHashMap<>();
        map.put(firstKey, first);
        map.put(secondKey, second);
        return map;
    }

    /** How vectors and batches lie; columns where the file does not say. */
    Layout layout(YamlFields file) {
        return file.optional(LAYOUT)
                .flatMap(node -> values.choice(node, LAYOUT, LAYOUTS))
                .orElse(Layout.COLUMNS);
    }

    /** The network of the file; empty after an error. */
    Optional<NetworkTask> read(YamlFields file) {
        int errorsBefore = values.issues().errorCount();
        Layout layout = layout(file);
        Optional<YamlFields> network = file.required("network")
                .flatMap(node -> YamlFields.of(
                        node, "the network", List.of("inputs", "layers", "loss", "penalty"), values.issues()));
        Optional<YamlNode> examples = file.required("examples");
        Optional<YamlNode> step = file.optional("training");
        Optional<Integer> inputs = network.flatMap(
                fields -> fields.required("inputs").flatMap(node -> values.count(node, "'inputs'", 1, MOST_UNITS)));
        Optional<YamlNode> layerNode = network.flatMap(fields -> fields.required("layers"));
        int count = examples.map(NetworkReader::countOf).orElse(0);
        LayersReading layers = layerNode
                .map(node -> layers(layout, hasBatch(file), count).read(node, inputs.orElse(0)))
                .orElse(new LayersReading(Optional.empty(), 0, 0));
        Optional<Training> training =
                step.flatMap(node -> training(file, count, layers).read(node, trainable(layers)));
        Optional<YamlNode> lossNode = network.flatMap(fields -> fields.optional("loss"));
        Optional<LossReading> loss =
                lossNode.flatMap(node -> losses(layout, count, layers).read(node));
        Optional<Penalty> penalty = network.flatMap(fields -> penalty(fields, lossNode.isPresent()));
        boolean lossMissing = network.isPresent() && lossNode.isEmpty();
        boolean byRule = training.flatMap(given -> given.optimizer().rule()).isPresent();
        new DerivativeCheck(values.issues(), layers.layers().orElse(List.of()))
                .check(network, step.isPresent() ? file.position("training") : file.position("network"), training);
        if (lossMissing && training.isPresent() && !byRule && !givesGradients(file)) {
            values.issues()
                    .add(Issue.error(
                                    ProblemCodes.MISSING_LOSS,
                                    file.position("training"),
                                    "training".length(),
                                    "a training step needs a loss, and the network has none")
                            .withFix("give the network a 'loss', or gradients under 'given'"));
        }
        ClassRule classes = classRule(file);
        Optional<LossFunction.TargetKind> targets =
                loss.flatMap(given -> given.loss().function().targets());
        ExampleReader.Needs needs = new ExampleReader.Needs(
                inputs.orElse(0), layers.outputs(), !lossMissing || byRule, !lossMissing, targets);
        ExampleReader reader = new ExampleReader(values, LabelReader.of(file, values, classes.first(), targets));
        List<Example> read = examples.map(node -> reader.read(node, needs)).orElse(List.of());
        List<QueryPoint> queries = file.optional("queries")
                .map(node -> new QueryReader(values).read(node, layout, inputs.orElse(0), step.isPresent()))
                .orElse(List.of());
        boolean faulty = values.issues().errorCount() > errorsBefore;
        if (faulty || layers.layers().isEmpty() || read.isEmpty()) {
            return Optional.empty();
        }
        Batch batch = new Batch(layout, read);
        return Optional.of(new NetworkTask(
                layout,
                layers.layers().get(),
                batch.inputs(),
                loss.map(given ->
                        new TargetedLoss(given.loss().with(penalty), batch.targets(), batch.weights(given.weights()))),
                training,
                queries,
                classes,
                byRule ? Optional.of(batch.targets()) : Optional.empty()));
    }

    /** The numbers of all examples side by side. */
    private record Batch(Layout layout, List<Example> examples) {
        Tensor inputs() {
            return layout.batch(examples.stream().map(Example::input).toList());
        }

        Tensor targets() {
            return layout.batch(examples.stream()
                    .flatMap(example -> example.target().stream())
                    .toList());
        }

        /** The weights of the loss with those of the examples; an example that has none counts as one. */
        LossWeights weights(LossWeights ofLoss) {
            int outputs = examples.get(0).target().map(Tensor::count).orElse(1);
            boolean areWeighted =
                    examples.stream().anyMatch(example -> example.weight().isPresent());
            boolean areMasked =
                    examples.stream().anyMatch(example -> example.mask().isPresent());
            Tensor ones = Tensor.filled(Shape.of(outputs), 1);
            return new LossWeights(
                    areWeighted
                            ? Optional.of(layout.batch(examples.stream()
                                    .map(example -> Tensor.filled(
                                            Shape.of(1), example.weight().orElse(1.0)))
                                    .toList()))
                            : Optional.empty(),
                    ofLoss.classes(),
                    areMasked
                            ? Optional.of(layout.batch(examples.stream()
                                    .map(example -> example.mask().orElse(ones))
                                    .toList()))
                            : Optional.empty(),
                    ofLoss.isNormalized());
        }
    }

    private TrainingReader training(YamlFields file, int examples, LayersReading layers) {
        return new TrainingReader(values, file, notation.withLayers(layers.count()), examples);
    }

    /** Weights, biases, and numbers of activation functions; none where the layers have a fault. */
    private static List<Quantity> trainable(LayersReading layers) {
        List<Quantity> parameters = new ArrayList<>();
        List<DenseLayer> read = layers.layers().orElse(List.of());
        for (int number = 1; number <= read.size(); number++) {
            parameters.add(NetworkQuantities.weights(number));
            if (read.get(number - 1).bias().isPresent()) {
                parameters.add(NetworkQuantities.bias(number));
            }
        }
        read.forEach(layer -> parameters.addAll(layer.constants().keySet()));
        return parameters;
    }

    private Optional<Penalty> penalty(YamlFields network, boolean hasLoss) {
        if (network.has("penalty") && !hasLoss) {
            values.issues()
                    .add(Issue.error(
                                    ProblemCodes.MISSING_LOSS,
                                    network.position("penalty"),
                                    "penalty".length(),
                                    "a penalty is added to a loss, and the network has none")
                            .withFix("give the network a 'loss'"));
        }
        return network.optional("penalty").flatMap(node -> new PenaltyReader(values).read(node));
    }

    /** Whether gradients come from outside. */
    private boolean givesGradients(YamlFields file) {
        return file.entries().stream()
                .filter(entry -> entry.key().text().equals("given") && entry.value() instanceof YamlMapping)
                .flatMap(entry -> ((YamlMapping) entry.value()).entries().stream())
                .map(entry -> entry.key().text())
                .anyMatch(name -> UpstreamReader.looksLikeGradient(name, notation));
    }

    private LayerReader layers(Layout layout, boolean hasBatch, int examples) {
        return new LayerReader(values, layout, new ActivationReader(values, layout, notation, hasBatch), examples);
    }

    private LossReader losses(Layout layout, int examples, LayersReading layers) {
        return new LossReader(values, layout, notation.withLayers(layers.count()), examples, layers.outputs());
    }

    /** Whether several inputs go through the network at once, as examples or as a query of several points. */
    private static boolean hasBatch(YamlFields file) {
        boolean hasExamples = file.entries().stream()
                .filter(entry -> entry.key().text().equals("examples"))
                .anyMatch(entry -> countOf(entry.value()) > 1);
        return hasExamples
                || file.entries().stream()
                        .filter(entry -> entry.key().text().equals("queries"))
                        .anyMatch(entry -> hasListOfLists(entry.value()));
    }

    private static boolean hasListOfLists(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            return mapping.entries().stream().anyMatch(entry -> hasListOfLists(entry.value()));
        }
        return node instanceof YamlSequence sequence
                && sequence.items().size() > 1
                && sequence.items().stream().anyMatch(YamlSequence.class::isInstance);
    }

    private static int countOf(YamlNode examples) {
        return examples instanceof YamlSequence sequence ? sequence.items().size() : 1;
    }

    ClassRule classRule(YamlFields file) {
        int first = file.optional("classes-from")
                .flatMap(node -> values.count(node, "'classes-from'", 0, 1))
                .orElse(ClassRule.DEFAULT.first());
        double threshold = file.optional("class-threshold")
                .flatMap(node -> values.number(node, "'class-threshold'"))
                .orElse(ClassRule.DEFAULT.threshold());
        return new ClassRule(first, threshold);
    }
}
