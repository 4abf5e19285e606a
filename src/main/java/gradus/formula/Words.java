package gradus.formula;

import gradus.formula.Token.Kind;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of a formula, read from left to right; also how deep its brackets are nested at the place read. */
final class Words {
    private static final int DEEPEST_NESTING = 120;
    private static final Set<String> OPENING = Set.of("(", "[", "{", "\\begin");
    private static final Set<String> CLOSING = Set.of(")", "]", "}", "\\end");
    private static final Set<String> FACTOR_SIGNS =
            Set.of("(", "[", "{", "frac", "sqrt", "√", "Σ", "∂", "∇", "𝟏", "\\begin");

    private static final String CLOSE_BARS = "close the bars, or write 'abs(x)' and 'norm(x)' instead of them";

    /** How what is no bracket is closed. */
    private static final Map<String, String> CLOSE =
            Map.of("|", CLOSE_BARS, "||", CLOSE_BARS, "‖", CLOSE_BARS, "\\end", "end the matrix with '\\end{…}'");

    private final List<Token> tokens;
    private final Map<Integer, Integer> ends = new HashMap<>();
    private final BitSet severalIn = new BitSet();
    private final Deque<Bracket> open = new ArrayDeque<>();
    private int at;
    private int depth;

    /** What kind of bracket is open; inside one the same sign or a blank can mean something else than outside. */
    enum Bracket {
        /** Around one thing. */
        GROUP,
        /** Square, around several things. */
        LIST,
        BAR,
        DOUBLE_BAR
    }

    Words(String text) {
        this.tokens = Lexer.tokens(text);
        unpack();
        matchBrackets();
        skipLeftSides();
    }

    /** A group around the whole formula is a box. */
    private void unpack() {
        int open = 0;
        int last = tokens.size() - 2;
        for (int i = 0; i < last; i++) {
            open += opened(tokens.get(i));
            if (open == 0) {
                return;
            }
        }
        if (last > 0 && tokens.get(0).is("{") && tokens.get(last).is("}")) {
            tokens.remove(last);
            tokens.remove(0);
        }
    }

    /** 1 for a bracket that opens, −1 for one that closes. */
    private static int opened(Token token) {
        String sign = token.sign();
        return OPENING.contains(sign) ? 1 : CLOSING.contains(sign) ? -1 : 0;
    }

    private void skipLeftSides() {
        int open = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            open += opened(token);
            boolean isLimit =
                    i > 2 && tokens.get(i - 2).is("_") && tokens.get(i - 3).is("Σ");
            if (token.is("=") && open == 0 && !isLimit) {
                if (i == at && i > 0) {
                    throw new FormulaFault(FormulaCodes.SYNTAX, token.span(), "'==' is not known here", "");
                }
                at = i + 1;
            }
        }
    }

    Token here() {
        return tokens.get(at);
    }

    Token ahead(int distance) {
        return tokens.get(Math.min(at + distance, tokens.size() - 1));
    }

    /** The word that was read last; the first one if none was. */
    Token before() {
        return tokens.get(Math.max(0, at - 1));
    }

    Token advance() {
        Token token = here();
        skip(1);
        return token;
    }

    void skip(int count) {
        at = Math.min(at + count, tokens.size() - 1);
    }

    boolean take(String sign) {
        boolean taken = here().is(sign);
        if (taken) {
            advance();
        }
        return taken;
    }

    /** The place read, to come {@link #back} to. */
    int place() {
        return at;
    }

    void back(int place) {
        at = place;
    }

    /** Replaces the word here, where a part of it has been read. */
    void shorten(Token rest) {
        tokens.set(at, rest);
    }

    boolean isAtEnd() {
        return here().kind() == Kind.END;
    }

    Token word(Kind kind, String message) {
        if (here().kind() != kind) {
            throw fault(message, "");
        }
        return advance();
    }

    void expect(String sign, Span opened) {
        if (take(sign)) {
            return;
        }
        String found = isAtEnd() ? "the formula ends" : "'" + here().text() + "' stands";
        throw new FormulaFault(
                FormulaCodes.SYNTAX,
                isAtEnd() ? opened : here().span(),
                found + " where '" + sign + "' is needed",
                here().is(",") ? fixOfComma() : CLOSE.getOrDefault(sign, "close the bracket"));
    }

    private String fixOfComma() {
        boolean isDecimal = before().kind() == Kind.NUMBER && ahead(1).kind() == Kind.NUMBER;
        return isDecimal ? "write decimal fractions with a point" : "write '[a; b]' to put things together";
    }

    FormulaFault fault(String message, String fix) {
        return new FormulaFault(FormulaCodes.SYNTAX, here().span(), message, fix);
    }

    FormulaFault unexpected() {
        String fix = here().is(",") ? fixOfComma() : "";
        return fault("'" + here().text() + "' is not expected here", fix);
    }

    void deeper() {
        depth++;
        if (depth > DEEPEST_NESTING) {
            throw new FormulaFault(
                    FormulaCodes.TOO_LARGE, here().span(), "the formula is nested deeper than " + DEEPEST_NESTING, "");
        }
    }

    void shallower() {
        depth--;
    }

    void open(Bracket bracket) {
        open.push(bracket);
    }

    void close() {
        open.pop();
    }

    boolean isInside(Bracket bracket) {
        return bracket == open.peek();
    }

    /** Whether a factor begins here. A bar closes the pair of bars that it stands in, and opens one elsewhere. */
    boolean startsFactor() {
        return switch (here().sign()) {
            case "|" -> !isInside(Bracket.BAR);
            case "‖" -> !isInside(Bracket.DOUBLE_BAR);
            case "||" -> !isInside(Bracket.BAR) && !isInside(Bracket.DOUBLE_BAR);
            default ->
                here().kind() == Kind.NUMBER || here().kind() == Kind.NAME || FACTOR_SIGNS.contains(here().sign());
        };
    }

    /** Finds the ends of all brackets, once, because brackets in each other ask for theirs again and again. */
    private void matchBrackets() {
        Deque<Integer> opened = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean separates = token.is(",") || token.is(";") || followsNumber(i);
            if (opened(token) > 0) {
                opened.push(i);
            } else if (!opened.isEmpty() && separates) {
                severalIn.set(opened.peek());
            } else if (!opened.isEmpty() && opened(token) < 0) {
                ends.put(opened.pop(), i);
            }
        }
    }

    /** Whether several things stand in the bracket here: with commas, semicolons, or numbers with a blank between them. */
    boolean holdsSeveral() {
        return severalIn.get(at);
    }

    private boolean followsNumber(int place) {
        Token token = tokens.get(place);
        return place > 0
                && token.kind() == Kind.NUMBER
                && token.spaceBefore()
                && tokens.get(place - 1).kind() == Kind.NUMBER;
    }

    /** Whether a number with a blank before it follows another in a list: it is the next column. */
    boolean isNextNumber() {
        return isInside(Bracket.LIST) && followsNumber(at);
    }

    /** Whether a sign has a blank before it and none behind, in a list: {@code [1 -2; …]} can have one column or two. */
    boolean isSignOfNextColumn() {
        boolean isSign = here().is("+") || here().is("-");
        return isInside(Bracket.LIST) && isSign && here().spaceBefore() && !ahead(1).spaceBefore();
    }

    /** The word behind the end of the bracket here; the end of the formula if it is not closed. */
    Token behindBracket() {
        return tokens.get(Math.min(ends.getOrDefault(at, tokens.size()) + 1, tokens.size() - 1));
    }
}
