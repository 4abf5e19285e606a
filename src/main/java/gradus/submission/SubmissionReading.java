package gradus.submission;

import gradus.issue.Issue;
import gradus.issue.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * What became of a file: a submission, issues, or both.
 *
 * @param submission nothing if the file cannot be read as a submission; then there is at least one error
 * @param issues everything worth saying about the file, in the order it was found
 * @param source the lines of the file, to show issues with
 */
public record SubmissionReading(Optional<Submission> submission, List<Issue> issues, SourceText source) {
    public SubmissionReading {
        issues = List.copyOf(issues);
    }
}
