package gradus.yaml;

import gradus.issue.Issue;

/** Ends a reading that cannot go on; caught in {@link YamlReader}, and nowhere else. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Issue issue;

    Refusal(Issue issue) {
        super(issue.message(), null, false, false);
        this.issue = issue;
    }

    Issue issue() {
        return issue;
    }
}
