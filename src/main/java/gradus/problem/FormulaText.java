package gradus.problem;

import gradus.formula.FormulaReading;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Formulas in problem files in the place of a name. */
final class FormulaText {
    /** The key of a formula in a mapping. */
    static final String KEY = "formula";

    /** What can only be a name: letters, digits and hyphens. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}-]*");

    private FormulaText() {}

    /** Whether a text is a formula rather than a name, perhaps misspelt. */
    static boolean isMeant(String text) {
        return !NAME.matcher(text).matches();
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
    static Optional<Expression> accepted(FormulaReading reading, Values values) {
        if (reading instanceof FormulaReading.Refused refused) {
            values.issues().add(refused.issue());
            return Optional.empty();
        }
        return Optional.of(((FormulaReading.Read) reading).expression());
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
