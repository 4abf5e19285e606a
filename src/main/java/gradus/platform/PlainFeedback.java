package gradus.platform;

import gradus.report.Feedback;
import gradus.tensor.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Feedback as lines of plain text. */
final class PlainFeedback {
    private PlainFeedback() {}

    /** A heading for each problem, its lines with verdicts and points, its story last. */
    static List<String> lines(Feedback feedback, UnaryOperator<String> neutral) {
        List<String> lines = new ArrayList<>();
        if (!feedback.graded()) {
            lines.add(feedback.language().text("not-graded.why"));
        }
        feedback.notes().forEach(note -> lines.add("  " + neutral.apply(note)));
        for (Feedback.Sheet sheet : feedback.sheets()) {
            lines.add(neutral.apply(sheet.problem() + ": " + sheet.title()));
            if (sheet.answered()) {
                sheet.lines().forEach(line -> add(lines, line, neutral));
            }
            sheet.remarks().forEach(remark -> lines.add("  " + neutral.apply(remark)));
            lines.add("  " + neutral.apply(sheet.story()));
        }
        return lines;
    }

    private static void add(List<String> lines, Feedback.Line line, UnaryOperator<String> neutral) {
        lines.add("  " + neutral.apply(line.name()) + ": " + line.words() + " (" + Digits.points(line.points()) + "/"
                + Digits.points(line.maximum()) + ")");
        line.facts().forEach(fact -> lines.add("    " + neutral.apply(fact)));
    }

    /** What happened, without the lines: the story of each problem, or why the paper was not graded. */
    static String summary(Feedback feedback) {
        if (!feedback.graded()) {
            return feedback.language().text("not-graded") + "\n" + String.join("\n", feedback.notes());
        }
        List<String> parts = new ArrayList<>(feedback.notes());
        for (Feedback.Sheet sheet : feedback.sheets()) {
            parts.add(feedback.sheets().size() == 1 ? sheet.story() : sheet.problem() + ": " + sheet.story());
            parts.addAll(sheet.remarks());
        }
        return String.join("\n", parts);
    }
}
