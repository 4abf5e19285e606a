package gradus.submission.table;

import gradus.issue.Names;
import gradus.issue.SourcePosition;
import gradus.written.UnreadableValue;
import gradus.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A quantity whose numbers are spread over rows of a table, each with the place that it has in the quantity. */
final class LongQuantity {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}(\\.0)?");
    private static final int NONE = -1;

    private final String problem;
    private final Cell name;
    private final List<Entry> entries = new ArrayList<>();
    private final List<UnreadableValue> faults = new ArrayList<>();

    LongQuantity(String problem, Cell name) {
        this.problem = problem;
        this.name = name;
    }

    /** A number with its place as it is written. */
    private record Entry(int row, int column, Cell value) {}

    /** From which number rows and columns are counted. */
    enum Base {
        ZERO,
        ONE;

        /** From 0 if any row or column of the table is 0. */
        static Base of(Collection<LongQuantity> quantities) {
            boolean zero = quantities.stream()
                    .flatMap(quantity -> quantity.entries.stream())
                    .anyMatch(entry -> entry.row == 0 || entry.column == 0);
            return zero ? ZERO : ONE;
        }
    }

    void add(Optional<Cell> row, Optional<Cell> column, List<Cell> values) {
        int first = index(row);
        int second = index(column);
        values.forEach(value -> entries.add(new Entry(first, second, value)));
    }

    private int index(Optional<Cell> cell) {
        if (cell.isEmpty()) {
            return NONE;
        }
        String text = cell.get().text();
        if (!WHOLE.matcher(text).matches()) {
            fault(
                    Names.quoted(text) + " is no number of a row or column",
                    cell.get().position());
            return NONE;
        }
        return Integer.parseInt(text.replaceFirst("\\.0$", ""));
    }

    private void fault(String reason, SourcePosition position) {
        faults.add(new UnreadableValue(reason, Optional.empty(), position));
    }

    void addTo(TableContent content, Base base) {
        YamlNode value = entries.isEmpty() ? CellValue.blank(name.position()) : value(base);
        content.add(problem, name.scalar(), value, faults.stream().findFirst());
    }

    private YamlNode value(Base base) {
        List<Cell> written = entries.stream().map(Entry::value).toList();
        long rows = entries.stream().filter(entry -> entry.row != NONE).count();
        long columns = entries.stream().filter(entry -> entry.column != NONE).count();
        if (rows == 0 && columns == 0) {
            return CellValue.row(written);
        }
        boolean regular = (rows == 0 || rows == entries.size()) && (columns == 0 || columns == entries.size());
        if (!regular) {
            fault("some of its numbers have a row or a column, and others have none", name.position());
        }
        if (!faults.isEmpty()) {
            return CellValue.list(written);
        }
        return placed(base == Base.ZERO ? 0 : 1);
    }

    private YamlNode placed(int base) {
        List<Entry> sorted = entries.stream()
                .sorted(Comparator.comparingInt(Entry::row).thenComparingInt(Entry::column))
                .toList();
        int width = sorted.stream().mapToInt(Entry::column).max().orElse(0) - base + 1;
        boolean matrix = sorted.get(0).row != NONE && sorted.get(0).column != NONE;
        checkPlaces(sorted, base, matrix ? width : 0);
        List<Cell> cells = sorted.stream().map(Entry::value).toList();
        if (!matrix || !faults.isEmpty()) {
            return CellValue.list(cells);
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < cells.size(); i += width) {
            rows.add(cells.subList(i, i + width));
        }
        return CellValue.rows(rows);
    }

    /** Finds the first place that is missing or taken twice. */
    private void checkPlaces(List<Entry> sorted, int base, int width) {
        for (int i = 0; i < sorted.size(); i++) {
            Entry entry = sorted.get(i);
            boolean expected = width > 0
                    ? entry.row == base + i / width && entry.column == base + i % width
                    : Math.max(entry.row, entry.column) == base + i;
            if (!expected) {
                boolean twice = i > 0 && place(sorted.get(i - 1)).equals(place(entry));
                String missing = width > 0
                        ? "(" + (base + i / width) + "," + (base + i % width) + ")"
                        : Integer.toString(base + i);
                fault(
                        twice ? "entry " + place(entry) + " is given twice" : "entry " + missing + " is missing",
                        entry.value.position());
                return;
            }
        }
        if (width > 0 && sorted.size() % width != 0) {
            int i = sorted.size();
            fault("entry (" + (base + i / width) + "," + (base + i % width) + ") is missing", name.position());
        }
    }

    private static String place(Entry entry) {
        boolean matrix = entry.row != NONE && entry.column != NONE;
        return matrix
                ? "(" + entry.row + "," + entry.column + ")"
                : Integer.toString(Math.max(entry.row, entry.column));
    }
}
