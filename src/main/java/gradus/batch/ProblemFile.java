package gradus.batch;

import gradus.intake.DownloadFile;
import java.io.IOException;
import java.nio.file.Path;

/** A problem file with its content, so that a run can be told from one with other problems. */
final class ProblemFile {
    private final Path path;
    private final byte[] content;

    ProblemFile(Path path, byte[] content) {
        this.path = path;
        this.content = content.clone();
    }

    static ProblemFile read(Path path) throws IOException {
        return new ProblemFile(path, DownloadFile.of(path).bytes());
    }

    Path path() {
        return path;
    }

    byte[] content() {
        return content.clone();
    }
}
