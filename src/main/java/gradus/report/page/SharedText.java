package gradus.report.page;

import gradus.grading.shared.SharedError;
import gradus.grading.shared.SharedEvidence;
import gradus.problem.Problem;
import gradus.report.Excerpt;
import gradus.report.figures.Cell;
import gradus.report.figures.Table;
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

    SharedText(List<Problem> problems) {
        this.problems = List.copyOf(problems);
    }

    /** Writes what a terminal shows: who, by how many pairs of the class that would happen, and each line. */
    public static void write(ClassTally tally, Appendable out) throws IOException {
        List<SharedEvidence> all = tally.sharedErrors();
        SharedText text = new SharedText(tally.problems());
        out.append('\n');
        if (all.isEmpty()) {
            out.append("No papers share rare errors.\n");
        } else {
            out.append(
                    "Papers that share rare errors; by chance means by papers that have nothing to do with each other:\n");
        }
        for (SharedEvidence evidence : all.subList(0, Math.min(MOST_ON_TERMINAL, all.size()))) {
            SharedPart part = text.part(evidence);
            out.append("  ")
                    .append(String.join(", ", part.papers()))
                    .append(": by chance ")
                    .append(part.expected())
                    .append(" pairs in this class\n");
            for (SharedLine line : part.lines()) {
                out.append("    ")
                        .append(line.problem())
                        .append(", ")
                        .append(line.line())
                        .append(": ")
                        .append(String.join(" | ", line.written()))
                        .append("  (")
                        .append(line.kind())
                        .append("; made by ")
                        .append(line.madeBy())
                        .append(")\n");
            }
        }
        if (all.size() > MOST_ON_TERMINAL) {
            out.append("  and ")
                    .append(String.valueOf(all.size() - MOST_ON_TERMINAL))
                    .append(" more\n");
        }
        if (tally.overflowOfSharedErrors() > 0) {
            out.append("  ")
                    .append(String.valueOf(tally.overflowOfSharedErrors()))
                    .append(" errors were not compared, since there are too many.\n");
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
                words(error.kind()),
                error.madeBy() + " of " + error.answered());
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

    private static String words(SharedError.Kind kind) {
        return switch (kind) {
            case NUMBERS -> "no rule gives them";
            case RULE -> "a wrong rule gives them";
            case SLIP -> "a slip of the pen";
            case FORMULA -> "a wrong formula";
        };
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
