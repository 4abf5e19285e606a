package gradus.grading;

import gradus.problem.Problem;
import java.math.BigDecimal;
import java.util.List;

/**
 * What is kept of a mark sheet until the class is complete.
 *
 * @param lines every question, in the order of the problem
 * @param unused how many written lines answer no question
 */
public record SheetSummary(List<LineSummary> lines, int unused) {
    public SheetSummary {
        lines = List.copyOf(lines);
    }

    /** What a class needs to know of a mark sheet of a problem. */
    public static SheetSummary of(MarkSheet sheet, Problem problem) {
        return new SheetSummary(
                sheet.lines().stream()
                        .map(line -> LineSummary.of(
                                line, problem.shape(line.question().quantity())))
                        .toList(),
                sheet.unused().size());
    }

    /** The sum of the points of all lines, exact. */
    public BigDecimal points() {
        return lines.stream().map(LineSummary::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
