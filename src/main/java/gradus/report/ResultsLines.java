package gradus.report;

import gradus.grading.AbsentStudent;
import gradus.grading.ClassResult;
import gradus.grading.GradedPaper;
import gradus.grading.MarkSheet;
import gradus.grading.StudentResult;
import gradus.grading.UngradedPaper;
import gradus.grading.UnreadSubmission;
import gradus.problem.Problem;
import gradus.report.language.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of a class as JSON lines: first the graded students, then the files that could not be graded, then who handed in
 * nothing.
 */
public final class ResultsLines implements PieceMaker {
    private static final String ISSUES = "results";
    private static final String SHEET = "results/";

    private final ResultsJson json;

    /**
     * A writer.
     *
     * @param version the version of gradus, written into every object
     * @param problems the problems of the class
     * @param language the language of the sentences in it
     */
    public ResultsLines(String version, Collection<Problem> problems, Language language) {
        this.json = ResultsJson.forInstructor(version, problems, language);
    }

    @Override
    public Map<String, String> pieces(StudentResult paper) {
        Map<String, String> pieces = new LinkedHashMap<>();
        pieces.put(ISSUES, ResultsJson.issues(paper.notes()));
        for (MarkSheet sheet : paper.sheets()) {
            pieces.put(SHEET + sheet.problem(), json.sheet(sheet));
        }
        return pieces;
    }

    @Override
    public Map<String, String> pieces(UnreadSubmission submission) {
        return Map.of(ISSUES, ResultsJson.issues(submission.issues()));
    }

    /** Writes the lines of a class. */
    public void write(ClassResult result, Appendable out) throws IOException {
        Map<String, String> unanswered = unanswered(result);
        for (Iterator<GradedPaper> papers = result.graded().iterator(); papers.hasNext(); ) {
            out.append(line(papers.next(), result, unanswered)).append('\n');
        }
        for (Iterator<UngradedPaper> files = result.ungraded().iterator(); files.hasNext(); ) {
            out.append(line(files.next())).append('\n');
        }
        for (AbsentStudent student : result.absent()) {
            out.append(json.line(student)).append('\n');
        }
    }

    private Map<String, String> unanswered(ClassResult result) {
        Map<String, String> unanswered = new HashMap<>();
        for (Problem problem : result.problems()) {
            unanswered.put(problem.id(), json.sheet(result.unanswered(problem)));
        }
        return unanswered;
    }

    /** The line of one student of a class, without a line end. */
    public String line(GradedPaper paper, ClassResult result) {
        return line(paper, result, unanswered(result));
    }

    private String line(GradedPaper paper, ClassResult result, Map<String, String> unanswered) {
        List<String> sheets = new ArrayList<>();
        for (Problem problem : result.problems()) {
            sheets.add(paper.piece(SHEET + problem.id()).orElseGet(() -> unanswered.getOrDefault(problem.id(), "")));
        }
        return json.line(paper, result.maximum(), sheets, paper.piece(ISSUES).orElse("[]"));
    }

    private String line(UngradedPaper paper) {
        return json.line(paper, paper.piece(ISSUES).orElse("[]"));
    }
}
