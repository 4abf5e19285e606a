package gradus.graph;

import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Arithmetic on intervals as someone does it who writes down every result in between with so many digits: after each operation
 * the interval is wider by a unit of the last digit, and a product of matrices is one of such products and their sum. What is
 * done last is written on the paper, as a number that stands for half a unit on either side: only who cuts digits off is
 * further from it, by another half towards zero.
 */
final class SteppedArithmetic implements Arithmetic<SteppedArithmetic.Result> {
    private static final IntervalArithmetic EXACT = IntervalArithmetic.INTERVALS;

    /** How far a number may be off a whole number of units and still lose nothing, in units: the rounding of doubles. */
    private static final double WHOLE = 1e-6;

    /** Numbers of whole parts like these are held exactly. */
    private static final double EXACT_PARTS = 1024;

    /** A number with more significant digits than these was worked out by a computer. */
    private static final int MOST_GIVEN = 12;

    /**
     * What comes of an operation.
     *
     * @param last as what is done last
     * @param written as what more is done with
     */
    record Result(IntervalTensor last, IntervalTensor written) {
        /** A number that is known, or that already stands on the paper. */
        static Result of(IntervalTensor numbers) {
            return new Result(numbers, numbers);
        }

        /** The numbers in other places; no digit is lost. */
        private Result moved(UnaryOperator<IntervalTensor> move) {
            return new Result(move.apply(last), move.apply(written));
        }
    }

    private final DoubleBinaryOperator unit;
    private final boolean truncated;

    /**
     * Arithmetic with so many digits.
     *
     * @param unit the unit of the last digit of a number, from its size and that of the largest number beside it
     * @param truncated whether further digits are dropped
     */
    SteppedArithmetic(DoubleBinaryOperator unit, boolean truncated) {
        this.unit = unit;
        this.truncated = truncated;
    }

    private Result result(IntervalTensor exact) {
        double largest = largest(exact);
        return new Result(
                exact.map(interval -> cutOff(interval, unit(interval, largest))),
                exact.map(interval -> widened(interval, unit(interval, largest))));
    }

    /** The unit of a number that is written down; 0 of one that ends before its last digit, and so loses nothing. */
    private double unit(Interval number, double largest) {
        double last = unit.applyAsDouble(number.magnitude(), largest);
        if (last == 0 || number.width() > WHOLE * last) {
            return last;
        }
        double units = number.middle() / last;
        boolean isWhole = Math.abs(units - Math.rint(units)) <= WHOLE;
        return isWhole && !(truncated && isInexact(number.middle())) ? 0 : last;
    }

    /** Whether a computer holds a number as the nearest one that it can, which may be smaller: 0.3, and not 0.25. */
    private static boolean isInexact(double number) {
        double parts = number * EXACT_PARTS;
        return parts != Math.rint(parts);
    }

    private static double largest(IntervalTensor numbers) {
        return Math.max(numbers.lower().scale(), numbers.upper().scale());
    }

    private static Interval widened(Interval interval, double by) {
        return by == 0 ? interval : new Interval(interval.lower() - by, interval.upper() + by);
    }

    private static Interval cutOff(Interval interval, double unit) {
        double lower = interval.lower() > 0 ? interval.lower() - unit / 2 : interval.lower();
        double upper = interval.upper() < 0 ? interval.upper() + unit / 2 : interval.upper();
        return new Interval(lower, upper);
    }

    /** A given number stands in the problem; 1/3 stands nowhere, and whoever needs it writes it with so many digits. */
    @Override
    public Result constant(Tensor value) {
        IntervalTensor exact = EXACT.constant(value);
        boolean isGiven = !value.shape().isScalar() || hasEnd(value.at(0));
        return isGiven ? Result.of(exact) : result(exact);
    }

    private static boolean hasEnd(double number) {
        return !Double.isFinite(number)
                || new BigDecimal(Double.toString(number)).stripTrailingZeros().precision() <= MOST_GIVEN;
    }

    /** What is copied from elsewhere: with the digits it has there, where these are fewer. */
    IntervalTensor copied(Result result) {
        double largest = largest(result.last());
        return result.last().zip(result.written(), (last, written) -> {
            double own = unit.applyAsDouble(last.magnitude(), largest);
            return written.width() - last.width() > 2 * own * (1 + WHOLE) ? written : last;
        });
    }

    @Override
    public Result apply(ElementFunction function, Result operand) {
        return result(EXACT.apply(function, operand.written()));
    }

    /** What is multiplied by 1 is not written down again, and neither is what 0 is added to. */
    @Override
    public Result combine(BinaryFunction function, Result left, Result right) {
        IntervalTensor exact = EXACT.combine(function, left.written(), right.written());
        if (exact.equals(left.written())) {
            return left;
        }
        return exact.equals(right.written()) ? right : result(exact);
    }

    /** Each term may have been written down, with a unit of its own size. */
    @Override
    public Result matrixProduct(Result left, Result right) {
        IntervalTensor product = EXACT.matrixProduct(left.written(), right.written());
        double largest = largest(product);
        Shape shape = product.shape();
        boolean isOneTerm = left.written().shape().columns() == 1;
        return result(
                isOneTerm
                        ? product
                        : IntervalTensor.collected(
                                shape,
                                place -> widened(
                                        product.at(place), units(left.written(), right.written(), place, largest))));
    }

    private double units(IntervalTensor left, IntervalTensor right, int place, double largest) {
        int row = place / right.shape().columns();
        int column = place % right.shape().columns();
        double units = 0;
        for (int k = 0; k < left.shape().columns(); k++) {
            units += unitOfTerm(left.at(row, k), right.at(k, column), largest);
        }
        return units;
    }

    /** The unit of a product, if it is another number than its factors. */
    private double unitOfTerm(Interval factor, Interval other, double largest) {
        Interval term = factor.times(other);
        boolean isFactor = term.equals(factor) || term.equals(other);
        return isFactor ? 0 : unit(term, Math.max(term.magnitude(), largest));
    }

    @Override
    public Result transpose(Result operand) {
        return operand.moved(EXACT::transpose);
    }

    @Override
    public Result sum(Result operand, int axis) {
        return result(EXACT.sum(operand.written(), axis));
    }

    @Override
    public Result repeat(Result operand, Shape shape) {
        return operand.moved(numbers -> EXACT.repeat(numbers, shape));
    }

    @Override
    public Result reshape(Result operand, Shape shape) {
        return operand.moved(numbers -> EXACT.reshape(numbers, shape));
    }

    /**
     * The exponentials and their sum may have been written down: errors of e<sub>i</sub> and of S move e<sub>i</sub> / S by
     * (error of e<sub>i</sub> + share · error of S) / S, where S is at least 1 if the largest net input was subtracted first.
     */
    @Override
    public Result softmax(Result operand, int axis) {
        IntervalTensor shares = EXACT.softmax(operand.written(), axis);
        IntervalTensor exponentials = EXACT.apply(ElementaryFunction.EXP, operand.written());
        Tensor errors = unitsOf(exponentials);
        Tensor sums = exponentials.lower().sum(axis);
        Tensor errorsOfSums = errors.sum(axis).zip(unitsOf(exponentials.sum(axis)), Double::sum);
        Tensor moved = shares.upper()
                .zip(errorsOfSums, (share, error) -> share * error)
                .zip(errors, Double::sum)
                .zip(sums, (error, sum) -> error / Math.min(1, sum));
        return result(shares.zip(IntervalTensor.of(moved), (share, by) -> widened(share, by.upper())));
    }

    private Tensor unitsOf(IntervalTensor numbers) {
        double largest = largest(numbers);
        return numbers.upper().map(size -> unit.applyAsDouble(size, largest));
    }

    @Override
    public Result argMax(Result operand, int axis, int first) {
        return operand.moved(numbers -> EXACT.argMax(numbers, axis, first));
    }

    @Override
    public Result largest(Result operand, int axis) {
        return operand.moved(numbers -> EXACT.largest(numbers, axis));
    }

    /** Which number is the largest is seen without a calculation. */
    @Override
    public Result behindLargest(Result operand, int axis) {
        return operand.moved(numbers -> EXACT.behindLargest(numbers, axis));
    }

    @Override
    public Result diagonal(Result operand) {
        return operand.moved(EXACT::diagonal);
    }

    @Override
    public Result slice(Result operand, int axis, int start, int size) {
        return operand.moved(numbers -> EXACT.slice(numbers, axis, start, size));
    }

    @Override
    public Result concatenate(List<Result> parts, int axis) {
        return new Result(
                EXACT.concatenate(parts.stream().map(Result::last).toList(), axis),
                EXACT.concatenate(parts.stream().map(Result::written).toList(), axis));
    }

    @Override
    public Result gather(Result operand, IndexMap map) {
        return operand.moved(numbers -> EXACT.gather(numbers, map));
    }

    /** What is added to nothing is not written down again. */
    @Override
    public Result scatterAdd(Result operand, IndexMap map) {
        Result moved = operand.moved(numbers -> EXACT.scatterAdd(numbers, map));
        Result added = result(EXACT.scatterAdd(operand.written(), map));
        return new Result(
                whereSeveral(map, added.last(), moved.last()), whereSeveral(map, added.written(), moved.written()));
    }

    private static IntervalTensor whereSeveral(IndexMap map, IntervalTensor added, IntervalTensor moved) {
        return IntervalTensor.collected(
                map.from(), place -> map.groups().size(place) > 1 ? added.at(place) : moved.at(place));
    }

    /** Each term may have been written down, as in a product of matrices. */
    @Override
    public Result sumOfProducts(Result first, Result second, Pairing pairing, Pairing.Role computed) {
        IntervalTensor sums = EXACT.sumOfProducts(first.written(), second.written(), pairing, computed);
        double largest = largest(sums);
        Groups groups = pairing.groups(computed);
        return result(IntervalTensor.collected(pairing.shape(computed), place -> {
            double[] units = new double[1];
            if (groups.size(place) > 1) {
                groups.forEach(place, triple -> {
                    Interval factor = first.written().at(pairing.place(Pairing.first(computed), triple));
                    Interval other = second.written().at(pairing.place(Pairing.second(computed), triple));
                    units[0] += unitOfTerm(factor, other, largest);
                });
            }
            return widened(sums.at(place), units[0]);
        }));
    }
}
