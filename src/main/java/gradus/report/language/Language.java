package gradus.report.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The words of reports in one language: a catalogue of messages by their keys. Immutable.
 *
 * <p>A message with a number in it may have two forms, {@code KEY.one} and {@code KEY.other}; {@code plural.one} says which
 * numbers take the first.
 */
public final class Language {
    /** The language of everything that nobody has asked for in another one. */
    public static final Language ENGLISH = Languages.read("en");

    private static final String ONE = ".one";
    private static final String OTHER = ".other";

    private final String code;
    private final Map<String, String> texts;
    private final Set<String> singular;
    /** Those that were asked for; most runs need a few of them only. */
    private final Map<String, Message> messages = new ConcurrentHashMap<>();

    /**
     * A language.
     *
     * @param code what HTML calls it, such as {@code de}
     * @param texts its messages by their keys
     */
    public Language(String code, Map<String, String> texts) {
        this.code = code;
        this.texts = Map.copyOf(texts);
        this.singular = Set.of(pattern("plural.one").split(" "));
    }

    /** What HTML calls it, such as {@code de}. */
    public String code() {
        return code;
    }

    /** The keys of all messages. */
    public Set<String> keys() {
        return new TreeSet<>(texts.keySet());
    }

    /** The names of the places of a message. */
    public Set<String> places(String key) {
        return message(key).places();
    }

    /** The message as the catalogue has it. */
    public String pattern(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("'" + code + "' has no message '" + key + "'"));
    }

    private Message message(String key) {
        return messages.computeIfAbsent(key, name -> new Message(pattern(name)));
    }

    /**
     * A message.
     *
     * @param namesAndValues what stands in its places: a name, its value, the next name …
     */
    public String text(String key, Object... namesAndValues) {
        return message(key).filled(values(namesAndValues));
    }

    /**
     * A message in the form that a number asks for. Its place {@code n} is the number, if it has such a place.
     *
     * @param namesAndValues what stands in its other places
     */
    public String counted(String key, int count, Object... namesAndValues) {
        Message message = message(key + (singular.contains(Integer.toString(count)) ? ONE : OTHER));
        Map<String, Object> values = values(namesAndValues);
        if (message.places().contains("n")) {
            values.put("n", count);
        }
        return message.filled(values);
    }

    private static Map<String, Object> values(Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int place = 0; place < namesAndValues.length; place += 2) {
            values.put((String) namesAndValues[place], namesAndValues[place + 1]);
        }
        return values;
    }

    /** What is said about a known mistake, if this catalogue says it. */
    public Optional<String> ofMistake(String id, String part) {
        return find("mistake." + id + "." + part);
    }

    /** A message without places, if there is one of this key. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    /** Some names, as {@code a, b and c}. */
    public String joined(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        String before = String.join(text("list.comma"), names.subList(0, names.size() - 1));
        return text("list.and", "before", before, "last", names.get(names.size() - 1));
    }

    /** The name of a mistake within a sentence; where it begins with a letter of its own, such as ReLU, it keeps it. */
    public String within(String name) {
        String first = name.split("\\W", 2)[0];
        boolean isWord = first.length() > 1 && first.chars().skip(1).allMatch(Character::isLowerCase);
        return isWord && pattern("names.within").equals("lower") ? first(name, Character::toLowerCase) : name;
    }

    /** Some words as a sentence. */
    public String sentence(String words) {
        return words.isEmpty() ? "" : upper(words) + ".";
    }

    /** Some words with a capital at their beginning. */
    public String upper(String words) {
        return first(words, Character::toUpperCase);
    }

    private static String first(String words, Function<Character, Character> change) {
        return words.isEmpty() ? words : change.apply(words.charAt(0)) + words.substring(1);
    }
}
