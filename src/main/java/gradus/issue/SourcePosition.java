package gradus.issue;

/**
 * A place in a text file.
 *
 * @param file the name shown to people; not necessarily a path that can be opened
 * @param line the line, counted from 1
 * @param column the column, counted from 1 in code points, so that a letter outside the basic plane counts once
 */
public record SourcePosition(String file, int line, int column) {
    public SourcePosition {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("positions count from 1, got " + line + ":" + column);
        }
    }

    /** The first character of the file. */
    public static SourcePosition start(String file) {
        return new SourcePosition(file, 1, 1);
    }

    /** {@code file:line:column}, the form editors and terminals recognise. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
