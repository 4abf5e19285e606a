package gradus.submission.stored;

import gradus.written.WrittenNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The lengths of the dimensions of an array, outermost first.
 *
 * @param lengths none is negative, and their product is an int
 */
record ArrayShape(List<Integer> lengths) {
    ArrayShape {
        lengths = List.copyOf(lengths);
    }

    /** The shape with some lengths, as far as the budget allows. */
    static ArrayShape of(List<Long> lengths, Budget budget) throws FileFault {
        if (lengths.size() > StoredLimits.MAX_DIMENSIONS) {
            throw FileFault.damaged("an array has " + lengths.size() + " dimensions");
        }
        List<Integer> checked = new ArrayList<>();
        long count = 1;
        boolean empty = lengths.contains(0L);
        for (long length : lengths) {
            if (length < 0) {
                throw FileFault.damaged("an array has the negative length " + length);
            }
            boolean fits = empty || length <= StoredLimits.MAX_NUMBERS / count;
            count = empty ? 0 : fits ? count * length : Long.MAX_VALUE;
            checked.add((int) Math.min(length, Integer.MAX_VALUE));
            if (!fits) {
                break;
            }
        }
        budget.takeNumbers(count);
        return new ArrayShape(checked);
    }

    int count() {
        return lengths.contains(0) ? 0 : lengths.stream().reduce(1, (first, second) -> first * second);
    }

    /**
     * The value that some numbers of this shape are.
     *
     * @param numbers in the order of the file
     * @param order how they lie there
     */
    StoredValue value(List<WrittenNumber> numbers, Order order) {
        List<Integer> shown = trimmed();
        if (shown.size() > StoredLimits.MAX_ANSWER_DIMENSIONS) {
            String shape = lengths.stream().map(String::valueOf).collect(Collectors.joining("x"));
            return new StoredValue.Refused(
                    "the array has " + lengths.size() + " dimensions, " + shape,
                    Optional.of("save a matrix, a vector or a single number"));
        }
        return new StoredValue.Numbers(shown, order == Order.COLUMN_MAJOR ? rowMajor(numbers) : numbers);
    }

    /** Which dimension runs fastest in a file. */
    enum Order {
        ROW_MAJOR,
        COLUMN_MAJOR
    }

    /** Items that lie with the first dimension running fastest, put in the order in which the last one does. */
    private <T> List<T> rowMajor(List<T> columnMajor) {
        int[] index = new int[lengths.size()];
        List<T> turned = new ArrayList<>(columnMajor.size());
        for (int i = 0; i < columnMajor.size(); i++) {
            int place = 0;
            for (int axis = index.length - 1; axis >= 0; axis--) {
                place = place * lengths.get(axis) + index[axis];
            }
            turned.add(columnMajor.get(place));
            advance(index);
        }
        return turned;
    }

    private void advance(int[] index) {
        for (int axis = index.length - 1; axis >= 0; axis--) {
            if (++index[axis] < lengths.get(axis)) {
                return;
            }
            index[axis] = 0;
        }
    }

    /** The lengths without 1 at either end, as long as there are more than two. */
    private List<Integer> trimmed() {
        int start = 0;
        int end = lengths.size();
        while (end - start > 2 && lengths.get(start) == 1) {
            start++;
        }
        while (end - start > 2 && lengths.get(end - 1) == 1) {
            end--;
        }
        return lengths.subList(start, end);
    }
}
