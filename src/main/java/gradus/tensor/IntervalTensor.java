package gradus.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * An immutable array of intervals with its {@link Shape}: for every entry all real numbers from a lower to an upper bound.
 *
 * <p>Operations are those of {@link Tensor}, entry by entry, on all numbers of the intervals: the result holds every exact
 * result; see {@link Interval} for how bounds are rounded and what has no value. Two entries of one array, or of two, count as
 * independent of each other.
 */
public final class IntervalTensor {
    private final Tensor lower;
    private final Tensor upper;

    private IntervalTensor(Tensor lower, Tensor upper) {
        this.lower = lower;
        this.upper = upper;
    }

    /** Single numbers; NaN gives the whole line, and an infinity what is beyond the largest double. */
    public static IntervalTensor of(Tensor exact) {
        if (!exact.isFinite()) {
            return collected(exact.shape(), place -> Interval.of(exact.at(place)));
        }
        Tensor bound = exact.map(entry -> entry == 0 ? 0 : entry);
        return new IntervalTensor(bound, bound);
    }

    /**
     * All numbers from a lower to an upper bound.
     *
     * @throws ShapeException if the two have different shapes
     * @throws IllegalArgumentException if no number lies between two bounds, or one is NaN
     */
    public static IntervalTensor of(Tensor lower, Tensor upper) {
        if (!lower.shape().equals(upper.shape())) {
            throw new ShapeException("lower bounds are " + lower.shape() + ", upper bounds are " + upper.shape());
        }
        return collected(lower.shape(), place -> new Interval(lower.at(place), upper.at(place)));
    }

    /**
     * All numbers within a distance of a centre, entry by entry.
     *
     * @param halfWidth the distances, at least 0; NaN gives the whole line
     * @throws ShapeException if the two have different shapes
     */
    public static IntervalTensor around(Tensor centre, Tensor halfWidth) {
        if (!centre.shape().equals(halfWidth.shape())) {
            throw new ShapeException("the centre is " + centre.shape() + ", the width is " + halfWidth.shape());
        }
        return collected(centre.shape(), place -> Interval.around(centre.at(place), halfWidth.at(place)));
    }

    /** Intervals given row by row. */
    public static IntervalTensor of(Shape shape, List<Interval> entries) {
        if (entries.size() != shape.count()) {
            throw new ShapeException(
                    "a tensor of shape " + shape + " has " + shape.count() + " entries, got " + entries.size());
        }
        return collected(shape, entries::get);
    }

    public static IntervalTensor filled(Shape shape, Interval interval) {
        return collected(shape, place -> interval);
    }

    /** Nothing is known of any entry. */
    public static IntervalTensor whole(Shape shape) {
        return filled(shape, Interval.WHOLE);
    }

    /** An interval for a place. */
    public interface Entries {
        /** The interval at a place, counted row by row from 0. */
        Interval at(int place);
    }

    /** The intervals of all places. */
    public static IntervalTensor collected(Shape shape, Entries entries) {
        double[] lower = new double[shape.count()];
        double[] upper = new double[lower.length];
        for (int place = 0; place < lower.length; place++) {
            Interval entry = entries.at(place);
            lower[place] = entry.lower();
            upper[place] = entry.upper();
        }
        return new IntervalTensor(Tensor.of(shape, lower), Tensor.of(shape, upper));
    }

    public Shape shape() {
        return lower.shape();
    }

    public int count() {
        return lower.count();
    }

    public Tensor lower() {
        return lower;
    }

    public Tensor upper() {
        return upper;
    }

    /** The interval at a place counted row by row from 0. */
    public Interval at(int place) {
        return new Interval(lower.at(place), upper.at(place));
    }

    /** The interval of a matrix, rows and columns counted from 0. */
    public Interval at(int row, int column) {
        return new Interval(lower.at(row, column), upper.at(row, column));
    }

    /** The lengths of the intervals, rounded up; infinite where there is a bound missing. */
    public Tensor width() {
        return upper.zip(lower, (high, low) -> new Interval(low, high).width());
    }

    /** A finite number of each interval: its middle, as far as it has one; see {@link Interval#middle}. */
    public Tensor middle() {
        return upper.zip(lower, (high, low) -> new Interval(low, high).middle());
    }

    /** Whether every entry is a single number. */
    public boolean isPoint() {
        return lower.equals(upper);
    }

    public boolean isBounded() {
        return lower.isFinite() && upper.isFinite();
    }

    /**
     * Whether every number lies in the interval at its place.
     *
     * @throws ShapeException if the shapes differ
     */
    public boolean contains(Tensor numbers) {
        requireShapeOf(numbers.shape());
        for (int place = 0; place < count(); place++) {
            if (!at(place).contains(numbers.at(place))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether every interval holds the one at its place.
     *
     * @throws ShapeException if the shapes differ
     */
    public boolean contains(IntervalTensor other) {
        requireShapeOf(other.shape());
        return contains(other.lower) && contains(other.upper);
    }

    /**
     * Whether at every place some number lies in both.
     *
     * @throws ShapeException if the shapes differ
     */
    public boolean meets(IntervalTensor other) {
        requireShapeOf(other.shape());
        for (int place = 0; place < count(); place++) {
            if (!at(place).meets(other.at(place))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The numbers that lie in both, if there are some at every place.
     *
     * @throws ShapeException if the shapes differ
     */
    public Optional<IntervalTensor> intersection(IntervalTensor other) {
        return meets(other) ? Optional.of(tightenedBy(other)) : Optional.empty();
    }

    /**
     * The numbers that lie in both of two bounds of the same thing; where these contradict each other, those of this one.
     *
     * @throws ShapeException if the shapes differ
     */
    public IntervalTensor tightenedBy(IntervalTensor other) {
        requireShapeOf(other.shape());
        return zip(other, Interval::tightenedBy);
    }

    /**
     * The smallest intervals that hold both.
     *
     * @throws ShapeException if the shapes differ
     */
    public IntervalTensor hull(IntervalTensor other) {
        requireShapeOf(other.shape());
        return zip(other, Interval::hull);
    }

    private void requireShapeOf(Shape other) {
        if (!shape().equals(other)) {
            throw new ShapeException("intervals of shape " + shape() + " are compared with " + other);
        }
    }

    /** Every interval replaced by the function's at it. */
    public IntervalTensor map(UnaryOperator<Interval> function) {
        return collected(shape(), place -> function.apply(at(place)));
    }

    /**
     * The function of every pair of intervals, by numpy's broadcasting rule.
     *
     * @throws ShapeException if the shapes do not go together
     */
    public IntervalTensor zip(IntervalTensor right, BinaryOperator<Interval> function) {
        Shape common = shape().broadcastWith(right.shape());
        IntervalTensor mine = broadcastTo(common);
        IntervalTensor theirs = right.broadcastTo(common);
        return collected(common, place -> function.apply(mine.at(place), theirs.at(place)));
    }

    /** Entries moved, left out or repeated, with both bounds alike. */
    private IntervalTensor moved(UnaryOperator<Tensor> move) {
        return new IntervalTensor(move.apply(lower), move.apply(upper));
    }

    /** The intervals repeated along axes of size 1; see {@link Tensor#broadcastTo}. */
    public IntervalTensor broadcastTo(Shape target) {
        return shape().equals(target) ? this : moved(bound -> bound.broadcastTo(target));
    }

    /** The same intervals, row by row, under another shape; see {@link Tensor#reshaped}. */
    public IntervalTensor reshaped(Shape other) {
        return moved(bound -> bound.reshaped(other));
    }

    /** Rows and columns exchanged; see {@link Tensor#transposed}. */
    public IntervalTensor transposed() {
        return moved(Tensor::transposed);
    }

    /** A matrix with these intervals on its diagonal, and 0 elsewhere; see {@link Tensor#diagonal}. */
    public IntervalTensor diagonal() {
        return moved(Tensor::diagonal);
    }

    /** Some entries along one axis; see {@link Tensor#slice}. */
    public IntervalTensor slice(int axis, int start, int size) {
        return moved(bound -> bound.slice(axis, start, size));
    }

    /** Tensors one behind the other along an axis; see {@link Tensor#concatenated}. */
    public static IntervalTensor concatenated(List<IntervalTensor> parts, int axis) {
        List<Tensor> lower = new ArrayList<>();
        List<Tensor> upper = new ArrayList<>();
        for (IntervalTensor part : parts) {
            lower.add(part.lower);
            upper.add(part.upper);
        }
        return new IntervalTensor(Tensor.concatenated(lower, axis), Tensor.concatenated(upper, axis));
    }

    /** Entries in other places; see {@link Tensor#gathered}. */
    public IntervalTensor gathered(Shape target, IntUnaryOperator places) {
        return moved(bound -> bound.gathered(target, places));
    }

    /** The sums along one axis, which stays with size 1. */
    public IntervalTensor sum(int axis) {
        return folded(axis, Interval::plus);
    }

    /** The largest entries along one axis, which stays with size 1. */
    public IntervalTensor max(int axis) {
        return folded(axis, Interval::max);
    }

    private IntervalTensor folded(int axis, BinaryOperator<Interval> function) {
        int size = shape().size(axis);
        int inner = shape().sizes().stream().skip(axis + 1L).reduce(1, (a, b) -> a * b);
        return collected(shape().with(axis, 1), place -> {
            int first = place / inner * inner * size + place % inner;
            Interval result = at(first);
            for (int along = 1; along < size; along++) {
                result = function.apply(result, at(first + along * inner));
            }
            return result;
        });
    }

    /**
     * The matrix product: sums of products of intervals.
     *
     * @throws ShapeException if either is no matrix or the inner sizes differ
     */
    public IntervalTensor times(IntervalTensor right) {
        return new IntervalProduct(this, right).product();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntervalTensor tensor && lower.equals(tensor.lower) && upper.equals(tensor.upper);
    }

    @Override
    public int hashCode() {
        return 31 * lower.hashCode() + upper.hashCode();
    }

    @Override
    public String toString() {
        List<Interval> entries = new ArrayList<>();
        for (int place = 0; place < count(); place++) {
            entries.add(at(place));
        }
        return shape() + " " + entries;
    }
}
