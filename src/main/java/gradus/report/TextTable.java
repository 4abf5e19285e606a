package gradus.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of cells in aligned columns. */
final class TextTable {
    private final List<Align> columns;
    private final String gap;
    private final List<List<String>> rows = new ArrayList<>();

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
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("the table has " + columns.size() + " columns, got " + cells);
        }
        rows.add(List.copyOf(cells));
    }

    void add(String... cells) {
        add(List.of(cells));
    }

    /** The lines, without blanks at their ends. */
    List<String> lines() {
        int[] widths = new int[columns.size()];
        rows.forEach(row -> widen(widths, row));
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    /** Makes columns so wide that a row fits; for tables whose rows are not kept. */
    static void widen(int[] widths, List<String> row) {
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(widths[column], width(row.get(column)));
        }
    }

    /** A row as a line of columns of these widths, without blanks at its end. */
    String line(List<String> row, int[] widths) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            String padding = " ".repeat(widths[column] - width(row.get(column)));
            cells.add(columns.get(column) == Align.LEFT ? row.get(column) + padding : padding + row.get(column));
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
