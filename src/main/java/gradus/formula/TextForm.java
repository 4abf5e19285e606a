package gradus.formula;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Formulas as plain text on one line, with the signs of Unicode: {@code W2ᵀ δ2 ∘ σ′(z1)}. */
public final class TextForm extends MathematicalForm {
    private static final String RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static final Map<String, String> FUNCTIONS = Map.of("log", "ln", "sigma", "σ");

    private static final Map<Sign, String> SIGNS = Map.of(
            Sign.PLUS, " + ",
            Sign.MINUS, " − ",
            Sign.ENTRYWISE, " ∘ ",
            Sign.TIMES, " · ",
            Sign.SIDE_BY_SIDE, " ",
            Sign.NOTHING, " ",
            Sign.ABOVE, " > ",
            Sign.AT_LEAST, " ≥ ",
            Sign.COMMA, ", ");

    /** The form of plain text. */
    public TextForm() {}

    @Override
    public String equation(List<String> sides) {
        return String.join(" = ", sides);
    }

    @Override
    String bracketed(String text) {
        return "(" + text + ")";
    }

    @Override
    String row(String first, List<Link> rest) {
        StringBuilder text = new StringBuilder(first);
        rest.forEach(link -> text.append(SIGNS.getOrDefault(link.sign(), " ")).append(link.text()));
        return text.toString();
    }

    @Override
    String negative(String text) {
        return "−" + text;
    }

    @Override
    Piece number(String decimal) {
        return Piece.atom(decimal);
    }

    @Override
    String infinite(double number) {
        return Double.isNaN(number) ? "NaN" : number < 0 ? "−∞" : "∞";
    }

    @Override
    Piece fraction(String numerator, String denominator) {
        return new Piece(numerator + "/" + denominator, Strength.INLINE);
    }

    @Override
    String matrix(List<List<String>> rows) {
        return table(rows, " ");
    }

    @Override
    String blocks(List<List<String>> rows) {
        return table(rows, ", ");
    }

    private static String table(List<List<String>> rows, String separator) {
        return rows.stream().map(row -> String.join(separator, row)).collect(Collectors.joining("; ", "[", "]"));
    }

    @Override
    String summation() {
        return "Σ";
    }

    @Override
    String ones(boolean isRow) {
        return isRow ? "𝟏ᵀ" : "𝟏";
    }

    @Override
    String identityLetter() {
        return "I";
    }

    /** A product or a derivative above would read as if only its end were divided. */
    @Override
    Piece quotient(Phrase.Quotient quotient) {
        Piece above = quotient.above().in(this);
        boolean isRow = above.strength() == Strength.CHAIN || above.strength() == Strength.INLINE;
        String numerator = text(above, isRow ? Strength.POWER : Strength.PRODUCT);
        return new Piece(numerator + " / " + text(quotient.below(), Strength.POWER), Strength.QUOTIENT);
    }

    /** Whole numbers have small digits; a T that is raised would be a transpose. */
    @Override
    Piece raised(String base, Phrase exponent) {
        boolean isNegative = exponent instanceof Phrase.Negation;
        Piece size = (exponent instanceof Phrase.Negation negation ? negation.operand() : exponent).in(this);
        if (Word.isNumber(size.text())) {
            return new Piece(base + (isNegative ? "⁻" : "") + raisedDigits(size.text()), Strength.POWER);
        }
        boolean isBare =
                !isNegative && !size.isBelow(Strength.ATOM) && !size.text().equals("T");
        String text = isNegative ? negative(text(size, Strength.SUMMATION)) : size.text();
        return new Piece(base + "^" + (isBare ? text : bracketed(text)), Strength.POWER);
    }

    private static String raisedDigits(String digits) {
        return digits.chars()
                .mapToObj(digit -> RAISED_DIGITS.substring(digit - '0', digit - '0' + 1))
                .collect(Collectors.joining());
    }

    @Override
    Piece root(Phrase.Root root) {
        String operand = root.operand() instanceof Phrase.Named || root.operand() instanceof Phrase.Numeral
                ? text(root.operand(), Strength.ATOM)
                : bracketed(alone(root.operand()));
        return new Piece("√" + operand, Strength.POWER);
    }

    @Override
    Piece transposed(String base) {
        return new Piece(base + "ᵀ", Strength.POWER);
    }

    @Override
    String application(String function, boolean isSlope, String arguments) {
        return FUNCTIONS.getOrDefault(function, function) + (isSlope ? "′" : "") + bracketed(arguments);
    }

    @Override
    String setting(String name, List<String> values) {
        String all = String.join(", ", values);
        return name + "=" + (values.size() == 1 ? all : bracketed(all));
    }

    @Override
    Piece indicator(Phrase.Indicator indicator) {
        Link right = new Link(indicator.orEqual() ? Sign.AT_LEAST : Sign.ABOVE, alone(indicator.right()));
        return new Piece("𝟏[" + row(alone(indicator.left()), List.of(right)) + "]", Strength.CHAIN);
    }

    @Override
    Piece indexed(Phrase whole, String indices) {
        return Piece.atom(text(whole, Strength.ATOM) + "[" + indices + "]");
    }

    @Override
    Piece named(Name name) {
        if (name instanceof Name.Derivative derivative) {
            String below = text(named(derivative.by()), Strength.POWER);
            return new Piece("∂" + text(named(derivative.of()), Strength.POWER) + "/∂" + below, Strength.INLINE);
        }
        if (name instanceof Name.Entry entry) {
            return indexed(new Phrase.Named(entry.whole()), indices(entry));
        }
        return name instanceof Name.Transposed transposed
                ? transposition(new Phrase.Transposition(new Phrase.Named(transposed.whole())))
                : Piece.atom(word(name));
    }

    private String word(Name name) {
        if (name instanceof Name.Letter letter) {
            Word word = Word.of(letter.text());
            return symbol(word) + word.attached() + letter.style().attached(letter.layer());
        }
        if (name instanceof Name.Marked marked) {
            return text(named(marked.of()), Strength.ATOM) + "_" + marked.mark();
        }
        Name.AtPoint atPoint = (Name.AtPoint) name;
        return text(named(atPoint.of()), Strength.ATOM)
                + bracketed(named(atPoint.point()).text());
    }

    private static String symbol(Word word) {
        String base = Greek.readableLetter(word.base()).orElse(word.base());
        return word.accent() == Word.Accent.HAT
                ? Word.withHat(base)
                : base + word.accent().word();
    }
}
