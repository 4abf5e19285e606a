package gradus.intake;

import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A file in a download; its bytes are fetched when they are asked for.
 *
 * @param path where it lies in the download: names separated by {@code /}
 * @param shown the name for people, with that of the download in front
 * @param content where its bytes come from
 */
public record DownloadFile(String path, String shown, FileContent content) {

    /** A file on this machine that somebody named. */
    public static DownloadFile of(Path file) {
        return new DownloadFile(String.valueOf(file.getFileName()), file.toString(), () -> {
            // Opening a pipe would wait for somebody to write into it.
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new UnreadableFile(Issue.error(
                        IntakeCodes.NO_FILE,
                        SourcePosition.start(file.toString()),
                        1,
                        Files.isDirectory(file)
                                ? "a folder stands where a file is expected"
                                : "a device or pipe is not read"));
            }
            return Files.newInputStream(file);
        });
    }

    /** Its own name, without folders. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Its name without folders and without what stands from the last point on. */
    public String stem() {
        int point = name().lastIndexOf('.');
        return point > 0 ? name().substring(0, point) : name();
    }

    /** Its folders and its name. */
    List<String> parts() {
        return Arrays.asList(path.split("/"));
    }

    boolean hasEnding(String... endings) {
        String lower = path.toLowerCase(Locale.ROOT);
        return Arrays.stream(endings).anyMatch(lower::endsWith);
    }

    /** The same file under another path, for a layout that writes names of its own in front. */
    DownloadFile called(String name) {
        return new DownloadFile(name, shown, content);
    }

    /** Its first character, for messages. */
    SourcePosition position() {
        return SourcePosition.start(shown);
    }

    /**
     * The whole file.
     *
     * @throws UnreadableFile if it is larger than {@link IntakeLimits#FILE_BYTES}, or cannot be given for another reason
     * @throws IOException if the system refuses
     */
    public byte[] bytes() throws IOException {
        try (InputStream stream = content.open()) {
            byte[] bytes = stream.readNBytes(IntakeLimits.FILE_BYTES + 1);
            if (bytes.length > IntakeLimits.FILE_BYTES) {
                throw new UnreadableFile(Issue.error(
                        IntakeCodes.LIMIT,
                        position(),
                        1,
                        "the file is larger than " + IntakeLimits.size(IntakeLimits.FILE_BYTES)));
            }
            return bytes;
        }
    }
}
