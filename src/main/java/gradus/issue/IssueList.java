package gradus.issue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Collects the issues of one reading, so that an author gets all of them at once. Keeps the order of addition. */
public final class IssueList {
    private static final Comparator<Issue> BY_POSITION = Comparator.comparing(
                    (Issue issue) -> issue.position().file())
            .thenComparingInt(issue -> issue.position().line())
            .thenComparingInt(issue -> issue.position().column());

    private final List<Issue> issues = new ArrayList<>();

    /** Adds one issue. */
    public void add(Issue issue) {
        issues.add(issue);
    }

    /** Adds several issues in their order. */
    public void addAll(Collection<Issue> more) {
        issues.addAll(more);
    }

    /** A copy of what was collected so far, in the order of addition. */
    public List<Issue> all() {
        return List.copyOf(issues);
    }

    /** A copy ordered by file, line and column; issues at the same place keep the order of addition. */
    public List<Issue> sorted() {
        return issues.stream().sorted(BY_POSITION).toList();
    }

    /** Whether nothing was collected, not even a note. */
    public boolean isEmpty() {
        return issues.isEmpty();
    }

    /** Whether at least one issue is an error. */
    public boolean hasErrors() {
        return errorCount() > 0;
    }

    /** How many of the issues are errors. */
    public int errorCount() {
        return (int) issues.stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .count();
    }

    /** The texts of all issues by position, one below the other, without a final line end. */
    public String render(SourceText source) {
        return sorted().stream().map(issue -> issue.text(source)).collect(Collectors.joining("\n"));
    }
}
