package gradus.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Formulas in LaTeX, as they stand between dollar signs; {@code bmatrix} needs the package amsmath. */
public final class LatexForm extends MathematicalForm {
    private static final Set<String> COMMANDS = Set.of("exp", "sin", "cos", "tanh", "max", "min", "ln");

    private static final Map<String, String> FUNCTIONS = Map.of("log", "ln");

    /** What is taller than a line, so that brackets around it have to grow. */
    private static final Pattern TALL = Pattern.compile("\\\\(frac|sum|sqrt|begin|left)");

    private static final Map<Sign, String> SIGNS = Map.of(
            Sign.PLUS, " + ",
            Sign.MINUS, " - ",
            Sign.ENTRYWISE, " \\circ ",
            Sign.TIMES, " \\cdot ",
            Sign.SIDE_BY_SIDE, " ",
            Sign.NOTHING, " ",
            Sign.ABOVE, " > ",
            Sign.AT_LEAST, " \\ge ",
            Sign.COMMA, ", ");

    /** The form of LaTeX. */
    public LatexForm() {}

    @Override
    public String equation(List<String> sides) {
        return String.join(" = ", sides);
    }

    private static boolean isTall(String text) {
        return TALL.matcher(text).find();
    }

    @Override
    String bracketed(String text) {
        return isTall(text) ? "\\left(" + text + "\\right)" : "(" + text + ")";
    }

    @Override
    String row(String first, List<Link> rest) {
        StringBuilder text = new StringBuilder(first);
        rest.forEach(link -> text.append(SIGNS.getOrDefault(link.sign(), " ")).append(link.text()));
        return text.toString();
    }

    @Override
    String negative(String text) {
        return "-" + text;
    }

    @Override
    Piece number(String decimal) {
        int exponent = decimal.indexOf('e');
        return exponent < 0
                ? Piece.atom(decimal)
                : new Piece(
                        decimal.substring(0, exponent) + " \\cdot 10^{" + decimal.substring(exponent + 1) + "}",
                        Strength.PRODUCT);
    }

    @Override
    String infinite(double number) {
        return Double.isNaN(number) ? "\\text{NaN}" : number < 0 ? "-\\infty" : "\\infty";
    }

    @Override
    Piece fraction(String numerator, String denominator) {
        return new Piece("\\frac{" + numerator + "}{" + denominator + "}", Strength.FRACTION);
    }

    @Override
    String matrix(List<List<String>> rows) {
        return rows.stream()
                .map(row -> String.join(" & ", row))
                .collect(Collectors.joining(" \\\\ ", "\\begin{bmatrix} ", " \\end{bmatrix}"));
    }

    @Override
    String blocks(List<List<String>> rows) {
        return matrix(rows);
    }

    @Override
    String summation() {
        return "\\sum";
    }

    @Override
    String ones(boolean isRow) {
        return isRow ? "\\mathbf{1}^\\top" : "\\mathbf{1}";
    }

    @Override
    String identityLetter() {
        return "I";
    }

    @Override
    Piece quotient(Phrase.Quotient quotient) {
        return fraction(alone(quotient.above()), alone(quotient.below()));
    }

    /** A T that is raised would be a transpose. */
    @Override
    Piece raised(String base, Phrase exponent) {
        String text = alone(exponent);
        return new Piece(base + "^{" + (text.equals("T") ? bracketed(text) : text) + "}", Strength.POWER);
    }

    @Override
    Piece root(Phrase.Root root) {
        return Piece.atom("\\sqrt{" + alone(root.operand()) + "}");
    }

    @Override
    Piece transposed(String base) {
        return new Piece(base + "^\\top", Strength.POWER);
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
        boolean isTall = isTall(arguments);
        String prime = isSlope ? isTall ? "^{\\prime}" : "'" : "";
        return command(FUNCTIONS.getOrDefault(function, function)) + prime + bracketed(arguments);
    }

    private static String command(String function) {
        if (COMMANDS.contains(function) || Greek.isLetter(function)) {
            return "\\" + function;
        }
        return "\\operatorname{" + function.replace("_", "\\_") + "}";
    }

    @Override
    String setting(String name, List<String> values) {
        List<String> shown = values.stream()
                .map(value -> Character.isLetter(value.charAt(0)) ? "\\text{" + value + "}" : value)
                .toList();
        String all = String.join(", ", shown);
        return "\\text{" + name.replace("_", "\\_") + "}=" + (values.size() == 1 ? all : "(" + all + ")");
    }

    @Override
    Piece indicator(Phrase.Indicator indicator) {
        Link right = new Link(indicator.orEqual() ? Sign.AT_LEAST : Sign.ABOVE, alone(indicator.right()));
        String condition = row(alone(indicator.left()), List.of(right));
        boolean isTall = isTall(condition);
        return new Piece(
                "\\mathbf{1}" + (isTall ? "\\left[" : "[") + condition + (isTall ? "\\right]" : "]"), Strength.CHAIN);
    }

    /** A superscript at the end of the base, and nowhere else, is one that a second would meet. */
    @Override
    Piece indexed(Phrase whole, String indices) {
        String base = indexable(whole);
        return new Piece(base + "_{" + indices + "}", base.endsWith("}") ? Strength.POWER : Strength.ATOM);
    }

    @Override
    Piece named(Name name) {
        if (Scripts.areOn(name)) {
            Scripts scripts = Scripts.of(name);
            return new Piece(scripted(scripts, false), scripts.isRaised() ? Strength.POWER : Strength.ATOM);
        }
        if (name instanceof Name.Derivative derivative) {
            return fraction("\\partial " + argument(derivative.of()), "\\partial " + argument(derivative.by()));
        }
        if (name instanceof Name.AtPoint atPoint) {
            return Piece.atom(
                    argument(atPoint.of()) + bracketed(named(atPoint.point()).text()));
        }
        if (name instanceof Name.Entry entry) {
            return indexed(new Phrase.Named(entry.whole()), indices(entry));
        }
        if (name instanceof Name.Marked marked) {
            return Piece.atom(bracketed(named(marked.of()).text()) + "_{" + word(marked.mark()) + "}");
        }
        return transposition(new Phrase.Transposition(new Phrase.Named(((Name.Transposed) name).whole())));
    }

    private String argument(Name name) {
        return text(named(name), Strength.POWER);
    }

    /** The layer above comes first, for a layer belongs to the letter; a transpose comes last. */
    private static String scripted(Scripts scripts, boolean isTransposed) {
        List<String> lower = new ArrayList<>();
        scripts.lower().forEach(script -> lower.add(word(script)));
        String foot = lower.isEmpty() ? "" : "_{" + String.join(",", lower) + "}";
        String transpose = isTransposed ? "\\top" : "";
        if (scripts.isRaised()) {
            return base(scripts) + "^{" + scripts.layer() + transpose + "}" + foot;
        }
        return base(scripts) + foot + (isTransposed ? "^" + transpose : "");
    }

    private static String base(Scripts scripts) {
        String base = word(scripts.base());
        Word.Accent accent = scripts.word().accent();
        return accent == Word.Accent.NONE ? base : "\\" + accent.word() + "{" + base + "}";
    }

    /** A letter, the command of a Greek one, or a word as text. */
    private static String word(String word) {
        if (Greek.isLetter(word)) {
            return "\\" + word;
        }
        boolean isPlain = word.codePointCount(0, word.length()) == 1 || word.matches("\\p{L}?[0-9]+");
        return isPlain ? word : "\\text{" + word.replace("_", "\\_") + "}";
    }
}
