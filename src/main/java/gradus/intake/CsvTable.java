package gradus.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table as spreadsheets and platforms write it: separated by commas, semicolons or tabs, in UTF-8, UTF-16 with a mark, or the old
 * encoding of Windows.
 *
 * @param head the names of the columns, as they are written
 * @param rows the rows below, without empty ones
 */
record CsvTable(List<String> head, List<Row> rows) {
    private static final Charset WINDOWS =
            Charset.isSupported("windows-1252") ? Charset.forName("windows-1252") : StandardCharsets.ISO_8859_1;

    private static final int LONGEST_FIELD = 100_000;

    /**
     * A row.
     *
     * @param line where it starts, from 1
     * @param cells its cells, trimmed; as many as there are columns
     */
    record Row(int line, List<String> cells) {}

    /** The table in a file; an {@link UnreadableFile} if it is none. */
    static CsvTable read(String file, byte[] bytes) throws UnreadableFile {
        String text = text(bytes);
        // Excel may say in a first line what separates the cells.
        boolean says = text.length() > 5 && text.toLowerCase(Locale.ROOT).startsWith("sep=");
        char separator =
                says ? text.charAt(4) : separator(text.lines().findFirst().orElse(""));
        String table = says ? text.substring(Math.min(text.length(), text.indexOf('\n') + 1)) : text;
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(table)) {
            for (CsvRecord row : reader) {
                List<String> cells =
                        row.getFields().stream().map(CsvTable::clean).toList();
                if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    rows.add(new Row((int) row.getStartingLineNumber() + (says ? 1 : 0), cells));
                }
            }
        } catch (CsvParseException | IOException fault) {
            throw new UnreadableFile(Issue.error(
                    IntakeCodes.ROSTER, SourcePosition.start(file), 1, "this is no CSV table: " + fault.getMessage()));
        }
        if (rows.isEmpty()) {
            throw new UnreadableFile(
                    Issue.error(IntakeCodes.ROSTER, SourcePosition.start(file), 1, "'" + file + "' is empty"));
        }
        List<String> head = rows.get(0).cells();
        return new CsvTable(
                head,
                rows.subList(1, rows.size()).stream()
                        .map(row -> new Row(row.line(), padded(row.cells(), head.size())))
                        .toList());
    }

    private static List<String> padded(List<String> cells, int size) {
        List<String> padded = new ArrayList<>(cells.subList(0, Math.min(size, cells.size())));
        while (padded.size() < size) {
            padded.add("");
        }
        return padded;
    }

    /** Spreadsheets write {@code ="00123"} to keep zeros, and an apostrophe or a number sign before texts. */
    private static String clean(String cell) {
        String text = cell.strip();
        if (text.startsWith("=\"") && text.endsWith("\"") && text.length() > 2) {
            text = text.substring(2, text.length() - 1);
        }
        return text.startsWith("'") || text.startsWith("#") ? text.substring(1).strip() : text;
    }

    private static char separator(String firstLine) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(firstLine, candidate) > count(firstLine, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char character) {
        return text.chars().filter(c -> c == character).count();
    }

    private static String text(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        int mark = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark))
                    .toString();
        } catch (CharacterCodingException fault) {
            return new String(bytes, mark, bytes.length - mark, WINDOWS);
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
