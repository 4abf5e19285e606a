package gradus.batch.course;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A mistake as a course file describes it.
 *
 * @param id its name in results
 * @param name what it is, in a few words
 * @param quantity the quantity that is computed wrongly, as the problem spells it
 * @param formula how it is computed
 * @param hint a question that leads to the place
 * @param explanation what was done, and what is to be done instead
 */
public record NewMistake(
        String id, String name, String quantity, String formula, Optional<String> hint, Optional<String> explanation) {

    /** What stands in the file, in that order. */
    Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("id", id);
        entries.put("name", name);
        entries.put("quantity", quantity);
        entries.put("formula", formula);
        hint.ifPresent(text -> entries.put("hint", text));
        explanation.ifPresent(text -> entries.put("explanation", text));
        return entries;
    }
}
