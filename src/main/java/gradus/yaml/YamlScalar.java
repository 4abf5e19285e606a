package gradus.yaml;

import gradus.issue.SourcePosition;

/**
 * A text as its author typed it. Nothing is guessed from the look of it: {@code no}, {@code 010} and {@code 1:30} are
 * these characters.
 *
 * @param text the characters, without the quotes and with escapes resolved; empty if nothing is written there
 * @param quoted whether it stands in quotes or in a YAML block ({@code |}, {@code >})
 * @param position its first character, which is the quote of a quoted text
 */
public record YamlScalar(String text, boolean quoted, SourcePosition position) implements YamlNode {
    /** Whether there is no value at all: {@code key:} with nothing behind it, or JSON's {@code null}. */
    public boolean isEmpty() {
        return text.isEmpty() && !quoted;
    }

    /** The code points of its first line, quotes included. */
    @Override
    public int length() {
        int lineEnd = text.indexOf('\n');
        int shown = text.codePointCount(0, lineEnd < 0 ? text.length() : lineEnd);
        return Math.max(1, shown + (quoted ? 2 : 0));
    }

    @Override
    public String kind() {
        return isEmpty() ? "nothing" : "a text";
    }
}
