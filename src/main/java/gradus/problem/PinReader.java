package gradus.problem;

import gradus.graph.Quantity;
import gradus.tensor.Tensor;
import gradus.yaml.YamlCodes;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads {@code given:} once all quantities are known: values that take the place of computed ones. */
final class PinReader {
    private final Values values;
    private final Model model;
    private final QuestionReader names;
    private final Map<Quantity, Tensor> pins = new LinkedHashMap<>();

    /**
     * A reader.
     *
     * @param refused names that have been reported already
     */
    PinReader(Values values, Model model, Set<YamlNode> refused) {
        this.values = values;
        this.model = model;
        this.names = new QuestionReader(values, model, model.computed(), refused);
    }

    /** The values, each in the shape of its quantity. */
    Map<Quantity, Tensor> read(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            mapping.entries().forEach(this::read);
        } else {
            values.error(YamlCodes.NOT_A_MAPPING, node, "'given' is " + node.kind() + ", a mapping is expected");
        }
        return pins;
    }

    private void read(YamlEntry entry) {
        names.quantity(entry.key())
                .filter(quantity -> isWhole(entry, quantity))
                .ifPresent(quantity -> values.tensor(
                                entry.value(),
                                Values.shown(entry.key()),
                                model.computed().graph().shape(quantity),
                                Values.transposing(quantity))
                        .ifPresent(value -> pin(entry, quantity, value)));
    }

    /** An entry that is fixed would leave the vector or matrix it belongs to as it is, and nothing would follow. */
    private boolean isWhole(YamlEntry entry, Quantity quantity) {
        boolean isPart = quantity instanceof Quantity.Entry;
        if (isPart) {
            String whole = model.notation().spell(((Quantity.Entry) quantity).whole());
            values.error(
                    ProblemCodes.PART_GIVEN,
                    entry.key(),
                    Values.shown(entry.key()) + " is an entry of " + whole
                            + ", and a value is given for all of it or for nothing",
                    "give '" + whole + "'");
        }
        return !isPart;
    }

    private void pin(YamlEntry entry, Quantity quantity, Tensor value) {
        Quantity whole = Problem.whole(quantity);
        if (pins.put(whole, whole.equals(quantity) ? value : value.transposed()) != null) {
            values.error(ProblemCodes.TWICE, entry.key(), "'" + model.notation().spell(quantity) + "' is given twice");
        }
    }
}
