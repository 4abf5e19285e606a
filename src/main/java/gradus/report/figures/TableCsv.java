package gradus.report.figures;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import gradus.report.GradesCsv;
import gradus.tensor.Digits;
import java.io.IOException;
import java.io.Writer;

/** A table as CSV (RFC 4180, UTF-8, LF). Texts that a spreadsheet would run as a formula get an apostrophe in front, numbers do not. */
public final class TableCsv {
    private static final String BETWEEN = "; ";

    private TableCsv() {}

    /** Writes a table. The writer stays open. */
    public static void write(Table table, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(table.columns());
        table.rows()
                .forEach(row -> csv.writeRecord(row.stream().map(TableCsv::text).toList()));
        csv.flush();
    }

    private static String text(Cell cell) {
        if (cell instanceof Cell.Decimal number) {
            return Digits.points(number.number());
        }
        if (cell instanceof Cell.Texts texts) {
            return GradesCsv.harmless(String.join(BETWEEN, texts.texts()));
        }
        return cell instanceof Cell.Text text ? GradesCsv.harmless(text.text()) : "";
    }
}
