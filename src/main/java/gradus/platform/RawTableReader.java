package gradus.platform;

import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import gradus.platform.RawTable.Cell;
import gradus.platform.RawTable.Row;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a table with the separator, the encoding and the way to write quotes that it turns out to have. */
final class RawTableReader {
    private static final String SEPARATORS = ",;\t:";
    private static final String MARK = "\uFEFF";

    /** Whether a backslash keeps a quote behind it from ending a cell, as in files that PHP wrote. */
    private enum Quotes {
        DOUBLED,
        DOUBLED_OR_ESCAPED
    }

    private final String text;
    private final char separator;
    private final Quotes quotes;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;
    private boolean isOpen;

    private RawTableReader(String text, char separator, Quotes quotes) {
        this.text = text;
        this.separator = separator;
        this.quotes = quotes;
    }

    /** A table, or what is wrong with it. */
    record Reading(Optional<RawTable> table, List<Issue> issues) {
        Reading {
            issues = List.copyOf(issues);
        }
    }

    static Reading read(TableFile file) {
        byte[] bytes = file.bytes();
        Charset charset = charset(bytes);
        String text;
        try {
            text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException fault) {
            return refused(file, 1, "the text is not what its byte order mark says, " + charset);
        }
        String mark = text.startsWith(MARK) ? MARK : "";
        String content = text.substring(mark.length());
        if (content.isBlank()) {
            return refused(file, 1, "the table is empty");
        }
        char separator = separator(content);
        RawTableReader plain = new RawTableReader(content, separator, Quotes.DOUBLED);
        plain.readAll();
        if (plain.isEven()) {
            return accepted(file, charset, mark, plain);
        }
        RawTableReader escaped = new RawTableReader(content, separator, Quotes.DOUBLED_OR_ESCAPED);
        escaped.readAll();
        return escaped.isEven() ? accepted(file, charset, mark, escaped) : plain.refused(file);
    }

    private static Reading accepted(TableFile file, Charset charset, String mark, RawTableReader reader) {
        return new Reading(
                Optional.of(new RawTable(file.name(), charset, mark, reader.separator, reader.rows)), List.of());
    }

    private static Reading refused(TableFile file, int line, String message) {
        return new Reading(
                Optional.empty(),
                List.of(Issue.error(PlatformCodes.BAD_TABLE, new SourcePosition(file.name(), line, 1), 1, message)));
    }

    /** Every row that has not as many cells as the headings. */
    private Reading refused(TableFile file) {
        int width = rows.get(0).cells().size();
        List<Issue> issues = new ArrayList<>();
        for (Row row : rows) {
            int cells = row.cells().size();
            if (cells != 0 && cells != width) {
                issues.add(Issue.error(
                        PlatformCodes.BAD_TABLE,
                        new SourcePosition(file.name(), row.line(), 1),
                        1,
                        "the row has " + cells + (cells == 1 ? " cell" : " cells") + ", the headings are " + width));
            }
        }
        if (isOpen) {
            issues.add(Issue.error(
                    PlatformCodes.BAD_TABLE,
                    new SourcePosition(file.name(), rows.get(rows.size() - 1).line(), 1),
                    1,
                    "a quote is open to the end of the file"));
        }
        return new Reading(Optional.empty(), issues);
    }

    /** Bytes that are not UTF-8 are taken for Latin 1, in which every byte is a letter and stays what it is. */
    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException fault) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    /** The one that stands most often between the headings. */
    private static char separator(String text) {
        char best = ',';
        int most = 0;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char candidate = SEPARATORS.charAt(i);
            RawTableReader reader = new RawTableReader(text, candidate, Quotes.DOUBLED);
            int cells = reader.row().cells().size();
            if (cells > most) {
                best = candidate;
                most = cells;
            }
        }
        return best;
    }

    private boolean isEven() {
        int width = rows.get(0).cells().size();
        return !isOpen
                && rows.stream()
                        .allMatch(row -> row.cells().isEmpty() || row.cells().size() == width);
    }

    private void readAll() {
        while (at < text.length()) {
            rows.add(row());
        }
    }

    private Row row() {
        int first = line;
        List<Cell> cells = new ArrayList<>();
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == separator) {
            at++;
            cells.add(cell());
        }
        boolean isBlank = cells.size() == 1 && cells.get(0).raw().isEmpty();
        return new Row(first, isBlank ? List.of() : cells, lineEnd());
    }

    private String lineEnd() {
        int start = at;
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
        return text.substring(start, at);
    }

    private Cell cell() {
        int start = at;
        if (at < text.length() && text.charAt(at) == '"') {
            String value = quoted();
            int behind = at;
            skipToEnd();
            return new Cell(text.substring(start, at), value + text.substring(behind, at));
        }
        skipToEnd();
        return new Cell(text.substring(start, at), text.substring(start, at));
    }

    private void skipToEnd() {
        while (at < text.length()
                && text.charAt(at) != separator
                && text.charAt(at) != '\n'
                && text.charAt(at) != '\r') {
            at++;
        }
    }

    /** From the opening quote behind the closing one. */
    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\' && quotes == Quotes.DOUBLED_OR_ESCAPED && at < text.length()) {
                value.append(c).append(text.charAt(at++));
            } else if (c != '"') {
                line += c == '\n' ? 1 : 0;
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                value.append('"');
                at++;
            } else {
                return value.toString();
            }
        }
        isOpen = true;
        return value.toString();
    }
}
