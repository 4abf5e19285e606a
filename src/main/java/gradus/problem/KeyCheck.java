package gradus.problem;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares the printed numbers of a solution with the solver. The solver is the judge: a key that differs by more than its
 * printed digits is an error, unless the file has the slip on record.
 */
final class KeyCheck {
    /** Room for the rounding of the solver itself, as a share of the number. */
    private static final double ROUNDING = 1e-12;
    /** A rounded number is at most so many units of its last digit off. */
    private static final double ROUNDED = 0.5;
    /** A number that is cut off is less than so many units too small; one whole unit is another digit. */
    private static final double CUT_OFF = 1 - 1e-6;

    private final Values values;
    private final SolvedGraph solved;
    private final List<Erratum> errata;

    KeyCheck(Values values, SolvedGraph solved, List<Erratum> errata) {
        this.values = values;
        this.solved = solved;
        this.errata = errata;
    }

    /** The expected numbers, if they have the shape of the quantity. */
    Optional<WrittenArray> check(YamlNode node, Quantity quantity, String name) {
        Shape shape = solved.graph().shape(quantity);
        if (node instanceof YamlScalar text && FormulaText.hasOperation(text.text()) && !Values.isNumber(text)) {
            values.error(
                    ProblemCodes.NOT_A_NUMBER,
                    node,
                    "'expected' of " + name + ": " + Values.shown(node) + " is not a number",
                    "if a formula is asked, write 'as: formula' as well");
            return Optional.empty();
        }
        Optional<WrittenArray> expected = values.array(node, "'expected' of " + name);
        if (expected.isEmpty()
                || values.tensor(node, "'expected' of " + name, shape, Values.transposing(quantity))
                        .isEmpty()) {
            return Optional.empty();
        }
        boolean onRecord =
                errata.stream().anyMatch(erratum -> erratum.quantity().equals(quantity));
        if (!onRecord) {
            compare(node, name, expected.get(), solved.truth().of(quantity));
        }
        return expected;
    }

    /** Reports the worst entry only: one wrong line of a key is one fault. */
    private void compare(YamlNode node, String name, WrittenArray expected, Tensor truth) {
        int worst = 0;
        for (int place = 0; place < truth.count(); place++) {
            if (fault(expected, truth, place) > fault(expected, truth, worst)) {
                worst = place;
            }
        }
        double fault = fault(expected, truth, worst);
        if (fault <= ROUNDED) {
            return;
        }
        String message = "'expected' says " + expected.numbers().get(worst).literal() + place(truth.shape(), worst)
                + ", the solver gets " + String.format(Locale.ROOT, "%.9g", truth.at(worst));
        values.issues()
                .add(
                        fault < CUT_OFF
                                ? Issue.warning(ProblemCodes.TRUNCATED_KEY, node.position(), node.length(), message)
                                        .withFix("round the number instead of cutting it off")
                                : Issue.error(ProblemCodes.WRONG_KEY, node.position(), node.length(), message)
                                        .withFix("if the printed solution is wrong, record it: 'errata: [{quantity: "
                                                + name + ", note: …}]'"));
    }

    /** How wrong a number is: up to ½ it is rounded, below 1 cut off, else neither. */
    private static double fault(WrittenArray expected, Tensor truth, int place) {
        double units = units(expected, truth, place);
        boolean tooSmall = Math.abs(expected.numbers().get(place).value()) < Math.abs(truth.at(place));
        return units <= ROUNDED || (tooSmall && units < CUT_OFF) ? units : CUT_OFF + units;
    }

    /** How many units of the last printed digit an entry is off; a number without decimals is taken as exact. */
    private static double units(WrittenArray expected, Tensor truth, int place) {
        WrittenNumber number = expected.numbers().get(place);
        double room = ROUNDING * Math.max(Math.abs(truth.at(place)), truth.scale());
        double difference = Math.max(0, Math.abs(number.value() - truth.at(place)) - room);
        double unit = number.decimals() == 0 ? ROUNDING * Math.max(1, truth.scale()) : 2 * number.halfUnit();
        return difference / unit;
    }

    private static String place(Shape shape, int place) {
        if (shape.isScalar()) {
            return "";
        }
        if (shape.rank() > 2) {
            return " at " + shape.index(place);
        }
        int columns = shape.columns();
        return " in row " + (place / columns + 1) + ", column " + (place % columns + 1);
    }
}
