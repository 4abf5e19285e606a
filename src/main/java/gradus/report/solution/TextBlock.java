package gradus.report.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of text of several lines that stands in a formula like a letter: a matrix as rows in brackets, all other signs on the
 * middle line. All lines are equally wide.
 */
record TextBlock(List<String> lines) {
    /** A matrix as {@link Script#TEXT} writes it: numbers in brackets, rows behind semicolons. */
    private static final Pattern MATRIX = Pattern.compile("(?<![\\p{L}\\p{N}\\])])\\[([^\\[\\],>≥]*)\\]");

    private static final Set<String> LEADING = Set.of("+", "−", "∘", "·", "/", ">", "≥", "𝟏ᵀ", "Σ");

    TextBlock {
        lines = List.copyOf(lines);
    }

    static TextBlock line(String text) {
        return new TextBlock(List.of(text));
    }

    /**
     * A formula with its matrices spread over lines, cut into pieces where a line may end: before an operator or between
     * factors.
     */
    static List<TextBlock> pieces(String formula) {
        return withOperators(cut(formula));
    }

    /** An operator, a Σ and a row of ones stay with what follows them. */
    private static List<TextBlock> withOperators(List<TextBlock> pieces) {
        List<TextBlock> joined = new ArrayList<>();
        TextBlock open = line("");
        for (TextBlock piece : pieces) {
            open = open.width() == 0 ? piece : open.beside(line(" ")).beside(piece);
            if (!LEADING.contains(piece.middleText())) {
                joined.add(open);
                open = line("");
            }
        }
        if (open.width() > 0) {
            joined.add(open);
        }
        return joined;
    }

    private String middleText() {
        return lines.get(middle()).strip();
    }

    private static List<TextBlock> cut(String formula) {
        List<TextBlock> pieces = new ArrayList<>();
        Matcher matrix = MATRIX.matcher(formula);
        TextBlock open = line("");
        int start = 0;
        while (matrix.find()) {
            open = addWords(pieces, open, formula.substring(start, matrix.start()))
                    .beside(matrix(matrix.group(1)));
            start = matrix.end();
        }
        pieces.add(addWords(pieces, open, formula.substring(start)));
        return pieces;
    }

    /** Every blank ends a piece; what stands behind the last one stays open. */
    private static TextBlock addWords(List<TextBlock> pieces, TextBlock open, String text) {
        String[] words = text.split(" ", -1);
        TextBlock current = open.beside(line(words[0]));
        for (int place = 1; place < words.length; place++) {
            pieces.add(current);
            current = line(words[place]);
        }
        return current;
    }

    private static TextBlock matrix(String rows) {
        return matrix(cells(rows));
    }

    private static List<List<String>> cells(String rows) {
        return Arrays.stream(rows.split("; ", -1))
                .map(row -> List.of(row.split(" ", -1)))
                .toList();
    }

    private static TextBlock matrix(List<List<String>> cells) {
        List<StringBuilder> lines = new ArrayList<>();
        cells.forEach(row -> lines.add(new StringBuilder("[")));
        for (int column = 0; column < cells.get(0).size(); column++) {
            addColumn(lines, cells, column);
        }
        return new TextBlock(lines.stream().map(line -> line + " ]").toList());
    }

    /**
     * A matrix that is wider than a page, some columns at a time.
     *
     * @return nothing if the formula is more than a matrix
     */
    static List<Columns> columns(String formula, int width) {
        Matcher matrix = MATRIX.matcher(formula);
        if (!matrix.matches()) {
            return List.of();
        }
        List<List<String>> cells = cells(matrix.group(1));
        List<Columns> groups = new ArrayList<>();
        int first = 0;
        while (first < cells.get(0).size()) {
            int end = first + 1;
            while (end < cells.get(0).size()
                    && matrix(part(cells, first, end + 1)).width() <= width) {
                end++;
            }
            groups.add(new Columns(first + 1, end, matrix(part(cells, first, end))));
            first = end;
        }
        return groups;
    }

    private static List<List<String>> part(List<List<String>> cells, int first, int end) {
        return cells.stream().map(row -> row.subList(first, end)).toList();
    }

    /**
     * Some columns of a matrix.
     *
     * @param first the first of them, from 1
     * @param last the last of them, inclusive
     */
    record Columns(int first, int last, TextBlock block) {}

    /** Numbers stand with their points below each other. */
    private static void addColumn(List<StringBuilder> lines, List<List<String>> cells, int column) {
        int before =
                cells.stream().mapToInt(row -> point(row.get(column))).max().orElse(0);
        int behind = cells.stream()
                .mapToInt(row -> row.get(column).length() - point(row.get(column)))
                .max()
                .orElse(0);
        for (int row = 0; row < cells.size(); row++) {
            String cell = cells.get(row).get(column);
            lines.get(row)
                    .append(column == 0 ? " " : "  ")
                    .append(" ".repeat(before - point(cell)))
                    .append(cell)
                    .append(" ".repeat(behind - (cell.length() - point(cell))));
        }
    }

    private static int point(String number) {
        int end = number.indexOf('.') < 0 ? number.indexOf('e') : number.indexOf('.');
        return end < 0 ? number.length() : end;
    }

    int width() {
        return width(lines.get(0));
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    int height() {
        return lines.size();
    }

    /** The line that signs beside it stand on. */
    private int middle() {
        return (height() - 1) / 2;
    }

    /** This block and another to the right of it, middle beside middle. */
    TextBlock beside(TextBlock right) {
        int above = Math.max(middle(), right.middle());
        int below = Math.max(height() - middle(), right.height() - right.middle());
        List<String> joined = new ArrayList<>();
        for (int line = -above; line < below; line++) {
            joined.add(lineAt(line) + right.lineAt(line));
        }
        return new TextBlock(joined);
    }

    /** A line, counted from the middle; blanks where there is none. */
    private String lineAt(int fromMiddle) {
        int line = middle() + fromMiddle;
        return line >= 0 && line < height() ? lines.get(line) : " ".repeat(width());
    }

    /** Pieces put side by side with a blank between them, in as many blocks as the width asks for. */
    static List<TextBlock> filled(List<TextBlock> pieces, int width) {
        List<TextBlock> blocks = new ArrayList<>();
        TextBlock current = pieces.get(0);
        for (TextBlock piece : pieces.subList(1, pieces.size())) {
            TextBlock longer = current.beside(line(" ")).beside(piece);
            if (longer.width() <= width) {
                current = longer;
            } else {
                blocks.add(current);
                current = piece;
            }
        }
        blocks.add(current);
        return blocks;
    }
}
