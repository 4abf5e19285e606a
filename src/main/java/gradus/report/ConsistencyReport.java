package gradus.report;

import gradus.grading.ConsistencySheet;
import gradus.grading.ConsistencySheet.State;
import gradus.issue.Visible;
import gradus.report.TextTable.Align;
import gradus.report.language.Language;
import java.util.List;

/** Which lines of a paper follow from its own earlier ones, as text. Says nothing that is known from a solution. */
public final class ConsistencyReport {
    private ConsistencyReport() {}

    /** One problem. */
    public static String text(ConsistencySheet sheet, Language language) {
        return text(sheet, language, Paint.PLAIN);
    }

    /** The same for a terminal. */
    public static String text(ConsistencySheet sheet, Language language, Paint paint) {
        StringBuilder text = new StringBuilder();
        text.append(paint.heading(Visible.of(sheet.problem() + ": " + sheet.title())))
                .append('\n');
        TextTable table = new TextTable(List.of(Align.LEFT, Align.LEFT));
        for (ConsistencySheet.Line line : sheet.lines()) {
            String name = line.question().name();
            String words = words(line.state(), language);
            table.add(List.of(name, words), List.of(name, painted(line.state(), words, paint)));
        }
        table.lines().forEach(line -> text.append("  ").append(line).append('\n'));
        return text.append("  ").append(summary(sheet, language)).append('\n').toString();
    }

    /** What does not follow may be right and the line before it wrong, so it is no error in red. */
    private static String painted(State state, String words, Paint paint) {
        return switch (state) {
            case FOLLOWS -> paint.standing(Standing.RIGHT, words);
            case DOES_NOT_FOLLOW, WRONG_SHAPE -> paint.standing(Standing.CARRIED, words);
            case MISSING, UNREADABLE, NOT_CHECKED -> paint.soft(words);
        };
    }

    static String words(State state, Language language) {
        return language.text(
                switch (state) {
                    case FOLLOWS -> "consistency.follows";
                    case DOES_NOT_FOLLOW -> "consistency.does-not-follow";
                    case WRONG_SHAPE -> "consistency.wrong-shape";
                    case MISSING -> "consistency.missing";
                    case UNREADABLE -> "consistency.unreadable";
                    case NOT_CHECKED -> "consistency.not-checked";
                });
    }

    static String summary(ConsistencySheet sheet, Language language) {
        List<String> astray = sheet.lines().stream()
                .filter(line -> line.state() == State.DOES_NOT_FOLLOW)
                .map(line -> line.question().name())
                .toList();
        return astray.isEmpty()
                ? language.text("consistency.all-follow")
                : language.text("consistency.astray", "lines", language.joined(astray));
    }
}
