package gradus.batch;

import java.io.IOException;

/** Another run is writing into a folder; the message says so, for the person who started this one. */
public final class FolderInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    FolderInUseException(String message) {
        super(message);
    }
}
