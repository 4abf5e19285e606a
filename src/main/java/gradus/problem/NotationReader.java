package gradus.problem;

import gradus.problem.Notation.Index;
import gradus.problem.Notation.Role;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code notation:}. */
final class NotationReader {
    private static final String INDEX = "index";

    private final Values values;

    NotationReader(Values values) {
        this.values = values;
    }

    Notation read(YamlNode node, int layers) {
        List<String> keys =
                new ArrayList<>(Arrays.stream(Role.values()).map(Role::key).toList());
        keys.add(INDEX);
        return YamlFields.of(node, "the notation", keys, values.issues())
                .map(fields -> new Notation(letters(fields), index(fields), layers))
                .orElse(Notation.canonical(layers));
    }

    private static Map<Role, String> letters(YamlFields fields) {
        Map<Role, String> letters = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            fields.text(role.key()).ifPresent(letter -> letters.put(role, letter.strip()));
        }
        return letters;
    }

    private Index index(YamlFields fields) {
        Map<String, Index> byKey = new LinkedHashMap<>();
        Arrays.stream(Index.values()).forEach(index -> byKey.put(index.key(), index));
        return fields.optional(INDEX)
                .flatMap(node -> values.choice(node, INDEX, byKey.keySet()))
                .map(key -> byKey.getOrDefault(key, Index.PLAIN))
                .orElse(Index.PLAIN);
    }
}
