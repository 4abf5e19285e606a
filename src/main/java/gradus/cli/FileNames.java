package gradus.cli;

import java.util.Locale;
import java.util.stream.Collectors;

/** File names from what students call themselves. */
final class FileNames {
    private static final int LONGEST = 80;

    private FileNames() {}

    /**
     * A name that is harmless on every file system and different for different ids: letters, digits and {@code -_} stay, all
     * else becomes its code point in hexadecimal.
     */
    static String safe(String id) {
        String name = id.codePoints().mapToObj(FileNames::safe).collect(Collectors.joining());
        return name.length() <= LONGEST
                ? name
                : name.substring(0, LONGEST) + "~" + Integer.toHexString(name.hashCode());
    }

    private static String safe(int character) {
        boolean harmless = Character.isLetterOrDigit(character) || character == '-' || character == '_';
        return harmless
                ? Character.toString(character)
                : "~" + Integer.toHexString(character).toLowerCase(Locale.ROOT);
    }
}
