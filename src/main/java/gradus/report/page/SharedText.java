package gradus.report.page;

import gradus.grading.shared.SharedError;
import gradus.grading.shared.SharedEvidence;
import gradus.problem.Problem;
import gradus.report.Excerpt;
import gradus.report.figures.Cell;
import gradus.report.figures.Table;
import gradus.report.language.Language;
import gradus.report.page.ClassPage.SharedLine;
import gradus.report.page.ClassPage.SharedPart;
import gradus.tensor.Digits;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** What is said about papers that share rare errors: what is there, and how often that is to be expected. Nothing is concluded. */
public final class SharedText {
    private static final int SIGNIFICANT = 2;
    private static final int MOST_ON_TERMINAL = 20;

    private final List<Problem> problems;
    private final Language language;

    SharedText(List<Problem> problems, Language language) {
        this.problems = List.copyOf(problems);
        this.language = language;
    }

    /** Writes what a terminal shows: who, by how many pairs of the class that would happen, and each line. */
    public static void write(ClassTally tally, Language language, Appendable out) throws IOException {
        List<SharedEvidence> all = tally.sharedErrors();
        SharedText text = new SharedText(tally.problems(), language);
        out.append('\n');
        out.append(language.text(all.isEmpty() ? "class.shared.none" : "class.shared.head"))
                .append('\n');
        for (SharedEvidence evidence : all.subList(0, Math.min(MOST_ON_TERMINAL, all.size()))) {
            SharedPart part = text.part(evidence);
            String papers = String.join(", ", part.papers());
            out.append("  ")
                    .append(language.text("class.shared.pairs", "papers", papers, "expected", part.expected()))
                    .append('\n');
            for (SharedLine line : part.lines()) {
                out.append("    ")
                        .append(line.problem())
                        .append(", ")
                        .append(line.line())
                        .append(": ")
                        .append(String.join(" | ", line.written()))
                        .append("  ")
                        .append(line.kind())
                        .append('\n');
            }
        }
        if (all.size() > MOST_ON_TERMINAL) {
            out.append("  ")
                    .append(language.text("class.page.more", "n", all.size() - MOST_ON_TERMINAL))
                    .append('\n');
        }
        if (tally.overflowOfSharedErrors() > 0) {
            out.append("  ")
                    .append(language.text("class.shared.overflow", "n", tally.overflowOfSharedErrors()))
                    .append('\n');
        }
        out.append('\n');
    }

    SharedPart part(SharedEvidence evidence) {
        return new SharedPart(
                papers(evidence),
                Digits.rounded(evidence.expected(), SIGNIFICANT),
                evidence.errors().stream().map(this::line).toList());
    }

    /** Who handed in each paper; the students of a group with a sign between them. */
    private static List<String> papers(SharedEvidence evidence) {
        return evidence.papers().stream()
                .map(students -> String.join(" + ", students))
                .toList();
    }

    private SharedLine line(SharedError error) {
        return new SharedLine(
                problem(error).id(),
                name(error),
                written(error),
                language.text(
                        "class.shared.kind",
                        "kind",
                        words(error.kind()),
                        "made",
                        error.madeBy(),
                        "answered",
                        error.answered()));
    }

    private Problem problem(SharedError error) {
        return problems.get(error.sheet());
    }

    private String name(SharedError error) {
        return problem(error).questions().get(error.place()).name();
    }

    /** What was written: once, if all have it digit for digit. */
    private static List<String> written(SharedError error) {
        return new LinkedHashSet<>(error.written()).stream().map(Excerpt::of).toList();
    }

    private String words(SharedError.Kind kind) {
        return language.text(
                switch (kind) {
                    case NUMBERS -> "class.shared.kind.numbers";
                    case RULE -> "class.shared.kind.rule";
                    case SLIP -> "class.shared.kind.slip";
                    case FORMULA -> "class.shared.kind.formula";
                });
    }

    /** A row for each error that papers share. */
    Table table(List<SharedEvidence> all) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int number = 0; number < all.size(); number++) {
            SharedEvidence evidence = all.get(number);
            for (SharedError error : evidence.errors()) {
                rows.add(List.of(
                        Cell.of(number + 1L),
                        Cell.of(papers(evidence)),
                        Cell.of(problem(error).id()),
                        Cell.of(name(error)),
                        Cell.of(problem(error).notation().spell(error.quantity())),
                        Cell.of(error.kind().name().toLowerCase(Locale.ROOT)),
                        Cell.of(error.written().stream().map(Excerpt::of).toList()),
                        Cell.of(error.madeBy()),
                        Cell.of(error.answered()),
                        rounded(Math.rint(10 * error.digits()) / 10),
                        rounded(evidence.chance()),
                        rounded(evidence.expected())));
            }
        }
        return new Table(
                "shared_errors",
                List.of(
                        "number",
                        "papers",
                        "problem",
                        "line",
                        "quantity",
                        "kind",
                        "written",
                        "made_by",
                        "answered_by",
                        "digits",
                        "chance",
                        "expected"),
                rows);
    }

    private static Cell rounded(double number) {
        return Cell.of(new BigDecimal(Digits.rounded(number, 3)));
    }
}
