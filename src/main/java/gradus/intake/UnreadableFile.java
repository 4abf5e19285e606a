package gradus.intake;

import gradus.issue.Issue;
import java.io.IOException;

/** A file of a stranger that cannot be given: encrypted, damaged or beyond a limit. */
public final class UnreadableFile extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Issue issue;

    UnreadableFile(Issue issue) {
        super(issue.message());
        this.issue = issue;
    }

    /** What is wrong with it, for people. */
    public Issue issue() {
        return issue;
    }
}
