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
    private static final int MOST_NOTE_LINES = 40;
    private static final int WIDEST_NAME = 32;

    private final ClassResult result;
    private final Appendable out;

    private ClassReport(ClassResult result, Appendable out) {
        this.result = result;
        this.out = out;
    }

    /** Writes the report, which ends with a line end. */
    public static void write(ClassResult result, Appendable out) throws IOException {
        ClassReport report = new ClassReport(result, out);
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
        List<String> head = new ArrayList<>(List.of("student"));
        List<String> maxima = new ArrayList<>(List.of("points to earn"));
        for (Problem problem : result.problems()) {
            columns.add(Align.RIGHT);
            head.add(problem.id());
            maxima.add(Digits.points(problem.maximum()));
        }
        columns.addAll(List.of(Align.RIGHT, Align.LEFT));
        head.addAll(List.of("total", "remarks"));
        maxima.addAll(List.of(Digits.points(result.maximum()), ""));
        write(new TextTable(columns), columns.size(), List.of(head, maxima));
    }

    /** The rows are made twice, for the widths and for the text, and never kept. */
    private void write(TextTable table, int columns, List<List<String>> heads) throws IOException {
        int[] widths = new int[columns];
        heads.forEach(row -> TextTable.widen(widths, row));
        result.graded().forEach(paper -> TextTable.widen(widths, row(paper)));
        for (List<String> row : heads) {
            out.append(table.line(row, widths)).append('\n');
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

    private static String remarks(GradedPaper paper) {
        List<String> remarks = new ArrayList<>();
        paper.mark().flatMap(MarkText::remark).ifPresent(remarks::add);
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
                remarks.add(count + " " + code.replace('-', ' '));
            }
        }
        if (paper.sheets().values().stream().noneMatch(SheetSummary::answered)) {
            remarks.add("handed in nothing for these problems");
        }
        int unused =
                paper.sheets().values().stream().mapToInt(SheetSummary::unused).sum();
        if (unused > 0) {
            remarks.add(unused + " not used");
        }
        int byHand =
                paper.sheets().values().stream().mapToInt(SheetSummary::byHand).sum();
        if (byHand > 0) {
            remarks.add(byHand + " set by hand");
        }
        if (!paper.notes().isEmpty()) {
            remarks.add(paper.notes().size() + " noted about the file");
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
        out.append("Noted about graded files:\n");
        for (String line : notes.subList(0, Math.min(notes.size(), MOST_NOTE_LINES))) {
            out.append("  ").append(line).append('\n');
        }
        if (notes.size() > MOST_NOTE_LINES) {
            out.append("  … all of them are in results.jsonl\n");
        }
        out.append('\n');
    }

    private void writeUngraded() throws IOException {
        if (result.ungradedCount() == 0) {
            return;
        }
        out.append("Not graded, and without a mark:\n");
        Iterator<String> lines = result.ungraded()
                .flatMap(file -> file.issues().stream())
                .flatMap(String::lines)
                .iterator();
        while (lines.hasNext()) {
            out.append("  ").append(lines.next()).append('\n');
        }
        out.append('\n');
    }

    private void writeAbsent() throws IOException {
        if (result.absent().isEmpty()) {
            return;
        }
        out.append("Nothing handed in, and without a mark:\n");
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
            out.append("  … and ").append(Integer.toString(more)).append(" more, in grades.csv\n");
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
            table.add(rate.problem(), rate.question(), rate.right() + " of " + rate.handedIn() + " right");
        }
        out.append("Least often right:\n");
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
        out.append("Before you hand out marks, check that the problem file is what the class was given:\n");
        for (SuspectKey suspect : suspects) {
            out.append("  ")
                    .append(suspect.problem())
                    .append(", ")
                    .append(suspect.question())
                    .append(": ")
                    .append(Integer.toString(suspect.agreeing()))
                    .append(" of ")
                    .append(Integer.toString(suspect.answered()))
                    .append(" papers agree with each other and not with gradus")
                    .append(suspect.mistake()
                            .map(id -> ", as " + id + " gives it")
                            .orElse(""))
                    .append('\n');
        }
        out.append('\n');
    }

    private void writeSummary(ClassFigures figures) throws IOException {
        int graded = result.gradedCount();
        int ungraded = result.ungradedCount();
        out.append(Integer.toString(graded)).append(graded == 1 ? " submission graded" : " submissions graded");
        if (ungraded > 0) {
            out.append(", ").append(Integer.toString(ungraded)).append(" not graded");
        }
        if (!result.absent().isEmpty()) {
            out.append(", ").append(Integer.toString(result.absent().size())).append(" handed in nothing");
        }
        if (graded > 0) {
            out.append("; mean ")
                    .append(Digits.points(figures.mean()))
                    .append(", median ")
                    .append(Digits.points(figures.median()))
                    .append(" of ")
                    .append(Digits.points(result.maximum()))
                    .append(" points");
        }
        out.append(".\n");
        writeTiming();
        if (!result.leftOut().isEmpty()) {
            out.append("Nobody answered ")
                    .append(String.join(", ", result.leftOut()))
                    .append("; name a problem file to grade it all the same.\n");
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
            out.append(Integer.toString(late + tooLate)).append(" late");
            out.append(tooLate > 0 ? ", " + tooLate + " of them too late to count.\n" : ".\n");
        }
        if (unknown > 0) {
            out.append("Of " + unknown + (unknown == 1 ? " hand-in" : " hand-ins")
                    + " nobody knows when; they count as in time.\n");
        }
    }
}
