package gradus.problem;

import gradus.network.ActivationFunction;
import gradus.network.Catalogue;
import gradus.network.recurrent.Activated;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads an activation that can only be a known one, perhaps with settings: {@code tanh}, {@code {name: relu, at-zero: 1}}. */
final class NamedActivationReader {
    private static final String NAME = "name";

    private final Values values;
    private final Catalogue<ActivationFunction> known;

    NamedActivationReader(Values values, Catalogue<ActivationFunction> known) {
        this.values = values;
        this.known = known;
    }

    Optional<Activated> read(YamlNode node) {
        if (!(node instanceof YamlMapping)) {
            return values.named(node, "activation", known).map(function -> new Activated(function, Map.of()));
        }
        Set<String> keys = new TreeSet<>(Set.of(NAME));
        known.all().forEach(function -> keys.addAll(function.settings()));
        return YamlFields.of(node, ActivationReader.WHAT, keys, values.issues())
                .flatMap(fields -> fields.required(NAME)
                        .flatMap(name -> values.named(name, "activation", known))
                        .map(function -> new Activated(function, settings(fields, function))));
    }

    private Map<String, Double> settings(YamlFields fields, ActivationFunction function) {
        Map<String, Double> settings = new LinkedHashMap<>();
        for (YamlEntry entry : fields.entries()) {
            String key = entry.key().text();
            if (function.settings().contains(key)) {
                values.number(entry.value(), Values.shown(key)).ifPresent(value -> settings.put(key, value));
            } else if (!key.equals(NAME)) {
                values.error(
                        ProblemCodes.UNKNOWN_NAME,
                        entry.key(),
                        Values.shown(function.name()) + " has no setting " + Values.shown(key));
            }
        }
        return settings;
    }
}
