package gradus.problem;

import gradus.graph.Quantity;
import gradus.network.ActivationFunction;
import gradus.network.Catalogue;
import gradus.network.DenseLayer;
import gradus.network.Layout;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code layers:}. */
final class LayerReader {
    private static final String NO_BIAS = "none";
    private static final String SHARED = "shared";

    /** Names that a network has already. */
    private static final Set<String> TAKEN = Set.of("x", "t", "E", "class", "a");

    private final Values values;
    private final Layout layout;
    private final Notation notation;
    private final Catalogue<ActivationFunction> activations = Catalogue.activations();
    private final Set<String> constants = new HashSet<>();

    LayerReader(Values values, Layout layout, Notation notation) {
        this.values = values;
        this.layout = layout;
        this.notation = notation;
    }

    /**
     * What came of all layers.
     *
     * @param layers the layers, if nothing was wrong with any of them
     * @param outputs the units of the last one, 0 if not known
     */
    record LayersReading(Optional<List<DenseLayer>> layers, int outputs) {}

    LayersReading read(YamlNode node, int inputs) {
        List<DenseLayer> layers = new ArrayList<>();
        List<YamlNode> items = values.list(node, "'layers'");
        int before = inputs;
        for (int i = 0; i < items.size(); i++) {
            LayerReading reading = layer(items.get(i), "layer " + (i + 1), before);
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

    private LayerReading layer(YamlNode node, String what, int inputs) {
        Optional<YamlFields> fields =
                YamlFields.of(node, what, List.of("units", "activation", "weights", "biases"), values.issues());
        if (fields.isEmpty()) {
            return new LayerReading(Optional.empty(), 0);
        }
        YamlFields layer = fields.get();
        Optional<Integer> units = layer.required("units")
                .flatMap(value -> values.count(value, "'units' of " + what, 1, NetworkReader.MOST_UNITS));
        Optional<Activation> activation =
                layer.required("activation").flatMap(value -> activation(value, units.orElse(0)));
        Optional<YamlNode> weights = layer.required("weights");
        Optional<YamlNode> biases = layer.required("biases");
        if (units.isEmpty() || inputs == 0) {
            weights.ifPresent(value -> values.array(value, "weights of " + what));
            biases.filter(value -> !Values.text(value).equals(NO_BIAS) && !(value instanceof YamlMapping))
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
                        bias.get().value(),
                        used.constants())),
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
        if (node instanceof YamlMapping) {
            return YamlFields.of(node, "the " + what, List.of(SHARED), values.issues())
                    .flatMap(fields -> fields.required(SHARED))
                    .flatMap(value -> values.number(value, "the shared one of the " + what))
                    .map(value -> new Bias(Optional.of(Tensor.filled(Shape.of(1, 1), value))));
        }
        return Values.text(node).equals(NO_BIAS)
                ? Optional.of(new Bias(Optional.empty()))
                : filled(node, what, shape).map(tensor -> new Bias(Optional.of(tensor)));
    }

    /**
     * An activation function with what belongs to it.
     *
     * @param constants further quantities that a formula mentions
     */
    private record Activation(
            ActivationFunction function, Map<String, Double> settings, Map<Quantity, Tensor> constants) {
        static Activation of(ActivationFunction function, Map<String, Double> settings) {
            return new Activation(function, settings, Map.of());
        }
    }

    private Optional<Activation> activation(YamlNode node, int units) {
        if (node instanceof YamlMapping mapping) {
            return isFormula(mapping) ? formula(mapping, units) : configured(node);
        }
        boolean isFormula = node instanceof YamlScalar scalar && FormulaText.isMeant(scalar.text());
        return isFormula
                ? formula((YamlScalar) node, units, Map.of())
                : values.named(node, "activation", activations).map(function -> Activation.of(function, Map.of()));
    }

    private Optional<Activation> configured(YamlNode node) {
        Set<String> keys = new TreeSet<>(Set.of("name", FormulaText.KEY));
        activations.names().forEach(name -> activations.find(name).ifPresent(one -> keys.addAll(one.settings())));
        return YamlFields.of(node, "the activation", keys, values.issues())
                .flatMap(fields -> fields.required("name")
                        .flatMap(name -> values.named(name, "activation", activations))
                        .map(function -> Activation.of(function, settings(fields, function))));
    }

    private static boolean isFormula(YamlMapping mapping) {
        return mapping.entries().stream().anyMatch(entry -> entry.key().text().equals(FormulaText.KEY));
    }

    /** A formula with the numbers that it mentions: {@code {formula: w * z, w: 2}}. */
    private Optional<Activation> formula(YamlMapping mapping, int units) {
        Map<Quantity, Tensor> found = new LinkedHashMap<>();
        Optional<YamlNode> formula = Optional.empty();
        for (YamlEntry entry : mapping.entries()) {
            if (entry.key().text().equals(FormulaText.KEY)) {
                formula = Optional.of(entry.value());
            } else {
                constant(entry)
                        .ifPresent(
                                value -> found.put(Quantity.variable(entry.key().text()), value));
            }
        }
        return formula.flatMap(node -> FormulaText.of(node, "the activation", values))
                .flatMap(text -> formula(text, units, found));
    }

    private Optional<Tensor> constant(YamlEntry entry) {
        String name = entry.key().text();
        if (!GraphReader.NAME.matcher(name).matches()
                || TAKEN.contains(name)
                || netInputNames().contains(name)) {
            values.error(
                    ProblemCodes.BAD_ID,
                    entry.key(),
                    Values.shown(entry.key()) + " cannot be the name of a number that the formula mentions");
            return Optional.empty();
        }
        if (!constants.add(name)) {
            values.error(ProblemCodes.TWICE, entry.key(), "'" + name + "' is given in two layers");
            return Optional.empty();
        }
        return values.array(entry.value(), "'" + name + "'").map(array -> GraphReader.tensor(array, layout));
    }

    private Optional<Activation> formula(YamlScalar text, int units, Map<Quantity, Tensor> found) {
        if (units == 0) {
            return Optional.empty();
        }
        FormulaActivation activation = new FormulaActivation(
                text.text(), text.position(), netInputNames(), layout, units, FormulaActivation.shapes(found));
        return FormulaText.accepted(activation.reading(), values)
                .filter(read -> FormulaText.fits(read, activation::shape, layout.biasShape(units), text, values))
                .map(read -> new Activation(activation, Map.of(), found));
    }

    private List<String> netInputNames() {
        List<String> names = new ArrayList<>(List.of("z"));
        notation.letter(Notation.Role.NET_INPUT)
                .filter(letter -> !names.contains(letter))
                .ifPresent(names::add);
        return names;
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
}
