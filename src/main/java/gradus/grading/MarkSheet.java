package gradus.grading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one student earns for one problem, line by line. Plain data; holds no true value.
 *
 * @param problem the id of the problem
 * @param title the problem in one line
 * @param answered whether the student handed in anything for this problem
 * @param lines every question, in the order of the problem
 * @param unused written lines that answer no question
 * @param byHand the points of the whole that were set by hand, if they were
 */
public record MarkSheet(
        String problem,
        String title,
        boolean answered,
        List<MarkLine> lines,
        List<UnusedLine> unused,
        Optional<ByHand> byHand) {
    public MarkSheet {
        lines = List.copyOf(lines);
        unused = List.copyOf(unused);
    }

    /** A sheet with the points of its lines. */
    public MarkSheet(String problem, String title, boolean answered, List<MarkLine> lines, List<UnusedLine> unused) {
        this(problem, title, answered, lines, unused, Optional.empty());
    }

    /** This sheet with other lines. */
    public MarkSheet with(List<MarkLine> others) {
        return new MarkSheet(problem, title, answered, others, unused, byHand);
    }

    /** This sheet with other points. */
    public MarkSheet with(BigDecimal set, String reason) {
        return new MarkSheet(problem, title, answered, lines, unused, Optional.of(new ByHand(set, points(), reason)));
    }

    /** The sum of the points of all lines, exact, or what was set by hand. */
    public BigDecimal points() {
        return byHand.map(ByHand::points).orElseGet(this::sum);
    }

    private BigDecimal sum() {
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
