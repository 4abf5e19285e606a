package gradus.written;

import gradus.issue.SourcePosition;
import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers in a regular shape.
 *
 * @param dimensions the length of each level of brackets, outermost first; empty for a single number
 * @param numbers all of them, the last dimension running fastest (row-major)
 * @param position where it starts
 */
public record WrittenArray(List<Integer> dimensions, List<WrittenNumber> numbers, SourcePosition position)
        implements WrittenValue {
    public WrittenArray {
        dimensions = List.copyOf(dimensions);
        numbers = List.copyOf(numbers);
        long size = 1;
        for (int length : dimensions) {
            size = Math.multiplyExact(size, length);
        }
        if (size != numbers.size()) {
            throw new IllegalArgumentException("shape " + dimensions + " does not hold " + numbers.size() + " numbers");
        }
    }

    /**
     * The same numbers with rows and columns exchanged.
     *
     * @throws IllegalStateException if this is no matrix
     */
    public WrittenArray transposed() {
        if (dimensions.size() != 2) {
            throw new IllegalStateException("only a matrix has rows and columns, this is " + dimensions);
        }
        int rows = dimensions.get(0);
        int columns = dimensions.get(1);
        List<WrittenNumber> turned = IntStream.range(0, numbers.size())
                .mapToObj(place -> numbers.get(place % rows * columns + place / rows))
                .toList();
        return new WrittenArray(List.of(columns, rows), turned, position);
    }

    /** The values of the numbers, in order. */
    public double[] values() {
        return numbers.stream().mapToDouble(WrittenNumber::value).toArray();
    }

    /**
     * All numbers that these may stand for. A zero, or a whole number of one digit, has as many decimals as the one with the
     * most; if none has any it stands for itself. A number of 15 significant digits or more, or a fraction, stands for itself
     * with rounding error. NaN and infinities say nothing and give the whole line.
     *
     * @param shape that of the quantity; a vector may be written flat, as a column or as a row, and a single number with or
     *     without brackets
     * @throws ShapeException if the numbers do not fit into the shape
     */
    public IntervalTensor intervals(Shape shape, LastDigit reading) {
        if (!fits(shape)) {
            throw new ShapeException("numbers of shape " + new Shape(dimensions) + " are no " + shape);
        }
        int finest = numbers.stream().mapToInt(WrittenNumber::decimals).max().orElse(0);
        return IntervalTensor.collected(shape, place -> interval(numbers.get(place), finest, reading));
    }

    private boolean fits(Shape shape) {
        Shape written = new Shape(dimensions);
        boolean isSameVector = written.isVector() && shape.isVector() && written.count() == shape.count();
        return isSameVector || written.equals(shape);
    }

    private static Interval interval(WrittenNumber number, int finest, LastDigit reading) {
        if (!number.isBare()) {
            return number.interval(number.unitExponent(), reading);
        }
        return finest == 0 ? Interval.of(number.value()) : number.interval(-finest, reading);
    }

    /**
     * Whether this probably is {@code expected} numbers with decimal commas: {@code [0,158, 0,206]} reads as the four
     * numbers 0, 158, 0 and 206. True if there are exactly twice as many numbers as expected and none of them has a point,
     * an exponent, or (in second place) a sign.
     *
     * @param expected how many numbers were asked for; for anything below 1 the answer is no
     */
    public boolean looksLikeDecimalCommas(int expected) {
        boolean oneHot = expected == 1
                && numbers.stream().allMatch(number -> number.literal().length() == 1);
        return expected > 0 && numbers.size() == 2L * expected && !oneHot && DecimalCommas.suspected(numbers);
    }
}
