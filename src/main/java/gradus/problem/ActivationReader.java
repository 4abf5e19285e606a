package gradus.problem;

import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.network.ActivationFunction;
import gradus.network.Catalogue;
import gradus.network.Layout;
import gradus.network.NetworkQuantities;
import gradus.problem.Notation.Role;
import gradus.tensor.Tensor;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code activation:}, a name with settings or a formula with numbers. */
final class ActivationReader {
    private static final String WHAT = "the activation";
    private static final String NAME = "name";

    /** Names that a network has for something else; those with a layer are found when all layers are known. */
    private static final Set<Quantity> TAKEN = Set.of(
            NetworkQuantities.INPUT,
            NetworkQuantities.TARGET,
            NetworkQuantities.LOSS,
            NetworkQuantities.CLASS,
            NetworkQuantities.LOSS_FACTOR,
            NetworkQuantities.OUTPUT_FACTOR,
            NetworkQuantities.BATCH_FACTOR,
            NetworkQuantities.LEARNING_RATE);

    private final Values values;
    private final Layout layout;
    private final Notation notation;
    private final boolean hasBatch;
    private final Catalogue<ActivationFunction> activations = Catalogue.activations();
    private final Set<String> constants = new HashSet<>();

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
        FormulaOfLayer formula = new FormulaOfLayer(netInputNames(layer), units);
        if (node instanceof YamlMapping mapping) {
            return has(mapping, FormulaText.KEY) ? formula.read(mapping) : configured(node);
        }
        boolean isFormula = node instanceof YamlScalar scalar && FormulaText.isMeant(scalar.text(), formula.netInput);
        return isFormula
                ? formula.read((YamlScalar) node, Map.of())
                : values.named(node, "activation", activations).map(function -> Activation.of(function, Map.of()));
    }

    private static boolean has(YamlMapping mapping, String key) {
        return mapping.entries().stream().anyMatch(entry -> entry.key().text().equals(key));
    }

    private Optional<Activation> configured(YamlNode node) {
        Set<String> keys = new TreeSet<>(Set.of(NAME, FormulaText.KEY));
        activations.names().forEach(name -> activations.find(name).ifPresent(one -> keys.addAll(one.settings())));
        return YamlFields.of(node, WHAT, keys, values.issues())
                .flatMap(fields -> fields.required(NAME, "write 'name: …' or 'formula: …'")
                        .flatMap(name -> values.named(name, "activation", activations))
                        .map(function -> Activation.of(function, settings(fields, function))));
    }

    /** The names for the net input: that of the course, and the general one unless it means something else there. */
    private Set<String> netInputNames(int layer) {
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
        Set<String> names = new LinkedHashSet<>(letters);
        letters.forEach(letter -> names.add(letter + layer));
        return names;
    }

    /** The formula of one layer. */
    private final class FormulaOfLayer {
        private final Set<String> netInput;
        private final int units;

        FormulaOfLayer(Set<String> netInput, int units) {
            this.netInput = netInput;
            this.units = units;
        }

        /** A formula with the numbers that it mentions: {@code {formula: sigmoid(w * z), w: 2}}. */
        Optional<Activation> read(YamlMapping mapping) {
            Map<Quantity, Tensor> found = new LinkedHashMap<>();
            List<YamlEntry> others = mapping.entries().stream()
                    .filter(entry -> !entry.key().text().equals(FormulaText.KEY))
                    .toList();
            others.forEach(entry -> constant(entry)
                    .ifPresent(value -> found.put(Quantity.variable(entry.key().text()), value)));
            Optional<YamlScalar> formula = mapping.entries().stream()
                    .filter(entry -> !others.contains(entry))
                    .findFirst()
                    .flatMap(entry -> FormulaText.of(entry.value(), WHAT, values));
            // A formula whose numbers have faults cannot be judged.
            return formula.filter(text -> found.size() == others.size()).flatMap(text -> {
                Optional<Activation> activation = read(text, found);
                activation.ifPresent(read -> refuseUnused(others, read));
                return activation;
            });
        }

        Optional<Activation> read(YamlScalar text, Map<Quantity, Tensor> found) {
            if (units == 0) {
                return Optional.empty();
            }
            FormulaActivation activation = new FormulaActivation(
                    text.text(),
                    FormulaText.position(text),
                    List.copyOf(netInput),
                    layout,
                    units,
                    FormulaActivation.shapes(found));
            return FormulaText.accepted(activation.reading(), text, values)
                    .filter(read -> FormulaText.fits(read, activation::shape, layout.biasShape(units), text, values))
                    .filter(read -> FormulaText.mentions(
                            read, FormulaActivation.NET_INPUT, text, "the net input " + first(netInput), values))
                    .filter(read -> !hasBatch || isByExample(activation, found, text))
                    .map(read -> new Activation(activation, Map.of(), found));
        }

        private boolean isByExample(FormulaActivation activation, Map<Quantity, Tensor> found, YamlScalar text) {
            boolean isByExample = activation.isByExample(found);
            if (!isByExample) {
                FormulaText.refuseMixing(text, values);
            }
            return isByExample;
        }

        private Optional<Tensor> constant(YamlEntry entry) {
            String name = entry.key().text();
            if (name.equals(NAME)) {
                values.issues()
                        .add(Issue.error(
                                        ProblemCodes.WRONG_FORM,
                                        entry.key().position(),
                                        entry.key().length(),
                                        "'name' has no meaning beside 'formula'")
                                .withFix("leave one of them out"));
                return Optional.empty();
            }
            if (FormulaText.isCutOff(name)) {
                values.issues().add(FormulaText.cutOff(entry.key()));
                return Optional.empty();
            }
            if (!GraphReader.NAME.matcher(name).matches()
                    || TAKEN.contains(Quantity.variable(name))
                    || netInput.contains(name)) {
                values.error(
                        ProblemCodes.BAD_ID,
                        entry.key(),
                        Values.shown(entry.key()) + " cannot be the name of a number that the formula uses");
                return Optional.empty();
            }
            if (!FormulaText.isFree(entry.key(), values)) {
                return Optional.empty();
            }
            if (!constants.add(name)) {
                values.issues()
                        .add(Issue.error(
                                        ProblemCodes.TWICE,
                                        entry.key().position(),
                                        entry.key().length(),
                                        "'" + name + "' is given in two layers")
                                .withFix("choose another name in one of them"));
                return Optional.empty();
            }
            return values.array(entry.value(), "'" + name + "'")
                    .map(array -> GraphReader.tensor(array, layout))
                    .filter(value -> isOfOneExample(value, entry));
        }

        /** A matrix would look like several examples. */
        private boolean isOfOneExample(Tensor value, YamlEntry entry) {
            boolean isOfOne = value.shape().rank() < 2 || value.shape().size(layout.exampleAxis()) == 1;
            if (!isOfOne) {
                values.error(
                        ProblemCodes.WRONG_SHAPE,
                        entry.value(),
                        Values.shown(entry.key()) + " is " + value.shape()
                                + ", one number or a list with one for each unit is needed");
            }
            return isOfOne;
        }

        /** Mostly a name that is misspelt in one of two places. */
        private void refuseUnused(List<YamlEntry> others, Activation activation) {
            Expression read = ((FormulaActivation) activation.function()).ofOneExample();
            for (YamlEntry entry : others) {
                if (!FormulaText.mentions(read, Quantity.variable(entry.key().text()))) {
                    values.error(
                            ProblemCodes.FORMULA_OF_NOTHING,
                            entry.key(),
                            Values.shown(entry.key()) + " is not used in the formula");
                }
            }
        }
    }

    private static String first(Set<String> names) {
        return new ArrayList<>(names).get(0);
    }

    private Map<String, Double> settings(YamlFields fields, ActivationFunction function) {
        Map<String, Double> settings = new LinkedHashMap<>();
        for (YamlEntry entry : fields.entries()) {
            String key = entry.key().text();
            if (function.settings().contains(key)) {
                values.number(entry.value(), "'" + key + "'").ifPresent(value -> settings.put(key, value));
            } else if (!key.equals(NAME) && isSettingOfAnother(key)) {
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
