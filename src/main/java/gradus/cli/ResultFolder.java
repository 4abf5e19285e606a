package gradus.cli;

import gradus.batch.WholeFile;
import gradus.issue.Issue;
import gradus.issue.SourceText;
import gradus.platform.PlatformSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts what a platform writes into a folder, and what it has to say on the terminal. */
final class ResultFolder implements PlatformSink {
    private static final int MOST_TOLD = 20;

    private final Path root;
    private final PrintWriter err;
    private final List<Path> files = new ArrayList<>();
    private final Map<String, Integer> told = new LinkedHashMap<>();

    ResultFolder(Path root, PrintWriter err) {
        this.root = root;
        this.err = err;
    }

    @Override
    public void file(String name, Content content) throws IOException {
        Path file = root.resolve(name);
        WholeFile.writeBytes(file, content::writeTo);
        files.add(file);
    }

    /** Of one kind no more than can be read. */
    @Override
    public void tell(Issue issue) {
        if (told.merge(issue.code(), 1, Integer::sum) <= MOST_TOLD) {
            err.println(issue.text(SourceText.none(issue.position().file())));
        }
    }

    /** Says how many issues were kept back. */
    void close() {
        told.forEach((code, count) -> {
            if (count > MOST_TOLD) {
                err.println("… and " + (count - MOST_TOLD) + " more of " + code + ".");
            }
        });
    }

    /** What was written, as a sentence. */
    String summary(String platform) {
        if (files.isEmpty()) {
            return "There was nothing to write for " + platform + ".";
        }
        return files.size() == 1
                ? "Wrote " + files.get(0) + "."
                : "Wrote " + files.size() + " files to " + root.resolve(platform) + ".";
    }
}
