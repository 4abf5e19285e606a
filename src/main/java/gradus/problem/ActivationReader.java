package gradus.problem;

import gradus.graph.Quantity;
import gradus.network.ActivationFunction;
import gradus.network.Catalogue;
import gradus.network.Layout;
import gradus.problem.FormulaActivationReader.OneLayer;
import gradus.problem.Notation.Role;
import gradus.tensor.Tensor;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code activation:}, a name with settings or a formula with numbers. */
final class ActivationReader {
    /** How messages call it. */
    static final String WHAT = "the activation";

    static final String NAME = "name";

    private final Values values;
    private final Layout layout;
    private final Notation notation;
    private final boolean hasBatch;
    private final Catalogue<ActivationFunction> activations = Catalogue.activations();
    private final Set<String> numbers = new HashSet<>();

    /**
     * A reader for all layers of a network.
     *
     * @param hasBatch whether several examples or query points go through the network at once
     */
    ActivationReader(Values values, Layout layout, Notation notation, boolean hasBatch) {
        this.values = values;
        this.layout = layout;
        this.notation = notation;
        this.hasBatch = hasBatch;
    }

    /**
     * An activation function with what belongs to it.
     *
     * @param constants further quantities that a formula mentions
     */
    record Activation(ActivationFunction function, Map<String, Double> settings, Map<Quantity, Tensor> constants) {
        static Activation of(ActivationFunction function, Map<String, Double> settings) {
            return new Activation(function, settings, Map.of());
        }
    }

    /**
     * The activation of a layer; empty after an error.
     *
     * @param units how many units the layer has; 0 if that is not known
     */
    Optional<Activation> read(YamlNode node, int layer, int units) {
        List<String> netInput = netInputNames(layer);
        OneLayer one = new OneLayer(layout, netInput, NotationNames.style(notation), units, hasBatch);
        FormulaActivationReader formula = new FormulaActivationReader(values, one, numbers);
        if (node instanceof YamlMapping mapping) {
            return has(mapping, FormulaText.KEY) ? formula.read(mapping) : configured(node);
        }
        boolean isFormula = node instanceof YamlScalar scalar && FormulaText.isMeant(scalar.text(), netInput);
        return isFormula
                ? formula.read((YamlScalar) node, Map.of())
                : values.named(node, "activation", activations).map(function -> Activation.of(function, Map.of()));
    }

    private static boolean has(YamlMapping mapping, String key) {
        return mapping.entries().stream().anyMatch(entry -> entry.key().text().equals(key));
    }

    private Optional<Activation> configured(YamlNode node) {
        Set<String> keys = new TreeSet<>(Set.of(NAME, FormulaText.KEY));
        activations
                .names()
                .forEach(name -> activations
                        .find(name)
                        .ifPresent(one -> one.settings().forEach(setting -> keys.add(setting.name()))));
        return YamlFields.of(node, WHAT, keys, values.issues())
                .flatMap(fields -> fields.required(NAME, "write 'name: …' or 'formula: …'")
                        .flatMap(name -> values.named(name, "activation", activations))
                        .map(function -> Activation.of(function, settings(fields, function))));
    }

    /** The names for the net input: that of the course, and the general one unless it means something else there. */
    private List<String> netInputNames(int layer) {
        Set<String> letters = new LinkedHashSet<>();
        notation.letter(Role.NET_INPUT).ifPresent(letters::add);
        String general = Role.NET_INPUT.letter();
        boolean isFree = Arrays.stream(Role.values())
                .filter(role -> role != Role.NET_INPUT)
                .flatMap(role -> notation.letter(role).stream())
                .noneMatch(general::equals);
        if (isFree) {
            letters.add(general);
        }
        List<String> names = new ArrayList<>(letters);
        letters.forEach(letter -> names.add(letter + layer));
        return names;
    }

    private Map<String, Double> settings(YamlFields fields, ActivationFunction function) {
        return new SettingsReader(values)
                .read(
                        fields,
                        "'" + function.name() + "'",
                        function.settings(),
                        activations.all().stream()
                                .flatMap(other -> other.settings().stream())
                                .toList());
    }
}
