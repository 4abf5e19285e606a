package gradus.submission;

import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import gradus.yaml.YamlSequence;
import java.util.Set;

/** Reads what stands in brackets, in a matrix of LaTeX or in {@code array(…)} as lists of numbers. */
final class ListReader {
    private static final int DEEPEST = 4;
    private static final int LONGEST_CALL = 40;
    private static final Set<String> ARRAYS = Set.of(
            "array",
            "asarray",
            "tensor",
            "Tensor",
            "matrix",
            "Matrix",
            "mat",
            "Array",
            "constant",
            "DeviceArray",
            "list",
            "tuple");
    private static final Set<String> NUMBERS =
            Set.of("float", "int", "float16", "float32", "float64", "int32", "int64", "longdouble", "double", "single");
    private static final String NOT_CLOSED = "a bracket is opened here and not closed";

    private final PairedText text;
    private final PlacedText placed;

    ListReader(PairedText text, PlacedText placed) {
        this.text = text;
        this.placed = placed;
    }

    /** What was read, and the index behind it. */
    record Read(YamlNode node, int end) {}

    /** Whether a list, a matrix or a call that makes one begins at an index. */
    boolean opensAt(int at) {
        char c = text.at(at);
        return c == '['
                || (c == '(' && text.behind(at) > 0)
                || isMatrix(at)
                || bracketOfCall(at) > 0
                || text.text().startsWith("<tf.Tensor", at);
    }

    /**
     * The list that begins at an index.
     *
     * @param to the index that nothing reaches over
     * @throws LiteralFault if it is no list of numbers, or a broken one
     */
    Read at(int at, int to, int depth) {
        if (depth >= DEEPEST) {
            throw LiteralFault.broken("lists are nested deeper than " + DEEPEST, "", at);
        }
        if (text.text().startsWith("<tf.Tensor", at)) {
            int inside = text.text().indexOf("numpy=", at);
            int end = text.behind(at);
            if (inside < 0 || inside >= end || end > to) {
                throw LiteralFault.other();
            }
            return new Read(number(inside + "numpy=".length(), end - 1, depth), end);
        }
        int bracket = bracketOfCall(at);
        if (bracket > 0) {
            return call(bracket, to, depth);
        }
        int end = text.behind(at);
        if (end == 0 || end > to) {
            throw LiteralFault.broken(NOT_CLOSED, "close it", at);
        }
        return new Read(isMatrix(at) ? matrix(at, end, depth) : list(at, end, depth), end);
    }

    private boolean isMatrix(int at) {
        return text.text().startsWith("\\begin{", at)
                && text.behind(at) > 0
                && Environments.isMatrix(Environments.nameAt(text.text(), at));
    }

    /** The index of the bracket in {@code np.array(} and its like, 0 if none is called at an index. */
    private int bracketOfCall(int at) {
        int end = at;
        while (end - at < LONGEST_CALL
                && (Character.isLetterOrDigit(text.at(end)) || "_.".indexOf(text.at(end)) >= 0)) {
            end++;
        }
        String name = text.text()
                .substring(
                        Math.min(at, text.text().length()),
                        Math.min(end, text.text().length()));
        String last = name.substring(name.lastIndexOf('.') + 1);
        boolean known = ARRAYS.contains(last) || NUMBERS.contains(last);
        return end > at && text.at(end) == '(' && known ? end : 0;
    }

    /** The first argument of a call; further ones have to be named, such as {@code dtype=float32}. */
    private Read call(int bracket, int to, int depth) {
        int end = text.behind(bracket);
        if (end == 0 || end > to) {
            throw LiteralFault.broken(NOT_CLOSED, "close it", bracket);
        }
        int inside = skipBlanks(bracket + 1, end - 1);
        int comma = inside;
        while (comma < end - 1 && text.at(comma) != ',') {
            comma = Math.max(comma + 1, text.behind(comma));
        }
        int valueEnd = Math.min(comma, end - 1);
        String further = text.text().substring(valueEnd, end - 1);
        if (!further.isBlank() && !further.strip().equals(",") && further.indexOf('=') < 0) {
            throw LiteralFault.other();
        }
        return new Read(number(inside, valueEnd, depth), end);
    }

    /** The list or the number that fills a stretch of the text. */
    private YamlNode number(int from, int to, int depth) {
        if (!opensAt(from)) {
            return cell(new Span(from, to), true);
        }
        Read read = at(from, to, depth);
        if (!new Span(read.end(), to).isBlank(text.text())) {
            throw LiteralFault.other();
        }
        return read.node();
    }

    private int skipBlanks(int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(text.at(at))) {
            at++;
        }
        return at;
    }

    private YamlNode matrix(int at, int end, int depth) {
        String name = Environments.nameAt(text.text(), at);
        int from = at + "\\begin{}".length() + name.length();
        from = skipOptions(from, name.startsWith("array"));
        int to = end - "\\end{}".length() - name.length();
        Grid grid = new Grid(text, this, true, depth);
        grid.read(Math.min(from, to), to);
        return grid.rows(placed.at(at));
    }

    /** Behind {@code [r]} and, of an array, {@code {cc}}. */
    private int skipOptions(int from, boolean columns) {
        int at = text.at(from) == '[' && text.behind(from) > 0 ? text.behind(from) : from;
        return columns && text.at(at) == '{' && text.behind(at) > 0 ? text.behind(at) : at;
    }

    private YamlNode list(int at, int end, int depth) {
        int to = Math.max(at + 1, innerEnd(end - 1));
        Grid grid = new Grid(text, this, false, depth);
        grid.read(at + 1, to);
        boolean round = text.at(at) == '(';
        if (grid.isOneItem() && (grid.holdsMatrix() || (round && !grid.hasComma()))) {
            return grid.onlyItem();
        }
        boolean rows = grid.isGrid() || (text.surface() == Surface.MATLAB && grid.holdsList());
        return rows ? grid.rows(placed.at(at)) : new YamlSequence(grid.items(), placed.at(at));
    }

    /** Before the {@code \right} that belongs to the closing bracket. */
    private int innerEnd(int close) {
        int at = close;
        while (at > 0 && Character.isLetter(text.at(at - 1))) {
            at--;
        }
        boolean command = at > 0 && at < close && text.at(at - 1) == '\\';
        return command && Typesetting.isLeftOut(text, at - 1) ? at - 1 : close;
    }

    /** A number, or the word in its place. */
    YamlNode cell(Span part, boolean whole) {
        Span stripped = part.stripped(text.text());
        String plain = PlainNumber.of(stripped.of(text.text()));
        if (plain.startsWith("...") || plain.startsWith("…")) {
            throw LiteralFault.broken(
                    "some of the numbers are left out here ('" + stripped.of(text.text()) + "')",
                    "write all of them",
                    stripped.from());
        }
        boolean computed = text.surface() == Surface.PYTHON && plain.indexOf(' ') >= 0;
        if (computed || (whole && plain.isEmpty())) {
            throw LiteralFault.other();
        }
        return new YamlScalar(plain, false, placed.at(stripped.from()));
    }
}
