package gradus.report;

import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.StudentResult;
import gradus.grading.UnusedLine;
import gradus.grading.Verdict;
import gradus.issue.Visible;
import gradus.report.TextTable.Align;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a student gets to read, as plain text: verdict, points and facts for each line. Never a true value. */
public final class StudentReport {
    private static final int MOST_UNUSED = 30;
    private static final String FACT_INDENT = "      ";

    private StudentReport() {}

    /** All mark sheets of a student. */
    public static String text(StudentResult result) {
        StringBuilder text = new StringBuilder();
        String name = result.name().map(given -> " (" + Visible.of(given) + ")").orElse("");
        text.append(Visible.of(result.student())).append(name).append("\n");
        for (MarkSheet sheet : result.sheets()) {
            text.append('\n').append(text(sheet));
        }
        if (result.sheets().size() > 1) {
            text.append("\nTogether ")
                    .append(points(result.points(), result.maximum()))
                    .append(".\n");
        }
        return text.toString();
    }

    /** One mark sheet. */
    public static String text(MarkSheet sheet) {
        StringBuilder text = new StringBuilder();
        text.append(Visible.of(sheet.problem() + ": " + sheet.title())).append('\n');
        if (!sheet.answered()) {
            return text.append("  Nothing was handed in: 0 of ")
                    .append(Digits.points(sheet.maximum()))
                    .append(" points.\n")
                    .toString();
        }
        appendLines(text, sheet);
        List<String> unused = unusedTexts(sheet);
        unused.stream()
                .limit(MOST_UNUSED)
                .forEach(line -> text.append("  ").append(line).append('\n'));
        if (unused.size() > MOST_UNUSED) {
            text.append("  … and ").append(unused.size() - MOST_UNUSED).append(" more lines that were not used.\n");
        }
        return text.append("  ").append(summary(sheet)).append('\n').toString();
    }

    private static void appendLines(StringBuilder text, MarkSheet sheet) {
        TextTable table = new TextTable(List.of(Align.LEFT, Align.LEFT, Align.RIGHT));
        for (MarkLine line : sheet.lines()) {
            table.add(
                    line.question().name(),
                    VerdictText.words(line.verdict()),
                    Digits.points(line.points()) + " / "
                            + Digits.points(line.question().points()));
        }
        List<String> rows = table.lines();
        for (int i = 0; i < rows.size(); i++) {
            text.append("  ").append(rows.get(i)).append('\n');
            List<String> facts =
                    new ArrayList<>(FormulaFacts.excerpt(sheet.lines().get(i).verdict()));
            facts.addAll(VerdictText.facts(sheet.lines().get(i)));
            for (String fact : facts) {
                text.append(FACT_INDENT).append(fact).append('\n');
            }
        }
    }

    /** One sentence about the whole sheet: {@code 17 of 20 lines are right: 18.5 of 24 points.} */
    static String summary(MarkSheet sheet) {
        int right = sheet.count(Verdict::isRight);
        int missing = sheet.count(verdict -> verdict instanceof Verdict.Missing);
        int unreadable = sheet.count(verdict -> verdict.code().equals("unreadable"));
        List<String> parts = new ArrayList<>();
        int lines = sheet.lines().size();
        parts.add(right + " of " + lines + (lines == 1 ? " line is right" : " lines are right"));
        if (missing > 0) {
            parts.add(missing + (missing == 1 ? " is missing" : " are missing"));
        }
        if (unreadable > 0) {
            parts.add(unreadable + " cannot be read");
        }
        return String.join(", ", parts) + ": " + points(sheet.points(), sheet.maximum()) + ".";
    }

    private static String points(BigDecimal points, BigDecimal maximum) {
        return Digits.points(points) + " of " + Digits.points(maximum) + " points";
    }

    private static List<String> unusedTexts(MarkSheet sheet) {
        List<String> notAsked = sheet.unused().stream()
                .filter(unused -> unused.reason() == UnusedLine.Reason.NOT_ASKED)
                .map(unused -> Visible.of(unused.line().name()))
                .toList();
        List<String> texts = new ArrayList<>();
        sheet.unused().stream()
                .filter(unused -> unused.reason() != UnusedLine.Reason.NOT_ASKED)
                .map(StudentReport::unusedText)
                .forEach(texts::add);
        if (!notAsked.isEmpty()) {
            texts.add("Not asked, and not used: " + String.join(", ", notAsked) + ".");
        }
        return texts;
    }

    private static String unusedText(UnusedLine unused) {
        String name = "'" + Visible.of(unused.line().name()) + "' in line "
                + unused.line().position().line();
        String candidates = String.join(" or ", unused.candidates());
        return switch (unused.reason()) {
            case NOT_ASKED -> name + " is not asked.";
            case REPEATED -> name + " says the same once more.";
            case FULL_NAME_GIVEN -> name + " was not used, because " + candidates + " is given too.";
            case AMBIGUOUS_NAME -> name + " was not used, because it can mean " + candidates + ".";
            case UNKNOWN_NAME ->
                name + " was not used, because nothing is called so."
                        + (candidates.isEmpty() ? "" : " Did you mean " + candidates + "?");
        };
    }
}
