package gradus.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is in a class. */
public final class Roster {
    private static final int SHORTEST_KEY = 2;

    private final String file;
    private final List<RosterStudent> students;
    private final Map<String, Set<RosterStudent>> byKey = new HashMap<>();
    private final Map<String, Set<RosterStudent>> byNumber = new HashMap<>();
    private final Map<String, Set<RosterStudent>> byName = new HashMap<>();
    private final Map<RosterStudent, List<String>> words = new LinkedHashMap<>();

    Roster(String file, List<RosterStudent> students) {
        this.file = file;
        this.students = List.copyOf(students);
        for (RosterStudent student : students) {
            for (String key : student.keys()) {
                put(byKey, folded(key), student);
                put(byNumber, withoutZeros(folded(key)), student);
            }
            words.put(student, student.student().name().map(PersonNames::words).orElse(List.of()));
            student.student().name().ifPresent(name -> {
                put(byName, PersonNames.sorted(name), student);
                put(byName, PersonNames.squeezed(name), student);
                put(byName, String.join("", PersonNames.words(name)), student);
            });
        }
    }

    private static void put(Map<String, Set<RosterStudent>> map, String key, RosterStudent student) {
        if (!key.isEmpty()) {
            map.computeIfAbsent(key, none -> new LinkedHashSet<>()).add(student);
        }
    }

    /** Its file, for messages. */
    public String file() {
        return file;
    }

    public List<RosterStudent> students() {
        return students;
    }

    /**
     * Who of the roster a student is.
     *
     * @param found those whom the description fits; one where it is clear
     * @param by how they were found
     */
    public record Match(List<RosterStudent> found, By by) {
        public Match {
            found = List.copyOf(found);
        }

        /** The only one. */
        public Optional<RosterStudent> only() {
            return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        }
    }

    /** What of a student was found on the roster. */
    public enum By {
        KEY,
        NUMBER_WITHOUT_ZEROS,
        NAME,
        PART_OF_FILE_NAME,
        NOTHING
    }

    /** Who a student of a platform is: by id, address or login; by a number but for leading zeros; by name. */
    public Match match(Student student) {
        List<String> keys = new ArrayList<>(List.of(student.id()));
        student.email().ifPresent(keys::add);
        student.login().ifPresent(keys::add);
        for (String key : keys) {
            Set<RosterStudent> found = byKey.getOrDefault(folded(key), Set.of());
            if (!found.isEmpty()) {
                return new Match(List.copyOf(found), By.KEY);
            }
        }
        Set<RosterStudent> numbers = student.id().chars().allMatch(Character::isDigit)
                ? byNumber.getOrDefault(withoutZeros(folded(student.id())), Set.of())
                : Set.of();
        if (!numbers.isEmpty()) {
            return new Match(List.copyOf(numbers), By.NUMBER_WITHOUT_ZEROS);
        }
        return byName(student.name().orElse(student.id()));
    }

    private Match byName(String name) {
        for (String form : List.of(PersonNames.sorted(name), String.join("", PersonNames.words(name)))) {
            Set<RosterStudent> found = byName.getOrDefault(form, Set.of());
            if (!found.isEmpty()) {
                return new Match(List.copyOf(found), By.NAME);
            }
        }
        return new Match(List.of(), By.NOTHING);
    }

    /** Who is named in a text such as {@code hw3_ada_lovelace}: those of whom a key, or all words of the name, stand in it. */
    public Match named(String text) {
        Set<String> written = Set.copyOf(PersonNames.words(text));
        Set<RosterStudent> found = new LinkedHashSet<>();
        written.stream()
                .filter(word -> word.length() > SHORTEST_KEY)
                .forEach(word -> found.addAll(byKey.getOrDefault(word, Set.of())));
        words.forEach((student, name) -> {
            if (name.size() > 1 && written.containsAll(name)) {
                found.add(student);
            }
        });
        return new Match(List.copyOf(found), found.isEmpty() ? By.NOTHING : By.PART_OF_FILE_NAME);
    }

    /** The students of a group. */
    public List<RosterStudent> group(String name) {
        return students.stream()
                .filter(student ->
                        student.group().filter(name::equalsIgnoreCase).isPresent())
                .toList();
    }

    /** The students whose ids are not among these, in the order of the roster. */
    public List<Student> without(Collection<String> ids) {
        Set<String> present = Set.copyOf(ids);
        return students.stream()
                .map(RosterStudent::student)
                .filter(student -> !present.contains(student.id()))
                .toList();
    }

    private static String folded(String key) {
        return java.text.Normalizer.normalize(key, java.text.Normalizer.Form.NFC)
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static String withoutZeros(String key) {
        return key.chars().allMatch(Character::isDigit) ? key.replaceFirst("^0+(?=.)", "") : "";
    }
}
