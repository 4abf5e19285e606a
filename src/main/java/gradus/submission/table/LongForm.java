package gradus.submission.table;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A row for each number, below a row that says what the columns are: {@code quantity,row,column,value} or {@code name,value}. */
final class LongForm {
    /** What a column can be, with the words for it. */
    private enum Role {
        QUANTITY("quantity name variable parameter symbol key"),
        VALUE("value values number answer result"),
        ROW("row i r"),
        COLUMN("column col j c"),
        INDEX("index idx k position entry element"),
        PROBLEM("problem exercise task");

        /** With a blank between them: an enum holds nothing that could be changed. */
        private final String words;

        Role(String words) {
            this.words = words;
        }

        static Optional<Role> of(Cell cell) {
            String word = cell.text().toLowerCase(Locale.ROOT).strip();
            for (Role role : values()) {
                if (List.of(role.words.split(" ")).contains(word)) {
                    return Optional.of(role);
                }
            }
            return Optional.empty();
        }
    }

    private final Map<Role, Integer> columns;
    private final TableContent content;
    private final Map<List<String>, LongQuantity> quantities = new LinkedHashMap<>();

    private LongForm(Map<Role, Integer> columns, TableContent content) {
        this.columns = columns;
        this.content = content;
    }

    /** Whether a row says what the columns of such a table are. */
    static boolean isHeader(Row row) {
        return !columns(row).isEmpty();
    }

    /** Reads the rows below the header, which is the first. */
    static void read(List<Row> rows, TableContent content) {
        LongForm form = new LongForm(columns(rows.get(0)), content);
        rows.stream().skip(1).forEach(form::take);
        LongQuantity.Base base = LongQuantity.Base.of(form.quantities.values());
        form.quantities.values().forEach(quantity -> quantity.addTo(content, base));
    }

    /** The place of each role; empty if the row is no header. */
    private static Map<Role, Integer> columns(Row row) {
        Map<Role, Integer> columns = new EnumMap<>(Role.class);
        List<Cell> cells = row.from(0);
        for (int i = 0; i < cells.size(); i++) {
            Optional<Role> role = Role.of(cells.get(i));
            boolean index = i == 0 && cells.get(0).isBlank();
            if (!index && (role.isEmpty() || columns.put(role.get(), i) != null)) {
                return Map.of();
            }
        }
        boolean complete = columns.containsKey(Role.QUANTITY) && columns.containsKey(Role.VALUE);
        return complete ? columns : Map.of();
    }

    private void take(Row row) {
        Optional<Cell> name = cell(row, Role.QUANTITY);
        if (name.isEmpty()) {
            content.reportNameless(row.first());
            return;
        }
        List<Cell> values = values(row);
        Row asKey = new Row(
                java.util.stream.Stream.concat(name.stream(), values.stream()).toList(), "");
        if (content.takeKey(asKey)) {
            return;
        }
        String problem = cell(row, Role.PROBLEM).map(Cell::text).orElseGet(content::problem);
        LongQuantity quantity = quantities.computeIfAbsent(
                List.of(problem, name.get().text()), key -> new LongQuantity(problem, name.get()));
        Optional<Cell> first = cell(row, Role.ROW).or(() -> cell(row, Role.INDEX));
        quantity.add(first, cell(row, Role.COLUMN), values);
    }

    /** The value, and what stands behind it where it is the last column. */
    private List<Cell> values(Row row) {
        int column = columns.getOrDefault(Role.VALUE, 0);
        boolean last = columns.values().stream().allMatch(other -> other <= column);
        List<Cell> cells = row.from(column);
        return last || cells.size() < 2 ? cells : cells.subList(0, 1);
    }

    private Optional<Cell> cell(Row row, Role role) {
        int column = columns.getOrDefault(role, Integer.MAX_VALUE);
        return column < row.cells().size()
                ? Optional.of(row.cells().get(column)).filter(cell -> !cell.isBlank())
                : Optional.empty();
    }
}
