package gradus.problem;

import gradus.network.BiasInput;
import gradus.network.Layout;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code biases:} of a layer. */
final class BiasReader {
    private static final String NONE = "none";
    private static final String SHARED = "shared";
    private static final String VALUES = "values";
    private static final String PLACE = "place";
    private static final String INPUT = "input";
    private static final Map<String, BiasInput.Place> PLACES = places();

    private final Values values;
    private final Layout layout;

    BiasReader(Values values, Layout layout) {
        this.values = values;
        this.layout = layout;
    }

    private static Map<String, BiasInput.Place> places() {
        Map<String, BiasInput.Place> places = new LinkedHashMap<>();
        places.put("first", BiasInput.Place.FIRST);
        places.put("last", BiasInput.Place.LAST);
        return places;
    }

    /**
     * What a layer has for a bias.
     *
     * @param value the bias; a layer may have none, or have it among its weights
     * @param input what it is the weight of
     */
    record Bias(Optional<Tensor> value, BiasInput input) {
        static Bias usual(Tensor value) {
            return new Bias(Optional.of(value), BiasInput.USUAL);
        }
    }

    /** Checks the numbers of biases whose shape is not known. */
    void check(YamlNode node, String what) {
        if (!Values.text(node).equals(NONE) && !(node instanceof YamlMapping)) {
            values.array(node, what);
        }
    }

    /** The bias of a layer; empty after an error. */
    Optional<Bias> read(YamlNode node, String what, int units) {
        if (node instanceof YamlMapping) {
            return YamlFields.of(node, "the " + what, List.of(SHARED, VALUES, PLACE, INPUT), values.issues())
                    .flatMap(fields -> configured(fields, node, what, units));
        }
        return Values.text(node).equals(NONE)
                ? Optional.of(new Bias(Optional.empty(), BiasInput.USUAL))
                : values.filled(node, what, layout.biasShape(units)).map(Bias::usual);
    }

    private Optional<Bias> configured(YamlFields fields, YamlNode node, String what, int units) {
        Optional<YamlNode> shared = fields.optional(SHARED);
        Optional<YamlNode> own = fields.optional(VALUES);
        Optional<BiasInput.Place> place =
                fields.optional(PLACE).flatMap(word -> values.choice(word, "place of the " + what, PLACES));
        Optional<YamlNode> inputNode = fields.optional(INPUT);
        Optional<Double> input = inputNode.flatMap(value -> values.number(value, "'" + INPUT + "' of the " + what));
        long ways = List.of(SHARED, VALUES, PLACE).stream().filter(fields::has).count();
        if (ways != 1) {
            values.error(
                    ProblemCodes.WRONG_FORM,
                    node,
                    "the " + what + " say " + (ways == 0 ? "no number" : "more than one thing"),
                    "write one of 'values', 'shared' and 'place', such as '{values: 0.5, input: -1}'");
            return Optional.empty();
        }
        if (inputNode.isPresent() != input.isPresent() || fields.has(PLACE) != place.isPresent()) {
            return Optional.empty();
        }
        double constant = input.orElse(1.0);
        if (place.isPresent()) {
            return Optional.of(new Bias(Optional.empty(), new BiasInput(constant, place.get())));
        }
        Optional<Tensor> numbers = shared.isPresent()
                ? shared.flatMap(value -> values.number(value, "the shared one of the " + what))
                        .map(value -> Tensor.filled(Shape.of(1, 1), value))
                : own.flatMap(value -> values.filled(value, what, layout.biasShape(units)));
        return numbers.map(value -> new Bias(Optional.of(value), new BiasInput(constant, BiasInput.Place.OWN)));
    }
}
