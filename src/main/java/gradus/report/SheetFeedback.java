package gradus.report;

import gradus.grading.ConsistencySheet;
import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.problem.AnswerForm;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.problem.Reveal;
import gradus.report.language.Language;
import gradus.tensor.Digits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a student may read about one problem, before it is put into a form. What is withheld is not in it.
 *
 * @param id the id of the problem
 * @param title the problem in one line
 * @param problem the problem, for its notation; empty if nothing is known of it
 * @param story the paper in a sentence or two
 * @param points what it earns; empty where that is withheld
 * @param lines the asked lines; none where all about them is withheld
 * @param unused what is said about lines that answer no question
 * @param graph the asked quantities as a drawing; empty where that would say too much, or nothing
 * @param own the first mistake done right with the student's own numbers; empty where that would say too much, or nothing
 */
public record SheetFeedback(
        String id,
        String title,
        Optional<Problem> problem,
        String story,
        Optional<String> points,
        List<Line> lines,
        List<String> unused,
        Optional<PaperGraph> graph,
        Optional<OwnWork> own) {
    private static final int MOST_UNUSED = 30;

    public SheetFeedback {
        lines = List.copyOf(lines);
        unused = List.copyOf(unused);
    }

    /**
     * An asked line.
     *
     * @param standing its sign and colour; empty where it was not compared with a solution
     * @param verdict what became of it, in a few words
     * @param points what it earns, of how many; empty where that is withheld
     * @param answer what was written
     * @param facts the sentences about it
     * @param showsRule whether the rule of the quantity may be shown
     */
    public record Line(
            Question question,
            Optional<Standing> standing,
            String verdict,
            Optional<String> points,
            ShownAnswer answer,
            List<String> facts,
            boolean showsRule) {
        public Line {
            facts = List.copyOf(facts);
        }
    }

    /** What a mark sheet says to somebody. */
    public static SheetFeedback of(MarkSheet sheet, Audience audience) {
        Telling telling = audience.telling(sheet.problem());
        Language language = audience.language();
        Optional<Problem> problem = telling.problem();
        if (!telling.allows(Reveal.VERDICT)) {
            return without(sheet, problem, StudentReport.received(sheet, language), Optional.empty());
        }
        String points = earned(sheet.points(), sheet.maximum(), language);
        if (!sheet.answered()) {
            return without(sheet, problem, language.text("nothing") + byHand(sheet, language), Optional.of(points));
        }
        List<String> unused = StudentReport.unusedTexts(sheet, language);
        String more = language.counted("unused.more", unused.size() - MOST_UNUSED);
        return new SheetFeedback(
                Excerpt.name(sheet.problem()),
                Excerpt.of(sheet.title()),
                problem,
                new Story(sheet, telling).sentences() + byHand(sheet, language),
                Optional.of(points),
                sheet.lines().stream().map(line -> line(line, sheet, audience)).toList(),
                Stream.concat(
                                unused.stream().limit(MOST_UNUSED).map(Excerpt::of),
                                Stream.of(more).filter(text -> unused.size() > MOST_UNUSED))
                        .toList(),
                problem.flatMap(known -> PaperGraph.of(known, sheet, telling.reveal())),
                OwnWork.of(sheet, telling));
    }

    private static String byHand(MarkSheet sheet, Language language) {
        return sheet.byHand().isPresent() ? " " + language.text("by-hand.whole") : "";
    }

    /** Points as {@code 3 of 4 points}. */
    static String earned(BigDecimal points, BigDecimal maximum, Language language) {
        return language.text("points", "points", Digits.points(points), "maximum", Digits.points(maximum));
    }

    private static SheetFeedback without(
            MarkSheet sheet, Optional<Problem> problem, String story, Optional<String> points) {
        return new SheetFeedback(
                Excerpt.name(sheet.problem()),
                Excerpt.of(sheet.title()),
                problem,
                story,
                points,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** What can be said without comparing with a solution. */
    public static SheetFeedback of(ConsistencySheet sheet, Audience audience) {
        return new SheetFeedback(
                Excerpt.name(sheet.problem()),
                Excerpt.of(sheet.title()),
                audience.problem(sheet.problem()),
                ConsistencyReport.summary(sheet, audience.language()),
                Optional.empty(),
                sheet.lines().stream()
                        .map(line -> new Line(
                                line.question(),
                                Optional.empty(),
                                ConsistencyReport.words(line.state(), audience.language()),
                                Optional.empty(),
                                new ShownAnswer.Nothing(),
                                List.of(),
                                false))
                        .toList(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Line line(MarkLine line, MarkSheet sheet, Audience audience) {
        Telling telling = audience.telling(sheet.problem());
        Language language = audience.language();
        Reveal reveal = telling.reveal();
        ShownAnswer answer = ShownAnswer.of(line, reveal);
        VerdictText.Entries entries =
                answer instanceof ShownAnswer.Numbers ? VerdictText.Entries.COUNTED : VerdictText.Entries.NAMED;
        return new Line(
                line.question(),
                Optional.of(Standing.of(line.verdict())),
                VerdictText.words(line.verdict(), language),
                Optional.of(Digits.points(line.points()) + " / "
                        + Digits.points(line.question().points())),
                answer,
                Stream.of(
                                VerdictText.facts(line, telling, entries).stream(),
                                line.byHand().stream().map(set -> language.text("by-hand")),
                                audience.value(sheet.problem(), line).stream())
                        .flatMap(facts -> facts)
                        .map(Excerpt::of)
                        .toList(),
                showsRule(line, sheet, reveal));
    }

    /**
     * Who has a line right, or has taken the step right, knows its rule; to others it says what the name of a mistake says. Where
     * formulas are asked, the rule of a line is what somebody else's formula should be, so only a right formula has it beside it.
     */
    static boolean showsRule(MarkLine line, MarkSheet sheet, Reveal reveal) {
        if (reveal.allows(Reveal.VALUE)) {
            return true;
        }
        boolean isKnown = line.verdict().isRight() || Standing.of(line.verdict()) == Standing.CARRIED;
        boolean asksFormulas = sheet.lines().stream().anyMatch(other -> isFormula(other.question()));
        return asksFormulas
                ? isFormula(line.question()) && line.verdict().isRight()
                : reveal.allows(Reveal.MISTAKE) || (isKnown && reveal.allows(Reveal.WHERE));
    }

    static boolean isFormula(Question question) {
        return question.form() instanceof AnswerForm.Formula;
    }
}
