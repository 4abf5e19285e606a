package gradus.platform;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whose row is which: by numbers that a download writes into file names, by ids, and by names where nothing else is known. */
final class Roster {
    private final Map<String, Set<Integer>> numbers = new HashMap<>();
    private final Map<String, Set<Integer>> ids = new HashMap<>();
    private final Map<String, Set<Integer>> names = new HashMap<>();

    /** The rows that can be meant: none, one, or several. */
    Set<Integer> find(List<String> fromFile, String id, List<String> called) {
        for (String number : fromFile) {
            Set<Integer> rows = rows(numbers, number);
            if (!rows.isEmpty()) {
                return rows;
            }
        }
        Set<Integer> rows = rows(ids, id);
        if (!rows.isEmpty()) {
            return rows;
        }
        for (String name : called) {
            Set<Integer> ofName = rows(names, name);
            if (!ofName.isEmpty()) {
                return ofName;
            }
        }
        return Set.of();
    }

    void addNumber(String number, int row) {
        add(numbers, number, row);
    }

    void addId(String id, int row) {
        add(ids, id, row);
    }

    /** A name as {@code First Last} or as {@code Last, First}. */
    void addName(String name, int row) {
        add(names, name, row);
    }

    private static void add(Map<String, Set<Integer>> map, String key, int row) {
        String folded = folded(key);
        if (!folded.isEmpty()) {
            map.computeIfAbsent(folded, unused -> new TreeSet<>()).add(row);
        }
    }

    private static Set<Integer> rows(Map<String, Set<Integer>> map, String key) {
        return map.getOrDefault(folded(key), Set.of());
    }

    /** Without what differs between systems: case, accents, blanks, the sign that Brightspace puts in front of ids. */
    private static String folded(String key) {
        String turned = key.strip();
        int comma = turned.indexOf(',');
        if (comma > 0) {
            turned = turned.substring(comma + 1).strip() + " " + turned.substring(0, comma);
        }
        return Normalizer.normalize(turned, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceFirst("^#", "")
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
