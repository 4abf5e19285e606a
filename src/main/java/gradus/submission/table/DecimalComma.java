package gradus.submission.table;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Numbers with decimal commas: read as such where something else separates, no number of the table has a point, and at least one
 * of them cannot be a whole number with its thousands set apart.
 */
final class DecimalComma {
    private static final Pattern COMMA = Pattern.compile("[-+\u2212]?[0-9]*,[0-9]+([eE][-+]?[0-9]+)?");
    private static final Pattern POINT = Pattern.compile("[-+\u2212]?([0-9]+\\.[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

    private static final Pattern THOUSANDS = Pattern.compile("[-+\u2212]?[1-9][0-9]{0,2},[0-9]{3}");

    private DecimalComma() {}

    /** The rows with a point for every decimal comma, or as they are. */
    static List<Row> replaced(List<Row> rows) {
        boolean some = rows.stream()
                .flatMap(row -> row.cells().stream())
                .map(Cell::text)
                .anyMatch(text -> COMMA.matcher(text).matches()
                        && !THOUSANDS.matcher(text).matches());
        return some && !anyCell(rows, POINT)
                ? rows.stream().map(DecimalComma::replaced).toList()
                : rows;
    }

    private static boolean anyCell(List<Row> rows, Pattern pattern) {
        return rows.stream()
                .flatMap(row -> row.cells().stream())
                .anyMatch(cell -> pattern.matcher(cell.text()).matches());
    }

    private static Row replaced(Row row) {
        List<Cell> cells = row.cells().stream()
                .map(cell -> COMMA.matcher(cell.text()).matches()
                        ? cell.with(cell.text().replace(',', '.'))
                        : cell)
                .toList();
        return new Row(cells, row.comment());
    }
}
