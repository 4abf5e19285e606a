package gradus.problem;

import gradus.network.DenseLayer;
import gradus.network.Layout;
import gradus.problem.ActivationReader.Activation;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code layers:}. */
final class LayerReader {
    private static final String NO_BIAS = "none";
    private static final String SHARED = "shared";

    private final Values values;
    private final Layout layout;
    private final ActivationReader activations;

    LayerReader(Values values, Layout layout, ActivationReader activations) {
        this.values = values;
        this.layout = layout;
        this.activations = activations;
    }

    /**
     * What came of all layers.
     *
     * @param layers the layers, if nothing was wrong with any of them
     * @param count how many layers the file has
     * @param outputs the units of the last one, 0 if not known
     */
    record LayersReading(Optional<List<DenseLayer>> layers, int count, int outputs) {}

    LayersReading read(YamlNode node, int inputs) {
        List<DenseLayer> layers = new ArrayList<>();
        List<YamlNode> items = values.list(node, "'layers'");
        int before = inputs;
        for (int i = 0; i < items.size(); i++) {
            LayerReading reading = layer(items.get(i), i + 1, before);
            reading.layer().ifPresent(layers::add);
            before = reading.units();
        }
        boolean complete = !items.isEmpty() && layers.size() == items.size();
        return new LayersReading(
                complete ? Optional.of(layers) : Optional.empty(), items.size(), items.isEmpty() ? 0 : before);
    }

    /**
     * What came of one layer.
     *
     * @param layer the layer, if nothing was wrong
     * @param units its units, 0 if not known: then the weights of the next one are not compared with anything
     */
    private record LayerReading(Optional<DenseLayer> layer, int units) {}

    private LayerReading layer(YamlNode node, int number, int inputs) {
        String what = "layer " + number;
        Optional<YamlFields> fields =
                YamlFields.of(node, what, List.of("units", "activation", "weights", "biases"), values.issues());
        if (fields.isEmpty()) {
            return new LayerReading(Optional.empty(), 0);
        }
        YamlFields layer = fields.get();
        Optional<Integer> units = layer.required("units")
                .flatMap(value -> values.count(value, "'units' of " + what, 1, NetworkReader.MOST_UNITS));
        Optional<Activation> activation = layer.required("activation")
                .filter(value -> !FormulaText.hasCutOff(layer))
                .flatMap(value -> activations.read(value, number, units.orElse(0)));
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
}
