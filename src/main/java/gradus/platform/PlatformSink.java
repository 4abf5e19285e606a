package gradus.platform;

import gradus.issue.Issue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Takes what a platform writes. */
public interface PlatformSink {
    /** What stands in a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * A file, which appears whole or not at all.
     *
     * @param name its path below the folder of results, with {@code /}
     */
    void file(String name, Content content) throws IOException;

    /** Something that people have to know about what was written. */
    void tell(Issue issue);

    /** A file that holds a text, as UTF-8. */
    default void text(String name, String text) throws IOException {
        file(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
