package gradus.problem;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of reading a problem file.
 *
 * @param problem the problem, if the file has no error
 * @param draft the problem, if nothing but its printed solution is wrong
 * @param issues every fault of the file, and warnings
 * @param source the text of the file, for showing the issues
 * @param unfit why mistakes that the course describes cannot be made in this problem, by id
 */
public record ProblemReading(
        Optional<Problem> problem,
        Optional<Problem> draft,
        IssueList issues,
        SourceText source,
        Map<String, List<Issue>> unfit) {
    public ProblemReading {
        unfit = Map.copyOf(unfit);
    }
}
