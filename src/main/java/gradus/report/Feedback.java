package gradus.report;

import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.StudentResult;
import gradus.grading.UnreadSubmission;
import gradus.grading.Verdict;
import gradus.issue.Issue;
import gradus.issue.Severity;
import gradus.issue.Visible;
import gradus.problem.Reveal;
import gradus.report.language.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What may be said about a paper, as plain data for writers: sentences, verdicts and points, cut to what each problem reveals. No
 * text in it has a line break or a control character, and none is longer than {@value #LONGEST} characters.
 *
 * @param student the student's id
 * @param name the student's name, if the submission says it
 * @param file the file that was read
 * @param graded whether the file could be graded; if not, the points are 0 and {@code notes} say why
 * @param sheets one for each problem
 * @param notes what was noticed about the file
 * @param language the language of all texts
 */
public record Feedback(
        String student,
        Optional<String> name,
        String file,
        boolean graded,
        List<Sheet> sheets,
        List<String> notes,
        Language language) {
    static final int LONGEST = 400;
    private static final int MOST_NOTES = 30;

    public Feedback {
        sheets = List.copyOf(sheets);
        notes = List.copyOf(notes);
    }

    /**
     * One problem.
     *
     * @param problem its id
     * @param title the problem in one line
     * @param told whether verdicts may be told; if not, there are no lines
     * @param answered whether anything was handed in for it
     * @param points what the student earns for it
     * @param maximum what can be earned
     * @param story what happened, in a few sentences
     * @param lines every question, in the order of the problem
     * @param remarks what was written and not used
     */
    public record Sheet(
            String problem,
            String title,
            boolean told,
            boolean answered,
            BigDecimal points,
            BigDecimal maximum,
            String story,
            List<Line> lines,
            List<String> remarks) {
        public Sheet {
            lines = List.copyOf(lines);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * One asked line.
     *
     * @param name the quantity in the letters of the problem
     * @param verdict the stable name of the verdict
     * @param words the verdict in a few words
     * @param points what the line earns
     * @param maximum what it can earn
     * @param earned whether it earns all of its points; one without points, whether no error was made in it
     * @param place the line of the file on which it is answered, from 1; 0 if it is not
     * @param facts sentences for the student
     */
    public record Line(
            String name,
            String verdict,
            String words,
            BigDecimal points,
            BigDecimal maximum,
            boolean earned,
            int place,
            List<String> facts) {
        public Line {
            facts = List.copyOf(facts);
        }
    }

    /** What a student may read. */
    public static Feedback of(StudentResult result, Audience audience) {
        return of(
                result,
                audience.language(),
                sheet -> sheet(sheet, audience.telling(sheet.problem()), Optional.of(audience)));
    }

    /** What an instructor reads: the names of mistakes, whatever the problem reveals; no true value. */
    public static Feedback forInstructor(StudentResult result, Audience student) {
        Language language = student.language();
        return of(
                result,
                language,
                sheet ->
                        sheet(sheet, Telling.instructor(student.problem(sheet.problem()), language), Optional.empty()));
    }

    private static Feedback of(StudentResult result, Language language, Function<MarkSheet, Sheet> sheets) {
        List<Sheet> told = result.sheets().stream().map(sheets).toList();
        List<String> notes = new ArrayList<>();
        if (told.stream().allMatch(Sheet::told)) {
            result.mark().ifPresent(mark -> notes.addAll(MarkText.sentences(mark, result.handedIn(), language)));
        }
        notes.addAll(notes(
                result.notes().stream()
                        .filter(note -> note.severity() != Severity.NOTE)
                        .toList(),
                language));
        return new Feedback(
                clipped(result.student()),
                result.name().map(Feedback::clipped),
                clipped(result.file()),
                true,
                told,
                notes,
                language);
    }

    /** What is said about a file that could not be graded. */
    public static Feedback of(UnreadSubmission submission, Language language) {
        return new Feedback(
                clipped(submission.student()),
                Optional.empty(),
                clipped(submission.file()),
                false,
                List.of(),
                notes(submission.issues(), language),
                language);
    }

    /** What the student earns. */
    public BigDecimal points() {
        return sheets.stream().map(Sheet::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What can be earned. */
    public BigDecimal maximum() {
        return sheets.stream().map(Sheet::maximum).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether the verdicts of all problems may be told. */
    public boolean told() {
        return sheets.stream().allMatch(Sheet::told);
    }

    private static Sheet sheet(MarkSheet sheet, Telling telling, Optional<Audience> audience) {
        boolean told = telling.allows(Reveal.VERDICT);
        List<Line> lines = told
                ? sheet.lines().stream()
                        .map(line ->
                                line(line, telling, audience.flatMap(reader -> reader.value(sheet.problem(), line))))
                        .toList()
                : List.of();
        return new Sheet(
                clipped(sheet.problem()),
                clipped(sheet.title()),
                told,
                sheet.answered(),
                sheet.points(),
                sheet.maximum(),
                story(sheet, telling),
                lines,
                told ? limited(StudentReport.unusedTexts(sheet, telling.language()), telling.language()) : List.of());
    }

    private static String story(MarkSheet sheet, Telling telling) {
        if (!telling.allows(Reveal.VERDICT)) {
            return StudentReport.received(sheet, telling.language());
        }
        return sheet.answered() ? new Story(sheet, telling).text() : StudentReport.nothing(sheet, telling.language());
    }

    private static Line line(MarkLine line, Telling telling, Optional<String> value) {
        List<String> facts = new ArrayList<>(VerdictText.facts(line, telling));
        value.ifPresent(facts::add);
        BigDecimal maximum = line.question().points();
        Verdict verdict = line.verdict();
        boolean earned = maximum.signum() > 0
                ? line.points().compareTo(maximum) >= 0
                : verdict.isAnswered() && !verdict.isOwnError();
        return new Line(
                clipped(line.question().name()),
                verdict.code(),
                VerdictText.words(verdict, telling.language()),
                line.points(),
                maximum,
                earned,
                line.answer().map(answer -> answer.position().line()).orElse(0),
                facts.stream().map(Feedback::clipped).toList());
    }

    private static List<String> notes(List<Issue> issues, Language language) {
        return limited(issues.stream().map(issue -> note(issue, language)).toList(), language);
    }

    private static String note(Issue issue, Language language) {
        String expected = issue.expected().isEmpty()
                ? ""
                : " " + language.text("expected", "expected", String.join(", ", issue.expected()));
        String fix = issue.fix()
                .map(text -> " " + language.text("fix.order", "fix", text))
                .orElse("");
        String said = VerdictText.placed(issue.position(), issue.message(), language);
        return said + expected + fix + " [" + issue.code() + "]";
    }

    private static List<String> limited(List<String> texts, Language language) {
        List<String> kept = new ArrayList<>(
                texts.stream().limit(MOST_NOTES).map(Feedback::clipped).toList());
        if (texts.size() > MOST_NOTES) {
            kept.add(language.text("more", "n", texts.size() - MOST_NOTES));
        }
        return kept;
    }

    private static String clipped(String text) {
        String visible = Visible.of(text);
        return visible.codePointCount(0, visible.length()) <= LONGEST
                ? visible
                : visible.substring(0, visible.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
