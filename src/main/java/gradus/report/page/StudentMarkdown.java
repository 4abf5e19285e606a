package gradus.report.page;

import gradus.problem.Problem;
import gradus.report.OwnWork;
import gradus.report.PaperFeedback;
import gradus.report.SheetFeedback;
import gradus.report.ShownAnswer;
import gradus.report.Standing;
import gradus.report.language.Language;
import gradus.report.solution.MarkdownText;
import gradus.report.solution.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The feedback of a student as Markdown, with rules in LaTeX between dollar signs. Safe to use from several threads. */
public final class StudentMarkdown {
    private static final String INDENT = "  ";

    private final Map<String, Rules> rules = new HashMap<>();
    private final Language language;

    /**
     * A writer.
     *
     * @param problems the problems that papers are about
     * @param language what the feedback is written in
     */
    public StudentMarkdown(Collection<Problem> problems, Language language) {
        this.language = language;
        problems.forEach(problem -> rules.put(problem.id(), new Rules(problem)));
    }

    /** The whole text. */
    public String page(PaperFeedback feedback) {
        List<String> blocks = new ArrayList<>();
        String name = feedback.name().map(given -> " · " + escaped(given)).orElse("");
        blocks.add("# " + language.text("page.heading") + " " + escaped(feedback.student()) + name);
        feedback.together().ifPresent(points -> blocks.add(language.text("points.together", "points", points)));
        if (!feedback.notes().isEmpty()) {
            blocks.add(language.text("page.notes"));
            blocks.add(list(feedback.notes()));
        }
        feedback.sheets().forEach(sheet -> addSheet(blocks, sheet));
        return String.join("\n\n", blocks) + "\n";
    }

    private void addSheet(List<String> blocks, SheetFeedback sheet) {
        Optional<Rules> known = sheet.problem().flatMap(problem -> Optional.ofNullable(rules.get(problem.id())));
        blocks.add("## " + escaped(sheet.title()));
        blocks.add(escaped(sheet.story())
                + sheet.points().map(points -> " **" + points + ".**").orElse(""));
        if (!sheet.lines().isEmpty()) {
            blocks.add(sheet.lines().stream().map(line -> line(line, known)).collect(Collectors.joining("\n")));
        }
        if (!sheet.unused().isEmpty()) {
            blocks.add(language.text("page.unused"));
            blocks.add(list(sheet.unused()));
        }
        sheet.own().ifPresent(work -> addOwn(blocks, work));
    }

    private static void addOwn(List<String> blocks, OwnWork work) {
        List<String> equations = work.numbers().markdown();
        blocks.add("### " + escaped(work.heading()));
        blocks.add(escaped(work.words()));
        blocks.add(equations.get(0));
        if (equations.size() > 1) {
            blocks.add(escaped(work.rest()));
            blocks.addAll(equations.subList(1, equations.size()));
        }
    }

    private static String list(List<String> items) {
        return items.stream().map(item -> "- " + escaped(item)).collect(Collectors.joining("\n"));
    }

    private String line(SheetFeedback.Line line, Optional<Rules> rules) {
        List<String> text = new ArrayList<>();
        String sign = line.standing().map(standing -> standing.sign() + " ").orElse("");
        String emphasis = line.standing().filter(Standing.OWN_ERROR::equals).isPresent() ? "**" : "";
        text.add("- " + code(line.question().name()) + " " + sign + emphasis + escaped(line.verdict()) + emphasis
                + line.points().map(points -> ", " + points).orElse(""));
        written(line.answer()).ifPresent(written -> text.add(language.text("page.written") + " " + written));
        rules.filter(names -> line.showsRule())
                .flatMap(names -> names.latex(line.question().quantity()))
                .ifPresent(rule -> text.add(language.text("page.rule") + " $" + rule.replace("\n", " ") + "$"));
        line.facts().forEach(fact -> text.add(escaped(fact)));
        return String.join("\\\n" + INDENT, text);
    }

    private static Optional<String> written(ShownAnswer answer) {
        if (answer instanceof ShownAnswer.Numbers numbers) {
            List<String> rows = numbers.rows().stream()
                    .map(row -> row.stream()
                            .map(cell -> cell.text() + (cell.isWrong() ? " ✗" : ""))
                            .collect(Collectors.joining(
                                    ", ", numbers.isSingle() ? "" : "[", numbers.isSingle() ? "" : "]")))
                    .toList();
            return Optional.of(code(rows.size() == 1 ? rows.get(0) : "[" + String.join(", ", rows) + "]"));
        }
        return answer instanceof ShownAnswer.Words words
                ? Optional.of(code(words.before() + words.marked() + words.after()))
                : Optional.empty();
    }

    private static String escaped(String words) {
        return MarkdownText.escaped(words);
    }

    /** A text between more backticks than it has in a row. */
    private static String code(String text) {
        String fence = "`";
        while (text.contains(fence)) {
            fence += "`";
        }
        String blank = text.startsWith("`") || text.endsWith("`") ? " " : "";
        return fence + blank + text + blank + fence;
    }
}
