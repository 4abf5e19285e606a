package gradus.report;

import gradus.grading.ClassResult;
import gradus.grading.GradedPaper;
import gradus.grading.MarkSheet;
import gradus.grading.StudentResult;
import gradus.grading.UnreadSubmission;
import gradus.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every student of a class gets to read. */
public final class StudentReports implements PieceMaker {
    private static final String SHEET = "report/";

    private final Audience audience;

    /**
     * A writer.
     *
     * @param audience what may be said, problem by problem
     */
    public StudentReports(Audience audience) {
        this.audience = audience;
    }

    @Override
    public Map<String, String> pieces(StudentResult paper) {
        Map<String, String> pieces = new LinkedHashMap<>();
        for (MarkSheet sheet : paper.sheets()) {
            pieces.put(SHEET + sheet.problem(), StudentReport.text(sheet, audience, Paint.PLAIN));
        }
        return pieces;
    }

    @Override
    public Map<String, String> pieces(UnreadSubmission submission) {
        return Map.of();
    }

    /** The report of one paper of a class; the same text as that of {@link StudentReport}. */
    public String text(GradedPaper paper, ClassResult result) {
        List<String> sheets = new ArrayList<>();
        for (Problem problem : result.problems()) {
            sheets.add(paper.piece(SHEET + problem.id())
                    .orElseGet(() -> StudentReport.text(result.unanswered(problem), audience, Paint.PLAIN)));
        }
        boolean tellsPoints =
                audience.tellsPoints(result.problems().stream().map(Problem::id).toList());
        return StudentReport.text(paper.student(), paper.name(), sheets, Paint.PLAIN)
                + (tellsPoints
                        ? StudentReport.together(
                                        sheets.size(),
                                        paper.mark(),
                                        paper.points(),
                                        result.maximum(),
                                        audience.language())
                                + StudentReport.mark(paper.mark(), paper.handedIn(), audience.language())
                        : "");
    }
}
