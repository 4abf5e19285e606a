package gradus.grading;

import gradus.problem.Problem;
import java.math.BigDecimal;
import java.util.List;

/**
 * What is kept of a mark sheet until the class is complete.
 *
 * @param answered whether anything was handed in for the problem
 * @param points what it earns
 * @param lines every question, in the order of the problem
 * @param unused how many written lines answer no question
 * @param byHand how many lines, or the whole sheet, have points that were set by hand
 */
public record SheetSummary(boolean answered, BigDecimal points, List<LineSummary> lines, int unused, int byHand) {
    public SheetSummary {
        lines = List.copyOf(lines);
    }

    /** What a class needs to know of a mark sheet of a problem. */
    public static SheetSummary of(MarkSheet sheet, Problem problem) {
        int byHand = (int)
                sheet.lines().stream().filter(line -> line.byHand().isPresent()).count();
        return new SheetSummary(
                sheet.answered(),
                sheet.points(),
                sheet.lines().stream()
                        .map(line -> LineSummary.of(
                                line, problem.shape(line.question().quantity())))
                        .toList(),
                sheet.unused().size(),
                byHand + (sheet.byHand().isPresent() ? 1 : 0));
    }
}
