package gradus.submission.table;

import java.util.ArrayList;
import java.util.List;

/** A column for each quantity, its name above its numbers, with or without the numbers of rows that pandas writes before them. */
final class ColumnForm {
    private ColumnForm() {}

    /** Whether the first row is names and no other row begins with one. */
    static boolean is(List<Row> rows) {
        if (rows.size() < 2) {
            return false;
        }
        List<Cell> names = rows.get(0).cells();
        long named = names.stream().filter(Cell::isName).count();
        boolean onlyNames = names.stream().allMatch(cell -> cell.isBlank() || cell.isName());
        boolean enough = named > 1 || (named == 1 && names.get(0).isBlank());
        return onlyNames
                && enough
                && rows.stream().skip(1).noneMatch(row -> row.first().isName());
    }

    static void read(List<Row> rows, TableContent content) {
        List<Cell> names = rows.get(0).cells();
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        for (int column = 0; column < width; column++) {
            List<Cell> numbers = column(rows, column);
            boolean named = column < names.size() && !names.get(column).isBlank();
            if (named && numbers.isEmpty()) {
                content.add(
                        names.get(column).scalar(),
                        CellValue.blank(names.get(column).position()));
            } else if (named) {
                content.add(names.get(column).scalar(), CellValue.row(numbers));
            } else if (!numbers.isEmpty() && !(column == 0 && areCounted(numbers))) {
                content.reportNameless(numbers.get(0));
            }
        }
    }

    /** The cells below a name, without blank ones at the end. */
    private static List<Cell> column(List<Row> rows, int column) {
        List<Cell> cells = new ArrayList<>();
        for (Row row : rows.subList(1, rows.size())) {
            if (column < row.cells().size()) {
                cells.add(row.cells().get(column));
            }
        }
        return new Row(cells, "").from(0);
    }

    private static boolean areCounted(List<Cell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).text().equals(Integer.toString(i))) {
                return false;
            }
        }
        return true;
    }
}
