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
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            int place = column;
            widths.add(
                    rows.stream().mapToInt(row -> width(row.get(place))).max().orElse(0));
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, List<Integer> widths) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            String padding = " ".repeat(widths.get(column) - width(row.get(column)));
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
