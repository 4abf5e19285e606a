package gradus.grading;

import gradus.assignment.Assignment;
import gradus.problem.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a class earns. Papers are handed out one after the other, as often as asked, so that a class of any size fits into memory.
 */
public interface ClassResult {
    /** The graded problems. */
    List<Problem> problems();

    /** Ids of problems that nobody answered and that were not asked for by name. */
    List<String> leftOut();

    /** How many papers were graded. */
    int gradedCount();

    /** How many files could not be graded. */
    int ungradedCount();

    /** Everybody whose submission could be read, in the order of their ids. */
    Stream<GradedPaper> graded();

    /** The files that could not be graded, in the order of their names. */
    Stream<UngradedPaper> ungraded();

    /** Students of the class from whom there is no hand-in, where the class is known. */
    List<AbsentStudent> absent();

    /** The mark sheet of a graded problem of which nothing was handed in. */
    MarkSheet unanswered(Problem problem);

    /** The assignment by which points become a mark, if there is one. */
    default Optional<Assignment> assignment() {
        return Optional.empty();
    }

    /** What could be earned. */
    default BigDecimal maximum() {
        Map<String, BigDecimal> maxima = Problem.maxima(problems());
        return assignment()
                .map(assignment -> assignment.maximum(maxima))
                .orElseGet(() -> maxima.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
