package gradus.network;

import java.util.List;

/**
 * A convention of an optimiser that courses choose differently.
 *
 * @param name the key in problem files
 * @param words what it may be; the first one where the problem does not say
 */
public record Choice(String name, List<String> words) {
    public Choice {
        words = List.copyOf(words);
    }

    public static Choice of(String name, String... words) {
        return new Choice(name, List.of(words));
    }

    /** What it is where the problem does not say. */
    public String usual() {
        return words.get(0);
    }
}
