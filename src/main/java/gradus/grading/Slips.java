package gradus.grading;

import gradus.problem.Tolerance;
import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.written.WrittenNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Slips of the pen: a line that is right but for something that happened while it was written down. Known by the numbers that
 * should stand there, of which none is told.
 */
final class Slips {
    /** Fewer digits than these in a slipped number prove nothing. */
    private static final int FEWEST_DIGITS = 3;

    private static final int[] SHIFTS = {1, -1, 2, -2, 3, -3};

    private static final String PREFIX = "slip-";

    private final PaperLine line;
    private final IntervalTensor right;
    private final Tolerance tolerance;
    private final List<Integer> wrong;

    /**
     * The slips of a line.
     *
     * @param right what should stand there, as far as the earlier lines tell
     */
    Slips(PaperLine line, IntervalTensor right, Tolerance tolerance) {
        this.line = line;
        this.right = right;
        this.tolerance = tolerance;
        this.wrong = IntStream.range(0, line.value().count())
                .filter(place -> !fits(written(place), place))
                .boxed()
                .toList();
    }

    /** Whether something that explains a line is a slip of the pen. */
    static boolean isOne(Explanation explanation) {
        return explanation.id().startsWith(PREFIX);
    }

    /** The one slip that explains the line; empty if none does. */
    Optional<Diagnosis> find() {
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        return wholeLine().or(this::oneEntry).or(this::copiedRow).map(this::diagnosis);
    }

    private Diagnosis diagnosis(Explanation slip) {
        double digits = wrong.stream()
                .mapToDouble(place ->
                        line.written().numbers().size() > place ? number(place).significantDigits() : 0)
                .sum();
        return new Diagnosis(
                List.of(slip), false, new Evidence(wrong.size(), line.value().count(), digits), Optional.empty());
    }

    private Interval written(int place) {
        return line.interval().at(place);
    }

    private WrittenNumber number(int place) {
        return line.written().numbers().get(place);
    }

    private boolean fits(Interval number, int place) {
        Interval needed = right.at(place);
        double room = tolerance.room(needed.middle());
        return needed.isBounded() && number.meets(new Interval(needed.lower() - room, needed.upper() + room));
    }

    private boolean saysEnough(int place) {
        return number(place).significantDigits() >= FEWEST_DIGITS;
    }

    /** Something that happened to every number alike. */
    private Optional<Explanation> wholeLine() {
        boolean saysEnough = wrong.stream().filter(this::saysEnough).count() >= 2;
        if (!saysEnough) {
            return Optional.empty();
        }
        if (allFit(place -> written(place).negated())) {
            return Optional.of(slip(
                    "slip-sign",
                    "every sign turned",
                    "Compare the signs of your numbers with those that follow from the lines before.",
                    "The numbers are those that follow from the lines before, each with the other sign."));
        }
        for (int shift : SHIFTS) {
            if (allFit(place -> shifted(written(place), shift))) {
                return Optional.of(shiftSlip());
            }
        }
        Shape shape = line.value().shape();
        boolean isSquare = shape.rank() == 2 && shape.rows() == shape.columns() && shape.rows() > 1;
        IntUnaryOperator turned = place -> (place % shape.columns()) * shape.rows() + place / shape.columns();
        return isSquare && allFit(place -> written(turned.applyAsInt(place)))
                ? Optional.of(slip(
                        "slip-transposed",
                        "rows and columns exchanged",
                        "Which unit does a row of your matrix belong to?",
                        "The numbers are right with rows and columns exchanged."))
                : Optional.empty();
    }

    private interface Entries {
        Interval at(int place);
    }

    private boolean allFit(Entries changed) {
        return IntStream.range(0, line.value().count()).allMatch(place -> fits(changed.at(place), place));
    }

    private static Interval shifted(Interval number, int places) {
        double factor = Double.parseDouble("1e" + places);
        return new Interval(number.lower() * factor, number.upper() * factor);
    }

    /** Something that happened to a single number. */
    private Optional<Explanation> oneEntry() {
        if (wrong.size() != 1 || !saysEnough(wrong.get(0))) {
            return Optional.empty();
        }
        int place = wrong.get(0);
        if (fits(written(place).negated(), place)) {
            return Optional.of(slip(
                    "slip-sign-dropped",
                    "a sign lost",
                    "Check the sign of one number of this line.",
                    "One number has the other sign than what follows from the lines before; all others fit."));
        }
        for (int shift : SHIFTS) {
            if (fits(shifted(written(place), shift), place)) {
                return Optional.of(shiftSlip());
            }
        }
        return swappedDigits(number(place)).stream().anyMatch(number -> fits(around(number, place), place))
                ? Optional.of(slip(
                        "slip-digit-swap",
                        "two digits exchanged",
                        "Compare the digits of one number with your calculation.",
                        "Two neighbouring digits of one number are exchanged; all others fit."))
                : Optional.empty();
    }

    private Interval around(double number, int place) {
        return Interval.around(number, written(place).width() / 2);
    }

    /** The number with each pair of neighbouring digits exchanged. */
    private static List<Double> swappedDigits(WrittenNumber number) {
        String digits = new BigDecimal(number.value())
                .setScale(Math.max(0, number.decimals()), RoundingMode.HALF_EVEN)
                .toPlainString();
        List<Double> swapped = new ArrayList<>();
        for (int i = 0; i < digits.length(); i++) {
            int next = i + 1 < digits.length() && digits.charAt(i + 1) == '.' ? i + 2 : i + 1;
            boolean canSwap = next < digits.length()
                    && Character.isDigit(digits.charAt(i))
                    && digits.charAt(i) != digits.charAt(next);
            if (canSwap) {
                StringBuilder changed = new StringBuilder(digits);
                changed.setCharAt(i, digits.charAt(next));
                changed.setCharAt(next, digits.charAt(i));
                swapped.add(Double.parseDouble(changed.toString()));
            }
        }
        return swapped;
    }

    /** A row, or a column, that repeats another one and is wrong, where all the rest is right. */
    private Optional<Explanation> copiedRow() {
        Shape shape = line.value().shape();
        if (shape.rank() != 2 || (shape.rows() < 2 && shape.columns() < 2)) {
            return Optional.empty();
        }
        boolean rowCopied = isCopied(shape.rows(), place -> place / shape.columns(), shape.columns());
        boolean columnCopied = isCopied(shape.columns(), place -> place % shape.columns(), shape.rows());
        return rowCopied || columnCopied
                ? Optional.of(slip(
                        "slip-copied-row",
                        "a row written twice",
                        "Are two rows, or two columns, of this line the same by accident?",
                        "One row or column repeats another one; all others fit."))
                : Optional.empty();
    }

    private boolean isCopied(int groups, IntUnaryOperator groupOf, int size) {
        List<Integer> wrongGroups =
                wrong.stream().map(groupOf::applyAsInt).distinct().toList();
        if (groups < 2 || size < 2 || wrongGroups.size() != 1) {
            return false;
        }
        List<Double> copy = group(wrongGroups.get(0), groupOf);
        return IntStream.range(0, groups)
                .filter(group -> group != wrongGroups.get(0))
                .anyMatch(group -> group(group, groupOf).equals(copy));
    }

    private List<Double> group(int group, IntUnaryOperator groupOf) {
        return IntStream.range(0, line.value().count())
                .filter(place -> groupOf.applyAsInt(place) == group)
                .mapToObj(line.value()::at)
                .toList();
    }

    private static Explanation shiftSlip() {
        return slip(
                "slip-decimal-shift",
                "the decimal point shifted",
                "Count the zeros behind the decimal point once more.",
                "The digits are those that follow from the lines before, but the decimal point stands elsewhere.");
    }

    private static Explanation slip(String id, String name, String hint, String text) {
        return new Explanation(id, 0, name, hint, text);
    }
}
