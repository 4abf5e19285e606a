package gradus.report.page;

import gradus.issue.Visible;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words of a command that somebody pastes into a terminal: whatever is in them, a shell takes each for one word, and runs nothing. */
final class ShellWord {
    private static final int LONGEST = 2000;
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_./:+,][A-Za-z0-9_./:+,=-]*");

    private ShellWord() {}

    /** A word in the quotes of POSIX shells where it needs them; nothing if a terminal might act on what is in it. */
    static Optional<String> of(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !Visible.of(text).equals(text)) {
            return Optional.empty();
        }
        return Optional.of(HARMLESS.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'");
    }

    /** The path of a file, which is not taken for an option. */
    static Optional<String> ofPath(String path) {
        boolean isPlain = !path.startsWith("-") && !path.startsWith("@");
        return of(isPlain ? path : "./" + path);
    }
}
