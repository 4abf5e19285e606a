package gradus.platform;

import java.util.Locale;
import java.util.stream.Collectors;

/** File names from what students call themselves. */
public final class FileName {
    private static final int LONGEST = 80;

    private FileName() {}

    /**
     * A name that is harmless on every file system and different for different ids: letters, digits and {@code -_} stay, all
     * else becomes its code point in hexadecimal.
     */
    public static String safe(String id) {
        String name = id.codePoints().mapToObj(FileName::safe).collect(Collectors.joining());
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
