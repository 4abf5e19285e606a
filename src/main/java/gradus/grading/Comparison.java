package gradus.grading;

import gradus.grading.Verdict.ShapeFault;
import gradus.problem.Tolerance;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Compares written numbers with a true value, entry by entry.
 *
 * <p>A number is right when it lies within the tolerance of the truth, or when the truth lies in the interval that its printed
 * digits stand for. Two kinds of numbers stand for less than their half unit: a zero says something only if half a unit is
 * small beside the largest entry of the truth, and a whole number of one digit stands for what its neighbours' decimals say,
 * since {@code 1} among {@code 0.1234} is a rounded number whose zeros were dropped, and alone is a claim. A whole number of
 * more digits is a number rounded to these: {@code 123} beside {@code 0.456}.
 */
final class Comparison {
    /** Rounding noise of two computations in double precision that take different paths: share of the value. */
    private static final double NOISE = 1e-9;
    /** The same, as a share of the largest entry; for entries that should cancel to 0. */
    private static final double RESIDUE = 1e-12;
    /** How many times the bound of rounding another way to compute the same may be off. */
    private static final double PATHS = 16;
    /** Up to so many units of the last digit, rounding too early is the likely reason. */
    private static final double LITTLE_UNITS = 20;
    /** The same as a share of the number: a slip is mostly larger. */
    private static final double LITTLE_SHARE = 0.002;
    /** A written zero, or a single digit, whose half unit is a larger share than this says little. */
    private static final double COARSE_SHARE = 0.05;

    private final Tensor truth;
    private final Tensor rounding;
    private final Tolerance tolerance;
    private final Optional<Tensor> before;
    private final double scale;

    /**
     * A comparison with a true value.
     *
     * @param rounding how far rounding may have moved each entry of the truth, in its shape
     * @param before of an updated parameter its value before the update: numbers of which no digit tells the two apart do not
     *     show that anything was updated
     */
    Comparison(Tensor truth, Tensor rounding, Tolerance tolerance, Optional<Tensor> before) {
        this.truth = truth;
        this.rounding = rounding;
        this.tolerance = tolerance;
        this.before = before;
        this.scale = truth.scale();
    }

    /** How far two computations of one entry in double precision may lie apart, if they take different paths. */
    private double noise(int place) {
        return NOISE * Math.abs(truth.at(place)) + RESIDUE * scale + PATHS * rounding.at(place);
    }

    Verdict verdict(WrittenArray written) {
        Shape shape = truth.shape();
        if (!fits(written.dimensions(), shape)) {
            return new Verdict.WrongShape(written.dimensions(), shape, shapeFault(written));
        }
        List<EntryMark> entries = entries(written, place -> place);
        if (entries.stream().allMatch(entry -> entry.verdict().isRight())) {
            boolean coarse = entries.stream().anyMatch(entry -> entry.verdict() == EntryVerdict.COARSE);
            boolean turned = !shape.isScalar()
                    && shape.rank() <= 2
                    && written.dimensions().size() == 2
                    && !written.dimensions().equals(shape.sizes());
            return new Verdict.Right(coarse, turned);
        }
        if (entries.stream().anyMatch(entry -> entry.verdict() == EntryVerdict.NOT_FINITE)) {
            return new Verdict.NotANumber(entries, credit(entries));
        }
        if (shape.rank() > 2
                && OtherAxes.isRight(written.dimensions(), shape, source -> isRight(entries(written, source)))) {
            return new Verdict.WrongShape(written.dimensions(), shape, ShapeFault.AXES_EXCHANGED_AND_RIGHT);
        }
        if (transposeIsRight(written)) {
            return new Verdict.WrongShape(written.dimensions(), shape, ShapeFault.TRANSPOSED_AND_RIGHT);
        }
        return new Verdict.Wrong(entries, credit(entries), isOffByLittle(written));
    }

    /** See {@link Shape#fits}. */
    static boolean fits(List<Integer> written, Shape shape) {
        if (written.equals(shape.sizes())) {
            return true;
        }
        return new Shape(written).fits(shape);
    }

    private ShapeFault shapeFault(WrittenArray written) {
        Shape shape = truth.shape();
        if (shape.rank() > 2
                && OtherAxes.isRight(written.dimensions(), shape, source -> isRight(entries(written, source)))) {
            return ShapeFault.AXES_EXCHANGED_AND_RIGHT;
        }
        if (shape.rank() <= 2 && written.dimensions().equals(shape.transposed().sizes())) {
            return isRight(entries(written, this::transposedPlace))
                    ? ShapeFault.TRANSPOSED_AND_RIGHT
                    : ShapeFault.TRANSPOSED;
        }
        if (written.looksLikeDecimalCommas(shape.count())) {
            return ShapeFault.DECIMAL_COMMAS;
        }
        if (written.dimensions().size() == 1 && written.numbers().size() == shape.count()) {
            return ShapeFault.FLAT;
        }
        return firstOnly(written);
    }

    /** Of a batch, people write the first example and forget the others. */
    private ShapeFault firstOnly(WrittenArray written) {
        Shape shape = truth.shape();
        if (shape.rank() != 2 || !new Shape(written.dimensions()).isVector()) {
            return ShapeFault.OTHER;
        }
        if (agrees(written, Shape.of(shape.rows(), 1), row -> row * shape.columns())) {
            return ShapeFault.FIRST_COLUMN_ONLY;
        }
        return agrees(written, Shape.of(1, shape.columns()), column -> column)
                ? ShapeFault.FIRST_ROW_ONLY
                : ShapeFault.OTHER;
    }

    /** Whether the written numbers are right for some entries of the truth. */
    private boolean agrees(WrittenArray written, Shape shape, IntUnaryOperator placeInTruth) {
        if (written.numbers().size() != shape.count()) {
            return false;
        }
        Comparison part = new Comparison(
                part(truth, shape, placeInTruth),
                part(rounding, shape, placeInTruth),
                tolerance,
                before.map(old -> part(old, shape, placeInTruth)));
        return isRight(part.entries(written, place -> place));
    }

    private static Tensor part(Tensor whole, Shape shape, IntUnaryOperator placeInWhole) {
        return Tensor.of(
                shape,
                IntStream.range(0, shape.count())
                        .map(placeInWhole)
                        .mapToDouble(whole::at)
                        .toArray());
    }

    /** Where, in an answer with rows and columns exchanged, the entry of a place stands. */
    private int transposedPlace(int place) {
        int columns = truth.shape().columns();
        return place % columns * truth.shape().rows() + place / columns;
    }

    private boolean transposeIsRight(WrittenArray written) {
        Shape shape = truth.shape();
        return shape.rank() == 2
                && shape.rows() == shape.columns()
                && shape.rows() > 1
                && isRight(entries(written, this::transposedPlace));
    }

    private static boolean isRight(List<EntryMark> entries) {
        return entries.stream().allMatch(entry -> entry.verdict().isRight());
    }

    private List<EntryMark> entries(WrittenArray written, IntUnaryOperator sourceOf) {
        int finest = written.numbers().stream()
                .mapToInt(WrittenNumber::decimals)
                .max()
                .orElse(0);
        boolean showsChange = showsChange(written, sourceOf, finest);
        List<EntryMark> entries = new ArrayList<>();
        for (int place = 0; place < truth.count(); place++) {
            WrittenNumber number = written.numbers().get(sourceOf.applyAsInt(place));
            EntryVerdict verdict = verdict(number, place, finest, showsChange);
            entries.add(EntryMark.at(truth.shape(), place, number.literal(), verdict));
        }
        return entries;
    }

    private EntryVerdict verdict(WrittenNumber number, int place, int finestDecimals, boolean showsChange) {
        if (!number.isFinite()) {
            return EntryVerdict.NOT_FINITE;
        }
        double value = truth.at(place);
        double noise = noise(place);
        double difference = Math.abs(number.value() - value);
        if (difference <= noise) {
            return EntryVerdict.RIGHT;
        }
        double half = halfUnit(number, finestDecimals);
        boolean inside = difference <= half + noise;
        boolean near = difference <= tolerance.room(value) + noise;
        if (!inside && !near) {
            return EntryVerdict.WRONG;
        }
        if (hasTooFewDigits(number) || (!showsChange && mayBeUnchanged(number, place, half))) {
            return EntryVerdict.TOO_FEW_DIGITS;
        }
        if (near) {
            return EntryVerdict.RIGHT;
        }
        if (number.value() == 0) {
            return half <= COARSE_SHARE * scale ? EntryVerdict.RIGHT : EntryVerdict.TOO_FEW_DIGITS;
        }
        return half <= COARSE_SHARE * Math.abs(number.value()) ? EntryVerdict.RIGHT : EntryVerdict.COARSE;
    }

    /** Whether some number is another than before the update; then those whose change is lost in the digits are no copies. */
    private boolean showsChange(WrittenArray written, IntUnaryOperator sourceOf, int finestDecimals) {
        return IntStream.range(0, truth.count()).anyMatch(place -> {
            WrittenNumber number = written.numbers().get(sourceOf.applyAsInt(place));
            return isChanged(place) && !mayBeUnchanged(number, place, halfUnit(number, finestDecimals));
        });
    }

    private boolean isChanged(int place) {
        return before.filter(old -> Math.abs(old.at(place) - truth.at(place)) > noise(place))
                .isPresent();
    }

    /** Whether the value before an update that changed it lies in what is written, too. */
    private boolean mayBeUnchanged(WrittenNumber number, int place, double half) {
        return isChanged(place)
                && before.filter(old -> Math.abs(old.at(place) - number.value()) <= half)
                        .isPresent();
    }

    /** Whether every entry is near the truth as its digits go: what comes of rounding before the last step. */
    private boolean isOffByLittle(WrittenArray written) {
        return IntStream.range(0, truth.count()).allMatch(place -> {
            WrittenNumber number = written.numbers().get(place);
            double difference = Math.abs(number.value() - truth.at(place));
            return difference <= LITTLE_UNITS * 2 * number.halfUnit()
                    && difference <= LITTLE_SHARE * Math.abs(truth.at(place)) + noise(place);
        });
    }

    /** Half of the interval that a number stands for; see the description of this class. */
    private static double halfUnit(WrittenNumber number, int finestDecimals) {
        boolean bare = number.value() == 0 || (number.unitExponent() == 0 && number.significantDigits() == 1);
        if (!bare) {
            return (number.upper() - number.lower()) / 2;
        }
        return finestDecimals == 0 ? 0 : 0.5 * Double.parseDouble("1e-" + finestDecimals);
    }

    private boolean hasTooFewDigits(WrittenNumber number) {
        return hasTooFewDigits(number, tolerance);
    }

    /** Whether a number has fewer digits than are asked for. */
    static boolean hasTooFewDigits(WrittenNumber number, Tolerance tolerance) {
        boolean fewDecimals = number.decimals() < tolerance.atLeastDecimals().orElse(0);
        boolean fewSignificant = number.value() != 0
                && number.significantDigits()
                        < tolerance.atLeastSignificantDigits().orElse(0);
        return fewDecimals || fewSignificant;
    }

    /** Right entries whose true value is 0 do not count: every method gets those. */
    private Credit credit(List<EntryMark> entries) {
        int right = 0;
        int counted = 0;
        for (int place = 0; place < entries.size(); place++) {
            boolean isRight = entries.get(place).verdict().isRight();
            if (!isRight || Math.abs(truth.at(place)) > noise(place)) {
                counted++;
                right += isRight ? 1 : 0;
            }
        }
        return new Credit(right, counted);
    }
}
