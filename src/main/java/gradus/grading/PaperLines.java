package gradus.grading;

import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.graph.Squashing;
import gradus.problem.Problem;
import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.written.LastDigit;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lines of one paper from which others can follow: those that were asked and those that were not. A line that says nothing
 * carries nothing: one that is all zeros, a copy of a given value, or outside of what its activation function can give.
 */
final class PaperLines {
    /** How far the sum of a rounded softmax may lie from 1. */
    private static final double SUM_ROOM = 0.02;

    private static final double NOISE = 1e-9;

    /** So many numbers have to be too small before a paper counts as cut off. */
    private static final int FEWEST = 4;

    /** The share of numbers that may be too large all the same in a paper that is cut off beyond doubt. */
    private static final double MOST_LARGER = 0.25;

    private final Problem problem;
    private final Map<Quantity, PaperLine> lines = new LinkedHashMap<>();
    private final PaperPrecision precision;

    /** The lines of a paper that is taken as rounded: of what was written, by quantity, only what can be read. */
    PaperLines(Problem problem, Map<Quantity, WrittenArray> written) {
        this(problem, written, PaperPrecision.of(telling(written)));
    }

    /** The lines of a paper whose digits are read in some way. */
    PaperLines(Problem problem, Map<Quantity, WrittenArray> written, PaperPrecision precision) {
        this.problem = problem;
        this.precision = precision;
        written.forEach((quantity, array) ->
                line(quantity, array, precision.reading()).ifPresent(line -> lines.put(quantity, line)));
    }

    /** The lines whose digits tell how exactly was calculated: those of a new parameter are as many as its change needs. */
    private static Collection<WrittenArray> telling(Map<Quantity, WrittenArray> written) {
        Map<Quantity, WrittenArray> telling = new LinkedHashMap<>(written);
        telling.keySet().removeIf(quantity -> Problem.whole(quantity) instanceof Quantity.Updated);
        return telling.isEmpty() ? written.values() : telling.values();
    }

    /** A line of the quantity's shape; a vector may lie any way. */
    private Optional<PaperLine> line(Quantity quantity, WrittenArray array, LastDigit reading) {
        Shape shape = problem.shape(quantity);
        boolean fits = Comparison.fits(array.dimensions(), shape)
                && array.numbers().stream().allMatch(WrittenNumber::isFinite);
        return fits
                ? Optional.of(new PaperLine(
                        quantity, array, Tensor.of(shape, array.values()), intervals(array, shape, reading)))
                : Optional.empty();
    }

    /** Beside a number with all digits, 0.5 is no rounded number but exactly that. */
    private static IntervalTensor intervals(WrittenArray array, Shape shape, LastDigit reading) {
        IntervalTensor intervals = array.intervals(shape, reading);
        boolean isExact = array.numbers().stream().anyMatch(WrittenNumber::isExact);
        return isExact
                ? IntervalTensor.collected(shape, place -> {
                    WrittenNumber number = array.numbers().get(place);
                    return number.isExact() ? intervals.at(place) : Interval.of(number.value());
                })
                : intervals;
    }

    /** Whether numbers look cut off rather than rounded. */
    enum CutOff {
        NO,
        /** What was computed from earlier numbers may have become larger. */
        PERHAPS,
        YES
    }

    /**
     * Whether the numbers look cut off rather than rounded: those near the truth are rarely larger than it, and some are further
     * from it than rounding explains.
     */
    CutOff cutOff() {
        int smaller = 0;
        int larger = 0;
        boolean beyondRounding = false;
        for (PaperLine line : lines.values()) {
            Tensor truth = problem.truth(line.quantity());
            for (int place = 0; place < truth.count(); place++) {
                double unit = 2 * line.written().numbers().get(place).halfUnit();
                double missing =
                        Math.abs(truth.at(place)) - Math.abs(line.value().at(place));
                if (Math.abs(missing) < 2 * unit && Math.abs(missing) > NOISE * Math.abs(truth.at(place))) {
                    smaller += missing > 0 ? 1 : 0;
                    larger += missing < 0 ? 1 : 0;
                    beyondRounding |= missing > 0.5 * unit && missing <= unit;
                }
            }
        }
        if (!beyondRounding || smaller < FEWEST || larger > smaller) {
            return CutOff.NO;
        }
        return larger <= MOST_LARGER * smaller ? CutOff.YES : CutOff.PERHAPS;
    }

    PaperPrecision precision() {
        return precision;
    }

    Optional<PaperLine> of(Quantity quantity) {
        return Optional.ofNullable(lines.get(quantity));
    }

    Collection<PaperLine> all() {
        return lines.values();
    }

    /** The quantities that others may follow from, with those that are right beyond doubt. */
    Set<Quantity> carrying(Set<Quantity> right) {
        Set<Quantity> carrying = new LinkedHashSet<>();
        for (PaperLine line : lines.values()) {
            if (right.contains(line.quantity()) || !isDegenerate(line)) {
                carrying.add(line.quantity());
            }
        }
        return carrying;
    }

    private boolean isDegenerate(PaperLine line) {
        Tensor truth = problem.truth(line.quantity());
        boolean allZero = line.value().scale() == 0 && truth.scale() > 0;
        return allZero || isCopyOfGiven(line) || isOutOfRange(line);
    }

    /** Whether the line repeats a given value that it is not. */
    private boolean isCopyOfGiven(PaperLine line) {
        Graph graph = problem.graph();
        return line.value().count() > 1
                && graph.quantities().stream()
                        .filter(quantity -> !quantity.equals(line.quantity()))
                        .filter(quantity -> graph.rule(quantity) instanceof Expression.Constant)
                        .map(problem::truth)
                        .anyMatch(given -> given.shape().equals(line.value().shape()) && given.equals(line.value()));
    }

    private boolean isOutOfRange(PaperLine line) {
        Expression rule = problem.graph().rule(line.quantity());
        if (rule instanceof Expression.Apply apply && apply.function() instanceof Squashing squashing) {
            Interval range = squashing == Squashing.SIGMOID ? new Interval(0, 1) : new Interval(-1, 1);
            return !line.interval().meets(IntervalTensor.filled(line.value().shape(), range));
        }
        if (rule instanceof Expression.Softmax softmax) {
            Tensor sums = line.value().sum(softmax.axis());
            int terms = line.value().shape().size(softmax.axis());
            return line.value().entries().anyMatch(share -> share < 0 || share > 1)
                    || sums.entries().anyMatch(sum -> Math.abs(sum - 1) > SUM_ROOM * terms);
        }
        return false;
    }
}
