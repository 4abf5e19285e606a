package gradus.platform;

import com.google.auto.service.AutoService;
import gradus.report.Feedback;
import gradus.report.language.Language;
import gradus.tensor.Digits;
import java.util.ArrayList;
import java.util.List;

/**
 * What the evaluation of a Moodle VPL activity prints: a block of comments, and the grade in the last line, because the last one
 * counts. A paper that could not be graded has comments and no grade.
 */
@AutoService(Platform.class)
public final class VplPlatform extends PaperPlatform {
    public VplPlatform() {
        super("vpl", ".txt");
    }

    @Override
    String document(Paper paper, PlatformContext context) {
        List<String> lines = new ArrayList<>();
        lines.add("<|--");
        addComments(lines, paper.student());
        lines.add("--|>");
        if (paper.student().graded()) {
            Score score = context.settings().scaleTo().map(paper.score()::on).orElse(paper.score());
            lines.add("");
            lines.add("Grade :=>> " + score.text());
        }
        return String.join("\n", lines) + "\n";
    }

    /** A line that begins with a minus is a heading; what is below it is indented, so that no number becomes one. */
    private static void addComments(List<String> lines, Feedback feedback) {
        if (!feedback.graded()) {
            lines.add("-" + feedback.language().text("not-graded"));
        }
        feedback.notes().forEach(note -> lines.add(" " + Neutral.vpl(note)));
        for (Feedback.Sheet sheet : feedback.sheets()) {
            lines.add("-" + Neutral.vpl(sheet.problem() + ", " + sheet.title()));
            lines.add(" " + Neutral.vpl(sheet.story()));
            if (sheet.answered()) {
                sheet.lines().forEach(line -> addLine(lines, line, feedback.language()));
            }
            sheet.remarks().forEach(remark -> lines.add(" " + Neutral.vpl(remark)));
        }
    }

    private static void addLine(List<String> lines, Feedback.Line line, Language language) {
        String points = language.text(
                "points.of", "points", Digits.points(line.points()), "maximum", Digits.points(line.maximum()));
        lines.add("-" + Neutral.vpl(line.name()) + ": " + line.words() + ", " + points);
        line.facts().forEach(fact -> lines.add(" " + Neutral.vpl(fact)));
    }
}
