package gradus.report;

import gradus.grading.ConsistencySheet;
import gradus.grading.StudentResult;
import gradus.issue.Issue;
import gradus.issue.Severity;
import gradus.problem.Reveal;
import gradus.report.language.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a student may read about a paper, before it is put into a form.
 *
 * @param student the student's id
 * @param name the student's name, if it is known
 * @param notes what was noticed about the file
 * @param sheets problem by problem
 * @param together the points of all problems; empty where there is one only, or where points are withheld
 */
public record PaperFeedback(
        String student,
        Optional<String> name,
        List<String> notes,
        List<SheetFeedback> sheets,
        Optional<String> together) {
    private static final int MOST_NOTES = 30;

    public PaperFeedback {
        notes = List.copyOf(notes);
        sheets = List.copyOf(sheets);
    }

    /** What a result says to somebody. */
    public static PaperFeedback of(StudentResult result, Audience audience) {
        return of(result, List.of(), audience);
    }

    /**
     * What a result says to somebody.
     *
     * @param unkeyed what is said of problems that are not compared with a solution
     */
    public static PaperFeedback of(StudentResult result, List<ConsistencySheet> unkeyed, Audience audience) {
        boolean tellsPoints = (result.sheets().size() > 1 || result.mark().isPresent())
                && result.sheets().stream()
                        .allMatch(sheet -> audience.of(sheet.problem()).allows(Reveal.VERDICT));
        return new PaperFeedback(
                Excerpt.name(result.student()),
                result.name().map(Excerpt::name),
                result.notes().stream()
                        .filter(note -> note.severity() != Severity.NOTE)
                        .limit(MOST_NOTES)
                        .map(note -> note(note, audience.language()))
                        .toList(),
                Stream.concat(
                                result.sheets().stream().map(sheet -> SheetFeedback.of(sheet, audience)),
                                unkeyed.stream().map(sheet -> SheetFeedback.of(sheet, audience)))
                        .toList(),
                tellsPoints ? Optional.of(together(result, audience.language())) : Optional.empty());
    }

    private static String together(StudentResult result, Language language) {
        String points = SheetFeedback.earned(result.points(), result.maximum(), language);
        List<String> sentences = result.mark()
                .map(mark -> MarkText.sentences(mark, result.handedIn(), language))
                .orElse(List.of());
        return sentences.isEmpty() ? points : points + ". " + withoutLastPoint(String.join(" ", sentences));
    }

    private static String withoutLastPoint(String text) {
        return text.substring(0, text.length() - 1);
    }

    private static String note(Issue issue, Language language) {
        String fix = issue.fix()
                .map(repair -> " " + language.text("fix", "fix", repair))
                .orElse("");
        return Excerpt.of(Excerpt.placed(issue, language) + "." + fix);
    }
}
