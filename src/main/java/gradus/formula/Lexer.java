package gradus.formula;

import gradus.formula.Token.Kind;
import gradus.issue.Names;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cuts a formula into words. Characters and commands that mean the same become the same word: {@code ⊙}, {@code \odot} and
 * {@code .*} are one operator, {@code ŷ} and {@code \hat{y}} one name.
 */
final class Lexer {
    private static final int LONGEST = 4_096;
    private static final char CIRCUMFLEX = '\u0302';

    /** What may stand behind a backslash to leave a blank, or to begin and end mathematics. */
    private static final Set<String> SPACES = Set.of(",", ";", ":", "!", " ", "\\", "(", ")", "[", "]", "\n");

    /** Signs of several characters first, so that the longest wins. */
    private static final List<Map.Entry<String, String>> SIGNS = List.of(
            Map.entry("**", "**"),
            Map.entry(".*", "∘"),
            Map.entry("./", "./"),
            Map.entry(".^", ".^"),
            Map.entry(".'", "ᵀ"),
            Map.entry(">=", ">="),
            Map.entry("<=", "<="),
            Map.entry("||", "||"),
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
            Map.entry(";", ";"),
            Map.entry(":", ":"),
            Map.entry("|", "|"),
            Map.entry("‖", "‖"),
            Map.entry("∥", "‖"),
            Map.entry("∞", "∞"),
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
            Map.entry("√", "√"),
            Map.entry("Σ", "Σ"),
            Map.entry("∑", "Σ"),
            Map.entry("∂", "∂"),
            Map.entry("∇", "∇"),
            Map.entry("𝟏", "𝟏"),
            Map.entry("𝟙", "𝟏"));

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
            Map.entry("sqrt", "sqrt"),
            Map.entry("sum", "Σ"),
            Map.entry("partial", "∂"),
            Map.entry("nabla", "∇"),
            Map.entry("infty", "∞"),
            Map.entry("|", "‖"),
            Map.entry("Vert", "‖"),
            Map.entry("lVert", "‖"),
            Map.entry("rVert", "‖"),
            Map.entry("vert", "|"),
            Map.entry("lvert", "|"),
            Map.entry("rvert", "|"),
            Map.entry("{", "{"),
            Map.entry("}", "}"));

    /** Commands for a typeface, which stand before a letter, a word or a group. */
    private static final Set<String> TYPEFACES = Set.of(
            "mathbf",
            "boldsymbol",
            "bm",
            "mathbb",
            "vec",
            "mathrm",
            "mathit",
            "mathsf",
            "mathcal",
            "text",
            "textrm",
            "textbf",
            "textit",
            "operatorname");

    /** Typefaces in which a one is the vector of ones. */
    private static final Set<String> BOLD = Set.of("mathbf", "boldsymbol", "bm", "mathbb", "vec");

    /** Commands that only change how something looks. */
    private static final Set<String> LOOKS = Set.of(
            "left",
            "right",
            "big",
            "Big",
            "bigg",
            "Bigg",
            "bigl",
            "bigr",
            "Bigl",
            "Bigr",
            "displaystyle",
            "boxed",
            "quad",
            "qquad",
            "limits");

    /** Environments that write a matrix: {@code &} goes to the next column, {@code \\} to the next row. */
    private static final Set<String> MATRICES =
            Set.of("matrix", "bmatrix", "pmatrix", "Bmatrix", "smallmatrix", "bsmallmatrix", "psmallmatrix", "array");

    /** Environments that only change how something looks. */
    private static final Set<String> DISPLAYS = Set.of(
            "equation",
            "equation*",
            "align",
            "align*",
            "aligned",
            "gather",
            "gather*",
            "gathered",
            "split",
            "math",
            "displaymath");

    /** The name of an environment, in braces, and how its columns are set. */
    private static final Pattern ENVIRONMENT = Pattern.compile("\\s*+\\{\\s*+([A-Za-z]++\\*?)\\s*+}(\\{[clr|]*+})?+");

    /** Commands that put a sign over a letter, with what they add to its name. */
    private static final Map<String, String> ACCENTS =
            Map.of("hat", "hat", "widehat", "hat", "bar", "bar", "overline", "bar", "tilde", "tilde");

    /** What a typeface or an accent is put on: a word or a command, in brackets and typefaces. */
    private static final Pattern DRESSED = Pattern.compile(
            "\\s*+((?:(?:\\{|\\\\(?:math|text|bold|bm|operat)[a-z]*+)\\s*+){0,6}+)(\\\\?\\p{L}++(?:\\\\_\\p{L}++)*+|1)");

    /** A word in braces that may be the name of a function, such as {@code {log10}} or {@code {leaky\_relu}}. */
    private static final Pattern WORD = Pattern.compile("\\s*+\\{\\s*+(\\p{L}(?:[\\p{L}0-9]|\\\\?_)*+)\\s*+}");

    private static final Map<Character, String> GREEK = Map.ofEntries(
            Map.entry('α', "alpha"),
            Map.entry('β', "beta"),
            Map.entry('γ', "gamma"),
            Map.entry('δ', "delta"),
            Map.entry('ε', "epsilon"),
            Map.entry('ϵ', "epsilon"),
            Map.entry('η', "eta"),
            Map.entry('θ', "theta"),
            Map.entry('κ', "kappa"),
            Map.entry('λ', "lambda"),
            Map.entry('μ', "mu"),
            Map.entry('µ', "mu"),
            Map.entry('ν', "nu"),
            Map.entry('ξ', "xi"),
            Map.entry('π', "pi"),
            Map.entry('ρ', "rho"),
            Map.entry('σ', "sigma"),
            Map.entry('τ', "tau"),
            Map.entry('φ', "phi"),
            Map.entry('ϕ', "phi"),
            Map.entry('χ', "chi"),
            Map.entry('ψ', "psi"),
            Map.entry('ω', "omega"),
            Map.entry('Δ', "Delta"));

    /** Small signs with the ordinary ones they stand for, place by place. */
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾";

    private static final String RAISED_MEANING = "0123456789+-()";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";
    private static final String LOWERED_MEANING = "0123456789aehijklmnoprstuvx";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean space;
    private int openMatrices;

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
        if (isBlank(first)) {
            at++;
            space = true;
        } else if (first == '&') {
            at++;
            add(Kind.SIGN, "&", start);
        } else if (first == '\\') {
            command();
        } else if (isDigit(first) || (first == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            number();
        } else if (LOWERED.indexOf(first) >= 0) {
            lowered();
        } else if (RAISED.indexOf(first) >= 0) {
            raised();
        } else if (first == 'T' && isRaised()) {
            at++;
            add(Kind.NAME, "T", start);
        } else if (isLetter(first)) {
            name();
        } else {
            sign();
        }
    }

    /** What stands between words without a meaning; {@code &} has one in a matrix. */
    private boolean isBlank(char character) {
        return Character.isWhitespace(character)
                || character == '$'
                || character == '~'
                || character == '\u00a0'
                || (character == '&' && openMatrices == 0);
    }

    /** Whether the word before is a caret: {@code ^Tx} is a transpose and an x. */
    private boolean isRaised() {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).is("^");
    }

    /** {@code ₂} is {@code _2} and {@code ᵤᵥ} is {@code _{uv}}. */
    private void lowered() {
        int start = at;
        StringBuilder meaning = new StringBuilder();
        while (at < text.length() && LOWERED.indexOf(text.charAt(at)) >= 0) {
            meaning.append(LOWERED_MEANING.charAt(LOWERED.indexOf(text.charAt(at))));
            at++;
        }
        String word = meaning.toString();
        add(Kind.SIGN, "_", start);
        add(word.chars().allMatch(Character::isDigit) ? Kind.NUMBER : Kind.NAME, word, start);
    }

    /** {@code ²} is {@code ^{2}}, {@code ⁻¹} is {@code ^{-1}} and {@code ⁽²⁾} is {@code ^{(2)}}. */
    private void raised() {
        int start = at;
        add(Kind.SIGN, "^", start);
        add(Kind.SIGN, "{", start);
        while (at < text.length() && RAISED.indexOf(text.charAt(at)) >= 0) {
            int digitsStart = at;
            StringBuilder digits = new StringBuilder();
            while (at < text.length() && isDigit(raisedMeaning())) {
                digits.append(raisedMeaning());
                at++;
            }
            if (digits.isEmpty()) {
                char meaning = raisedMeaning();
                at++;
                add(Kind.SIGN, String.valueOf(meaning), digitsStart);
            } else {
                add(Kind.NUMBER, digits.toString(), digitsStart);
            }
        }
        add(Kind.SIGN, "}", start);
    }

    private char raisedMeaning() {
        int place = RAISED.indexOf(text.charAt(at));
        return place < 0 ? ' ' : RAISED_MEANING.charAt(place);
    }

    private static boolean isLetter(char character) {
        return Character.isLetter(character)
                && character != 'ᵀ'
                && character != 'Σ'
                && LOWERED.indexOf(character) < 0
                && RAISED.indexOf(character) < 0;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
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
            name.append(spelled(text.charAt(at)));
            at++;
        }
        add(Kind.NAME, name.toString(), start);
    }

    /** A letter as names have it: {@code ŷ} is {@code yhat}, {@code δ} is {@code delta}. */
    private static String spelled(char character) {
        if (character == CIRCUMFLEX) {
            return "hat";
        }
        String parts = Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFD);
        return parts.length() == 2 && parts.charAt(1) == CIRCUMFLEX
                ? parts.charAt(0) + "hat"
                : GREEK.getOrDefault(character, String.valueOf(character));
    }

    /** Letters and digits; an underscore too, where a word of letters goes on behind it, as in {@code y_hat}. */
    private boolean isPartOfName(char character) {
        if (character == '_') {
            return at + 2 < text.length() && isLetter(text.charAt(at + 1)) && isLetter(text.charAt(at + 2));
        }
        return isLetter(character) || isDigit(character) || character == CIRCUMFLEX;
    }

    private void command() {
        int start = at;
        at++;
        String name = commandName();
        if (name.equals("\\") && openMatrices > 0) {
            add(Kind.SIGN, ";", start);
        } else if (name.equals("begin") || name.equals("end")) {
            environment(start, name);
        } else if (SPACES.contains(name)) {
            space = true;
        } else if (ACCENTS.containsKey(name)) {
            accent(start, ACCENTS.getOrDefault(name, name));
        } else if (COMMANDS.containsKey(name)) {
            add(Kind.SIGN, COMMANDS.getOrDefault(name, name), start);
        } else if (TYPEFACES.contains(name)) {
            typeface(start, name);
        } else if (LOOKS.contains(name)) {
            space = true;
        } else if (name.isEmpty() || !Character.isLetter(name.charAt(0))) {
            throw new FormulaFault(
                    FormulaCodes.SYNTAX, new Span(start, at), "'\\" + name + "' has no meaning in a formula", "");
        } else {
            add(Kind.NAME, name, start);
        }
    }

    /** {@code \begin{bmatrix}} and {@code \end{bmatrix}} are brackets; around a whole formula an environment means nothing. */
    private void environment(int start, String command) {
        Matcher environment = ENVIRONMENT.matcher(text).region(at, text.length());
        String name = environment.lookingAt() ? environment.group(1) : "";
        at = name.isEmpty() ? at : environment.end();
        if (DISPLAYS.contains(name)) {
            space = true;
        } else if (MATRICES.contains(name)) {
            openMatrices = Math.max(0, openMatrices + (command.equals("begin") ? 1 : -1));
            add(Kind.SIGN, "\\" + command, start);
        } else {
            throw new FormulaFault(
                    FormulaCodes.SYNTAX,
                    new Span(start, at),
                    name.isEmpty()
                            ? "'\\" + command + "' needs the name of an environment"
                            : "the environment " + Names.quoted(name) + " is not known",
                    "write a matrix between '\\begin{bmatrix}' and '\\end{bmatrix}'");
        }
    }

    /** The letters behind a backslash, or the one character there. */
    private String commandName() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        if (at == start && at < text.length()) {
            at = text.offsetByCodePoints(at, 1);
        }
        return text.substring(start, at);
    }

    /** {@code \mathbf{W}}, {@code \text{diag}} and {@code \mathbf 1}; before anything else it only changes the look. */
    private void typeface(int start, String typeface) {
        Matcher dressed = DRESSED.matcher(text).region(at, text.length());
        int end = dressed.lookingAt() ? endOfGroups(dressed) : -1;
        if (end < 0) {
            space = !takeFunction(start);
        } else if (!dressed.group(2).equals("1")) {
            at = end;
            word(dressed.group(2), "", start);
        } else if (BOLD.contains(typeface)) {
            at = end;
            add(Kind.SIGN, "𝟏", start);
        } else {
            space = true;
        }
    }

    /** Takes the name of a function that has more than letters in it, if one stands here. */
    private boolean takeFunction(int start) {
        Matcher word = WORD.matcher(text).region(at, text.length());
        String name = word.lookingAt() ? word.group(1).replace("\\", "") : "";
        boolean isFunction = Functions.isKnown(Functions.canonical(name));
        if (isFunction) {
            at = word.end();
            add(Kind.NAME, name, start);
        }
        return isFunction;
    }

    /** A word under an accent, such as {@code \hat{\mathbf{y}}} or {@code \hat y}. */
    private void accent(int start, String accent) {
        Matcher dressed = DRESSED.matcher(text).region(at, text.length());
        int end = dressed.lookingAt() ? endOfGroups(dressed) : -1;
        if (end < 0 || dressed.group(2).equals("1")) {
            throw new FormulaFault(FormulaCodes.SYNTAX, new Span(start, at), "the accent stands over no letter", "");
        }
        at = end;
        word(dressed.group(2), accent, start);
    }

    /** Where the brackets that were opened before a word are closed; -1 if they hold more than the word. */
    private int endOfGroups(Matcher dressed) {
        long open =
                dressed.group(1).chars().filter(character -> character == '{').count();
        int end = dressed.end();
        while (open > 0 && end < text.length()) {
            if (text.charAt(end) == '}') {
                open--;
            } else if (!Character.isWhitespace(text.charAt(end))) {
                return -1;
            }
            end++;
        }
        return open == 0 ? end : -1;
    }

    private void word(String written, String accent, int start) {
        String name = written.startsWith("\\")
                ? written.substring(1)
                : written.replace("\\_", "_")
                        .chars()
                        .mapToObj(letter -> spelled((char) letter))
                        .collect(Collectors.joining());
        boolean isSign = written.startsWith("\\") && accent.isEmpty() && COMMANDS.containsKey(name);
        add(isSign ? Kind.SIGN : Kind.NAME, isSign ? COMMANDS.getOrDefault(name, name) : name + accent, start);
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
