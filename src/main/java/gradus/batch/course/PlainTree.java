package gradus.batch.course;

import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import gradus.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trees of files without their places, to be compared. */
final class PlainTree {
    private PlainTree() {}

    /** Whether a file says what it said before, and describes one more mistake, the first or the last of all. */
    static boolean isAdded(YamlNode before, YamlNode after, NewMistake mistake) {
        Object now = plain(after);
        return now.equals(with(before, mistake, true)) || now.equals(with(before, mistake, false));
    }

    private static Object with(YamlNode before, NewMistake mistake, boolean isFirst) {
        Map<Object, Object> file = mapping(plain(before));
        Map<Object, Object> mistakes = mapping(file.getOrDefault("mistakes", Map.of()));
        List<Object> own = list(mistakes.getOrDefault("own", List.of()));
        own.add(isFirst ? 0 : own.size(), mistake.entries());
        mistakes.put("own", own);
        file.put("mistakes", mistakes);
        return file;
    }

    private static Map<Object, Object> mapping(Object tree) {
        return tree instanceof Map<?, ?> mapping ? new LinkedHashMap<>(mapping) : new LinkedHashMap<>();
    }

    private static List<Object> list(Object tree) {
        return tree instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
    }

    private static Object plain(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            Map<String, Object> entries = new LinkedHashMap<>();
            mapping.entries().forEach(entry -> entries.put(entry.key().text(), plain(entry.value())));
            return entries;
        }
        if (node instanceof YamlSequence list) {
            return list.items().stream().map(PlainTree::plain).toList();
        }
        return ((YamlScalar) node).text();
    }
}
