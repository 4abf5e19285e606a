package gradus.formula;

import gradus.formula.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts a formula into words. Characters and commands that mean the same become the same word: {@code ⊙}, {@code \odot} and
 * {@code .*} are one operator, {@code ŷ} and {@code \hat{y}} one name.
 */
final class Lexer {
    private static final int LONGEST = 4_096;

    /** Signs of several characters first, so that the longest wins. */
    private static final List<Map.Entry<String, String>> SIGNS = List.of(
            Map.entry("**", "**"),
            Map.entry(".*", "∘"),
            Map.entry("./", "/"),
            Map.entry(".^", "**"),
            Map.entry(".'", "ᵀ"),
            Map.entry(">=", ">="),
            Map.entry("<=", "<="),
            Map.entry("+", "+"),
            Map.entry("-", "-"),
            Map.entry("−", "-"),
            Map.entry("–", "-"),
            Map.entry("*", "*"),
            Map.entry("/", "/"),
            Map.entry("÷", "/"),
            Map.entry("@", "@"),
            Map.entry("^", "^"),
            Map.entry("_", "_"),
            Map.entry("'", "'"),
            Map.entry("′", "′"),
            Map.entry("’", "'"),
            Map.entry("(", "("),
            Map.entry(")", ")"),
            Map.entry("[", "["),
            Map.entry("]", "]"),
            Map.entry("{", "{"),
            Map.entry("}", "}"),
            Map.entry(",", ","),
            Map.entry(".", "."),
            Map.entry("=", "="),
            Map.entry(">", ">"),
            Map.entry("<", "<"),
            Map.entry("≥", ">="),
            Map.entry("≤", "<="),
            Map.entry("∘", "∘"),
            Map.entry("⊙", "∘"),
            Map.entry("∗", "*"),
            Map.entry("×", "·"),
            Map.entry("·", "·"),
            Map.entry("⋅", "·"),
            Map.entry("ᵀ", "ᵀ"),
            Map.entry("⊤", "ᵀ"),
            Map.entry("²", "²"),
            Map.entry("√", "√"),
            Map.entry("Σ", "Σ"),
            Map.entry("∑", "Σ"));

    private static final Map<String, String> COMMANDS = Map.ofEntries(
            Map.entry("odot", "∘"),
            Map.entry("circ", "∘"),
            Map.entry("cdot", "·"),
            Map.entry("times", "·"),
            Map.entry("ast", "*"),
            Map.entry("top", "ᵀ"),
            Map.entry("intercal", "ᵀ"),
            Map.entry("prime", "′"),
            Map.entry("ge", ">="),
            Map.entry("geq", ">="),
            Map.entry("le", "<="),
            Map.entry("leq", "<="),
            Map.entry("frac", "frac"),
            Map.entry("dfrac", "frac"),
            Map.entry("tfrac", "frac"),
            Map.entry("sqrt", "√"),
            Map.entry("sum", "Σ"));
    /** Commands that only change how something looks. */
    private static final Set<String> LOOKS = Set.of(
            "left",
            "right",
            "big",
            "Big",
            "bigl",
            "bigr",
            "Bigl",
            "Bigr",
            "mathbf",
            "boldsymbol",
            "bm",
            "mathrm",
            "mathit",
            "text",
            "textrm",
            "operatorname",
            "vec",
            "displaystyle",
            "quad",
            "qquad",
            "limits");

    private static final Map<Character, String> GREEK = Map.of(
            'δ', "delta", 'σ', "sigma", 'η', "eta", 'γ', "gamma", 'θ', "theta", 'λ', "lambda", 'μ', "mu", 'ε',
            "epsilon");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean space;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        if (text.length() > LONGEST) {
            throw new FormulaFault(
                    FormulaCodes.TOO_LARGE,
                    new Span(LONGEST, LONGEST + 1),
                    "the formula is longer than " + LONGEST + " characters",
                    "");
        }
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        lexer.add(Kind.END, "", lexer.at);
        return lexer.tokens;
    }

    private void add(Kind kind, String word, int start) {
        tokens.add(new Token(kind, word, new Span(start, at), space));
        space = false;
    }

    private void next() {
        int start = at;
        char first = text.charAt(at);
        if (Character.isWhitespace(first) || first == '$' || first == '&' || first == '~' || first == '\u00a0') {
            at++;
            space = true;
        } else if (first == '\\') {
            command();
        } else if (isDigit(first) || (first == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            number();
        } else if (subscriptDigit(first) >= 0) {
            at++;
            add(Kind.SIGN, "_", start);
            tokens.add(new Token(Kind.NUMBER, String.valueOf(subscriptDigit(first)), new Span(start, at), false));
        } else if (Character.isLetter(first) && first != 'ᵀ') {
            name();
        } else {
            sign();
        }
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static int subscriptDigit(char character) {
        return character >= '₀' && character <= '₉' ? character - '₀' : -1;
    }

    /** Digits, with a point that is not the beginning of {@code .*}, {@code ./}, {@code .^} or {@code .T}. */
    private void number() {
        int start = at;
        digits();
        boolean point = at < text.length()
                && text.charAt(at) == '.'
                && (at + 1 == text.length() || "*/^'".indexOf(text.charAt(at + 1)) < 0)
                && !(at + 1 < text.length() && Character.isLetter(text.charAt(at + 1)));
        if (point) {
            at++;
            digits();
        }
        exponent();
        add(Kind.NUMBER, text.substring(start, at), start);
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private void exponent() {
        int mark = at;
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
            int digits = at;
            digits();
            if (digits == at) {
                at = mark;
            }
        }
    }

    private void name() {
        int start = at;
        StringBuilder name = new StringBuilder();
        while (at < text.length() && isPartOfName(text.charAt(at))) {
            char character = text.charAt(at);
            at++;
            if (character == '\u0302') {
                name.append("hat");
            } else if (character == 'ŷ') {
                name.append("yhat");
            } else {
                name.append(GREEK.getOrDefault(character, String.valueOf(character)));
            }
        }
        add(Kind.NAME, name.toString(), start);
    }

    /** Letters and digits; an underscore too, where a word of letters goes on behind it, as in {@code y_hat}. */
    private boolean isPartOfName(char character) {
        if (character == '_') {
            return at + 2 < text.length()
                    && Character.isLetter(text.charAt(at + 1))
                    && Character.isLetter(text.charAt(at + 2));
        }
        return (Character.isLetter(character) && character != 'ᵀ') || isDigit(character) || character == '\u0302';
    }

    private void command() {
        int start = at;
        at++;
        int nameStart = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String name = text.substring(nameStart, at);
        if (name.isEmpty()) {
            at = Math.min(text.length(), at + 1);
            space = true;
        } else if (name.equals("hat") || name.equals("widehat")) {
            hat(start);
        } else if (COMMANDS.containsKey(name)) {
            add(Kind.SIGN, COMMANDS.getOrDefault(name, name), start);
        } else if (LOOKS.contains(name)) {
            space = true;
        } else {
            add(Kind.NAME, name, start);
        }
    }

    /** {@code \hat{y}} and {@code \hat y}. */
    private void hat(int start) {
        while (at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == ' ')) {
            at++;
        }
        int letter = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String name = text.substring(letter, at);
        if (at < text.length() && text.charAt(at) == '}') {
            at++;
        }
        if (name.isEmpty()) {
            throw new FormulaFault(FormulaCodes.SYNTAX, new Span(start, at), "\\hat stands over nothing", "");
        }
        add(Kind.NAME, name + "hat", start);
    }

    private void sign() {
        int start = at;
        for (Map.Entry<String, String> sign : SIGNS) {
            if (text.startsWith(sign.getKey(), at)) {
                at += sign.getKey().length();
                add(Kind.SIGN, sign.getValue(), start);
                return;
            }
        }
        String character = text.substring(at, text.offsetByCodePoints(at, 1));
        throw new FormulaFault(
                FormulaCodes.SYNTAX,
                new Span(at, at + character.length()),
                "'" + character + "' has no meaning in a formula",
                "");
    }
}
