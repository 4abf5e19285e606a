package gradus.batch.regrade;

import gradus.batch.regrade.PaperMarks.LineMarks;
import gradus.batch.regrade.PaperMarks.WholeByHand;
import gradus.grading.ClassResult;
import gradus.grading.GradedPaper;
import gradus.report.ResultsLines;
import gradus.report.language.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An old result of a class against a new one. Papers are compared one after the other, and none is kept. */
public final class Regrading {
    private final Map<String, int[]> lines = new LinkedHashMap<>();
    private final List<SetByHand> byHand = new ArrayList<>();
    private BigDecimal sumBefore = BigDecimal.ZERO;
    private BigDecimal sumAfter = BigDecimal.ZERO;
    private int before;
    private int after;
    private int up;
    private int down;
    private int moved;
    private int come;
    private int gone;

    private Regrading() {}

    /** Points that were set by hand in the new result. */
    record SetByHand(String student, String place, BigDecimal points, BigDecimal computed, String reason) {}

    /** Gets every student who moves. */
    interface Listener {
        void moved(Movement movement) throws IOException;
    }

    /**
     * Compares.
     *
     * @param old the {@code results.jsonl} of before
     * @param version the version of gradus that made the new result
     * @throws NotResultsException if the file is none
     */
    static Regrading compare(Path old, ClassResult result, String version, Listener listener) throws IOException {
        Regrading regrading = new Regrading();
        try (OldResults results = OldResults.open(old)) {
            ResultsLines writer = new ResultsLines(version, result.problems(), Language.ENGLISH);
            for (Iterator<GradedPaper> papers = result.graded().iterator(); papers.hasNext(); ) {
                PaperMarks now =
                        PaperMarks.of(writer.line(papers.next(), result)).orElseThrow();
                regrading.add(new Movement(now.student(), results.take(now.student()), Optional.of(now)), listener);
            }
            for (String student : results.students()) {
                regrading.add(new Movement(student, results.take(student), Optional.empty()), listener);
            }
        }
        return regrading;
    }

    private void add(Movement movement, Listener listener) throws IOException {
        movement.before().ifPresent(marks -> {
            before++;
            sumBefore = sumBefore.add(marks.points());
        });
        movement.after().ifPresent(marks -> {
            after++;
            sumAfter = sumAfter.add(marks.points());
            addByHand(marks);
        });
        if (!movement.isOne()) {
            return;
        }
        moved++;
        boolean isOnBothSides =
                movement.before().isPresent() && movement.after().isPresent();
        int sign = isOnBothSides ? movement.difference().signum() : 0;
        come += movement.before().isEmpty() ? 1 : 0;
        gone += movement.after().isEmpty() ? 1 : 0;
        up += sign > 0 ? 1 : 0;
        down += sign < 0 ? 1 : 0;
        for (Change change : movement.changes()) {
            int[] counts = lines.computeIfAbsent(place(change.line()), place -> new int[2]);
            counts[change.direction() > 0 ? 0 : 1]++;
        }
        listener.moved(movement);
    }

    private void addByHand(PaperMarks marks) {
        for (LineMarks line : marks.lines()) {
            line.byHand()
                    .ifPresent(reason -> byHand.add(
                            new SetByHand(marks.student(), place(line), line.points(), line.computed(), reason)));
        }
        for (WholeByHand whole : marks.wholes()) {
            byHand.add(
                    new SetByHand(marks.student(), whole.problem(), whole.points(), whole.computed(), whole.reason()));
        }
    }

    static String place(LineMarks line) {
        return line.problem() + ", " + line.name();
    }

    /** For each line in which somebody moves, how many gain and how many lose. */
    Map<String, int[]> lines() {
        return lines;
    }

    /** What was set by hand, moved or not. */
    List<SetByHand> byHand() {
        return byHand;
    }

    /** How many students have another mark than before. */
    public int moved() {
        return moved;
    }

    int up() {
        return up;
    }

    int down() {
        return down;
    }

    /** How many students had no mark before. */
    int come() {
        return come;
    }

    /** How many students have no mark any more. */
    int gone() {
        return gone;
    }

    int studentsBefore() {
        return before;
    }

    int studentsAfter() {
        return after;
    }

    BigDecimal meanBefore() {
        return mean(sumBefore, before);
    }

    BigDecimal meanAfter() {
        return mean(sumAfter, after);
    }

    private static BigDecimal mean(BigDecimal sum, int count) {
        return count == 0 ? BigDecimal.ZERO : sum.divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_EVEN);
    }
}
