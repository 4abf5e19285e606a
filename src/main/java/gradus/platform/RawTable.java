package gradus.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A table in a text file of which single cells can be replaced: everything else keeps its bytes, quotes, line ends and order mark
 * included.
 *
 * @param name the name of the file
 * @param charset how its text is encoded
 * @param mark the byte order mark, or nothing
 * @param separator what stands between cells
 * @param rows all rows, the one with the headings first; a blank line is a row without cells
 */
record RawTable(String name, Charset charset, String mark, char separator, List<Row> rows) {
    RawTable {
        rows = List.copyOf(rows);
    }

    /**
     * A cell.
     *
     * @param raw as it stands in the file
     * @param value what it says
     */
    record Cell(String raw, String value) {
        boolean isQuoted() {
            return raw.startsWith("\"");
        }
    }

    /**
     * A row.
     *
     * @param line the line of the file on which it begins, from 1
     * @param end its line end, which the last row may lack
     */
    record Row(int line, List<Cell> cells, String end) {
        Row {
            cells = List.copyOf(cells);
        }

        /** What a cell says; nothing where there is none. */
        String value(int column) {
            return column < cells.size() ? cells.get(column).value().strip() : "";
        }
    }

    Row head() {
        return rows.get(0);
    }

    /** The column whose heading fulfils a wish, from 0. */
    Optional<Integer> column(Predicate<String> wish) {
        for (int i = 0; i < head().cells().size(); i++) {
            if (wish.test(head().value(i))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The column of a heading, in any case. */
    Optional<Integer> column(String heading) {
        return column(written -> written.equalsIgnoreCase(heading));
    }

    List<String> headings() {
        return head().cells().stream().map(cell -> cell.value().strip()).toList();
    }

    /** Writes the order mark; rows follow. */
    void begin(OutputStream out) throws IOException {
        out.write(mark.getBytes(charset));
    }

    /**
     * Writes a row.
     *
     * @param kept the columns that are written; nothing for all
     * @param edits new values by column; a cell that was in quotes stays so
     */
    void write(OutputStream out, Row row, List<Integer> kept, Map<Integer, String> edits) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.cells().size(); i++) {
            if (!kept.isEmpty() && !kept.contains(i)) {
                continue;
            }
            Cell cell = row.cells().get(i);
            boolean isFirst = i == (kept.isEmpty() ? 0 : kept.get(0));
            text.append(isFirst ? "" : String.valueOf(separator));
            text.append(edits.containsKey(i) ? quoted(edits.getOrDefault(i, ""), cell.isQuoted()) : cell.raw());
        }
        out.write(text.append(row.end()).toString().getBytes(charset));
    }

    private String quoted(String value, boolean wasQuoted) {
        boolean needsQuotes = value.chars().anyMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
        return wasQuoted || needsQuotes ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    /** Markup in which what this encoding has no bytes for is written as numbers. */
    String encodable(String markup) {
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder text = new StringBuilder();
        markup.codePoints().forEach(character -> {
            String one = Character.toString(character);
            text.append(encoder.canEncode(one) ? one : "&#" + character + ";");
        });
        return text.toString();
    }
}
