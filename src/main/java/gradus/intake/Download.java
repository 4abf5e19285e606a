package gradus.intake;

import gradus.issue.Issue;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A class's hand-ins as they came from a platform or a folder. A zip stays open until this is closed, because files are fetched
 * when they are graded.
 *
 * @param layout how they lay there
 * @param handIns one for each student or group, in the order of the files
 * @param roster who is in the class, if that is known
 * @param issues what was left out, and why
 * @param source what has to be closed
 */
public record Download(
        DownloadLayout layout, List<HandIn> handIns, Optional<Roster> roster, List<Issue> issues, Closeable source)
        implements Closeable {
    public Download {
        handIns = List.copyOf(handIns);
        issues = List.copyOf(issues);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
