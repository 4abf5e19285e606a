package gradus.grading;

import gradus.issue.Issue;
import gradus.issue.SourceText;
import java.util.List;

/**
 * A file that could not be graded. It has no mark, which is not the same as the mark 0.
 *
 * @param student the student's id as far as it is known, else the name of the file without its ending
 * @param file the file
 * @param issues why
 * @param source its text, for showing the issues
 */
public record UnreadSubmission(String student, String file, List<Issue> issues, SourceText source) {
    public UnreadSubmission {
        issues = List.copyOf(issues);
        if (issues.isEmpty()) {
            throw new IllegalArgumentException(file + " was not graded, and nobody knows why");
        }
    }
}
