package gradus.submission.table;

import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import gradus.written.WrittenArray;
import gradus.written.WrittenValues;
import gradus.yaml.Syntax;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlReader;
import gradus.yaml.YamlScalar;
import gradus.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The values that cells are: one, a row of them, or rows. */
final class CellValue {
    private CellValue() {}

    /** One cell, which may hold a whole matrix: {@code [[0.1, 0.2], [0.3, 0.4]]}. */
    static YamlNode of(Cell cell) {
        return matrix(cell).orElseGet(cell::scalar);
    }

    /** A row: a single cell stands for itself, several are a list. */
    static YamlNode row(List<Cell> cells) {
        return cells.size() == 1 ? of(cells.get(0)) : list(cells);
    }

    /** A list of cells, also of a single one. */
    static YamlNode list(List<Cell> cells) {
        return new YamlSequence(
                cells.stream().map(cell -> (YamlNode) cell.scalar()).toList(),
                cells.get(0).position());
    }

    /** Rows, each a list. */
    static YamlNode rows(List<List<Cell>> rows) {
        List<YamlNode> lists = rows.stream().map(CellValue::list).toList();
        return new YamlSequence(lists, lists.get(0).position());
    }

    /** Nothing. */
    static YamlNode blank(SourcePosition position) {
        return new YamlScalar("", false, position);
    }

    private static Optional<YamlNode> matrix(Cell cell) {
        if (!cell.text().startsWith("[[")) {
            return Optional.empty();
        }
        byte[] bytes = cell.text().getBytes(StandardCharsets.UTF_8);
        SourcePosition place = cell.position();
        return YamlReader.read(place.file(), bytes, Syntax.YAML, new IssueList())
                .map(node -> moved(node, place, cell.quoted() ? 1 : 0))
                .filter(node -> WrittenValues.read(node) instanceof WrittenArray);
    }

    /** A node of the text of a cell, with the place that it has in the table. */
    private static YamlNode moved(YamlNode node, SourcePosition cell, int quote) {
        SourcePosition inside = node.position();
        boolean firstLine = inside.line() == 1;
        SourcePosition position = new SourcePosition(
                cell.file(),
                cell.line() + inside.line() - 1,
                firstLine ? cell.column() + quote + inside.column() - 1 : inside.column());
        if (node instanceof YamlSequence list) {
            return new YamlSequence(
                    list.items().stream().map(item -> moved(item, cell, quote)).toList(), position);
        }
        return node instanceof YamlScalar scalar ? new YamlScalar(scalar.text(), scalar.quoted(), position) : node;
    }
}
