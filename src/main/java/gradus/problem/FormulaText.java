package gradus.problem;

import gradus.formula.FormulaReading;
import gradus.formula.FunctionNames;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import gradus.tensor.Shape;
import gradus.written.WrittenText;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Formulas in problem files in the place of a name. */
final class FormulaText {
    /** The key of a formula in a mapping. */
    static final String KEY = "formula";

    /** What no name has, not even a misspelt one. */
    private static final Pattern OPERATOR = Pattern.compile("[+*/^(){}\\[\\]\\\\@<>=∘⊙·√∑Σ]");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_]+");

    private FormulaText() {}

    private static final Pattern OPERATION = Pattern.compile("[*@^]|\\p{L}\\(|\\w\\s*\\+\\s*\\w");

    /** Whether a name does not already mean a function; that is reported. */
    static boolean isFree(YamlScalar name, Values values) {
        boolean isFunction = FunctionNames.isFunction(name.text());
        if (isFunction) {
            values.error(
                    ProblemCodes.BAD_ID, name, Values.shown(name) + " cannot be a name: it is a function in formulas");
        }
        return !isFunction;
    }

    /** Whether a text closes a bracket that it does not open. */
    static boolean isCutOff(String text) {
        int closed = text.indexOf(')');
        int opened = text.indexOf('(');
        return closed >= 0 && (opened < 0 || closed < opened);
    }

    /** That a key is no key. */
    static Issue cutOff(YamlScalar key) {
        return Issue.error(
                        ProblemCodes.BAD_ID,
                        key.position(),
                        key.length(),
                        Values.shown(key) + " is the rest of a formula with a comma")
                .withFix("put the formula in quotes");
    }

    /** Whether one of the keys of a mapping is none. */
    static boolean hasCutOff(YamlFields fields) {
        return fields.entries().stream().anyMatch(entry -> isCutOff(entry.key().text()));
    }

    /** The text of a node, with its place. */
    static WrittenText written(YamlScalar text) {
        return new WrittenText(text.text(), position(text));
    }

    /** How many characters carets under a formula should cover. */
    static int length(WrittenText text) {
        int end = text.text().indexOf('\n');
        return Math.max(1, text.text().codePointCount(0, end < 0 ? text.text().length() : end));
    }

    /** An issue about a part of a formula; of a formula over several lines only the beginning has a known place. */
    static Issue placed(Issue issue, WrittenText text) {
        return text.text().indexOf('\n') < 0
                ? issue
                : Issue.of(issue.severity(), issue.code(), text.position(), 1, issue.message())
                        .withFix(issue.fix());
    }

    /** Whether something is computed in a text, as in {@code 2 * x} or {@code exp(1)}; not in {@code 1/3} and {@code 1e+5}. */
    static boolean hasOperation(String text) {
        return OPERATION.matcher(text).find();
    }

    /** Where the first character of a formula stands: behind the quote that opens it. */
    static SourcePosition position(YamlScalar text) {
        SourcePosition start = text.position();
        boolean isInQuotes = text.quoted() && text.text().indexOf('\n') < 0;
        return isInQuotes ? new SourcePosition(start.file(), start.line(), start.column() + 1) : start;
    }

    /**
     * Whether a text is a formula rather than a name, perhaps misspelt.
     *
     * @param variables what only a formula can mention
     */
    static boolean isMeant(String text, Collection<String> variables) {
        return OPERATOR.matcher(text).find()
                || BETWEEN_WORDS.splitAsStream(text).anyMatch(variables::contains);
    }

    /** The formula in a node. */
    static Optional<YamlScalar> of(YamlNode node, String what, Values values) {
        if (node instanceof YamlScalar text) {
            return Optional.of(text);
        }
        values.error(ProblemCodes.NOT_A_FORMULA, node, "the formula of " + what + " is " + node.kind());
        return Optional.empty();
    }

    /** The formula that was read; a refusal is reported. */
    static Optional<Expression> accepted(FormulaReading reading, YamlScalar text, Values values) {
        if (reading instanceof FormulaReading.Refused refused) {
            values.issues().add(placed(refused.issue(), written(text)));
            return Optional.empty();
        }
        return Optional.of(((FormulaReading.Read) reading).expression());
    }

    /** Whether a formula mentions what it is a formula of; otherwise that is reported. */
    static boolean mentions(Expression formula, Quantity quantity, YamlScalar text, String what, Values values) {
        boolean mentions = mentions(formula, quantity);
        if (!mentions) {
            values.error(ProblemCodes.FORMULA_OF_NOTHING, text, "the formula does not use " + what);
        }
        return mentions;
    }

    /** Whether a formula mentions a quantity. */
    static boolean mentions(Expression formula, Quantity quantity) {
        if (formula instanceof Expression.Reference reference) {
            return reference.quantity().equals(quantity);
        }
        for (Expression operand : formula.operands()) {
            if (mentions(operand, quantity)) {
                return true;
            }
        }
        return false;
    }

    /** Reports a formula that gives other values for a batch than for its examples one by one. */
    static void refuseMixing(YamlScalar text, Values values) {
        values.error(
                ProblemCodes.NOT_BY_EXAMPLE,
                text,
                "the formula does not give each example of a batch the value that it has alone");
    }

    /** Whether a formula of one example has a value for each unit, or one for all; anything else is reported. */
    static boolean fits(
            Expression formula, Function<Quantity, Shape> shapes, Shape perUnit, YamlScalar text, Values values) {
        Shape shape = formula.shape(shapes);
        boolean fits = shape.isScalar() || shape.equals(perUnit);
        if (!fits) {
            values.error(
                    ProblemCodes.WRONG_SHAPE,
                    text,
                    "the formula gives " + shape + " for one example, " + perUnit + " or one number is needed");
        }
        return fits;
    }
}
