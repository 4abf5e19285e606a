package gradus.problem;

import gradus.formula.Name.LayerStyle;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.Layout;
import gradus.network.NetworkQuantities;
import gradus.problem.ActivationReader.Activation;
import gradus.tensor.Tensor;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an activation function that is a formula, alone or with the numbers that it uses. */
final class FormulaActivationReader {
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
    private final OneLayer layer;
    private final Set<String> taken;

    /**
     * The layer that the formula belongs to.
     *
     * @param netInput the names for its net input
     * @param layerStyle how the course attaches the number of a layer to a letter
     * @param units how many units it has; 0 if that is not known
     * @param hasBatch whether several examples or query points go through it at once
     */
    record OneLayer(Layout layout, List<String> netInput, LayerStyle layerStyle, int units, boolean hasBatch) {
        private boolean isNetInput(String name) {
            return netInput.contains(name);
        }
    }

    /**
     * A reader.
     *
     * @param taken the names of numbers in the layers before; those of this layer come to them
     */
    FormulaActivationReader(Values values, OneLayer layer, Set<String> taken) {
        this.values = values;
        this.layer = layer;
        this.taken = taken;
    }

    /** A formula with the numbers that it uses: {@code {formula: sigmoid(w * z), w: 2}}. */
    Optional<Activation> read(YamlMapping mapping) {
        List<YamlEntry> others =
                mapping.entries().stream().filter(entry -> !isFormula(entry)).toList();
        Map<Quantity, Tensor> numbers = new LinkedHashMap<>();
        others.forEach(entry -> number(entry)
                .ifPresent(value -> numbers.put(Quantity.variable(entry.key().text()), value)));
        Optional<YamlScalar> formula = mapping.entries().stream()
                .filter(FormulaActivationReader::isFormula)
                .findFirst()
                .flatMap(entry -> FormulaText.of(entry.value(), ActivationReader.WHAT, values));
        // A formula whose numbers have faults cannot be judged.
        Optional<Activation> activation =
                formula.filter(text -> numbers.size() == others.size()).flatMap(text -> read(text, numbers));
        activation.ifPresent(read -> refuseUnused(others, read));
        return activation;
    }

    private static boolean isFormula(YamlEntry entry) {
        return entry.key().text().equals(FormulaText.KEY);
    }

    /** A formula. */
    Optional<Activation> read(YamlScalar text, Map<Quantity, Tensor> numbers) {
        if (layer.units() == 0) {
            return Optional.empty();
        }
        FormulaActivation activation = new FormulaActivation(
                text.text(),
                FormulaText.position(text),
                layer.netInput(),
                layer.layerStyle(),
                layer.layout(),
                layer.units(),
                FormulaActivation.shapes(numbers));
        return FormulaText.accepted(activation.reading(), text, values)
                .filter(read -> isOfLayer(read, activation, text))
                .filter(read -> !layer.hasBatch() || isByExample(activation, numbers, text))
                .map(read -> new Activation(activation, Map.of(), numbers));
    }

    /** Whether a formula gives every unit a value, and that from its net input. */
    private boolean isOfLayer(Expression formula, FormulaActivation activation, YamlScalar text) {
        String netInput = "the net input " + layer.netInput().get(0);
        return FormulaText.fits(formula, activation::shape, layer.layout().biasShape(layer.units()), text, values)
                && FormulaText.mentions(formula, FormulaActivation.NET_INPUT, text, netInput, values);
    }

    private boolean isByExample(FormulaActivation activation, Map<Quantity, Tensor> numbers, YamlScalar text) {
        boolean isByExample = activation.isByExample(numbers);
        if (!isByExample) {
            FormulaText.refuseMixing(text, values);
        }
        return isByExample;
    }

    private Optional<Tensor> number(YamlEntry entry) {
        String name = entry.key().text();
        return isNewName(entry.key())
                ? values.array(entry.value(), Values.shown(name))
                        .map(array -> GraphReader.tensor(array, layer.layout()))
                        .filter(value -> isOfOneExample(value, entry))
                : Optional.empty();
    }

    /** A matrix would look like several examples. */
    private boolean isOfOneExample(Tensor value, YamlEntry entry) {
        boolean isOfOne =
                value.shape().rank() < 2 || value.shape().size(layer.layout().exampleAxis()) == 1;
        if (!isOfOne) {
            values.error(
                    ProblemCodes.WRONG_SHAPE,
                    entry.value(),
                    Values.shown(entry.key()) + " is " + value.shape()
                            + ", one number or a list with one for each unit is needed");
        }
        return isOfOne;
    }

    private boolean isNewName(YamlScalar key) {
        String name = key.text();
        if (name.equals(ActivationReader.NAME)) {
            values.error(
                    ProblemCodes.WRONG_FORM, key, "'name' has no meaning beside 'formula'", "leave one of them out");
            return false;
        }
        if (FormulaText.isCutOff(name)) {
            values.issues().add(FormulaText.cutOff(key));
            return false;
        }
        return isName(key) && FormulaText.isFree(key, values) && isFirst(key);
    }

    private boolean isName(YamlScalar key) {
        boolean isName = GraphReader.NAME.matcher(key.text()).matches()
                && !TAKEN.contains(Quantity.variable(key.text()))
                && !layer.isNetInput(key.text());
        if (!isName) {
            values.error(
                    ProblemCodes.BAD_ID,
                    key,
                    Values.shown(key) + " cannot be the name of a number that the formula uses");
        }
        return isName;
    }

    private boolean isFirst(YamlScalar key) {
        boolean isFirst = taken.add(key.text());
        if (!isFirst) {
            values.error(
                    ProblemCodes.TWICE,
                    key,
                    Values.shown(key) + " is given in two layers",
                    "choose another name in one of them");
        }
        return isFirst;
    }

    /** Mostly a name that is misspelt in one of two places. */
    private void refuseUnused(List<YamlEntry> numbers, Activation activation) {
        Expression formula = ((FormulaActivation) activation.function()).ofOneExample();
        for (YamlEntry entry : numbers) {
            if (!FormulaText.mentions(formula, Quantity.variable(entry.key().text()))) {
                values.error(
                        ProblemCodes.FORMULA_OF_NOTHING,
                        entry.key(),
                        Values.shown(entry.key()) + " is not used in the formula");
            }
        }
    }
}
