package gradus.graph;

import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Arithmetic on intervals, operation by operation: each result holds the exact result for all numbers of its operands, and is
 * the smallest such interval up to rounding. What it does not see is that two operands depend on each other; see
 * {@link EnclosureArithmetic}.
 */
enum IntervalArithmetic implements Arithmetic<IntervalTensor> {
    INTERVALS;

    /** Smaller than every number. */
    private static final Interval NOTHING = Interval.of(Double.NEGATIVE_INFINITY);

    @Override
    public IntervalTensor constant(Tensor value) {
        return IntervalTensor.of(value);
    }

    @Override
    public IntervalTensor apply(ElementFunction function, IntervalTensor operand) {
        return operand.map(function::image);
    }

    @Override
    public IntervalTensor combine(BinaryFunction function, IntervalTensor left, IntervalTensor right) {
        return left.zip(right, function::image);
    }

    @Override
    public IntervalTensor matrixProduct(IntervalTensor left, IntervalTensor right) {
        return left.times(right);
    }

    @Override
    public IntervalTensor transpose(IntervalTensor operand) {
        return operand.transposed();
    }

    @Override
    public IntervalTensor sum(IntervalTensor operand, int axis) {
        return operand.sum(axis);
    }

    @Override
    public IntervalTensor repeat(IntervalTensor operand, Shape shape) {
        return operand.broadcastTo(shape);
    }

    @Override
    public IntervalTensor reshape(IntervalTensor operand, Shape shape) {
        return operand.reshaped(shape);
    }

    /** Each share rises with its own number and falls with the others, so its bounds are at two corners. */
    @Override
    public IntervalTensor softmax(IntervalTensor operand, int axis) {
        Lines lines = Lines.along(operand.shape(), axis);
        Interval[] shares = new Interval[operand.count()];
        for (int line = 0; line < lines.count(); line++) {
            SoftmaxLine softmax = new SoftmaxLine(lines.of(line, operand::at));
            for (int along = 0; along < lines.size(); along++) {
                shares[lines.place(line, along)] = softmax.share(along);
            }
        }
        return IntervalTensor.collected(operand.shape(), place -> shares[place]);
    }

    /** From the first to the last place at which the largest number may stand. */
    @Override
    public IntervalTensor argMax(IntervalTensor operand, int axis, int first) {
        Lines lines = Lines.along(operand.shape(), axis);
        return IntervalTensor.collected(
                operand.shape().with(axis, 1),
                line -> placesOfLargest(lines.of(line, operand::at)).plus(Interval.of(first)));
    }

    /** Of equally large numbers the first counts. */
    private static Interval placesOfLargest(List<Interval> line) {
        int earliest = line.size();
        int latest = 0;
        for (int place = 0; place < line.size(); place++) {
            if (mayBeLargest(place, line)) {
                earliest = Math.min(earliest, place);
                latest = place;
            }
        }
        return new Interval(earliest, latest);
    }

    private static boolean mayBeLargest(int place, List<Interval> line) {
        double most = line.get(place).upper();
        for (int other = 0; other < line.size(); other++) {
            double least = line.get(other).lower();
            if (other < place ? least >= most : other > place && least > most) {
                return false;
            }
        }
        return true;
    }

    @Override
    public IntervalTensor largest(IntervalTensor operand, int axis) {
        return operand.max(axis);
    }

    @Override
    public IntervalTensor behindLargest(IntervalTensor operand, int axis) {
        Lines lines = Lines.along(operand.shape(), axis);
        Interval[] behind = new Interval[operand.count()];
        for (int line = 0; line < lines.count(); line++) {
            List<Interval> others = largestOfOthers(lines.of(line, operand::at));
            for (int along = 0; along < lines.size(); along++) {
                int place = lines.place(line, along);
                behind[place] = operand.at(place).minus(others.get(along)).min(Interval.ZERO);
            }
        }
        return IntervalTensor.collected(operand.shape(), place -> behind[place]);
    }

    /** For each place of a line the largest of what stands before it and behind it; −∞ where nothing does. */
    private static List<Interval> largestOfOthers(List<Interval> line) {
        List<Interval> others = new ArrayList<>();
        Interval before = NOTHING;
        for (Interval number : line) {
            others.add(before);
            before = before.max(number);
        }
        Interval behind = NOTHING;
        for (int place = line.size() - 1; place >= 0; place--) {
            others.set(place, others.get(place).max(behind));
            behind = behind.max(line.get(place));
        }
        return others;
    }

    @Override
    public IntervalTensor diagonal(IntervalTensor operand) {
        return operand.diagonal();
    }

    @Override
    public IntervalTensor slice(IntervalTensor operand, int axis, int start, int size) {
        return operand.slice(axis, start, size);
    }

    @Override
    public IntervalTensor concatenate(List<IntervalTensor> parts, int axis) {
        return IntervalTensor.concatenated(parts, axis);
    }

    @Override
    public IntervalTensor gather(IntervalTensor operand, IndexMap map) {
        return operand.gathered(map.to(), map::place);
    }

    @Override
    public IntervalTensor scatterAdd(IntervalTensor operand, IndexMap map) {
        return IntervalTensor.collected(map.from(), place -> {
            IntervalSum sum = new IntervalSum();
            map.groups().forEach(place, taken -> sum.add(operand.at(taken)));
            return sum.total();
        });
    }

    @Override
    public IntervalTensor sumOfProducts(
            IntervalTensor first, IntervalTensor second, Pairing pairing, Pairing.Role computed) {
        Pairing.Role ofFirst = Pairing.first(computed);
        Pairing.Role ofSecond = Pairing.second(computed);
        return IntervalTensor.collected(pairing.shape(computed), place -> {
            IntervalSum sum = new IntervalSum();
            pairing.groups(computed)
                    .forEach(
                            place,
                            triple -> sum.add(first.at(pairing.place(ofFirst, triple))
                                    .times(second.at(pairing.place(ofSecond, triple)))));
            return sum.total();
        });
    }

    /** Adds up intervals one by one. */
    private static final class IntervalSum {
        private Interval total = Interval.ZERO;

        void add(Interval term) {
            total = total.plus(term);
        }

        Interval total() {
            return total;
        }
    }
}
