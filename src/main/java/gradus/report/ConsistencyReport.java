package gradus.report;

import gradus.grading.ConsistencySheet;
import gradus.grading.ConsistencySheet.State;
import gradus.issue.Visible;
import gradus.report.TextTable.Align;
import java.util.List;

/** Which lines of a paper follow from its own earlier ones, as text. Says nothing that is known from a solution. */
public final class ConsistencyReport {
    private ConsistencyReport() {}

    public static String text(ConsistencySheet sheet) {
        StringBuilder text = new StringBuilder();
        text.append(Visible.of(sheet.problem() + ": " + sheet.title())).append('\n');
        TextTable table = new TextTable(List.of(Align.LEFT, Align.LEFT));
        sheet.lines().forEach(line -> table.add(line.question().name(), words(line.state())));
        table.lines().forEach(line -> text.append("  ").append(line).append('\n'));
        return text.append("  ").append(summary(sheet)).append('\n').toString();
    }

    static String words(State state) {
        return switch (state) {
            case FOLLOWS -> "follows from your own lines";
            case DOES_NOT_FOLLOW -> "does not follow from your own lines";
            case WRONG_SHAPE -> "has not the shape that is asked";
            case MISSING -> "missing";
            case UNREADABLE -> "cannot be read";
            case NOT_CHECKED -> "a formula, which is not checked here";
        };
    }

    static String summary(ConsistencySheet sheet) {
        List<String> astray = sheet.lines().stream()
                .filter(line -> line.state() == State.DOES_NOT_FOLLOW)
                .map(line -> line.question().name())
                .toList();
        return astray.isEmpty()
                ? "Every line that was checked follows from the ones before it and from what is given."
                : "Look again at " + VerdictText.joined(astray) + ". Nothing here was compared with a solution.";
    }
}
