package gradus.report.figures;

import java.util.List;

/**
 * Rows of one kind.
 *
 * @param name what the rows are: the name of the CSV file, and of the list in JSON
 * @param columns the names of the columns, which are also the fields in JSON
 * @param rows a cell for each column
 */
public record Table(String name, List<String> columns, List<List<Cell>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        name + " has " + columns.size() + " columns, a row has " + row.size() + " cells");
            }
        }
    }
}
