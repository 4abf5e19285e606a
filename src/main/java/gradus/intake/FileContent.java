package gradus.intake;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of a file come from, each time they are asked for. Safe to use from several threads. */
@FunctionalInterface
public interface FileContent {
    /**
     * The file from its first byte. What is read of it is bounded by whoever reads.
     *
     * @throws UnreadableFile if it cannot be given, with an issue that says why
     * @throws IOException if the system refuses
     */
    InputStream open() throws IOException;
}
