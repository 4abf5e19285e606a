package gradus.grading;

import gradus.issue.Issue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What one student earns.
 *
 * @param student the student's id
 * @param name the student's name, if the submission says it
 * @param file the file that was graded
 * @param sheets one mark sheet per problem, in the order of the problems
 * @param notes what was noticed about the file; none of it cost a point
 */
public record StudentResult(
        String student, Optional<String> name, String file, List<MarkSheet> sheets, List<Issue> notes) {
    public StudentResult {
        sheets = List.copyOf(sheets);
        notes = List.copyOf(notes);
    }

    public BigDecimal points() {
        return sheets.stream().map(MarkSheet::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal maximum() {
        return sheets.stream().map(MarkSheet::maximum).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
