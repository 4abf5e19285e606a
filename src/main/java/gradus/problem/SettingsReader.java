package gradus.problem;

import gradus.network.Setting;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the numbers of an activation function or a loss beside its name. */
record SettingsReader(Values values) {

    /**
     * The settings that are given and may be what they are.
     *
     * @param owner what they belong to, as messages call it
     * @param own the settings that it has
     * @param known the settings of all such things: one that is not its own is an error
     */
    Map<String, Double> read(YamlFields fields, String owner, Collection<Setting> own, Collection<Setting> known) {
        Map<String, Double> settings = new LinkedHashMap<>();
        for (YamlEntry entry : fields.entries()) {
            String key = entry.key().text();
            Optional<Setting> setting = named(own, key);
            if (setting.isPresent()) {
                values.number(entry.value(), setting.get()).ifPresent(value -> settings.put(key, value));
            } else if (named(known, key).isPresent()) {
                values.error(ProblemCodes.UNKNOWN_NAME, entry.key(), owner + " has no setting '" + key + "'");
            }
        }
        return settings;
    }

    private static Optional<Setting> named(Collection<Setting> settings, String name) {
        return settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }
}
