package gradus.yaml;

import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import java.util.Optional;

/** Looks at the text around a fault to tell what its author meant. */
final class SourceLines {
    private static final int LONGEST_KEY = 60;
    private final SourceText source;

    SourceLines(String file, String text) {
        this.source = SourceText.of(file, text);
    }

    String line(int number) {
        boolean exists = number >= 1 && number <= source.lines().size();
        return exists ? source.lines().get(number - 1) : "";
    }

    SourcePosition at(int line, int column) {
        return new SourcePosition(source.file(), line, column);
    }

    /** The colon in {@code key:value}, if that is how the line starts. */
    Optional<SourcePosition> colonWithoutBlank(int line) {
        String text = line(line);
        int colon = text.indexOf(':');
        boolean glued = colon > 0
                && colon + 1 < text.length()
                && !Character.isWhitespace(text.charAt(colon + 1))
                && isPlainKey(text.substring(0, colon).strip());
        return glued ? Optional.of(at(line, text.codePointCount(0, colon) + 1)) : Optional.empty();
    }

    private static boolean isPlainKey(String key) {
        boolean plain = !key.isEmpty() && key.length() <= LONGEST_KEY;
        return plain && "\"'#[{&*!|>%@`".indexOf(key.charAt(0)) < 0;
    }
}
