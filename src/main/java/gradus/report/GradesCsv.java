package gradus.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import gradus.assignment.HandedIn;
import gradus.assignment.Mark;
import gradus.grading.AbsentStudent;
import gradus.grading.ClassResult;
import gradus.grading.GradedPaper;
import gradus.grading.UngradedPaper;
import gradus.intake.SubmissionTime;
import gradus.problem.Problem;
import gradus.tensor.Digits;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * The marks of a class as CSV (RFC 4180, UTF-8, LF): student, name, one column per problem, total, maximum, status, file.
 *
 * <p>A problem that was not handed in has an empty mark and counts 0 in the total. A file that could not be graded has empty
 * marks and no total, which is not 0. A cell that a spreadsheet would run as a formula gets an
 * apostrophe in front.
 */
public final class GradesCsv {
    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final List<String> OF_ASSIGNMENT =
            List.of("earned", "deduction", "timing", "hours_late", "submitted", "attempt");

    private GradesCsv() {}

    /** Writes the marks of a class. The writer stays open. */
    public static void write(ClassResult result, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(head(result));
        result.graded().forEach(paper -> csv.writeRecord(row(paper, result)));
        result.ungraded().forEach(file -> csv.writeRecord(row(file, result)));
        result.absent().forEach(absent -> csv.writeRecord(row(absent, result)));
        csv.flush();
    }

    private static List<String> head(ClassResult result) {
        List<String> cells = new ArrayList<>(List.of("student", "name"));
        result.problems().stream().map(Problem::id).map(GradesCsv::harmless).forEach(cells::add);
        cells.addAll(List.of("total", "maximum"));
        if (result.assignment().isPresent()) {
            cells.addAll(OF_ASSIGNMENT);
        }
        cells.addAll(List.of("status", "file"));
        return cells;
    }

    private static List<String> row(GradedPaper paper, ClassResult result) {
        List<String> cells = new ArrayList<>();
        cells.add(harmless(paper.student()));
        cells.add(harmless(paper.name().orElse("")));
        for (Problem problem : result.problems()) {
            cells.add(paper.sheet(problem.id())
                    .map(sheet -> Digits.points(sheet.points()))
                    .orElse(""));
        }
        cells.add(Digits.points(paper.points()));
        cells.add(Digits.points(result.maximum()));
        paper.mark().ifPresent(mark -> addMark(cells, mark, paper.handedIn()));
        cells.add("graded");
        cells.add(harmless(paper.file()));
        return cells;
    }

    private static void addMark(List<String> cells, Mark mark, HandedIn handedIn) {
        cells.add(Digits.points(mark.earned()));
        cells.add(Digits.points(mark.deduction()));
        cells.add(MarkText.code(mark));
        cells.add(MarkText.hoursLate(mark).map(Digits::points).orElse(""));
        cells.add(handedIn.time().map(SubmissionTime::toString).orElse(""));
        cells.add(
                handedIn.attempt().isPresent()
                        ? Integer.toString(handedIn.attempt().getAsInt())
                        : "");
    }

    /** Empty cells where the assignment has columns. */
    private static void addNoMark(List<String> cells, ClassResult result) {
        if (result.assignment().isPresent()) {
            OF_ASSIGNMENT.forEach(column -> cells.add(""));
        }
    }

    private static List<String> row(UngradedPaper unread, ClassResult result) {
        List<String> cells = new ArrayList<>();
        cells.add(harmless(unread.student()));
        cells.add("");
        result.problems().forEach(problem -> cells.add(""));
        cells.add("");
        cells.add(Digits.points(result.maximum()));
        addNoMark(cells, result);
        cells.add("not graded");
        cells.add(harmless(unread.file()));
        return cells;
    }

    private static List<String> row(AbsentStudent absent, ClassResult result) {
        List<String> cells = new ArrayList<>();
        cells.add(harmless(absent.student()));
        cells.add(harmless(absent.name().orElse("")));
        result.problems().forEach(problem -> cells.add(""));
        cells.addAll(List.of("", Digits.points(result.maximum())));
        addNoMark(cells, result);
        cells.addAll(List.of("nothing handed in", ""));
        return cells;
    }

    /** The text of a cell that no spreadsheet runs as a formula. */
    public static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
