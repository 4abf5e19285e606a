package gradus.yaml;

import gradus.issue.SourcePosition;
import java.util.List;

/**
 * A list.
 *
 * @param items its values in their order
 * @param position its opening bracket or its first hyphen
 */
public record YamlSequence(List<YamlNode> items, SourcePosition position) implements YamlNode {
    public YamlSequence {
        items = List.copyOf(items);
    }

    @Override
    public int length() {
        return 1;
    }

    @Override
    public String kind() {
        return "a list";
    }
}
