package gradus.batch;

import gradus.assignment.Assignment;
import gradus.assignment.HandedIn;
import gradus.assignment.Mark;
import gradus.batch.Grader.Outcome;
import gradus.grading.GradedPaper;
import gradus.grading.MarkSheet;
import gradus.grading.SheetSummary;
import gradus.grading.StudentResult;
import gradus.grading.UngradedPaper;
import gradus.grading.UnreadSubmission;
import gradus.intake.UnreadableFile;
import gradus.issue.Issue;
import gradus.issue.Severity;
import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import gradus.problem.Problem;
import gradus.report.PieceMaker;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Grades files and presses each result into what is kept of it. Safe to use from several threads. */
final class PaperPress {
    /** The piece with the first line of a file, to show it if the file turns out to be the second of a student. */
    private static final String FIRST_LINE = "source/1";

    private static final int LONGEST_LINE = 400;

    private final Grader grader;
    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private final Overrides overrides;
    private final Optional<Assignment> assignment;
    private final Map<String, BigDecimal> maxima;
    private final List<PieceMaker> makers;

    PaperPress(ProblemSet set, Overrides overrides, List<PieceMaker> makers) {
        List<Problem> problems = set.problems();
        this.overrides = overrides;
        this.assignment = set.assignment();
        this.maxima = Problem.maxima(problems);
        this.grader = new Grader(problems);
        problems.forEach(problem -> this.problems.put(problem.id(), problem));
        this.makers = List.copyOf(makers);
    }

    MarkSheet unanswered(Problem problem) {
        return grader.unanswered(problem);
    }

    /** What is kept of a file: a {@link GradedPaper} or an {@link UngradedPaper}. */
    sealed interface Kept {
        record Graded(GradedPaper paper) implements Kept {}

        record Ungraded(UngradedPaper paper) implements Kept {}
    }

    /** Grades a file, for each student whose it is. */
    List<Kept> grade(SubmissionFile file, List<byte[]> content) {
        return kept(outcomes(file, content));
    }

    /** What is kept of a file that cannot be opened. */
    List<Kept> refused(SubmissionFile file, IOException fault) {
        return kept(unopened(file, fault));
    }

    /** What comes of a file. A fault of our own is told with it, and the others are graded. */
    List<Outcome> outcomes(SubmissionFile file, List<byte[]> content) {
        try {
            return file.grade(grader, content);
        } catch (RuntimeException | StackOverflowError fault) {
            return file.refused(
                    error(file, BatchCodes.OUR_FAULT, "gradus has a fault and cannot grade the file: " + fault));
        }
    }

    /** What comes of a file that cannot be opened. */
    List<Outcome> unopened(SubmissionFile file, IOException fault) {
        return file.refused(
                fault instanceof UnreadableFile unreadable
                        ? unreadable.issue()
                        : error(file, BatchCodes.CANNOT_OPEN, "the file cannot be opened: " + fault.getMessage()));
    }

    private static Issue error(SubmissionFile file, String code, String message) {
        return Issue.error(code, SourcePosition.start(file.name()), 1, message);
    }

    private List<Kept> kept(List<Outcome> outcomes) {
        return outcomes.stream().map(this::kept).toList();
    }

    private Kept kept(Outcome outcome) {
        return outcome instanceof Outcome.Graded graded
                ? new Kept.Graded(kept(graded.paper()))
                : new Kept.Ungraded(kept(((Outcome.Unread) outcome).submission()));
    }

    private GradedPaper kept(Grader.Paper paper) {
        StudentResult result = result(paper);
        Map<String, SheetSummary> sheets = new LinkedHashMap<>();
        for (MarkSheet sheet : result.sheets()) {
            sheets.put(sheet.problem(), SheetSummary.of(sheet, problem(sheet.problem())));
        }
        Map<String, String> pieces = new LinkedHashMap<>();
        makers.forEach(maker -> pieces.putAll(maker.pieces(result)));
        pieces.put(FIRST_LINE, firstLine(paper.source()));
        return new GradedPaper(
                result.student(),
                result.name(),
                result.file(),
                sheets,
                notes(result),
                pieces,
                result.handedIn(),
                result.mark());
    }

    /** What a paper earns for the problems that it answers, or that somebody has set points for. */
    private StudentResult result(Grader.Paper paper) {
        String student = paper.submission().student();
        List<Problem> concerned = problems.values().stream()
                .filter(problem -> paper.sheets().containsKey(problem.id()) || overrides.concern(student, problem.id()))
                .toList();
        return result(paper, concerned);
    }

    /** What a paper earns for some problems. */
    StudentResult result(Grader.Paper paper, List<Problem> concerned) {
        String student = paper.submission().student();
        StudentResult computed = grader.result(paper, concerned);
        List<MarkSheet> sheets = computed.sheets().stream()
                .map(sheet -> overrides.apply(student, sheet))
                .toList();
        StudentResult result =
                new StudentResult(computed.student(), computed.name(), computed.file(), sheets, computed.notes());
        return result.with(paper.handedIn(), mark(result, paper.handedIn()));
    }

    private Optional<Mark> mark(StudentResult result, HandedIn handedIn) {
        return assignment.map(given -> given.mark(result.student(), Grader.earned(result.sheets()), maxima, handedIn));
    }

    private Problem problem(String id) {
        return Optional.ofNullable(problems.get(id)).orElseThrow();
    }

    private static List<String> notes(StudentResult result) {
        return result.notes().stream()
                .filter(note -> note.severity() != Severity.NOTE)
                .map(note -> note.text(SourceText.none(note.position().file())))
                .toList();
    }

    private static String firstLine(SourceText source) {
        String line = source.lines().isEmpty() ? "" : source.lines().get(0);
        return line.codePointCount(0, line.length()) <= LONGEST_LINE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE));
    }

    /** What is kept of a file that could not be graded. */
    UngradedPaper kept(UnreadSubmission submission) {
        Map<String, String> pieces = new LinkedHashMap<>();
        makers.forEach(maker -> pieces.putAll(maker.pieces(submission)));
        return UngradedPaper.of(submission, pieces);
    }

    /** A paper that was graded and does not count after all. */
    UngradedPaper withdrawn(GradedPaper paper, Issue issue) {
        SourceText source =
                new SourceText(paper.file(), paper.piece(FIRST_LINE).stream().toList());
        return kept(new UnreadSubmission(paper.student(), paper.file(), List.of(issue), source));
    }
}
