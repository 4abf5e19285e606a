package gradus.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Lines of a text that a stranger wrote; what a line has beyond a bound is dropped. */
final class BoundedLines {
    private final Reader reader;
    private final int longest;
    private final StringBuilder line = new StringBuilder();

    /**
     * The lines of a reader.
     *
     * @param longest how many characters of a line are kept
     */
    BoundedLines(Reader reader, int longest) {
        this.reader = reader;
        this.longest = longest;
    }

    /** The next line without its end, or nothing at the end of the text. */
    Optional<String> next() throws IOException {
        line.setLength(0);
        int character = reader.read();
        if (character < 0) {
            return Optional.empty();
        }
        while (character >= 0 && character != '\n') {
            if (line.length() < longest && character != '\r') {
                line.append((char) character);
            }
            character = reader.read();
        }
        return Optional.of(line.toString());
    }
}
