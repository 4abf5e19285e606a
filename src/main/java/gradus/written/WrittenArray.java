package gradus.written;

import gradus.issue.SourcePosition;
import java.util.List;

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
        long size = dimensions.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (size != numbers.size()) {
            throw new IllegalArgumentException("shape " + dimensions + " does not hold " + numbers.size() + " numbers");
        }
    }

    /** The values of the numbers, in order. */
    public double[] values() {
        return numbers.stream().mapToDouble(WrittenNumber::value).toArray();
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
