package gradus.submission;

import gradus.issue.SourcePosition;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/** The cells between two brackets, in rows. */
final class Grid {
    private final PairedText text;
    private final ListReader lists;
    private final boolean environment;
    private final int depth;
    private final List<List<YamlNode>> rows = new ArrayList<>();
    private List<YamlNode> row = new ArrayList<>();
    private boolean grid;
    private boolean comma;
    private boolean matrix;
    private int cellFrom;
    private boolean nested;
    private boolean apart;

    /**
     * An empty grid.
     *
     * @param environment whether it is a matrix of LaTeX, in which blanks separate nothing
     * @param depth how many lists are around it
     */
    Grid(PairedText text, ListReader lists, boolean environment, int depth) {
        this.text = text;
        this.lists = lists;
        this.environment = environment;
        this.depth = depth;
    }

    void read(int from, int to) {
        cellFrom = from;
        int at = from;
        while (at < to) {
            at = step(at, to);
        }
        endCell(to, false);
        endRow(to, to);
    }

    private int step(int at, int to) {
        char c = text.at(at);
        boolean blank = new Span(cellFrom, at).isBlank(text.text());
        boolean atStart = !nested && blank;
        boolean afterNested = nested && apart && blank;
        if ((atStart || afterNested) && lists.opensAt(at)) {
            endCell(at, false);
            return nested(at, to);
        }
        if (c == '\\' && text.surface().hasMathematics()) {
            return command(at, atStart);
        }
        if (c == ',' || c == '&') {
            comma |= c == ',';
            grid |= c == '&';
            endCell(at, true);
            cellFrom = at + 1;
            return at + 1;
        }
        if (c == ';' || ((c == '\n' || c == '\r') && text.surface() == Surface.MATLAB)) {
            grid |= c == ';';
            endCell(at, false);
            endRow(at, at + 1);
            return at + 1;
        }
        if (Character.isWhitespace(c)) {
            return blank(at, at + 1);
        }
        return Math.max(at + 1, text.behind(at));
    }

    private int nested(int at, int to) {
        ListReader.Read read = lists.at(at, to, depth + 1);
        matrix |= text.at(at) == '\\';
        row.add(read.node());
        nested = true;
        apart = false;
        cellFrom = read.end();
        return read.end();
    }

    private int command(int at, boolean atStart) {
        int after = text.behindCommand(at);
        String name = text.text().substring(at + 1, after);
        if (name.equals("\\") || name.equals("cr")) {
            grid = true;
            endCell(at, false);
            int behind = text.at(after) == '*' ? after + 1 : after;
            behind = text.at(behind) == '[' && text.behind(behind) > 0 ? text.behind(behind) : behind;
            endRow(at, behind);
            return behind;
        }
        if (Typesetting.isLeftOut(text, at)) {
            if (atStart) {
                cellFrom = after;
                return after;
            }
            return blank(at, after);
        }
        return after;
    }

    /** A blank ends a number, except before and behind a sign of multiplication or division; the index to go on at. */
    private int blank(int at, int after) {
        boolean started = !new Span(cellFrom, at).isBlank(text.text());
        if (!started) {
            apart = true;
            cellFrom = after;
            return after;
        }
        if (environment || text.surface() == Surface.PYTHON) {
            return after;
        }
        int next = after;
        while (Character.isWhitespace(text.at(next))) {
            next++;
        }
        if (beginsWithTimes(next) || endsWithTimes(at)) {
            return next;
        }
        endCell(at, false);
        cellFrom = after;
        return after;
    }

    private boolean beginsWithTimes(int at) {
        return isTimes(text.at(at))
                || text.text().startsWith("\\times", at)
                || text.text().startsWith("\\cdot", at);
    }

    private boolean endsWithTimes(int at) {
        return isTimes(text.at(at - 1))
                || text.text().startsWith("\\times", at - "\\times".length())
                || text.text().startsWith("\\cdot", at - "\\cdot".length());
    }

    private static boolean isTimes(char c) {
        return "×·⋅*/^".indexOf(c) >= 0;
    }

    /** Adds the number that stands since the last separator; behind a comma one is expected. */
    private void endCell(int at, boolean expected) {
        Span cell = new Span(Math.min(cellFrom, at), at);
        boolean blank = cell.isBlank(text.text());
        if (nested && !blank) {
            throw LiteralFault.other();
        }
        if (!nested && (!blank || expected)) {
            row.add(lists.cell(cell, false));
        }
        nested = false;
    }

    private void endRow(int at, int behind) {
        if (!row.isEmpty()) {
            rows.add(row);
        }
        row = new ArrayList<>();
        cellFrom = Math.max(behind, at);
    }

    boolean isGrid() {
        return grid || rows.size() > 1;
    }

    boolean hasComma() {
        return comma;
    }

    boolean holdsMatrix() {
        return matrix;
    }

    boolean holdsList() {
        return items().stream().anyMatch(YamlSequence.class::isInstance);
    }

    boolean isOneItem() {
        return rows.size() == 1 && rows.get(0).size() == 1;
    }

    YamlNode onlyItem() {
        return rows.get(0).get(0);
    }

    /** All cells, as one row. */
    List<YamlNode> items() {
        return rows.stream().flatMap(List::stream).toList();
    }

    /** The rows; a row that is one list stands for the items of that list. In MATLAB such a list is a matrix itself. */
    YamlNode rows(SourcePosition position) {
        List<YamlNode> lines = new ArrayList<>();
        for (List<YamlNode> cells : rows) {
            if (text.surface() == Surface.MATLAB && cells.stream().anyMatch(YamlSequence.class::isInstance)) {
                lines.addAll(matrix(cells));
                continue;
            }
            boolean whole = cells.size() == 1 && cells.get(0) instanceof YamlSequence;
            lines.add(
                    whole ? cells.get(0) : new YamlSequence(cells, cells.get(0).position()));
        }
        return new YamlSequence(lines, position);
    }

    private static List<YamlNode> matrix(List<YamlNode> cells) {
        if (cells.size() > 1) {
            throw LiteralFault.other();
        }
        YamlSequence inner = (YamlSequence) cells.get(0);
        return inner.items().stream().allMatch(YamlSequence.class::isInstance) ? inner.items() : List.of(inner);
    }
}
