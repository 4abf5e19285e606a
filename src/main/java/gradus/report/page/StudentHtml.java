package gradus.report.page;

import gradus.problem.Problem;
import gradus.report.OwnWork;
import gradus.report.PaperFeedback;
import gradus.report.SheetFeedback;
import gradus.report.Templates;
import gradus.report.language.Language;
import gradus.report.solution.MarkupText;
import gradus.report.solution.Rules;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The page of a student: one HTML file without a script, which asks for nothing else and is readable on a telephone and on paper.
 * Safe to use from several threads.
 */
public final class StudentHtml {
    private final Map<String, Rules> rules = new HashMap<>();
    private final Language language;

    /**
     * A writer.
     *
     * @param problems the problems that papers are about
     * @param language what the feedback is written in
     */
    public StudentHtml(Collection<Problem> problems, Language language) {
        this.language = language;
        problems.forEach(problem -> rules.put(problem.id(), new Rules(problem)));
    }

    /** The whole page. */
    public String page(PaperFeedback feedback) {
        return page(feedback, feedback.sheets().stream().map(this::sheet).toList());
    }

    /**
     * The whole page.
     *
     * @param feedback whose page it is; its own sheets are not looked at
     * @param sheets what {@link #sheet} gave for each problem
     */
    public String page(PaperFeedback feedback, List<String> sheets) {
        return Templates.render(
                "page/student.jte",
                new StudentPage(
                        language,
                        feedback.student(),
                        feedback.name().stream().toList(),
                        feedback.notes(),
                        feedback.together().stream().toList(),
                        sheets));
    }

    /** The part of a page about one problem. */
    public String sheet(SheetFeedback sheet) {
        String anchor = anchor(sheet.id());
        Optional<Rules> known = sheet.problem().flatMap(problem -> Optional.ofNullable(rules.get(problem.id())));
        return Templates.render(
                "page/sheet.jte",
                new StudentPage.Sheet(
                        language,
                        anchor,
                        sheet.title(),
                        sheet.id(),
                        sheet.story(),
                        sheet.points().stream().toList(),
                        known.stream()
                                .flatMap(names -> sheet.graph().stream()
                                        .map(graph -> new PaperDrawing(graph, names, anchor, language).svg()))
                                .toList(),
                        sheet.lines().stream().map(line -> line(line, known)).toList(),
                        sheet.unused(),
                        sheet.own().stream().map(StudentHtml::own).toList()));
    }

    private static StudentPage.Own own(OwnWork work) {
        List<String> equations = work.numbers().markup();
        return new StudentPage.Own(
                work.heading(), work.words(), equations.get(0), work.rest(), equations.subList(1, equations.size()));
    }

    private static StudentPage.Line line(SheetFeedback.Line line, Optional<Rules> rules) {
        String spelling = line.question().name();
        return new StudentPage.Line(
                rules.map(names -> names.mathMlName(line.question().quantity()))
                        .orElseGet(() -> MarkupText.escaped(spelling)),
                spelling,
                rules.map(names -> !names.name(line.question().quantity()).equals(spelling))
                        .orElse(false),
                line.standing(),
                line.verdict(),
                line.points().stream().toList(),
                line.answer(),
                rules.stream()
                        .filter(names -> line.showsRule())
                        .flatMap(names -> names.mathMl(line.question().quantity()).stream())
                        .toList(),
                line.facts());
    }

    /** An id of a problem as the beginning of ids of elements. */
    private static String anchor(String id) {
        return "p-" + id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-") + "-"
                + Integer.toHexString(id.hashCode());
    }
}
