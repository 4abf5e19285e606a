package gradus.yaml;

import gradus.issue.SourcePosition;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads files without anything unusual in them several times as fast as the library does: what nearly all people write. Whatever is not
 * certain to mean the same to the library, faults included, is left to it. That both give the same tree is held by a test.
 */
abstract class PlainText {
    /** What a name, a number or a comment is never longer than in a plain file; far below all limits of {@link YamlReader}. */
    static final int LONGEST = 500;

    final String text;
    int at;

    private final String file;
    private int line = 1;
    private int lineStart;
    private int depth;
    private int values;

    PlainText(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The tree of a file, if it is a plain one. */
    static Optional<YamlNode> read(String file, String text, Syntax syntax) {
        try {
            return Optional.of(
                    switch (syntax) {
                        case JSON -> new PlainJson(file, text).document();
                        case YAML -> new PlainYaml(file, text).document();
                    });
        } catch (NotPlain unusual) {
            return Optional.empty();
        }
    }

    /** The place of a value that begins here. */
    final SourcePosition position() {
        require(++values <= YamlReader.MAX_VALUES);
        return new SourcePosition(file, line, column() + 1);
    }

    /** How many characters stand before the current one in its line; none of them is longer than one in a plain file. */
    final int column() {
        return at - lineStart;
    }

    final boolean atEnd() {
        return at >= text.length();
    }

    /** The current character; NUL at the end, which no text contains. */
    final char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    final char after(int distance) {
        return at + distance < text.length() ? text.charAt(at + distance) : '\0';
    }

    final void require(boolean plain) {
        if (!plain) {
            throw new NotPlain();
        }
    }

    final void take(char wanted) {
        require(peek() == wanted);
        at++;
    }

    /** Goes over the end of a line: LF or CR LF. */
    final void newLine() {
        at += peek() == '\r' ? 1 : 0;
        take('\n');
        line++;
        lineStart = at;
    }

    final boolean isLineEnd() {
        return peek() == '\n' || peek() == '\r';
    }

    final void deeper() {
        require(++depth <= YamlReader.MAX_DEPTH);
    }

    final void back() {
        depth--;
    }

    /** A text in quotes on one line, without anything that has to be put into other characters. */
    final YamlScalar quoted(char quote) {
        SourcePosition position = position();
        take(quote);
        int start = at;
        while (peek() != quote) {
            require(isOrdinary(peek()) && peek() != '\\' && at - start < LONGEST);
            at++;
        }
        String content = text.substring(start, at);
        at++;
        return new YamlScalar(content, true, position);
    }

    /** A character that stands for itself everywhere: no control character, no further end of line, no half of a pair. */
    static boolean isOrdinary(char c) {
        return (c >= ' ' && c <= '~')
                || (c >= '\u00A0' && c != '\u2028' && c != '\u2029' && !Character.isSurrogate(c) && c < '\uFE00');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The keys of one mapping; a repeated one is a fault. */
    final class Keys {
        private final Set<String> seen = new HashSet<>();

        void add(YamlScalar key) {
            require(seen.add(key.text()));
        }
    }
}
