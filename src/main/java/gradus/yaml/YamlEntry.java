package gradus.yaml;

/**
 * One key of a mapping with its value.
 *
 * @param key always a text, whatever it looks like
 * @param value an empty {@link YamlScalar} if nothing is written there
 */
public record YamlEntry(YamlScalar key, YamlNode value) {}
