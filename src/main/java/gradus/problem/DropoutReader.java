package gradus.problem;

import gradus.network.Dropout;
import gradus.network.Layout;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.written.WrittenArray;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code dropout:} of a layer. */
final class DropoutReader {
    private static final String MASK = "mask";
    private static final String KEEP = "keep";
    private static final String DROP = "drop";
    private static final String SCALING = "scaling";
    private static final Map<String, Dropout.Scaling> SCALINGS = scalings();

    private final Values values;
    private final Layout layout;
    private final int examples;

    DropoutReader(Values values, Layout layout, int examples) {
        this.values = values;
        this.layout = layout;
        this.examples = examples;
    }

    private static Map<String, Dropout.Scaling> scalings() {
        Map<String, Dropout.Scaling> scalings = new LinkedHashMap<>();
        scalings.put("inverted", Dropout.Scaling.INVERTED);
        scalings.put("at-queries", Dropout.Scaling.AT_QUERIES);
        scalings.put("none", Dropout.Scaling.NONE);
        return scalings;
    }

    /** The dropout of a layer; empty after an error. */
    Optional<Dropout> read(YamlNode node, String what, int units) {
        return YamlFields.of(node, "the " + what, List.of(MASK, KEEP, DROP, SCALING), values.issues())
                .flatMap(fields -> dropout(fields, node, what, units));
    }

    private Optional<Dropout> dropout(YamlFields fields, YamlNode node, String what, int units) {
        int errorsBefore = values.issues().errorCount();
        Optional<Tensor> mask = fields.required(MASK).flatMap(value -> mask(value, "mask of the " + what, units));
        Dropout.Scaling scaling = fields.optional(SCALING)
                .flatMap(word -> values.choice(word, "scaling of the " + what, SCALINGS))
                .orElse(Dropout.Scaling.INVERTED);
        Optional<Double> keep = fields.optional(KEEP).flatMap(value -> share(value, KEEP));
        Optional<Double> drop = fields.optional(DROP).flatMap(value -> share(value, DROP));
        if (scaling != Dropout.Scaling.NONE && fields.has(KEEP) == fields.has(DROP)) {
            values.error(
                    ProblemCodes.WRONG_FORM,
                    node,
                    "the " + what + " does not say with which probability units stay",
                    "write 'keep: 0.8', or 'drop: 0.2' for the probability that one is left out");
        }
        return mask.filter(read -> values.issues().errorCount() == errorsBefore)
                .map(read -> new Dropout(
                        read, keep.or(() -> drop.map(share -> 1 - share)).orElse(1.0), scaling));
    }

    private Optional<Double> share(YamlNode node, String key) {
        return values.number(node, "'" + key + "'").filter(value -> {
            boolean isShare = key.equals(KEEP) ? value > 0 && value <= 1 : value >= 0 && value < 1;
            if (!isShare) {
                values.error(
                        ProblemCodes.OUT_OF_RANGE,
                        node,
                        "'" + key + "' is " + Values.shown(node) + ", it has to be "
                                + (key.equals(KEEP) ? "above 0 and at most 1" : "from 0 on and below 1"));
            }
            return isShare;
        });
    }

    /** One mask for all examples, or a list of one for each. */
    private Optional<Tensor> mask(YamlNode node, String what, int units) {
        return values.array(node, what)
                .filter(array -> areBits(array, node, what))
                .flatMap(array -> array.dimensions().size() < 2
                        ? values.tensor(node, what, Shape.of(units)).map(mask -> mask.reshaped(layout.biasShape(units)))
                        : values.tensor(node, what, Shape.of(examples, units))
                                .map(mask -> layout == Layout.ROWS ? mask : mask.transposed()));
    }

    private boolean areBits(WrittenArray array, YamlNode node, String what) {
        boolean areBits = array.numbers().stream().allMatch(number -> number.value() == 0 || number.value() == 1);
        if (!areBits) {
            values.error(
                    ProblemCodes.OUT_OF_RANGE, node, what + " has numbers other than 1, for a unit that stays, and 0");
        }
        return areBits;
    }
}
