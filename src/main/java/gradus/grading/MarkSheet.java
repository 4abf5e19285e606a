package gradus.grading;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one student earns for one problem, line by line. Plain data; holds no true value.
 *
 * @param problem the id of the problem
 * @param title the problem in one line
 * @param answered whether the student handed in anything for this problem
 * @param lines every question, in the order of the problem
 * @param unused written lines that answer no question
 */
public record MarkSheet(String problem, String title, boolean answered, List<MarkLine> lines, List<UnusedLine> unused) {
    public MarkSheet {
        lines = List.copyOf(lines);
        unused = List.copyOf(unused);
    }

    /** The sum of the points of all lines, exact. */
    public BigDecimal points() {
        return lines.stream().map(MarkLine::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What a paper without a fault earns. */
    public BigDecimal maximum() {
        return lines.stream().map(line -> line.question().points()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many lines have such a verdict. */
    public int count(Predicate<Verdict> kind) {
        return (int) lines.stream().filter(line -> kind.test(line.verdict())).count();
    }
}
