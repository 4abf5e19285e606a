package gradus.problem;

import gradus.network.DenseLayer;
import gradus.network.Dropout;
import gradus.network.Layout;
import gradus.problem.ActivationReader.Activation;
import gradus.tensor.Tensor;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code layers:}. */
final class LayerReader {
    private static final String DROPOUT = "dropout";

    private static final List<String> KEYS = List.of("units", "activation", "weights", "biases", DROPOUT);

    private final Values values;
    private final Layout layout;
    private final ActivationReader activations;
    private final BiasReader biases;
    private final DropoutReader dropouts;

    /**
     * A reader.
     *
     * @param examples how many examples there are
     */
    LayerReader(Values values, Layout layout, ActivationReader activations, int examples) {
        this.values = values;
        this.layout = layout;
        this.activations = activations;
        this.biases = new BiasReader(values, layout);
        this.dropouts = new DropoutReader(values, layout, examples);
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
        Optional<YamlFields> fields = YamlFields.of(node, what, KEYS, values.issues());
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
        Optional<YamlNode> biasNode = layer.required("biases");
        if (units.isEmpty() || inputs == 0) {
            weights.ifPresent(value -> values.array(value, "weights of " + what));
            biasNode.ifPresent(value -> biases.check(value, "biases of " + what));
            return new LayerReading(Optional.empty(), units.orElse(0));
        }
        Optional<BiasReader.Bias> bias =
                biasNode.flatMap(value -> biases.read(value, "biases of " + what, units.get()));
        boolean mayStandInWeights =
                bias.isEmpty() && biasNode.filter(YamlMapping.class::isInstance).isPresent();
        int allInputs = inputs + bias.map(read -> read.input().inputs()).orElse(0);
        Optional<Tensor> matrix = weights.filter(value -> !mayStandInWeights)
                .flatMap(value ->
                        values.filled(value, "weights of " + what, layout.weightShape(units.get(), allInputs)));
        Optional<Dropout> dropout =
                layer.optional(DROPOUT).flatMap(value -> dropouts.read(value, "dropout of " + what, units.get()));
        boolean isWithoutDropout = layer.has(DROPOUT) && dropout.isEmpty();
        if (activation.isEmpty() || matrix.isEmpty() || bias.isEmpty() || isWithoutDropout) {
            return new LayerReading(Optional.empty(), units.get());
        }
        Activation used = activation.get();
        return new LayerReading(
                Optional.of(new DenseLayer(
                        used.function(),
                        used.settings(),
                        matrix.get(),
                        bias.get().value(),
                        bias.get().input(),
                        dropout,
                        used.constants())),
                units.get());
    }
}
