package gradus.intake;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Names of people, compared across the forms that platforms give them. */
final class PersonNames {
    private PersonNames() {}

    /**
     * One text for all forms of a name with its parts apart: {@code Lovelace, Ada}, {@code Ada Lovelace} and {@code ADA LOVELACE} are the
     * same, whatever their accents.
     */
    static String sorted(String name) {
        return String.join(" ", words(name).stream().sorted().toList());
    }

    /** As Canvas squeezes a name: last name first, without anything between. */
    static String squeezed(String name) {
        int comma = name.indexOf(',');
        if (comma >= 0) {
            return String.join("", words(name));
        }
        List<String> words = words(name);
        return words.isEmpty() ? "" : words.get(words.size() - 1) + String.join("", words.subList(0, words.size() - 1));
    }

    /** The words of a name or of a file's name, in lower case and without accents. */
    static List<String> words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("['’`]", "")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{Nd}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
