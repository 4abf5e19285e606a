package gradus.problem;

import gradus.network.ActivationFunction;
import gradus.network.Catalogue;
import gradus.network.Setting;
import gradus.network.recurrent.Activated;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads an activation that can only be a known one, perhaps with settings: {@code tanh}, {@code {name: relu, at-zero: 1}}. */
final class NamedActivationReader {
    private static final String NAME = "name";

    private final Values values;
    private final boolean isDifferentiated;
    private final Catalogue<ActivationFunction> known = Catalogue.activations();

    /**
     * A reader.
     *
     * @param isDifferentiated whether gradients are to go through the activation
     */
    NamedActivationReader(Values values, boolean isDifferentiated) {
        this.values = values;
        this.isDifferentiated = isDifferentiated;
    }

    /** The activation; empty after an error. */
    Optional<Activated> read(YamlNode node) {
        Optional<Activated> read = named(node);
        read.map(Activated::function)
                .filter(function -> isDifferentiated && !function.hasDerivative())
                .ifPresent(function -> values.error(
                        ProblemCodes.NO_DERIVATIVE,
                        node,
                        "the loss has no gradients: '" + function.name()
                                + "' has no derivative that could train anything",
                        "leave the loss out, or take an activation with a derivative"));
        return read;
    }

    private Optional<Activated> named(YamlNode node) {
        if (!(node instanceof YamlMapping)) {
            return values.named(node, "activation", known).map(function -> new Activated(function, Map.of()));
        }
        List<Setting> settings =
                known.all().stream().flatMap(one -> one.settings().stream()).toList();
        Set<String> keys = new TreeSet<>(Set.of(NAME));
        settings.forEach(setting -> keys.add(setting.name()));
        return YamlFields.of(node, ActivationReader.WHAT, keys, values.issues())
                .flatMap(fields -> fields.required(NAME)
                        .flatMap(name -> values.named(name, "activation", known))
                        .map(function -> new Activated(
                                function,
                                new SettingsReader(values)
                                        .read(fields, Values.shown(function.name()), function.settings(), settings))));
    }
}
