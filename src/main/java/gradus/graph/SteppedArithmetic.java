package gradus.graph;

import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Arithmetic on intervals as someone does it who writes down every result in between with so many digits: after each operation
 * the interval is wider by a unit of the last digit, and a product of matrices is one of such products and their sum.
 */
final class SteppedArithmetic implements Arithmetic<IntervalTensor> {
    private static final IntervalArithmetic EXACT = IntervalArithmetic.INTERVALS;

    private final DoubleBinaryOperator unit;

    /** @param unit the unit of the last digit of a number, from its size and that of the largest number beside it */
    SteppedArithmetic(DoubleBinaryOperator unit) {
        this.unit = unit;
    }

    private IntervalTensor written(IntervalTensor exact) {
        double largest = largest(exact);
        return exact.map(interval -> widened(interval, unit.applyAsDouble(interval.magnitude(), largest)));
    }

    private static double largest(IntervalTensor numbers) {
        return Math.max(numbers.lower().scale(), numbers.upper().scale());
    }

    private static Interval widened(Interval interval, double by) {
        return by == 0 ? interval : new Interval(interval.lower() - by, interval.upper() + by);
    }

    @Override
    public IntervalTensor constant(Tensor value) {
        return EXACT.constant(value);
    }

    @Override
    public IntervalTensor apply(ElementFunction function, IntervalTensor operand) {
        return written(EXACT.apply(function, operand));
    }

    @Override
    public IntervalTensor combine(BinaryFunction function, IntervalTensor left, IntervalTensor right) {
        return written(EXACT.combine(function, left, right));
    }

    /** Each term may have been written down, with a unit of its own size. */
    @Override
    public IntervalTensor matrixProduct(IntervalTensor left, IntervalTensor right) {
        IntervalTensor product = EXACT.matrixProduct(left, right);
        Shape shape = product.shape();
        double largest = largest(product);
        return IntervalTensor.collected(shape, place -> {
            int row = place / shape.columns();
            int column = place % shape.columns();
            double units = unit.applyAsDouble(product.at(place).magnitude(), largest);
            for (int k = 0; k < left.shape().columns(); k++) {
                double term = left.at(row, k).magnitude() * right.at(k, column).magnitude();
                units += unit.applyAsDouble(term, Math.max(term, largest));
            }
            return widened(product.at(place), units);
        });
    }

    @Override
    public IntervalTensor transpose(IntervalTensor operand) {
        return EXACT.transpose(operand);
    }

    @Override
    public IntervalTensor sum(IntervalTensor operand, int axis) {
        return written(EXACT.sum(operand, axis));
    }

    @Override
    public IntervalTensor repeat(IntervalTensor operand, Shape shape) {
        return EXACT.repeat(operand, shape);
    }

    @Override
    public IntervalTensor reshape(IntervalTensor operand, Shape shape) {
        return EXACT.reshape(operand, shape);
    }

    /**
     * The exponentials and their sum may have been written down: errors of e<sub>i</sub> and of S move e<sub>i</sub> / S by
     * (error of e<sub>i</sub> + share · error of S) / S, where S is at least 1 if the largest net input was subtracted first.
     */
    @Override
    public IntervalTensor softmax(IntervalTensor operand, int axis) {
        IntervalTensor shares = EXACT.softmax(operand, axis);
        IntervalTensor exponentials = EXACT.apply(ElementaryFunction.EXP, operand);
        Tensor errors = unitsOf(exponentials);
        Tensor sums = exponentials.lower().sum(axis);
        Tensor errorsOfSums = errors.sum(axis).zip(unitsOf(exponentials.sum(axis)), Double::sum);
        Tensor moved = shares.upper()
                .zip(errorsOfSums, (share, error) -> share * error)
                .zip(errors, Double::sum)
                .zip(sums, (error, sum) -> error / Math.min(1, sum));
        return written(shares.zip(IntervalTensor.of(moved), (share, by) -> widened(share, by.upper())));
    }

    private Tensor unitsOf(IntervalTensor numbers) {
        double largest = largest(numbers);
        return numbers.upper().map(size -> unit.applyAsDouble(size, largest));
    }

    @Override
    public IntervalTensor argMax(IntervalTensor operand, int axis, int first) {
        return EXACT.argMax(operand, axis, first);
    }

    @Override
    public IntervalTensor largest(IntervalTensor operand, int axis) {
        return EXACT.largest(operand, axis);
    }

    @Override
    public IntervalTensor diagonal(IntervalTensor operand) {
        return EXACT.diagonal(operand);
    }

    @Override
    public IntervalTensor slice(IntervalTensor operand, int axis, int start, int size) {
        return EXACT.slice(operand, axis, start, size);
    }

    @Override
    public IntervalTensor concatenate(List<IntervalTensor> parts, int axis) {
        return EXACT.concatenate(parts, axis);
    }
}
