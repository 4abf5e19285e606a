package gradus.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of cells in aligned columns. */
final class TextTable {
    private final List<Align> columns;
    private final String gap;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<List<String>> shown = new ArrayList<>();

    /** How the cells of a column stand. */
    enum Align {
        LEFT,
        RIGHT
    }

    TextTable(List<Align> columns) {
        this(columns, "  ");
    }

    TextTable(List<Align> columns, String gap) {
        this.columns = List.copyOf(columns);
        this.gap = gap;
    }

    void add(List<String> cells) {
        add(cells, cells);
    }

    /**
     * Adds a row.
     *
     * @param cells its texts, which say how wide it is
     * @param painted the same with escape sequences
     */
    void add(List<String> cells, List<String> painted) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("the table has " + columns.size() + " columns, got " + cells);
        }
        rows.add(List.copyOf(cells));
        shown.add(List.copyOf(painted));
    }

    void add(String... cells) {
        add(List.of(cells));
    }

    /** The lines, without blanks at their ends. */
    List<String> lines() {
        int[] widths = new int[columns.size()];
        rows.forEach(row -> widen(widths, row));
        return IntStream.range(0, rows.size())
                .mapToObj(row -> line(rows.get(row), shown.get(row), widths))
                .toList();
    }

    /** Makes columns so wide that a row fits; for tables whose rows are not kept. */
    static void widen(int[] widths, List<String> row) {
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(widths[column], width(row.get(column)));
        }
    }

    /** A row as a line of columns of these widths, without blanks at its end. */
    String line(List<String> row, int[] widths) {
        return line(row, row, widths);
    }

    /** The same with its cells painted. */
    String line(List<String> row, List<String> painted, int[] widths) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            String padding = " ".repeat(widths[column] - width(row.get(column)));
            String cell = painted.get(column);
            cells.add(columns.get(column) == Align.LEFT ? cell + padding : padding + cell);
        }
        return String.join(gap, cells).stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    @Override
    public String toString() {
        return lines().stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
