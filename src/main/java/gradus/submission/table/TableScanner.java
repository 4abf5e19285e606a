package gradus.submission.table;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourcePosition;
import gradus.issue.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a text into rows and cells, with the place of each. */
final class TableScanner {
    /** The most cells of a table. */
    static final int MAX_CELLS = 500_000;

    private static final char END = '\n';

    private final String file;
    private final List<String> lines;
    private final Separator separator;
    private final List<Row> rows = new ArrayList<>();
    private List<Cell> cells = new ArrayList<>();
    private int line;
    private int at;
    private int columnAt;
    private int column = 1;
    private boolean bracketed;
    private int count;

    private TableScanner(String file, List<String> lines, Separator separator) {
        this.file = file;
        this.lines = lines;
        this.separator = separator;
    }

    /** The rows of a table, decimal commas brought to points; nothing, and an error, if it cannot be cut. */
    static Optional<List<Row>> rows(String file, String text, IssueList issues) {
        List<String> lines = SourceText.of(file, text).lines();
        boolean marked = lines.get(0).matches("sep=.");
        List<String> table = marked ? lines.subList(1, lines.size()) : lines;
        TableScanner scanner = new TableScanner(file, lines, Separator.of(file, table));
        scanner.line = marked ? 1 : 0;
        Optional<Issue> fault = scanner.scan();
        fault.ifPresent(issues::add);
        return fault.isPresent()
                ? Optional.empty()
                : Optional.of(
                        scanner.separator == Separator.COMMA ? scanner.rows : DecimalComma.replaced(scanner.rows));
    }

    /** Whether a line is a comment of numpy or MATLAB. */
    static boolean isComment(String line) {
        String text = line.strip();
        return text.startsWith("#") || text.startsWith("%");
    }

    private Optional<Issue> scan() {
        for (; line < lines.size(); line++) {
            String text = lines.get(line);
            at = 0;
            columnAt = 0;
            column = 1;
            if (text.isBlank() || isComment(text)) {
                rows.add(new Row(
                        List.of(),
                        text.isBlank()
                                ? ""
                                : text.strip().replaceFirst("[#%]+", "").strip() + " "));
                continue;
            }
            Optional<Issue> fault = row();
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<Issue> row() {
        cells = new ArrayList<>();
        bracketed = isBalanced(lines.get(line));
        do {
            skipBlanks();
            Optional<Issue> fault = peek() == '"' ? quoted() : plain();
            if (fault.isPresent()) {
                return fault;
            }
        } while (next());
        boolean blank = cells.stream().allMatch(Cell::isBlank);
        rows.add(new Row(blank ? List.of() : cells, ""));
        return Optional.empty();
    }

    /** Goes behind the separator, if there is one. */
    private boolean next() {
        if (peek() == END) {
            return false;
        }
        at++;
        return separator != Separator.BLANKS || !lines.get(line).substring(at).isBlank();
    }

    private Optional<Issue> plain() {
        SourcePosition position = position();
        int start = at;
        int depth = 0;
        while (peek() != END && (depth > 0 || !separator.is(peek()))) {
            char c = peek();
            if (c == '#' && (at == 0 || Character.isWhitespace(lines.get(line).charAt(at - 1)))) {
                Cell cell = new Cell(lines.get(line).substring(start, at).strip(), false, position);
                at = lines.get(line).length();
                return add(cell);
            }
            depth += !bracketed ? 0 : "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            at++;
        }
        return add(new Cell(lines.get(line).substring(start, at).strip(), false, position));
    }

    private Optional<Issue> quoted() {
        SourcePosition position = position();
        StringBuilder text = new StringBuilder();
        at++;
        while (peek() != '"' || lines.get(line).startsWith("\"\"", at)) {
            if (peek() != END) {
                text.append(peek());
                at += peek() == '"' ? 2 : 1;
            } else if (line + 1 < lines.size()) {
                text.append(END);
                line++;
                at = 0;
                columnAt = 0;
                column = 1;
            } else {
                return Optional.of(Issue.error(TableCodes.NOT_CLOSED, position, 1, "the quotation mark is never closed")
                        .withFix("close it, or delete it"));
            }
        }
        at++;
        int rest = at;
        while (peek() != END && !separator.is(peek())) {
            at++;
        }
        return add(new Cell(text + lines.get(line).substring(rest, at).stripTrailing(), true, position));
    }

    private Optional<Issue> add(Cell cell) {
        cells.add(cell);
        return ++count <= MAX_CELLS
                ? Optional.empty()
                : Optional.of(Issue.error(
                        TableCodes.TOO_LARGE,
                        cell.position(),
                        1,
                        "the table has more than " + MAX_CELLS / 1000 + ",000 cells"));
    }

    private void skipBlanks() {
        while (peek() == ' '
                || peek() == '\u00A0'
                || (peek() == '\t' && !separator.is('\t'))
                || (separator == Separator.BLANKS && peek() == '\t')) {
            at++;
        }
    }

    private char peek() {
        return at < lines.get(line).length() ? lines.get(line).charAt(at) : END;
    }

    private SourcePosition position() {
        column += lines.get(line).codePointCount(columnAt, at);
        columnAt = at;
        return new SourcePosition(file, line + 1, column);
    }

    /** Whether every bracket of a line is closed; only then nothing is separated inside of them. */
    private static boolean isBalanced(String line) {
        int depth = 0;
        for (int i = 0; i < line.length() && depth >= 0; i++) {
            char c = line.charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        }
        return depth == 0;
    }
}
