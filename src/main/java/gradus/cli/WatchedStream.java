package gradus.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream that remembers why it could not be written to: a writer for people swallows that. */
final class WatchedStream extends FilterOutputStream {
    private @Nullable IOException fault;

    WatchedStream(OutputStream out) {
        super(out);
    }

    /** The first thing that went wrong. */
    Optional<IOException> fault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException refused) {
            fault = fault == null ? refused : fault;
            throw refused;
        }
    }
}
