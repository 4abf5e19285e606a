package gradus.yaml;

import gradus.issue.SourcePosition;
import java.util.List;

/**
 * Keys with their values.
 *
 * @param entries in the order of the file; no key occurs twice
 * @param position its opening brace or its first key
 */
public record YamlMapping(List<YamlEntry> entries, SourcePosition position) implements YamlNode {
    public YamlMapping {
        entries = List.copyOf(entries);
    }

    @Override
    public int length() {
        return 1;
    }

    @Override
    public String kind() {
        return "a mapping";
    }
}
