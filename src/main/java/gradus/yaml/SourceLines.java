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

    /** The hyphen of the nearest {@code -item} above a line, or on it, with nothing but list items between. */
    Optional<SourcePosition> hyphenWithoutBlank(int line) {
        for (int number = line; number >= 1 && line(number).strip().startsWith("-"); number--) {
            String text = line(number).strip();
            if (text.length() > 1 && Character.isLetter(text.charAt(1))) {
                return Optional.of(at(number, line(number).indexOf('-') + 1));
            }
        }
        return Optional.empty();
    }

    /** The line above, if it has the same indentation and is neither a key with a colon, a list item nor a comment. */
    Optional<SourcePosition> proseAbove(int line) {
        String above = line(line - 1);
        String text = above.strip();
        boolean prose = !text.isEmpty()
                && Character.isLetter(text.codePointAt(0))
                && text.indexOf(':') < 0
                && indentation(above) == indentation(line(line));
        return prose ? Optional.of(at(line - 1, indentation(above) + 1)) : Optional.empty();
    }

    private static int indentation(String text) {
        return text.length() - text.stripLeading().length();
    }

    private static boolean isPlainKey(String key) {
        boolean plain = !key.isEmpty() && key.length() <= LONGEST_KEY;
        return plain && "\"'#[{&*!|>%@`".indexOf(key.charAt(0)) < 0;
    }
}
