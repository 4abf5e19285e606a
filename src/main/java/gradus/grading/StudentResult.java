package gradus.grading;

import gradus.assignment.HandedIn;
import gradus.assignment.Mark;
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
 * @param handedIn when it was handed in, as far as that is known
 * @param mark what it earns by the assignment; empty where there is none, and then its points are those of the sheets
 */
public record StudentResult(
        String student,
        Optional<String> name,
        String file,
        List<MarkSheet> sheets,
        List<Issue> notes,
        HandedIn handedIn,
        Optional<Mark> mark) {
    public StudentResult {
        sheets = List.copyOf(sheets);
        notes = List.copyOf(notes);
    }

    /** A result without an assignment, handed in nobody knows when. */
    public StudentResult(
            String student, Optional<String> name, String file, List<MarkSheet> sheets, List<Issue> notes) {
        this(student, name, file, sheets, notes, HandedIn.UNKNOWN, Optional.empty());
    }

    /** This result of a paper of which more is known. */
    public StudentResult with(HandedIn known, Optional<Mark> given) {
        return new StudentResult(student, name, file, sheets, notes, known, given);
    }

    /** What it earns for all problems together, exact. */
    public BigDecimal points() {
        return mark.map(Mark::points)
                .orElseGet(() -> sheets.stream().map(MarkSheet::points).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** What can be earned. */
    public BigDecimal maximum() {
        return mark.map(Mark::maximum)
                .orElseGet(() -> sheets.stream().map(MarkSheet::maximum).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
