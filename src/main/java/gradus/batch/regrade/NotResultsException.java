package gradus.batch.regrade;

import java.io.IOException;
import java.nio.file.Path;

/** A file is no {@code results.jsonl}; the message says where it is not, for the person who gave it. */
public final class NotResultsException extends IOException {
    private static final long serialVersionUID = 1L;

    NotResultsException(Path file, int line) {
        super(file + ":" + line + ":1: this line is no result that 'gradus grade' wrote");
    }
}
