package gradus.problem;

import gradus.issue.Issue;
import gradus.network.ActivationFunction;
import gradus.network.Catalogue;
import gradus.network.DenseLayer;
import gradus.network.Layout;
import gradus.network.Loss;
import gradus.network.LossFunction;
import gradus.network.NetworkTask;
import gradus.network.NetworkTask.ClassRule;
import gradus.network.NetworkTask.TargetedLoss;
import gradus.network.Optimizer;
import gradus.network.QueryPoint;
import gradus.network.QueryPoint.Parameters;
import gradus.network.Reduction;
import gradus.network.Training;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.yaml.YamlCodes;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
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
    private static final int MOST_UNITS = 10_000;

    private static final String NO_BIAS = "none";

    private static final Map<String, Layout> LAYOUTS = ordered("columns", Layout.COLUMNS, "rows", Layout.ROWS);
    private static final Map<String, Reduction> REDUCTIONS = ordered("sum", Reduction.SUM, "mean", Reduction.MEAN);
    private static final Map<String, Parameters> PARAMETERS =
            ordered("initial", Parameters.INITIAL, "updated", Parameters.UPDATED);
    private static final Pattern POINT_NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*");

    private final Values values;
    private final Catalogue<ActivationFunction> activations = Catalogue.activations();
    private final Catalogue<LossFunction> losses = Catalogue.losses();
    private final Catalogue<Optimizer> optimizers = Catalogue.optimizers();

    NetworkReader(Values values) {
        this.values = values;
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
                .flatMap(node -> choice(node, LAYOUT, LAYOUTS))
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
                .map(node -> layers(node, layout, inputs.orElse(0)))
                .orElse(new LayersReading(Optional.empty(), 0));
        int count = examples.map(NetworkReader::countOf).orElse(0);
        Optional<YamlNode> lossNode = network.flatMap(fields -> fields.optional("loss"));
        Optional<Loss> loss = lossNode.flatMap(node -> loss(node, count));
        boolean lossMissing = network.isPresent() && lossNode.isEmpty();
        if (lossMissing && training.isPresent()) {
            values.issues()
                    .add(Issue.error(
                            ProblemCodes.MISSING_LOSS,
                            file.position("training"),
                            "training".length(),
                            "a training step needs a loss, and the network has none"));
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

    private <T> Optional<T> choice(YamlNode node, String what, Map<String, T> options) {
        return values.choice(node, what, options.keySet()).map(options::get);
    }

    private static int countOf(YamlNode examples) {
        return examples instanceof YamlSequence sequence ? sequence.items().size() : 1;
    }

    /**
     * What came of all layers.
     *
     * @param layers the layers, if nothing was wrong with any of them
     * @param outputs the units of the last one, 0 if not known
     */
    private record LayersReading(Optional<List<DenseLayer>> layers, int outputs) {}

    private LayersReading layers(YamlNode node, Layout layout, int inputs) {
        List<DenseLayer> layers = new ArrayList<>();
        List<YamlNode> items = values.list(node, "'layers'");
        int before = inputs;
        for (int i = 0; i < items.size(); i++) {
            LayerReading reading = layer(items.get(i), "layer " + (i + 1), layout, before);
            reading.layer().ifPresent(layers::add);
            before = reading.units();
        }
        boolean complete = !items.isEmpty() && layers.size() == items.size();
        return new LayersReading(complete ? Optional.of(layers) : Optional.empty(), items.isEmpty() ? 0 : before);
    }

    /**
     * What came of one layer.
     *
     * @param layer the layer, if nothing was wrong
     * @param units its units, 0 if not known: then the weights of the next one are not compared with anything
     */
    private record LayerReading(Optional<DenseLayer> layer, int units) {}

    private LayerReading layer(YamlNode node, String what, Layout layout, int inputs) {
        Optional<YamlFields> fields =
                YamlFields.of(node, what, List.of("units", "activation", "weights", "biases"), values.issues());
        if (fields.isEmpty()) {
            return new LayerReading(Optional.empty(), 0);
        }
        YamlFields layer = fields.get();
        Optional<Integer> units =
                layer.required("units").flatMap(value -> values.count(value, "'units' of " + what, 1, MOST_UNITS));
        Optional<Activation> activation = layer.required("activation").flatMap(this::activation);
        Optional<YamlNode> weights = layer.required("weights");
        Optional<YamlNode> biases = layer.required("biases");
        if (units.isEmpty() || inputs == 0) {
            weights.ifPresent(value -> values.array(value, "weights of " + what));
            biases.filter(value -> !Values.text(value).equals(NO_BIAS))
                    .ifPresent(value -> values.array(value, "biases of " + what));
            return new LayerReading(Optional.empty(), units.orElse(0));
        }
        Optional<Tensor> matrix =
                weights.flatMap(value -> filled(value, "weights of " + what, layout.weightShape(units.get(), inputs)));
        Optional<Bias> bias = biases.flatMap(value -> bias(value, "biases of " + what, layout.biasShape(units.get())));
        if (activation.isEmpty() || matrix.isEmpty() || bias.isEmpty()) {
            return new LayerReading(Optional.empty(), units.get());
        }
        Activation used = activation.get();
        return new LayerReading(
                Optional.of(new DenseLayer(
                        used.function(),
                        used.settings(),
                        matrix.get(),
                        bias.get().value())),
                units.get());
    }

    /** A matrix; one number fills it. */
    private Optional<Tensor> filled(YamlNode node, String what, Shape shape) {
        return node instanceof YamlScalar
                ? values.number(node, what).map(value -> Tensor.filled(shape, value))
                : values.tensor(node, what, shape);
    }

    /** What a layer has for a bias, if that could be read; a layer may have none. */
    private record Bias(Optional<Tensor> value) {}

    private Optional<Bias> bias(YamlNode node, String what, Shape shape) {
        return Values.text(node).equals(NO_BIAS)
                ? Optional.of(new Bias(Optional.empty()))
                : filled(node, what, shape).map(tensor -> new Bias(Optional.of(tensor)));
    }

    private record Activation(ActivationFunction function, Map<String, Double> settings) {}

    private Optional<Activation> activation(YamlNode node) {
        if (node instanceof YamlMapping) {
            Set<String> keys = new TreeSet<>(Set.of("name"));
            activations.names().forEach(name -> activations.find(name).ifPresent(one -> keys.addAll(one.settings())));
            return YamlFields.of(node, "the activation", keys, values.issues())
                    .flatMap(fields -> fields.required("name")
                            .flatMap(name -> named(name, "activation", activations))
                            .map(function -> new Activation(function, settings(fields, function))));
        }
        return named(node, "activation", activations).map(function -> new Activation(function, Map.of()));
    }

    private <T extends gradus.network.Named> Optional<T> named(YamlNode node, String what, Catalogue<T> catalogue) {
        Optional<T> found = catalogue.find(Values.text(node));
        if (found.isEmpty()) {
            values.issues().add(values.unknown(node, what, catalogue.names()));
        }
        return found;
    }

    private Map<String, Double> settings(YamlFields fields, ActivationFunction function) {
        Map<String, Double> settings = new LinkedHashMap<>();
        for (YamlEntry entry : fields.entries()) {
            String key = entry.key().text();
            if (function.settings().contains(key)) {
                values.number(entry.value(), "'" + key + "'").ifPresent(value -> settings.put(key, value));
            } else if (!key.equals("name") && isSettingOfAnother(key)) {
                values.error(
                        ProblemCodes.UNKNOWN_NAME,
                        entry.key(),
                        "'" + function.name() + "' has no setting '" + key + "'");
            }
        }
        return settings;
    }

    private boolean isSettingOfAnother(String key) {
        return activations.names().stream()
                .flatMap(name -> activations.find(name).stream())
                .anyMatch(function -> function.settings().contains(key));
    }

    private Optional<Loss> loss(YamlNode node, int examples) {
        if (node instanceof YamlMapping) {
            return YamlFields.of(node, "the loss", List.of("name", "outputs", "batch"), values.issues())
                    .flatMap(fields -> fields.required("name")
                            .flatMap(name -> named(name, "loss", losses))
                            .map(function -> new Loss(
                                    function,
                                    reduction(fields, "outputs").orElse(function.overOutputs()),
                                    overBatch(fields, node, examples))));
        }
        return named(node, "loss", losses)
                .map(function -> new Loss(function, function.overOutputs(), unstated(node, examples)));
    }

    private Reduction overBatch(YamlFields fields, YamlNode loss, int examples) {
        return fields.has("batch") ? reduction(fields, "batch").orElse(Reduction.MEAN) : unstated(loss, examples);
    }

    private Optional<Reduction> reduction(YamlFields fields, String key) {
        return fields.optional(key).flatMap(node -> choice(node, "reduction over the " + key, REDUCTIONS));
    }

    /** The mean, and a warning where that makes a difference. */
    private Reduction unstated(YamlNode node, int examples) {
        if (examples > 1) {
            values.issues()
                    .add(Issue.warning(
                                    ProblemCodes.REDUCTION_NOT_STATED,
                                    node.position(),
                                    node.length(),
                                    "the loss does not say how the " + examples
                                            + " examples are put together; the mean is taken")
                            .withFix("write 'loss: {name: …, batch: mean}' or 'batch: sum'"));
        }
        return Reduction.MEAN;
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
                .flatMap(name -> named(name, "optimizer", optimizers))
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
        Optional<Parameters> parameters = choice(node, "choice of parameters", PARAMETERS);
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
