package gradus.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Formulas in presentation MathML, with the elements of MathML Core only. */
public final class MathMlForm extends MathematicalForm {
    private static final String NAMESPACE = "http://www.w3.org/1998/Math/MathML";
    private static final String INVISIBLE_TIMES = "&#x2062;";
    private static final String APPLICATION = "&#x2061;";

    private static final Map<String, String> FUNCTIONS = Map.of("log", "ln", "sigma", "σ");

    private static final Map<Sign, String> SIGNS = Map.of(
            Sign.PLUS, operator("+"),
            Sign.MINUS, operator("−"),
            Sign.ENTRYWISE, operator("∘"),
            Sign.TIMES, operator("·"),
            Sign.SIDE_BY_SIDE, operator(INVISIBLE_TIMES),
            Sign.NOTHING, "",
            Sign.ABOVE, operator("&gt;"),
            Sign.AT_LEAST, operator("≥"),
            Sign.COMMA, operator(","));

    private static final Map<Word.Accent, String> ACCENTS =
            Map.of(Word.Accent.HAT, "^", Word.Accent.BAR, "¯", Word.Accent.TILDE, "~");

    /** The form of MathML. */
    public MathMlForm() {}

    /** A whole {@code math} element. */
    @Override
    public String equation(List<String> sides) {
        String content = sides.size() == 1 ? sides.get(0) : element("mrow", String.join(operator("="), sides));
        return "<math xmlns=\"" + NAMESPACE + "\">" + content + "</math>";
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String operator(String sign) {
        return element("mo", sign);
    }

    private static String word(String text) {
        return element("mi", text.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private static String digits(String text) {
        return element("mn", text);
    }

    @Override
    String bracketed(String text) {
        return element("mrow", operator("(") + text + operator(")"));
    }

    @Override
    String row(String first, List<Link> rest) {
        if (rest.isEmpty()) {
            return first;
        }
        return element(
                "mrow",
                first
                        + rest.stream()
                                .map(link -> SIGNS.getOrDefault(link.sign(), "") + link.text())
                                .collect(Collectors.joining()));
    }

    @Override
    String negative(String text) {
        return element("mrow", operator("−") + text);
    }

    @Override
    Piece number(String decimal) {
        int exponent = decimal.indexOf('e');
        if (exponent < 0) {
            return Piece.atom(digits(decimal));
        }
        String power = decimal.substring(exponent + 1);
        String raised = power.startsWith("-") ? negative(digits(power.substring(1))) : digits(power);
        Link ten = new Link(Sign.TIMES, element("msup", digits("10") + raised));
        return new Piece(row(digits(decimal.substring(0, exponent)), List.of(ten)), Strength.PRODUCT);
    }

    @Override
    String infinite(double number) {
        return Double.isNaN(number) ? element("mtext", "NaN") : number < 0 ? negative(digits("∞")) : digits("∞");
    }

    @Override
    Piece fraction(String numerator, String denominator) {
        return over(digits(numerator), digits(denominator));
    }

    private static Piece over(String above, String below) {
        return new Piece(element("mfrac", above + below), Strength.FRACTION);
    }

    @Override
    String matrix(List<List<String>> rows) {
        String table = rows.stream()
                .map(row -> element(
                        "mtr", row.stream().map(cell -> element("mtd", cell)).collect(Collectors.joining())))
                .collect(Collectors.joining());
        return element("mrow", operator("[") + element("mtable", table) + operator("]"));
    }

    @Override
    String blocks(List<List<String>> rows) {
        return matrix(rows);
    }

    @Override
    String summation() {
        return operator("∑");
    }

    @Override
    String ones(boolean isRow) {
        String ones = digits("𝟏");
        return isRow ? transposed(ones).text() : ones;
    }

    @Override
    String identityLetter() {
        return word("I");
    }

    @Override
    Piece quotient(Phrase.Quotient quotient) {
        return over(alone(quotient.above()), alone(quotient.below()));
    }

    @Override
    Piece raised(String base, Phrase exponent) {
        return new Piece(element("msup", base + alone(exponent)), Strength.POWER);
    }

    @Override
    Piece root(Phrase.Root root) {
        return Piece.atom(element("msqrt", alone(root.operand())));
    }

    @Override
    Piece transposed(String base) {
        return new Piece(element("msup", base + operator("⊤")), Strength.POWER);
    }

    /** A name with a superscript takes the transpose into it. */
    @Override
    Piece transposition(Phrase.Transposition transposition) {
        return transposition.operand() instanceof Phrase.Named named && Scripts.areOn(named.name())
                ? new Piece(scripted(Scripts.of(named.name()), true), Strength.POWER)
                : super.transposition(transposition);
    }

    @Override
    String application(String function, boolean isSlope, String arguments) {
        String name = word(FUNCTIONS.getOrDefault(function, function));
        String called = isSlope ? element("msup", name + operator("′")) : name;
        return element("mrow", called + operator(APPLICATION) + bracketed(arguments));
    }

    @Override
    String setting(String name, List<String> values) {
        String all = values.stream()
                .map(value -> Character.isLetter(value.charAt(0)) ? element("mtext", value) : digits(value))
                .collect(Collectors.joining(operator(",")));
        return element("mrow", element("mtext", name) + operator("=") + (values.size() == 1 ? all : bracketed(all)));
    }

    @Override
    Piece indicator(Phrase.Indicator indicator) {
        Link right = new Link(indicator.orEqual() ? Sign.AT_LEAST : Sign.ABOVE, alone(indicator.right()));
        String condition = row(alone(indicator.left()), List.of(right));
        return new Piece(element("mrow", digits("𝟏") + operator("[") + condition + operator("]")), Strength.CHAIN);
    }

    @Override
    Piece indexed(Phrase whole, String indices) {
        return Piece.atom(element("msub", indexable(whole) + element("mtext", indices)));
    }

    @Override
    Piece named(Name name) {
        if (Scripts.areOn(name)) {
            Scripts scripts = Scripts.of(name);
            return new Piece(scripted(scripts, false), scripts.isRaised() ? Strength.POWER : Strength.ATOM);
        }
        if (name instanceof Name.Derivative derivative) {
            return over(differential(derivative.of()), differential(derivative.by()));
        }
        if (name instanceof Name.AtPoint atPoint) {
            String point = bracketed(named(atPoint.point()).text());
            return Piece.atom(element("mrow", argument(atPoint.of()) + operator(APPLICATION) + point));
        }
        if (name instanceof Name.Entry entry) {
            return indexed(new Phrase.Named(entry.whole()), indices(entry));
        }
        if (name instanceof Name.Marked marked) {
            return Piece.atom(element("msub", bracketed(named(marked.of()).text()) + script(marked.mark())));
        }
        return transposition(new Phrase.Transposition(new Phrase.Named(((Name.Transposed) name).whole())));
    }

    private String argument(Name name) {
        return text(named(name), Strength.POWER);
    }

    private String differential(Name name) {
        return element("mrow", element("mo", "∂") + argument(name));
    }

    /** A letter with what stands at its foot and above it. */
    private static String scripted(Scripts scripts, boolean isTransposed) {
        List<String> upper = new ArrayList<>();
        if (scripts.isRaised()) {
            upper.add(layer(scripts.layer()));
        }
        if (isTransposed) {
            upper.add(operator("⊤"));
        }
        List<String> lower = scripts.lower().stream().map(MathMlForm::script).toList();
        String base = base(scripts);
        if (upper.isEmpty()) {
            return lower.isEmpty() ? base : element("msub", base + group(lower, operator(",")));
        }
        String above = group(upper, "");
        return lower.isEmpty()
                ? element("msup", base + above)
                : element("msubsup", base + group(lower, operator(",")) + above);
    }

    private static String group(List<String> parts, String separator) {
        return parts.size() == 1 ? parts.get(0) : element("mrow", String.join(separator, parts));
    }

    /** A number in brackets of some kind. */
    private static String layer(String written) {
        int end = written.length() - 1;
        String number = digits(written.substring(1, end));
        return element("mrow", operator(written.substring(0, 1)) + number + operator(written.substring(end)));
    }

    private static String script(String part) {
        return Word.isNumber(part) ? digits(part) : word(Greek.letter(part).orElse(part));
    }

    private static String base(Scripts scripts) {
        String base = word(Greek.letter(scripts.base()).orElse(scripts.base()));
        Word.Accent accent = scripts.word().accent();
        return accent == Word.Accent.NONE ? base : element("mover", base + operator(ACCENTS.getOrDefault(accent, "")));
    }
}
