package gradus.yaml;

import gradus.issue.SourcePosition;

/**
 * Turns offsets into lines and columns. Offsets mostly grow, so it walks on from where it was and the whole file is
 * walked once; counting from the line start each time would be quadratic in the length of a line.
 */
final class TextCursor {
    private final String file;
    private final String text;
    private int index;
    private int codePoints;
    private int line = 1;
    private int column = 1;

    TextCursor(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Goes to a UTF-16 index of the text, or to its end. */
    void toIndex(long target) {
        if (target < index) {
            rewind();
        }
        while (index < target && index < text.length()) {
            step();
        }
    }

    /** Goes to a number of code points from the start, or to the end. */
    void toCodePoint(long target) {
        if (target < codePoints) {
            rewind();
        }
        while (codePoints < target && index < text.length()) {
            step();
        }
    }

    /** The UTF-16 index. */
    int index() {
        return index;
    }

    /** The character there; NUL at the end of the text, which no accepted text contains. */
    char character() {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    SourcePosition position() {
        return new SourcePosition(file, line, column);
    }

    private void rewind() {
        index = 0;
        codePoints = 0;
        line = 1;
        column = 1;
    }

    private void step() {
        int c = text.codePointAt(index);
        boolean endsLine = c == '\n' || (c == '\r' && !text.startsWith("\n", index + 1));
        index += Character.charCount(c);
        codePoints++;
        line += endsLine ? 1 : 0;
        column = endsLine ? 1 : column + 1;
    }
}
