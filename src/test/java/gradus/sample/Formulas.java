package gradus.sample;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What somebody writes where formulas are asked.
 *
 * @param story the spelling, and what went wrong, in a few words
 * @param lines for each name the formula as typed, in the order of the paper
 * @param notRight the names whose formulas are not right
 */
public record Formulas(String story, Map<String, String> lines, Set<String> notRight) {
    public Formulas {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
        notRight = Collections.unmodifiableSet(new LinkedHashSet<>(notRight));
    }

    /** No formula. */
    static final Formulas NONE = new Formulas("", Map.of(), Set.of());

    /** Formulas of which all are right. */
    static Formulas right(String story, Map<String, String> lines) {
        return new Formulas(story, lines, Set.of());
    }

    /** These, but one of them otherwise and not right; the name has to be among them. */
    Formulas wrong(String name, String formula) {
        if (!lines.containsKey(name)) {
            throw new IllegalArgumentException("no formula is written for " + name);
        }
        Map<String, String> changed = new LinkedHashMap<>(lines);
        changed.put(name, formula);
        Set<String> names = new LinkedHashSet<>(notRight);
        names.add(name);
        return new Formulas(story, changed, names);
    }

    Formulas telling(String other) {
        return new Formulas(other, lines, notRight);
    }
}
