package gradus.report;

import gradus.assignment.HandedIn;
import gradus.assignment.Mark;
import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.StudentResult;
import gradus.grading.UnusedLine;
import gradus.grading.Verdict;
import gradus.issue.SourcePosition;
import gradus.issue.Visible;
import gradus.problem.Reveal;
import gradus.report.TextTable.Align;
import gradus.tensor.Digits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a student gets to read, as plain text: verdict, points and facts for each line. Never a true value. */
public final class StudentReport {
    private static final int MOST_UNUSED = 30;
    private static final String FACT_INDENT = "      ";

    private StudentReport() {}

    /**
     * All mark sheets of a student.
     *
     * @param audience what may be said, problem by problem
     */
    public static String text(StudentResult result, Audience audience) {
        List<String> sheets =
                result.sheets().stream().map(sheet -> text(sheet, audience)).toList();
        boolean tellsPoints = audience.tellsPoints(
                result.sheets().stream().map(MarkSheet::problem).toList());
        return text(result.student(), result.name(), sheets)
                + (tellsPoints
                        ? together(sheets.size(), result.mark(), result.points(), result.maximum())
                                + mark(result.mark(), result.handedIn())
                        : "");
    }

    /** The texts of mark sheets below the name of a student. */
    static String text(String student, Optional<String> name, List<String> sheets) {
        String given = name.map(full -> " (" + Visible.of(full) + ")").orElse("");
        return Visible.of(student) + given + "\n"
                + sheets.stream().map(sheet -> "\n" + sheet).collect(Collectors.joining());
    }

    /** The sum of several mark sheets, or what an assignment makes of a single one. */
    static String together(int sheets, Optional<Mark> mark, BigDecimal points, BigDecimal maximum) {
        return sheets > 1 || mark.isPresent() ? "\nTogether " + points(points, maximum) + ".\n" : "";
    }

    /** What the assignment makes of the points; nothing if there is none. */
    static String mark(Optional<Mark> mark, HandedIn handedIn) {
        List<String> sentences =
                mark.map(given -> MarkText.sentences(given, handedIn)).orElse(List.of());
        return sentences.stream().map(sentence -> sentence + "\n").collect(Collectors.joining());
    }

    /** One mark sheet. */
    static String text(MarkSheet sheet, Audience audience) {
        Reveal reveal = audience.of(sheet.problem());
        StringBuilder text = new StringBuilder();
        text.append(Visible.of(sheet.problem() + ": " + sheet.title())).append('\n');
        if (!reveal.allows(Reveal.VERDICT)) {
            return text.append("  ").append(received(sheet)).append('\n').toString();
        }
        if (!sheet.answered() && sheet.byHand().isEmpty()) {
            return text.append("  Nothing was handed in: 0 of ")
                    .append(Digits.points(sheet.maximum()))
                    .append(" points.\n")
                    .toString();
        }
        appendLines(text, sheet, audience);
        List<String> unused = unusedTexts(sheet);
        unused.stream()
                .limit(MOST_UNUSED)
                .forEach(line -> text.append("  ").append(line).append('\n'));
        if (unused.size() > MOST_UNUSED) {
            text.append("  … and ").append(unused.size() - MOST_UNUSED).append(" more lines that were not used.\n");
        }
        if (sheet.byHand().isPresent()) {
            text.append("  The points of the whole are set by hand.\n");
        }
        return text.append("  ")
                .append(new Story(sheet, reveal).text())
                .append('\n')
                .toString();
    }

    private static void appendLines(StringBuilder text, MarkSheet sheet, Audience audience) {
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
            MarkLine line = sheet.lines().get(i);
            List<String> facts = new ArrayList<>(FormulaFacts.excerpt(line.verdict()));
            facts.addAll(VerdictText.facts(line, audience.of(sheet.problem())));
            for (String fact : facts) {
                text.append(FACT_INDENT).append(fact).append('\n');
            }
            if (line.byHand().isPresent()) {
                text.append(FACT_INDENT).append("The points are set by hand.\n");
            }
            audience.value(sheet.problem(), line)
                    .ifPresent(value -> text.append(FACT_INDENT).append(value).append('\n'));
        }
    }

    /** What is said where nothing may be said about the answers. */
    static String received(MarkSheet sheet) {
        int missing = sheet.count(verdict -> verdict instanceof Verdict.Missing);
        int unreadable = sheet.count(verdict -> verdict.code().equals("unreadable"));
        int received = sheet.lines().size() - missing - unreadable;
        return received + " of " + sheet.lines().size() + " answers were received"
                + (unreadable == 0 ? "" : ", and " + unreadable + " cannot be read") + ".";
    }

    private static String points(BigDecimal points, BigDecimal maximum) {
        return Digits.points(points) + " of " + Digits.points(maximum) + " points";
    }

    static List<String> unusedTexts(MarkSheet sheet) {
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
            texts.add("Not asked: " + String.join(", ", notAsked) + ".");
        }
        return texts;
    }

    private static String unusedText(UnusedLine unused) {
        SourcePosition position = unused.line().position();
        String name = "'" + Visible.of(unused.line().name()) + "' in "
                + (position.hasLine() ? "line " + position.line() : Visible.of(position.lastName()));
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
