package gradus.problem;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import gradus.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds quantities that are called the same; no question about them could be understood. */
final class NameClashes {
    private static final List<String> WITH_NEW_NAMES =
            List.of("given", "define", "network", "recurrence", "queries", "entries");

    private final Values values;
    private final YamlFields file;

    NameClashes(Values values, YamlFields file) {
        this.values = values;
        this.file = file;
    }

    /** Reports every clash where a key brings in a name again, else the first one; whether there is one. */
    boolean report(Model model) {
        Map<String, Quantity> byName = new HashMap<>();
        Set<YamlScalar> keys = new LinkedHashSet<>();
        Optional<Issue> ofLetters = Optional.empty();
        for (Quantity quantity : model.computed().named()) {
            String name = model.notation().spell(quantity);
            Optional<Quantity> earlier = Optional.ofNullable(byName.put(Spelling.bare(name), quantity));
            if (earlier.isPresent()) {
                key(name).ifPresent(keys::add);
                ofLetters = ofLetters.or(() -> Optional.of(ofLetters(name, earlier.get(), quantity)));
            }
        }
        keys.stream().map(NameClashes::ofKey).forEach(values.issues()::add);
        ofLetters.filter(issue -> keys.isEmpty()).ifPresent(values.issues()::add);
        return ofLetters.isPresent();
    }

    private static Issue ofKey(YamlScalar key) {
        return Issue.error(
                        ProblemCodes.AMBIGUOUS_QUANTITY,
                        key.position(),
                        key.length(),
                        Values.shown(key) + " is the name of something else already")
                .withFix("choose another name");
    }

    /** The last key that brings in a name. */
    private Optional<YamlScalar> key(String name) {
        List<YamlScalar> keys = new ArrayList<>();
        file.entries().stream()
                .filter(entry -> WITH_NEW_NAMES.contains(entry.key().text()))
                .forEach(entry -> collectKeys(entry.value(), keys));
        return keys.stream()
                .filter(key -> Spelling.bare(key.text()).equals(Spelling.bare(name)))
                .reduce((earlier, later) -> later);
    }

    private static void collectKeys(YamlNode node, List<YamlScalar> keys) {
        if (node instanceof YamlSequence list) {
            list.items().forEach(item -> collectKeys(item, keys));
        } else if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                keys.add(entry.key());
                collectKeys(entry.value(), keys);
            }
        }
    }

    private Issue ofLetters(String name, Quantity one, Quantity other) {
        String key = file.has("notation") ? "notation" : file.has("queries") ? "queries" : "entries";
        return Issue.error(
                        ProblemCodes.AMBIGUOUS_QUANTITY,
                        file.position(key),
                        key.length(),
                        "'" + name + "' is the name of both " + one + " and " + other)
                .withFix("use another letter in 'notation', or another name for the query point");
    }
}
