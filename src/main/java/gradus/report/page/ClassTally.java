package gradus.report.page;

import gradus.grading.ByHand;
import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.StudentResult;
import gradus.grading.UnexplainedError;
import gradus.grading.UnexplainedErrors;
import gradus.grading.UnreadSubmission;
import gradus.grading.cluster.ErrorCluster;
import gradus.grading.cluster.ErrorClusters;
import gradus.grading.cluster.ErrorGroup;
import gradus.grading.shared.SharedErrors;
import gradus.grading.shared.SharedEvidence;
import gradus.issue.Issue;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.report.Excerpt;
import gradus.report.Standing;
import gradus.report.page.PaperOutcome.Cause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the page of a class says, counted from one paper after the other, so that no class has to be held in memory. */
public final class ClassTally {
    private static final int MOST_UNREAD = 500;
    private static final int MOST_REASONS = 3;
    private static final int MOST_BY_HAND = 200;

    private final List<Problem> problems;
    private final BigDecimal maximum;
    private final List<List<LineTally>> lines = new ArrayList<>();
    private final Map<Step, Losses> steps = new LinkedHashMap<>();
    private final Map<Cause, Losses> causes = new LinkedHashMap<>();
    private final SortedMap<BigDecimal, Integer> totals = new TreeMap<>();
    private final List<Unread> unread = new ArrayList<>();
    private final List<SetPoints> byHand = new ArrayList<>();
    private final List<UnexplainedErrors> errors;
    private final ErrorClusters clusters;
    private final Optional<SharedErrors> shared;
    private BigDecimal lost = BigDecimal.ZERO;
    private int papers;
    private int unreadCount;
    private int byHandCount;

    /** An empty class whose marks are the points of the problems. */
    public ClassTally(List<Problem> problems) {
        this(
                problems,
                problems.stream().map(Problem::maximum).reduce(BigDecimal.ZERO, BigDecimal::add),
                Optional.empty());
    }

    /**
     * An empty class.
     *
     * @param problems the graded problems
     * @param maximum what can be earned
     * @param shared looks for rare errors that papers share, where that is asked for
     */
    public ClassTally(List<Problem> problems, BigDecimal maximum, Optional<SharedErrors> shared) {
        this.shared = shared;
        this.problems = List.copyOf(problems);
        this.maximum = maximum;
        this.errors = problems.stream().map(UnexplainedErrors::new).toList();
        this.clusters = new ErrorClusters(problems);
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

    /**
     * Points that somebody has set.
     *
     * @param line which line; empty for all of a problem
     * @param computed what gradus gives
     */
    record SetPoints(
            String student, String problem, String line, BigDecimal points, BigDecimal computed, String reason) {}

    /** A file that could not be graded, with the reasons. */
    record Unread(String student, String file, List<String> reasons) {}

    /**
     * Counts a paper.
     *
     * @param result with a mark sheet for each graded problem, in their order
     */
    public void add(StudentResult result) {
        PaperOutcome outcome = PaperOutcome.of(result);
        add(outcome);
        Optional<Integer> paper = shared.flatMap(errors -> errors.begin(result.file(), outcome.student()));
        for (int sheet = 0; sheet < result.sheets().size(); sheet++) {
            addByHand(result.sheets().get(sheet), outcome.student());
            if (result.sheets().get(sheet).answered()) {
                addErrors(result.sheets().get(sheet), sheet, outcome.student(), paper);
            }
        }
    }

    private void addErrors(MarkSheet marked, int sheet, String student, Optional<Integer> paper) {
        for (UnexplainedError error : errors.get(sheet).of(marked)) {
            MarkLine line = marked.lines().get(error.place());
            BigDecimal missed = line.question().points().subtract(line.points());
            ErrorGroup group = clusters.add(sheet, error, missed, student, papers);
            paper.ifPresent(number -> shared.orElseThrow().add(sheet, error, number, Optional.of(group)));
        }
        paper.ifPresent(number -> addSlips(marked, sheet, number));
    }

    private void addSlips(MarkSheet marked, int sheet, int paper) {
        SharedErrors all = shared.orElseThrow();
        errors.get(sheet).slips(marked).forEach(slip -> all.add(sheet, slip, paper, Optional.empty()));
        for (int place = 0; place < marked.lines().size(); place++) {
            if (marked.lines().get(place).verdict().isAnswered()) {
                all.answered(sheet, place);
            }
        }
    }

    private void addByHand(MarkSheet marked, String student) {
        marked.byHand().ifPresent(set -> addByHand(set, student, marked.problem(), ""));
        for (MarkLine line : marked.lines()) {
            line.byHand()
                    .ifPresent(set -> addByHand(
                            set, student, marked.problem(), line.question().name()));
        }
    }

    private void addByHand(ByHand set, String student, String problem, String line) {
        byHandCount++;
        if (byHand.size() < MOST_BY_HAND) {
            byHand.add(new SetPoints(student, problem, line, set.points(), set.computed(), Excerpt.of(set.reason())));
        }
    }

    /** Counts what is kept of a paper. */
    private void add(PaperOutcome paper) {
        papers++;
        totals.merge(paper.points().stripTrailingZeros(), 1, Integer::sum);
        double earned = paper.earned();
        for (int sheet = 0; sheet < paper.sheets().size(); sheet++) {
            List<PaperOutcome.Line> marked = paper.sheets().get(sheet).lines();
            for (int line = 0; line < marked.size(); line++) {
                lines.get(sheet).get(line).add(marked.get(line), paper.student(), papers, earned);
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

    BigDecimal maximum() {
        return maximum;
    }

    LineTally line(int sheet, int line) {
        return lines.get(sheet).get(line);
    }

    /** Which mistakes were made in which steps. */
    public CausalMap causalMap() {
        return new CausalMap(steps.entrySet().stream()
                .sorted(Map.Entry.<Step, Losses>comparingByValue(Losses.LARGEST_FIRST)
                        .thenComparing(entry -> entry.getKey().sheet())
                        .thenComparing(entry -> entry.getKey().line())
                        .thenComparing(entry -> entry.getKey().cause().id()))
                .map(entry -> entry(entry.getKey(), entry.getValue()))
                .toList());
    }

    private CausalMap.Entry entry(Step step, Losses losses) {
        Problem problem = problems.get(step.sheet());
        Question question = problem.questions().get(step.line());
        return new CausalMap.Entry(
                step.sheet(),
                problem.id(),
                question.name(),
                question.quantity(),
                step.cause().id(),
                step.cause().name(),
                losses.students(),
                losses.points(),
                losses.first());
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

    /** The first points that were set by hand. */
    List<SetPoints> byHand() {
        return byHand;
    }

    int byHandCount() {
        return byHandCount;
    }

    /** Errors of several students that nothing known explains and that are alike; those that cost most come first. */
    List<ErrorCluster> clusters() {
        return clusters.clusters().stream()
                .filter(cluster -> cluster.students() > 1)
                .toList();
    }

    /** Papers that share rare errors, the least likely first; none where they were not looked for. */
    List<SharedEvidence> sharedErrors() {
        return shared.isEmpty() || clusters.clusters().isEmpty()
                ? List.of()
                : shared.get().found();
    }

    /** Whether rare errors that papers share were looked for. */
    boolean looksForSharedErrors() {
        return shared.isPresent();
    }

    int overflowOfSharedErrors() {
        return shared.map(SharedErrors::overflow).orElse(0);
    }

    /** All points that handed in problems did not earn. */
    BigDecimal lost() {
        return lost;
    }
}
