package gradus.formula;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Formulas as numpy runs them, over arrays with two axes: {@code W2.T @ delta2 * sigmoid_prime(z1)}. {@code sigmoid},
 * {@code sigmoid_prime}, {@code tanh_prime}, {@code softmax(x, axis)} and {@code leaky_relu(x, slope)} are functions that whoever
 * runs it has to have.
 */
public final class NumpyForm extends FormulaForm {
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("exp", "np.exp"),
            Map.entry("log", "np.log"),
            Map.entry("sin", "np.sin"),
            Map.entry("cos", "np.cos"),
            Map.entry("abs", "np.abs"),
            Map.entry("sign", "np.sign"),
            Map.entry("tanh", "np.tanh"),
            Map.entry("max", "np.maximum"),
            Map.entry("min", "np.minimum"),
            Map.entry("diag", "np.diagflat"),
            Map.entry("sigma", "sigmoid"));

    /** Words of the language, which name nothing. */
    private static final Set<String> KEYWORDS = Set.of(
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield",
            "None",
            "True",
            "False");

    /** The form of numpy. */
    public NumpyForm() {}

    /** The first two sides are a statement; what else they are equal to is a comment behind it. */
    @Override
    public String equation(List<String> sides) {
        int statement = Math.min(2, sides.size());
        String comment = sides.size() > statement ? "  # = " : "";
        return String.join(" = ", sides.subList(0, statement))
                + comment
                + String.join(" = ", sides.subList(statement, sides.size()));
    }

    @Override
    String bracketed(String text) {
        return "(" + text + ")";
    }

    @Override
    Piece named(Name name) {
        if (name instanceof Name.Entry entry) {
            String place = index(entry.row()) + ", " + index(entry.column());
            return Piece.atom(identifier(entry.whole()) + "[" + place + "]");
        }
        return name instanceof Name.Transposed transposed
                ? Piece.atom(named(transposed.whole()).text() + ".T")
                : Piece.atom(identifier(name));
    }

    /** Rows and columns stay axes, so a single one is a range; counted from 0. */
    private static String index(int number) {
        return number == 0 ? ":" : (number - 1) + ":" + number;
    }

    private static String identifier(Name name) {
        String word = word(name);
        if (word.equals("lambda")) {
            return "lam";
        }
        return KEYWORDS.contains(word) ? word + "_" : word;
    }

    private static String word(Name name) {
        if (name instanceof Name.Letter letter) {
            return Word.of(letter.text()).spelled() + Name.LayerStyle.PLAIN.attached(letter.layer());
        }
        if (name instanceof Name.Marked marked) {
            return word(marked.of()) + "_" + marked.mark();
        }
        if (name instanceof Name.Derivative derivative) {
            return "d" + word(derivative.of()) + "_d" + word(derivative.by());
        }
        if (name instanceof Name.AtPoint atPoint) {
            return word(atPoint.of()) + "_" + word(atPoint.point());
        }
        if (name instanceof Name.Entry entry) {
            return word(entry.whole()) + "_" + entry.row() + "_" + entry.column();
        }
        return word(((Name.Transposed) name).whole()) + "_T";
    }

    @Override
    Piece numeral(Ratio value) {
        return value.isFraction()
                ? new Piece(value.numerator() + " / " + value.denominator(), Strength.PRODUCT)
                : Piece.atom(value.decimal());
    }

    @Override
    Piece value(Phrase.Value value) {
        return signed(value.number(), number(value.number(), value.significantDigits()));
    }

    private static Piece signed(double number, String text) {
        return number < 0 ? new Piece(text, Strength.SUM) : Piece.atom(text);
    }

    private static String number(double number, int significantDigits) {
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "np.nan" : number < 0 ? "-np.inf" : "np.inf";
        }
        return (number < 0 ? "-" : "") + digits(number, significantDigits);
    }

    @Override
    Piece grid(Phrase.Grid grid) {
        return Piece.atom("np.array(" + nested(grid.numbers(), grid.significantDigits(), 0, 0) + ")");
    }

    /** The entries of an axis and those behind it, from a place on. */
    private static String nested(Tensor numbers, int significantDigits, int axis, int start) {
        Shape shape = numbers.shape();
        if (axis == shape.rank()) {
            return number(numbers.at(start), significantDigits);
        }
        int step = 1;
        for (int inner = axis + 1; inner < shape.rank(); inner++) {
            step *= shape.size(inner);
        }
        List<String> parts = new ArrayList<>();
        for (int place = 0; place < shape.size(axis); place++) {
            parts.add(nested(numbers, significantDigits, axis + 1, start + place * step));
        }
        return "[" + String.join(", ", parts) + "]";
    }

    @Override
    Piece identity(Phrase.Identity identity) {
        return Piece.atom("np.eye(" + identity.size() + ")");
    }

    @Override
    Piece negation(Phrase.Negation negation) {
        return new Piece("-" + text(negation.operand(), Strength.PRODUCT), Strength.SUM);
    }

    @Override
    Piece sum(Phrase.Sum sum) {
        StringBuilder text = new StringBuilder();
        for (Phrase.Term term : sum.terms()) {
            boolean isFirst = text.length() == 0;
            String sign = term.isNegative() ? "-" : "+";
            text.append(isFirst ? sign.replace("+", "") : " " + sign + " ");
            text.append(text(term.phrase(), isFirst && !term.isNegative() ? Strength.SUM : Strength.PRODUCT));
        }
        return new Piece(text.toString(), Strength.SUM);
    }

    /** All products have one strength and group from the left. */
    @Override
    Piece product(Phrase.Product product) {
        List<Phrase> factors = new ArrayList<>(product.scalars());
        factors.addAll(product.entries());
        List<String> texts = new ArrayList<>();
        for (Phrase factor : factors) {
            texts.add(text(factor, texts.isEmpty() ? Strength.PRODUCT : Strength.POWER));
        }
        return new Piece(String.join(" * ", texts), Strength.PRODUCT);
    }

    @Override
    Piece chain(Phrase.Chain chain) {
        List<String> texts = new ArrayList<>();
        for (Phrase factor : chain.factors()) {
            texts.add(text(factor, Strength.POWER));
        }
        return new Piece(String.join(" @ ", texts), Strength.PRODUCT);
    }

    @Override
    Piece quotient(Phrase.Quotient quotient) {
        String above = text(quotient.above(), Strength.PRODUCT);
        return new Piece(above + " / " + text(quotient.below(), Strength.POWER), Strength.PRODUCT);
    }

    @Override
    Piece power(Phrase.Power power) {
        boolean isNegative =
                power.exponent() instanceof Phrase.Negation minus && minus.operand() instanceof Phrase.Numeral;
        String exponent = isNegative ? alone(power.exponent()) : text(power.exponent(), Strength.ATOM);
        return new Piece(text(power.base(), Strength.ATOM) + "**" + exponent, Strength.POWER);
    }

    @Override
    Piece root(Phrase.Root root) {
        return function("np.sqrt", List.of(alone(root.operand())));
    }

    @Override
    Piece transposition(Phrase.Transposition transposition) {
        return Piece.atom(text(transposition.operand(), Strength.ATOM) + ".T");
    }

    private static Piece function(String function, List<String> arguments) {
        return Piece.atom(function + "(" + String.join(", ", arguments) + ")");
    }

    @Override
    Piece call(Phrase.Call call) {
        List<String> arguments = new ArrayList<>();
        for (Phrase argument : call.arguments()) {
            arguments.add(alone(argument));
        }
        if (call.function().endsWith("relu")) {
            return rectifier(call, arguments);
        }
        String name = FUNCTIONS.getOrDefault(call.function(), call.function());
        return function(call.isSlope() ? name.replace("np.", "") + "_prime" : name, arguments);
    }

    /** Where the argument would be written three times it is a name or a number; else it is one of a function of ours. */
    private Piece rectifier(Phrase.Call call, List<String> arguments) {
        String argument = arguments.get(0);
        boolean isLeaky = arguments.size() > 1;
        if (call.isSlope()) {
            return function("np.where", List.of(argument + " > 0", "1", isLeaky ? arguments.get(1) : "0"));
        }
        if (!isLeaky) {
            return function("np.maximum", List.of("0", argument));
        }
        return call.arguments().get(0) instanceof Phrase.Named
                ? function("np.where", List.of(argument + " > 0", argument, arguments.get(1) + " * " + argument))
                : function(call.function(), arguments);
    }

    @Override
    Piece along(Phrase.Along along) {
        boolean isLargest = along.function().equals("max");
        return isLargest
                ? reduction("np.max", along.operand(), along.axis())
                : function(along.function(), List.of(alone(along.operand()), "axis=" + along.axis()));
    }

    private Piece reduction(String function, Phrase operand, int axis) {
        return function(function, List.of(alone(operand), "axis=" + axis, "keepdims=True"));
    }

    @Override
    Piece largestPlace(Phrase.LargestPlace place) {
        Piece fromZero = reduction("np.argmax", place.operand(), place.axis());
        return place.first() == 0 ? fromZero : new Piece(fromZero.text() + " + " + place.first(), Strength.SUM);
    }

    @Override
    Piece indicator(Phrase.Indicator indicator) {
        String condition = alone(indicator.left()) + (indicator.orEqual() ? " >= " : " > ") + alone(indicator.right());
        return function("np.where", List.of(condition, "1", "0"));
    }

    @Override
    Piece totalSum(Phrase.TotalSum sum) {
        return function("np.sum", List.of(alone(sum.operand()), "keepdims=True"));
    }

    @Override
    Piece axisSum(Phrase.AxisSum sum) {
        return reduction("np.sum", sum.operand(), sum.axis());
    }

    @Override
    Piece reshaped(Phrase.Reshaped reshaped) {
        boolean isNumeral = reshaped.operand() instanceof Phrase.Numeral;
        if (reshaped.to().rank() > 0) {
            String array =
                    isNumeral ? "np.array(" + alone(reshaped.operand()) + ")" : text(reshaped.operand(), Strength.ATOM);
            String sizes = reshaped.to().sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
            return Piece.atom(array + ".reshape(" + sizes + ")");
        }
        return isNumeral ? reshaped.operand().in(this) : item(reshaped.operand());
    }

    private Piece item(Phrase operand) {
        return operand instanceof Phrase.TotalSum sum
                ? function("np.sum", List.of(alone(sum.operand())))
                : Piece.atom(text(operand, Strength.ATOM) + ".item()");
    }

    @Override
    Piece repeated(Phrase.Repeated repeated) {
        return broadcast(repeated.operand(), repeated.to());
    }

    @Override
    Piece spread(Phrase.Spread spread) {
        return broadcast(spread.operand(), spread.to());
    }

    private Piece broadcast(Phrase operand, Shape shape) {
        return function("np.broadcast_to", List.of(alone(operand), tuple(shape)));
    }

    private static String tuple(Shape shape) {
        String sizes = shape.sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return shape.rank() == 1 ? "(" + sizes + ",)" : "(" + sizes + ")";
    }

    @Override
    Piece part(Phrase.Part part) {
        List<String> axes = new ArrayList<>(Collections.nCopies(part.rank(), ":"));
        axes.set(part.axis(), part.start() + ":" + (part.start() + part.size()));
        return Piece.atom(text(part.operand(), Strength.ATOM) + "[" + String.join(", ", axes) + "]");
    }

    @Override
    Piece joined(Phrase.Joined joined) {
        List<String> parts = new ArrayList<>();
        for (Phrase part : joined.parts()) {
            parts.add(alone(part));
        }
        return function("np.concatenate", List.of("[" + String.join(", ", parts) + "]", "axis=" + joined.axis()));
    }

    @Override
    Piece operation(Phrase.Operation operation) {
        List<String> arguments = new ArrayList<>();
        operation.operands().forEach(operand -> arguments.add(alone(operand)));
        operation.label().settings().forEach(setting -> arguments.add(setting.toString()));
        return function(operation.label().function(), arguments);
    }
}
