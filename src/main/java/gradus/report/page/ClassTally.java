package gradus.report.page;

import gradus.grading.StudentResult;
import gradus.grading.UnreadSubmission;
import gradus.issue.Issue;
import gradus.problem.Problem;
import gradus.report.Excerpt;
import gradus.report.Standing;
import gradus.report.page.PaperOutcome.Cause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the page of a class says, counted from one paper after the other, so that no class has to be held in memory. */
public final class ClassTally {
    private static final int MOST_UNREAD = 500;
    private static final int MOST_REASONS = 3;

    private final List<Problem> problems;
    private final List<List<LineTally>> lines = new ArrayList<>();
    private final Map<Step, Losses> steps = new LinkedHashMap<>();
    private final Map<Cause, Losses> causes = new LinkedHashMap<>();
    private final SortedMap<BigDecimal, Integer> totals = new TreeMap<>();
    private final List<Unread> unread = new ArrayList<>();
    private BigDecimal lost = BigDecimal.ZERO;
    private int papers;
    private int unreadCount;

    /**
     * An empty class.
     *
     * @param problems the graded problems
     */
    public ClassTally(List<Problem> problems) {
        this.problems = List.copyOf(problems);
        problems.forEach(problem -> lines.add(
                problem.questions().stream().map(question -> new LineTally()).toList()));
    }

    /**
     * A mistake in a line.
     *
     * @param sheet the place of the problem, from 0
     * @param line the place of the line in it, from 0
     */
    record Step(int sheet, int line, Cause cause) {}

    /** A file that could not be graded, with the reasons. */
    record Unread(String student, String file, List<String> reasons) {}

    /**
     * Counts a paper.
     *
     * @param result with a mark sheet for each graded problem, in their order
     */
    public void add(StudentResult result) {
        add(PaperOutcome.of(result));
    }

    /** Counts a paper of which only this was kept. */
    public void add(PaperOutcome paper) {
        papers++;
        totals.merge(paper.points().stripTrailingZeros(), 1, Integer::sum);
        for (int sheet = 0; sheet < paper.sheets().size(); sheet++) {
            List<PaperOutcome.Line> marked = paper.sheets().get(sheet).lines();
            for (int line = 0; line < marked.size(); line++) {
                lines.get(sheet).get(line).add(marked.get(line), paper.student(), papers);
                addLoss(marked.get(line), sheet, line, paper.student());
            }
        }
    }

    private void addLoss(PaperOutcome.Line marked, int sheet, int line, String student) {
        lost = lost.add(marked.lost());
        if (marked.cause().isEmpty()) {
            return;
        }
        Cause cause = marked.cause().get();
        boolean isMadeHere = marked.standing() != Standing.CARRIED;
        if (isMadeHere) {
            steps.computeIfAbsent(new Step(sheet, line, cause), step -> new Losses())
                    .add(marked.lost(), student, papers);
        }
        if (isMadeHere || marked.lost().signum() > 0) {
            causes.computeIfAbsent(cause, known -> new Losses()).add(marked.lost(), student, papers);
        }
    }

    /** Counts a file that could not be graded. */
    public void add(UnreadSubmission submission) {
        unreadCount++;
        if (unread.size() < MOST_UNREAD) {
            unread.add(new Unread(
                    Excerpt.name(submission.student()),
                    Excerpt.of(submission.file()),
                    submission.issues().stream()
                            .limit(MOST_REASONS)
                            .map(ClassTally::reason)
                            .toList()));
        }
    }

    private static String reason(Issue issue) {
        return Excerpt.of(
                Excerpt.placed(issue) + issue.fix().map(fix -> "; " + fix).orElse("") + " [" + issue.code() + "]");
    }

    List<Problem> problems() {
        return problems;
    }

    LineTally line(int sheet, int line) {
        return lines.get(sheet).get(line);
    }

    /** Mistakes by the line in which they were made. */
    Map<Step, Losses> steps() {
        return steps;
    }

    /** Mistakes with all that was lost by them. */
    Map<Cause, Losses> causes() {
        return causes;
    }

    /** How many papers earn so many points. */
    SortedMap<BigDecimal, Integer> totals() {
        return totals;
    }

    int papers() {
        return papers;
    }

    int unreadCount() {
        return unreadCount;
    }

    /** The first files that could not be graded. */
    List<Unread> unread() {
        return unread;
    }

    /** All points that handed in problems did not earn. */
    BigDecimal lost() {
        return lost;
    }
}
