package gradus.grading;

import gradus.problem.Problem;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a class earns.
 *
 * @param problems the graded problems
 * @param students everybody whose submission could be read, in the order of their ids
 * @param unread the files that could not be graded
 * @param leftOut ids of problems that nobody answered and that were not asked for by name
 * @param absent students of the class from whom there is no hand-in
 */
public record ClassResult(
        List<Problem> problems,
        List<StudentResult> students,
        List<UnreadSubmission> unread,
        List<String> leftOut,
        List<AbsentStudent> absent) {
    public ClassResult {
        absent = List.copyOf(absent);
        problems = List.copyOf(problems);
        students = List.copyOf(students);
        unread = List.copyOf(unread);
        leftOut = List.copyOf(leftOut);
    }

    public BigDecimal maximum() {
        return problems.stream().map(Problem::maximum).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
