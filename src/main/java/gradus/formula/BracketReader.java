package gradus.formula;

import gradus.formula.Term.Writing;
import gradus.formula.Token.Kind;
import gradus.formula.Words.Bracket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what stands in brackets: a group, a matrix or list, {@code |x|} and {@code ‖x‖}. */
final class BracketReader {
    private static final Set<String> BEHIND_PART = Set.of(",", ";", "]");

    private final Words words;
    private final FormulaParser parser;

    /** Whether a blank in square brackets begins the next column, as in MATLAB. */
    private final Dialect dialect;

    BracketReader(Words words, FormulaParser parser, Dialect dialect) {
        this.words = words;
        this.parser = parser;
        this.dialect = dialect;
    }

    /** One thing in brackets. */
    Term group(String close) {
        Token opening = words.advance();
        words.open(Bracket.GROUP);
        Term inside = parser.comparison();
        words.close();
        words.expect(close, opening.span());
        return inside;
    }

    /** {@code (a, b)}, for functions that put things together. */
    Term tuple() {
        Token opening = words.advance();
        words.open(Bracket.GROUP);
        List<Term> parts = new ArrayList<>();
        while (!words.here().is(")") && !words.isAtEnd()) {
            parts.add(parser.comparison());
            if (!words.take(",")) {
                break;
            }
        }
        words.close();
        words.expect(")", opening.span());
        return new Term.Block(
                List.of(parts), Writing.TUPLE, opening.span().to(words.before().span()));
    }

    /** {@code [x]} is a group; {@code [a, b]}, {@code [a; b]} and {@code [[a, b], [c, d]]} are blocks, {@code []} an empty one. */
    Term square() {
        words.deeper();
        boolean holdsSeveral = words.holdsSeveral() || dialect == Dialect.MATLAB;
        Token opening = words.advance();
        words.open(holdsSeveral ? Bracket.LIST : Bracket.GROUP);
        boolean isMatrix = false;
        List<List<Term>> rows = new ArrayList<>();
        List<Term> row = new ArrayList<>();
        while (!words.here().is("]") && !words.isAtEnd()) {
            row.add(part(holdsSeveral));
            if (words.take(";")) {
                rows.add(row);
                row = new ArrayList<>();
                isMatrix = true;
            } else if (!words.take(",")) {
                if (!isNextColumn()) {
                    break;
                }
                isMatrix = true;
            }
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        words.close();
        words.expect("]", opening.span());
        words.shallower();
        Span span = opening.span().to(words.before().span());
        return unpacked(rows, isMatrix ? Writing.MATRIX : Writing.LIST, span);
    }

    private static Term unpacked(List<List<Term>> rows, Writing writing, Span span) {
        boolean isOne = rows.size() == 1 && rows.get(0).size() == 1;
        boolean isGroup = isOne && !(rows.get(0).get(0) instanceof Term.Block block && block.isList());
        return isGroup ? rows.get(0).get(0) : new Term.Block(rows, writing, span);
    }

    /** A part of a list; one that stands in square brackets of its own stays a list even if it is one thing. */
    private Term part(boolean inList) {
        boolean isList = words.here().is("[") && isBehindPart(words.behindBracket());
        if (!isList) {
            return parser.comparison();
        }
        Span opening = words.here().span();
        Term part = square();
        boolean isOne = inList && !(part instanceof Term.Block);
        return isOne
                ? new Term.Block(
                        List.of(List.of(part)),
                        Writing.LIST,
                        opening.to(words.before().span()))
                : part;
    }

    private static boolean isBehindPart(Token token) {
        return BEHIND_PART.contains(token.sign());
    }

    private boolean isNextColumn() {
        if (words.isNextNumber()) {
            return true;
        }
        boolean begins = words.isSignOfNextColumn() || (words.here().spaceBefore() && words.startsFactor());
        return dialect == Dialect.MATLAB && begins;
    }

    /** Whether a blank ends a product or sum in a list because the next column begins; asks back where it only may. */
    boolean endsColumn() {
        if (!words.isInside(Bracket.LIST) || !words.here().spaceBefore()) {
            return false;
        }
        if (!isNextColumn() && mayBeNextColumn()) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    words.here().span(),
                    "the blank before '" + words.here().text() + "' can begin the next column",
                    "write a comma between columns, and the operator with blanks on both sides or on none");
        }
        return isNextColumn();
    }

    /** In mathematics factors have blanks between them, and in numpy a sign may have one on one side only. */
    private boolean mayBeNextColumn() {
        if (words.isSignOfNextColumn()) {
            return dialect == Dialect.ANY;
        }
        boolean isNumber = words.here().kind() == Kind.NUMBER;
        return dialect != Dialect.MATHEMATICS && words.startsFactor() && !isNumber;
    }

    /** {@code \begin{bmatrix} a & b \\ c & d \end{bmatrix}}. */
    Term environment() {
        words.deeper();
        Token opening = words.advance();
        words.open(Bracket.GROUP);
        List<List<Term>> rows = new ArrayList<>();
        do {
            rows.add(environmentRow());
        } while (words.take(";") && !words.here().is("\\end"));
        words.close();
        words.expect("\\end", opening.span());
        words.shallower();
        return unpacked(rows, Writing.MATRIX, opening.span().to(words.before().span()));
    }

    private List<Term> environmentRow() {
        List<Term> row = new ArrayList<>();
        do {
            row.add(parser.comparison());
        } while (words.take("&"));
        return row;
    }

    /** {@code |x|} and {@code ‖x‖}. */
    Term bars() {
        Token opening = words.advance();
        boolean isNorm = !opening.is("|");
        words.open(isNorm ? Bracket.DOUBLE_BAR : Bracket.BAR);
        Term inside = parser.comparison();
        words.close();
        closeBars(opening, isNorm);
        Span span = opening.span().to(words.before().span());
        return isNorm ? norm(inside, span) : new Term.Magnitude(inside, span);
    }

    private void closeBars(Token opening, boolean isNorm) {
        if (!isNorm && words.here().is("||")) {
            // The second one opens or closes another pair.
            Span two = words.here().span();
            words.shorten(new Token(Kind.SIGN, "|", new Span(two.start() + 1, two.end()), false));
        } else if (!isNorm) {
            words.expect("|", opening.span());
        } else if (!words.take("||")) {
            words.expect(opening.text(), opening.span());
        }
    }

    /** The norm with the order below it: {@code ‖x‖_1}, {@code ‖x‖_2}, {@code ‖x‖_∞}, {@code ‖A‖_F}. */
    private Term norm(Term inside, Span bars) {
        if (!words.take("_")) {
            return new Term.Call("norm", 0, List.of(inside), List.of(), bars);
        }
        boolean inGroup = words.take("{");
        Token order = words.advance();
        if (inGroup) {
            words.expect("}", order.span());
        }
        Term which = order.kind() == Kind.NUMBER
                ? new Term.Numeral(Double.parseDouble(order.text()), order.span())
                : new Term.Name(order.text(), List.of(), order.span());
        return new Term.Call(
                "norm",
                0,
                List.of(inside, which),
                List.of(),
                bars.to(words.before().span()));
    }
}
