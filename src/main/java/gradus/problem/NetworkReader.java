package gradus.problem;

import gradus.issue.Issue;
import gradus.network.Catalogue;
import gradus.network.Layout;
import gradus.network.Loss;
import gradus.network.NetworkTask;
import gradus.network.NetworkTask.ClassRule;
import gradus.network.NetworkTask.TargetedLoss;
import gradus.network.Optimizer;
import gradus.network.QueryPoint;
import gradus.network.QueryPoint.Parameters;
import gradus.network.Training;
import gradus.problem.LayerReader.LayersReading;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.yaml.YamlCodes;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the layered network of a problem file: layout, layers, loss, examples, training step and query points. */
final class NetworkReader {
    static final String LAYOUT = "layout";
    static final List<String> KEYS =
            List.of(LAYOUT, "network", "examples", "training", "queries", "classes-from", "class-threshold");
    /** More units in one layer than any exercise has; bounds what a typing error can allocate. */
    static final int MOST_UNITS = 10_000;

    private static final Map<String, Layout> LAYOUTS = ordered("columns", Layout.COLUMNS, "rows", Layout.ROWS);
    private static final Map<String, Parameters> PARAMETERS =
            ordered("initial", Parameters.INITIAL, "updated", Parameters.UPDATED);
    private static final Pattern POINT_NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*");

    private final Values values;
    private final Notation notation;
    private final Catalogue<Optimizer> optimizers = Catalogue.optimizers();

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
                .flatMap(node ->
                        YamlFields.of(node, "the network", List.of("inputs", "layers", "loss"), values.issues()));
        Optional<YamlNode> examples = file.required("examples");
        Optional<YamlNode> step = file.optional("training");
        Optional<Training> training = step.flatMap(this::training);
        Optional<Integer> inputs = network.flatMap(
                fields -> fields.required("inputs").flatMap(node -> values.count(node, "'inputs'", 1, MOST_UNITS)));
        Optional<YamlNode> layerNode = network.flatMap(fields -> fields.required("layers"));
        LayersReading layers = layerNode
                .map(node -> layers(layout, hasBatch(file)).read(node, inputs.orElse(0)))
                .orElse(new LayersReading(Optional.empty(), 0, 0));
        int count = examples.map(NetworkReader::countOf).orElse(0);
        Optional<YamlNode> lossNode = network.flatMap(fields -> fields.optional("loss"));
        Optional<Loss> loss =
                lossNode.flatMap(node -> losses(layout, count, layers).read(node));
        boolean lossMissing = network.isPresent() && lossNode.isEmpty();
        if (lossMissing && training.isPresent() && !givesGradients(file)) {
            values.issues()
                    .add(Issue.error(
                                    ProblemCodes.MISSING_LOSS,
                                    file.position("training"),
                                    "training".length(),
                                    "a training step needs a loss, and the network has none")
                            .withFix("give the network a 'loss', or gradients under 'given'"));
        }
        ClassRule classes = classRule(file);
        List<Example> read = examples.map(node -> examples(node, inputs.orElse(0), layers.outputs(), !lossMissing))
                .orElse(List.of());
        List<QueryPoint> queries = file.optional("queries")
                .map(node -> queries(node, layout, inputs.orElse(0), step.isPresent()))
                .orElse(List.of());
        boolean faulty = values.issues().errorCount() > errorsBefore;
        if (faulty || layers.layers().isEmpty() || read.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NetworkTask(
                layout,
                layers.layers().get(),
                layout.batch(read.stream().map(Example::input).toList()),
                loss.map(given -> new TargetedLoss(
                        given,
                        layout.batch(read.stream()
                                .flatMap(example -> example.target().stream())
                                .toList()))),
                training,
                queries,
                classes));
    }

    /** Whether gradients come from outside. */
    private boolean givesGradients(YamlFields file) {
        return file.entries().stream()
                .filter(entry -> entry.key().text().equals("given") && entry.value() instanceof YamlMapping)
                .flatMap(entry -> ((YamlMapping) entry.value()).entries().stream())
                .map(entry -> entry.key().text())
                .anyMatch(name -> UpstreamReader.looksLikeGradient(name, notation));
    }

    private LayerReader layers(Layout layout, boolean hasBatch) {
        return new LayerReader(values, layout, new ActivationReader(values, layout, notation, hasBatch));
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

    /** The numbers of one example; the target is empty where there is no loss. */
    private record Example(Tensor input, Optional<Tensor> target) {}

    private List<Example> examples(YamlNode node, int inputs, int outputs, boolean targetsNeeded) {
        List<Example> examples = new ArrayList<>();
        List<YamlNode> items = values.list(node, "'examples'");
        for (int i = 0; i < items.size(); i++) {
            String what = "example " + (i + 1);
            YamlFields.of(items.get(i), what, List.of("input", "target"), values.issues())
                    .flatMap(fields -> example(fields, what, inputs, outputs, targetsNeeded))
                    .ifPresent(examples::add);
        }
        return examples;
    }

    private Optional<Example> example(YamlFields fields, String what, int inputs, int outputs, boolean targetsNeeded) {
        Optional<Tensor> input = fields.required("input").flatMap(node -> list(node, "input of " + what, inputs));
        Optional<YamlNode> targetNode = targetsNeeded ? fields.required("target") : fields.optional("target");
        Optional<Tensor> target = targetNode.flatMap(node -> list(node, "target of " + what, outputs));
        if (targetsNeeded && target.isEmpty()) {
            return Optional.empty();
        }
        return input.map(numbers -> new Example(numbers, target));
    }

    /** A list of so many numbers; of any number, if the right one is not known for a fault elsewhere and is 0. */
    private Optional<Tensor> list(YamlNode node, String what, int count) {
        return count == 0
                ? values.array(node, what).map(array -> Tensor.of(Shape.of(array.values().length), array.values()))
                : values.tensor(node, what, Shape.of(count));
    }

    private Optional<Training> training(YamlNode node) {
        Set<String> keys = new TreeSet<>(Set.of("optimizer"));
        optimizers.names().forEach(name -> optimizers.find(name).ifPresent(one -> keys.addAll(one.settings())));
        Optional<YamlFields> fields = YamlFields.of(node, "the training step", keys, values.issues());
        return fields.flatMap(given -> given.required("optimizer")
                .flatMap(name -> values.named(name, "optimizer", optimizers))
                .flatMap(optimizer -> training(given, optimizer)));
    }

    private Optional<Training> training(YamlFields fields, Optimizer optimizer) {
        Map<String, Double> settings = new LinkedHashMap<>();
        for (String setting : optimizer.settings()) {
            fields.required(setting)
                    .flatMap(node -> values.number(node, "'" + setting + "'", Values.Bound.POSITIVE))
                    .ifPresent(value -> settings.put(setting, value));
        }
        return settings.size() == optimizer.settings().size()
                ? Optional.of(new Training(optimizer, settings))
                : Optional.empty();
    }

    private List<QueryPoint> queries(YamlNode node, Layout layout, int inputs, boolean trained) {
        List<QueryPoint> queries = new ArrayList<>();
        if (!(node instanceof YamlMapping mapping)) {
            values.error(YamlCodes.NOT_A_MAPPING, node, "'queries' is " + node.kind() + ", a mapping is expected");
            return queries;
        }
        for (YamlEntry entry : mapping.entries()) {
            if (!POINT_NAME.matcher(entry.key().text()).matches()) {
                values.error(
                        ProblemCodes.BAD_ID,
                        entry.key(),
                        "the name of a query point starts with a letter and has letters, digits and '_' only");
            }
            query(entry, layout, inputs, trained).ifPresent(queries::add);
        }
        return queries;
    }

    private Optional<QueryPoint> query(YamlEntry entry, Layout layout, int inputs, boolean trained) {
        String name = entry.key().text();
        Parameters usual = trained ? Parameters.UPDATED : Parameters.INITIAL;
        if (!(entry.value() instanceof YamlMapping)) {
            return points(entry.value(), name, layout, inputs).map(input -> new QueryPoint(name, input, usual));
        }
        return YamlFields.of(
                        entry.value(), "query point '" + name + "'", List.of("input", "parameters"), values.issues())
                .flatMap(fields -> {
                    Parameters parameters = fields.optional("parameters")
                            .flatMap(node -> parameters(node, trained))
                            .orElse(usual);
                    return fields.required("input")
                            .flatMap(node -> points(node, name, layout, inputs))
                            .map(input -> new QueryPoint(name, input, parameters));
                });
    }

    private Optional<Parameters> parameters(YamlNode node, boolean trained) {
        Optional<Parameters> parameters = values.choice(node, "choice of parameters", PARAMETERS);
        if (parameters.filter(Parameters.UPDATED::equals).isPresent() && !trained) {
            values.error(ProblemCodes.NO_TRAINING, node, "there are no updated parameters without a 'training' step");
            return Optional.empty();
        }
        return parameters;
    }

    /** One point as a list, several as a list of lists. */
    private Optional<Tensor> points(YamlNode node, String name, Layout layout, int inputs) {
        boolean several = node instanceof YamlSequence sequence
                && sequence.items().stream().anyMatch(YamlSequence.class::isInstance);
        List<YamlNode> points = several ? ((YamlSequence) node).items() : List.of(node);
        List<Tensor> read = new ArrayList<>();
        points.forEach(
                point -> list(point, "query point '" + name + "'", inputs).ifPresent(read::add));
        return read.size() == points.size() ? Optional.of(layout.batch(read)) : Optional.empty();
    }

    private ClassRule classRule(YamlFields file) {
        int first = file.optional("classes-from")
                .flatMap(node -> values.count(node, "'classes-from'", 0, 1))
                .orElse(ClassRule.DEFAULT.first());
        double threshold = file.optional("class-threshold")
                .flatMap(node -> values.number(node, "'class-threshold'"))
                .orElse(ClassRule.DEFAULT.threshold());
        return new ClassRule(first, threshold);
    }
}
