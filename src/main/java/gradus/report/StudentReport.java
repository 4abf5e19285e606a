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
import gradus.report.language.Language;
import gradus.tensor.Digits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a student gets to read, as plain text: verdict, points and facts for each line. Never a true value. */
public final class StudentReport {
    private static final int MOST_UNUSED = 30;
    private static final String INDENT = "  ";
    private static final int WIDTH = 80;
    private static final String FACT_INDENT = "      ";

    private StudentReport() {}

    /**
     * All mark sheets of a student.
     *
     * @param audience what may be said, problem by problem
     */
    public static String text(StudentResult result, Audience audience) {
        return text(result, audience, Paint.PLAIN);
    }

    /** The same for a terminal. */
    public static String text(StudentResult result, Audience audience, Paint paint) {
        List<String> sheets = result.sheets().stream()
                .map(sheet -> text(sheet, audience, paint))
                .toList();
        boolean tellsPoints = audience.tellsPoints(
                result.sheets().stream().map(MarkSheet::problem).toList());
        return text(result.student(), result.name(), sheets, paint)
                + (tellsPoints
                        ? together(sheets.size(), result.mark(), result.points(), result.maximum(), audience.language())
                                + mark(result.mark(), result.handedIn(), audience.language())
                        : "");
    }

    /** The texts of mark sheets below the name of a student. */
    static String text(String student, Optional<String> name, List<String> sheets, Paint paint) {
        String given = name.map(full -> " (" + Visible.of(full) + ")").orElse("");
        return paint.heading(Visible.of(student) + given) + "\n"
                + sheets.stream().map(sheet -> "\n" + sheet).collect(Collectors.joining());
    }

    /** The sum of several mark sheets, or what an assignment makes of a single one. */
    static String together(int sheets, Optional<Mark> mark, BigDecimal points, BigDecimal maximum, Language language) {
        String earned = SheetFeedback.earned(points, maximum, language);
        return sheets > 1 || mark.isPresent() ? "\n" + language.text("points.together", "points", earned) + "\n" : "";
    }

    /** What the assignment makes of the points; nothing if there is none. */
    static String mark(Optional<Mark> mark, HandedIn handedIn, Language language) {
        List<String> sentences =
                mark.map(given -> MarkText.sentences(given, handedIn, language)).orElse(List.of());
        return sentences.stream().map(sentence -> sentence + "\n").collect(Collectors.joining());
    }

    /** One mark sheet. */
    static String text(MarkSheet sheet, Audience audience, Paint paint) {
        Telling telling = audience.telling(sheet.problem());
        Language language = audience.language();
        StringBuilder text = new StringBuilder();
        text.append(paint.heading(Visible.of(sheet.problem() + ": " + sheet.title())))
                .append('\n');
        if (!telling.allows(Reveal.VERDICT)) {
            return text.append("  ")
                    .append(received(sheet, language))
                    .append('\n')
                    .toString();
        }
        if (!sheet.answered() && sheet.byHand().isEmpty()) {
            return text.append("  ")
                    .append(nothing(sheet, language))
                    .append('\n')
                    .toString();
        }
        appendLines(text, sheet, audience, paint);
        List<String> unused = unusedTexts(sheet, language);
        unused.stream()
                .limit(MOST_UNUSED)
                .forEach(line -> text.append("  ").append(line).append('\n'));
        if (unused.size() > MOST_UNUSED) {
            text.append("  ")
                    .append(language.counted("unused.more", unused.size() - MOST_UNUSED))
                    .append('\n');
        }
        if (sheet.byHand().isPresent()) {
            text.append("  ").append(language.text("by-hand.whole")).append('\n');
        }
        text.append("  ")
                .append(paint.heading(new Story(sheet, telling).text()))
                .append('\n');
        OwnWork.of(sheet, telling).ifPresent(work -> appendOwn(text, work, language, paint));
        return text.toString();
    }

    private static void appendOwn(StringBuilder text, OwnWork work, Language language, Paint paint) {
        text.append('\n').append(INDENT).append(paint.heading(work.heading())).append('\n');
        text.append(INDENT).append(work.words()).append("\n\n");
        List<List<String>> equations = work.numbers().text(WIDTH, language);
        for (int place = 0; place < equations.size(); place++) {
            if (place == 1) {
                text.append('\n').append(INDENT).append(work.rest()).append('\n');
            }
            text.append(place == 0 ? "" : "\n");
            equations
                    .get(place)
                    .forEach(line -> text.append(line.stripTrailing()).append('\n'));
        }
    }

    private static void appendLines(StringBuilder text, MarkSheet sheet, Audience audience, Paint paint) {
        Telling telling = audience.telling(sheet.problem());
        Language language = audience.language();
        TextTable table = new TextTable(List.of(Align.LEFT, Align.LEFT, Align.RIGHT));
        for (MarkLine line : sheet.lines()) {
            String name = line.question().name();
            String words = VerdictText.words(line.verdict(), language);
            String points = Digits.points(line.points()) + " / "
                    + Digits.points(line.question().points());
            table.add(
                    List.of(name, words, points),
                    List.of(name, paint.standing(Standing.of(line.verdict()), words), points));
        }
        List<String> rows = table.lines();
        for (int i = 0; i < rows.size(); i++) {
            text.append("  ").append(rows.get(i)).append('\n');
            MarkLine line = sheet.lines().get(i);
            List<String> facts = new ArrayList<>(FormulaFacts.excerpt(line.verdict()));
            facts.addAll(VerdictText.facts(line, telling));
            for (String fact : facts) {
                text.append(FACT_INDENT).append(fact).append('\n');
            }
            if (line.byHand().isPresent()) {
                text.append(FACT_INDENT).append(language.text("by-hand")).append('\n');
            }
            audience.value(sheet.problem(), line)
                    .ifPresent(value -> text.append(FACT_INDENT).append(value).append('\n'));
        }
    }

    /** What is said where nothing may be said about the answers. */
    static String received(MarkSheet sheet, Language language) {
        int missing = sheet.count(verdict -> verdict instanceof Verdict.Missing);
        int unreadable = sheet.count(verdict -> verdict.code().equals("unreadable"));
        int received = sheet.lines().size() - missing - unreadable;
        return language.counted("received", sheet.lines().size(), "received", received)
                + (unreadable == 0 ? "" : language.counted("received.unreadable", unreadable))
                + ".";
    }

    /** What is said of a problem without an answer. */
    static String nothing(MarkSheet sheet, Language language) {
        String points = SheetFeedback.earned(BigDecimal.ZERO, sheet.maximum(), language);
        return language.text("nothing.points", "points", points);
    }

    static List<String> unusedTexts(MarkSheet sheet, Language language) {
        List<String> notAsked = sheet.unused().stream()
                .filter(unused -> unused.reason() == UnusedLine.Reason.NOT_ASKED)
                .map(unused -> Visible.of(unused.line().name()))
                .toList();
        List<String> texts = new ArrayList<>();
        sheet.unused().stream()
                .filter(unused -> unused.reason() != UnusedLine.Reason.NOT_ASKED)
                .map(unused -> unusedText(unused, language))
                .forEach(texts::add);
        if (!notAsked.isEmpty()) {
            texts.add(language.text("unused.not-asked", "names", String.join(", ", notAsked)));
        }
        return texts;
    }

    private static String unusedText(UnusedLine unused, Language language) {
        SourcePosition position = unused.line().position();
        String written = Visible.of(unused.line().name());
        String name = position.hasLine()
                ? language.text("unused.in-line", "name", written, "line", position.line())
                : language.text("unused.in-file", "name", written, "file", Visible.of(position.lastName()));
        String candidates = String.join(language.text("unused.or"), unused.candidates());
        return switch (unused.reason()) {
            case NOT_ASKED -> language.text("unused.one-not-asked", "name", name);
            case REPEATED -> language.text("unused.repeated", "name", name);
            case FULL_NAME_GIVEN -> language.text("unused.full-name", "name", name, "full", candidates);
            case AMBIGUOUS_NAME -> language.text("unused.ambiguous", "name", name, "candidates", candidates);
            case UNKNOWN_NAME ->
                candidates.isEmpty()
                        ? language.text("unused.unknown", "name", name)
                        : language.text("unused.unknown.nearest", "name", name, "candidates", candidates);
        };
    }
}
