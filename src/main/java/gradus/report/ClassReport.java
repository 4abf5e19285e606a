package gradus.report;

import gradus.assignment.Assignment;
import gradus.grading.AbsentStudent;
import gradus.grading.ClassResult;
import gradus.grading.GradedPaper;
import gradus.grading.LineSummary;
import gradus.grading.SheetSummary;
import gradus.grading.SuspectKey;
import gradus.issue.Visible;
import gradus.problem.Problem;
import gradus.report.TextTable.Align;
import gradus.report.language.Language;
import gradus.tensor.Digits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The result of a class on a terminal: who earned what, which files could not be graded, which lines went wrong most. */
public final class ClassReport {
    private static final int MOST_LINES = 5;
    private static final int MOST_LEFT_OUT = 5;
    private static final int MOST_NOTE_LINES = 40;
    private static final int WIDEST_NAME = 32;

    private final ClassResult result;
    private final Language language;
    private final Paint paint;
    private final Appendable out;

    private ClassReport(ClassResult result, Language language, Paint paint, Appendable out) {
        this.result = result;
        this.language = language;
        this.paint = paint;
        this.out = out;
    }

    /** Writes the report, which ends with a line end. */
    public static void write(ClassResult result, Language language, Paint paint, Appendable out) throws IOException {
        ClassReport report = new ClassReport(result, language, paint, out);
        ClassFigures figures = ClassFigures.of(result);
        report.writeStudents();
        report.writeNotes();
        report.writeUngraded();
        report.writeAbsent();
        report.writeHardLines(figures);
        report.writeSuspectKeys();
        report.writeSummary(figures);
    }

    private void writeStudents() throws IOException {
        if (result.gradedCount() == 0) {
            return;
        }
        List<Align> columns = new ArrayList<>(List.of(Align.LEFT));
        List<String> head = new ArrayList<>(List.of(language.text("class.student")));
        List<String> maxima = new ArrayList<>(List.of(language.text("class.maxima")));
        for (Problem problem : result.problems()) {
            columns.add(Align.RIGHT);
            head.add(problem.id());
            maxima.add(Digits.points(problem.maximum()));
        }
        columns.addAll(List.of(Align.RIGHT, Align.LEFT));
        head.addAll(List.of(language.text("class.total"), language.text("class.remarks")));
        maxima.addAll(List.of(Digits.points(result.maximum()), ""));
        write(new TextTable(columns), columns.size(), List.of(head, maxima));
    }

    /** The rows are made twice, for the widths and for the text, and never kept. */
    private void write(TextTable table, int columns, List<List<String>> heads) throws IOException {
        int[] widths = new int[columns];
        heads.forEach(row -> TextTable.widen(widths, row));
        result.graded().forEach(paper -> TextTable.widen(widths, row(paper)));
        for (List<String> row : heads) {
            List<String> painted = row.stream()
                    .map(cell -> row == heads.get(0) ? paint.heading(cell) : paint.soft(cell))
                    .toList();
            out.append(table.line(row, painted, widths)).append('\n');
        }
        for (Iterator<GradedPaper> papers = result.graded().iterator(); papers.hasNext(); ) {
            out.append(table.line(row(papers.next()), widths)).append('\n');
        }
        out.append('\n');
    }

    private List<String> row(GradedPaper paper) {
        List<String> cells = new ArrayList<>();
        cells.add(shortened(Visible.of(paper.student())));
        for (Problem problem : result.problems()) {
            cells.add(paper.sheet(problem.id())
                    .map(sheet -> Digits.points(sheet.points()))
                    .orElse("-"));
        }
        cells.add(Digits.points(paper.points()));
        cells.add(remarks(paper));
        return cells;
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= WIDEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, WIDEST_NAME - 1)) + "…";
    }

    private String remarks(GradedPaper paper) {
        List<String> remarks = new ArrayList<>();
        paper.mark().flatMap(mark -> MarkText.remark(mark, language)).ifPresent(remarks::add);
        List<LineSummary> lines = paper.sheets().values().stream()
                .filter(SheetSummary::answered)
                .flatMap(sheet -> sheet.lines().stream())
                .toList();
        for (String code : List.of(
                "wrong",
                "wrong-formula",
                "wrong-shape",
                "not-a-number",
                "unreadable",
                "missing",
                "follows",
                "other-convention")) {
            long count =
                    lines.stream().filter(line -> line.verdict().equals(code)).count();
            if (count > 0) {
                remarks.add(language.counted("class.remark." + code, (int) count));
            }
        }
        if (paper.sheets().values().stream().noneMatch(SheetSummary::answered)) {
            remarks.add(language.text("class.remark.nothing"));
        }
        int unused =
                paper.sheets().values().stream().mapToInt(SheetSummary::unused).sum();
        if (unused > 0) {
            remarks.add(language.counted("class.remark.unused", unused));
        }
        int byHand =
                paper.sheets().values().stream().mapToInt(SheetSummary::byHand).sum();
        if (byHand > 0) {
            remarks.add(language.counted("class.remark.by-hand", byHand));
        }
        if (!paper.notes().isEmpty()) {
            remarks.add(language.counted("class.remark.notes", paper.notes().size()));
        }
        return String.join(", ", remarks);
    }

    /** What was noticed about graded files; answers to problems that are not graded here are nobody's fault. */
    private void writeNotes() throws IOException {
        List<String> notes = result.graded()
                .flatMap(paper -> paper.notes().stream())
                .flatMap(String::lines)
                .limit(MOST_NOTE_LINES + 1L)
                .toList();
        if (notes.isEmpty()) {
            return;
        }
        writeLine("class.notes");
        for (String line : notes.subList(0, Math.min(notes.size(), MOST_NOTE_LINES))) {
            out.append("  ").append(paint.issue(line)).append('\n');
        }
        if (notes.size() > MOST_NOTE_LINES) {
            out.append("  ").append(language.text("class.notes.more")).append('\n');
        }
        out.append('\n');
    }

    private void writeUngraded() throws IOException {
        if (result.ungradedCount() == 0) {
            return;
        }
        writeLine("class.ungraded");
        Iterator<String> lines = result.ungraded()
                .flatMap(file -> file.issues().stream())
                .flatMap(String::lines)
                .iterator();
        while (lines.hasNext()) {
            out.append("  ").append(paint.issue(lines.next())).append('\n');
        }
        out.append('\n');
    }

    private void writeAbsent() throws IOException {
        if (result.absent().isEmpty()) {
            return;
        }
        writeLine("class.absent");
        List<AbsentStudent> named =
                result.absent().stream().limit(MOST_NOTE_LINES).toList();
        for (AbsentStudent student : named) {
            String name = student.name()
                    .map(text -> "  " + shortened(Visible.of(text)))
                    .orElse("");
            out.append("  ")
                    .append(shortened(Visible.of(student.student())))
                    .append(name)
                    .append('\n');
        }
        int more = result.absent().size() - named.size();
        if (more > 0) {
            out.append("  ")
                    .append(language.text("class.absent.more", "n", more))
                    .append('\n');
        }
        out.append('\n');
    }

    private void writeHardLines(ClassFigures figures) throws IOException {
        List<ClassFigures.Rate> hardest = figures.rates().stream()
                .filter(rate -> rate.share() < 1)
                .sorted(Comparator.comparingDouble(ClassFigures.Rate::share))
                .limit(MOST_LINES)
                .toList();
        if (hardest.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(List.of(Align.LEFT, Align.LEFT, Align.RIGHT));
        for (ClassFigures.Rate rate : hardest) {
            table.add(
                    rate.problem(),
                    rate.question(),
                    language.text("class.rate", "right", rate.right(), "answered", rate.handedIn()));
        }
        writeLine("class.hardest");
        for (String line : table.lines()) {
            out.append("  ").append(line).append('\n');
        }
        out.append('\n');
    }

    /** What an instructor should look at before any mark goes out. */
    private void writeSuspectKeys() throws IOException {
        List<SuspectKey> suspects = SuspectKey.of(result);
        if (suspects.isEmpty()) {
            return;
        }
        out.append(paint.warning(language.text("class.suspects"))).append('\n');
        for (SuspectKey suspect : suspects) {
            String text = language.text(
                    "class.suspect",
                    "problem",
                    suspect.problem(),
                    "line",
                    suspect.question(),
                    "agreeing",
                    suspect.agreeing(),
                    "answered",
                    suspect.answered());
            out.append("  ")
                    .append(text)
                    .append(suspect.mistake()
                            .map(id -> language.text("class.suspect.mistake", "mistake", id))
                            .orElse(""))
                    .append('\n');
        }
        out.append('\n');
    }

    private void writeLine(String key) throws IOException {
        out.append(paint.heading(language.text(key))).append('\n');
    }

    private void writeSummary(ClassFigures figures) throws IOException {
        int graded = result.gradedCount();
        int ungraded = result.ungradedCount();
        out.append(language.counted("class.graded", graded));
        if (ungraded > 0) {
            out.append(language.counted("class.graded.not", ungraded));
        }
        if (!result.absent().isEmpty()) {
            out.append(language.counted("class.graded.absent", result.absent().size()));
        }
        if (graded > 0) {
            out.append(language.text(
                    "class.graded.points",
                    "mean",
                    Digits.points(figures.mean()),
                    "median",
                    Digits.points(figures.median()),
                    "maximum",
                    Digits.points(result.maximum())));
        }
        out.append(".\n");
        writeTiming();
        if (!result.leftOut().isEmpty()) {
            out.append(language.text("class.left-out", "problems", few(result.leftOut())))
                    .append('\n');
        }
    }

    private void writeTiming() throws IOException {
        if (result.assignment().flatMap(Assignment::deadline).isEmpty()) {
            return;
        }
        Map<String, Integer> counts = new HashMap<>();
        result.graded()
                .flatMap(paper -> paper.mark().stream())
                .forEach(mark -> counts.merge(MarkText.code(mark), 1, Integer::sum));
        int late = counts.getOrDefault("late", 0);
        int tooLate = counts.getOrDefault("too-late", 0);
        int unknown = counts.getOrDefault("unknown", 0);
        if (late + tooLate > 0) {
            String all = language.counted("class.late", late + tooLate);
            out.append(all)
                    .append(tooLate > 0 ? language.counted("class.late.too-late", tooLate) : "")
                    .append(".\n");
        }
        if (unknown > 0) {
            out.append(language.counted("class.late.unknown", unknown)).append('\n');
        }
    }

    /** The first of some names, and how many more there are. */
    private String few(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST_LEFT_OUT, names.size())));
        int more = names.size() - MOST_LEFT_OUT;
        return more <= 0 ? first : first + " " + language.text("class.page.more", "n", more);
    }
}
