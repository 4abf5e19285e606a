package gradus.issue;

/**
 * A place in a text file, or a file without lines as a whole.
 *
 * @param file the name shown to people; not necessarily a path that can be opened
 * @param line the line, counted from 1; 0 in a file that has no lines
 * @param column the column, counted from 1 in code points, so that a letter outside the basic plane counts once; 0 in a file that
 *     has no lines
 */
public record SourcePosition(String file, int line, int column) {
    public SourcePosition {
        boolean whole = line == 0 && column == 0;
        if (!whole && (line < 1 || column < 1)) {
            throw new IllegalArgumentException("positions count from 1, got " + line + ":" + column);
        }
    }

    /** The first character of the file. */
    public static SourcePosition start(String file) {
        return new SourcePosition(file, 1, 1);
    }

    /** A file that has no lines, such as one of stored arrays. */
    public static SourcePosition whole(String file) {
        return new SourcePosition(file, 0, 0);
    }

    /** Whether there is a line to point at. */
    public boolean hasLine() {
        return line > 0;
    }

    /** The file without its folders. */
    public String lastName() {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }

    /** {@code file:line:column}, the form editors and terminals recognise; of a file without lines, its name. */
    @Override
    public String toString() {
        return hasLine() ? file + ":" + line + ":" + column : file;
    }
}
