package gradus.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import gradus.grading.AbsentStudent;
import gradus.grading.ClassResult;
import gradus.grading.StudentResult;
import gradus.grading.UnreadSubmission;
import gradus.problem.Problem;
import gradus.tensor.Digits;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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

    private GradesCsv() {}

    public static String text(ClassResult result) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(head(result));
            result.students().forEach(student -> csv.writeRecord(row(student)));
            result.unread().forEach(unread -> csv.writeRecord(row(unread, result)));
            result.absent().forEach(absent -> csv.writeRecord(row(absent, result)));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return text.toString();
    }

    private static List<String> head(ClassResult result) {
        List<String> cells = new ArrayList<>(List.of("student", "name"));
        result.problems().stream().map(Problem::id).map(GradesCsv::harmless).forEach(cells::add);
        cells.addAll(List.of("total", "maximum", "status", "file"));
        return cells;
    }

    private static List<String> row(StudentResult student) {
        List<String> cells = new ArrayList<>();
        cells.add(harmless(student.student()));
        cells.add(harmless(student.name().orElse("")));
        student.sheets().stream()
                .map(sheet -> sheet.answered() ? Digits.points(sheet.points()) : "")
                .forEach(cells::add);
        cells.add(Digits.points(student.points()));
        cells.add(Digits.points(student.maximum()));
        cells.add("graded");
        cells.add(harmless(student.file()));
        return cells;
    }

    private static List<String> row(UnreadSubmission unread, ClassResult result) {
        List<String> cells = new ArrayList<>();
        cells.add(harmless(unread.student()));
        cells.add("");
        result.problems().forEach(problem -> cells.add(""));
        cells.add("");
        cells.add(Digits.points(result.maximum()));
        cells.add("not graded");
        cells.add(harmless(unread.file()));
        return cells;
    }

    private static List<String> row(AbsentStudent absent, ClassResult result) {
        List<String> cells = new ArrayList<>();
        cells.add(harmless(absent.student()));
        cells.add(harmless(absent.name().orElse("")));
        result.problems().forEach(problem -> cells.add(""));
        cells.addAll(List.of("", Digits.points(result.maximum()), "nothing handed in", ""));
        return cells;
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
