package gradus.submission.table;

import gradus.issue.SourcePosition;
import gradus.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows behind or below the name of their quantity, or one matrix without a name, which then is that of the file:
 *
 * <pre>
 * z1,0.1,0.2      W1           # W1
 * W1,0.1,0.2      0.1,0.2      1.000e-01 2.000e-01
 * ,0.3,0.4        0.3,0.4      3.000e-01 4.000e-01
 * </pre>
 */
final class BlockForm {
    private static final Pattern HEADING = Pattern.compile("[\\p{L}∂∇_\\\\$]\\S{0,60}");

    private final TableContent content;
    private final String fileQuantity;
    private List<YamlScalar> name = List.of();
    private List<List<Cell>> rows = new ArrayList<>();
    private boolean inline;
    private boolean open;
    private String heading = "";
    private boolean anyName;

    private BlockForm(TableContent content, String fileQuantity) {
        this.content = content;
        this.fileQuantity = fileQuantity;
    }

    static void read(List<Row> rows, String fileQuantity, TableContent content) {
        BlockForm form = new BlockForm(content, fileQuantity);
        rows.forEach(form::take);
        form.finish();
    }

    private void take(Row row) {
        if (row.isBlank()) {
            open &= rows.isEmpty();
        } else if (row.isComment()) {
            String word = row.comment().strip().replaceFirst("\\s*[:=]$", "");
            heading = HEADING.matcher(word).matches() ? word : "";
        } else {
            takeCells(row);
            heading = "";
        }
    }

    private void takeCells(Row row) {
        if (!row.first().isName()) {
            takeNumbers(row);
        } else if (isSameName(row)) {
            rows.add(row.from(1));
        } else {
            finish();
            if (!content.takeKey(row)) {
                begin(nameOf(row.first()), valuesOf(row));
            }
        }
    }

    /** What stands behind the name, and behind the sign of {@code z1 = 0.5}. */
    private static List<Cell> valuesOf(Row row) {
        List<Cell> values = row.from(1);
        boolean sign = values.size() > 1
                && (values.get(0).text().equals("=") || values.get(0).text().equals(":"));
        return sign ? values.subList(1, values.size()) : values;
    }

    private boolean isSameName(Row row) {
        return open
                && inline
                && name.get(0).text().equals(nameOf(row.first()).text())
                && !row.from(1).isEmpty();
    }

    private static YamlScalar nameOf(Cell cell) {
        String text = cell.text().replaceFirst("\\s*[:=]$", "");
        return new YamlScalar(text.isEmpty() ? cell.text() : text, cell.quoted(), cell.position());
    }

    private void takeNumbers(Row row) {
        if (!heading.isEmpty()) {
            begin(new YamlScalar(heading, false, row.first().position()), List.of());
        } else if (!open && !anyName) {
            begin(new YamlScalar(fileQuantity, false, row.first().position()), List.of());
        }
        if (!open) {
            content.reportNameless(row.first());
        } else {
            rows.add(inline && row.first().isBlank() ? row.from(1) : row.from(0));
        }
    }

    private void begin(YamlScalar quantity, List<Cell> values) {
        finish();
        name = List.of(quantity);
        anyName = true;
        open = true;
        inline = !values.isEmpty();
        if (inline) {
            rows.add(values);
        }
    }

    private void finish() {
        for (YamlScalar quantity : name) {
            List<List<Cell>> numbers = inline ? rows : withoutLabels(rows);
            SourcePosition position = quantity.position();
            if (numbers.isEmpty()) {
                content.add(quantity, CellValue.blank(position));
            } else {
                content.add(
                        quantity,
                        inline && numbers.size() == 1 ? CellValue.row(numbers.get(0)) : CellValue.rows(numbers));
            }
        }
        name = List.of();
        rows = new ArrayList<>();
        open = false;
    }

    /** The rows without what pandas writes around them, the numbers of columns above and those of rows before them. */
    private static List<List<Cell>> withoutLabels(List<List<Cell>> rows) {
        if (rows.stream().allMatch(row -> row.size() > 1 && row.get(0).isBlank())) {
            return rows.stream().map(row -> row.subList(1, row.size())).toList();
        }
        boolean labelled =
                rows.size() > 1 && rows.get(0).size() > 1 && rows.get(0).get(0).isBlank();
        for (int i = 1; labelled && i < rows.get(0).size(); i++) {
            labelled = rows.get(0).get(i).text().equals(Integer.toString(i - 1));
        }
        for (int i = 1; labelled && i < rows.size(); i++) {
            labelled = rows.get(i).size() > 1 && rows.get(i).get(0).text().equals(Integer.toString(i - 1));
        }
        return labelled
                ? rows.stream().skip(1).map(row -> row.subList(1, row.size())).toList()
                : rows;
    }
}
