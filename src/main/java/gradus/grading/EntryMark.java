package gradus.grading;

import gradus.tensor.Shape;
import java.util.List;

/**
 * One written number with its verdict.
 *
 * @param before where its matrix stands in a tensor of more than two axes, counted from 1 along each of the first; else empty
 * @param row where it stands, counted from 1
 * @param column where it stands, counted from 1
 * @param written the number as written
 * @param verdict what became of it
 */
public record EntryMark(List<Integer> before, int row, int column, String written, EntryVerdict verdict) {
    public EntryMark {
        before = List.copyOf(before);
    }

    /** An entry of a matrix. */
    public EntryMark(int row, int column, String written, EntryVerdict verdict) {
        this(List.of(), row, column, written, verdict);
    }

    /** The number at a place of a tensor, counted row by row from 0. */
    static EntryMark at(Shape shape, int place, String written, EntryVerdict verdict) {
        if (shape.rank() <= 2) {
            int columns = shape.columns();
            return new EntryMark(place / columns + 1, place % columns + 1, written, verdict);
        }
        List<Integer> index = shape.index(place);
        int last = index.size() - 1;
        return new EntryMark(index.subList(0, last - 1), index.get(last - 1), index.get(last), written, verdict);
    }

    /** The same number with another verdict. */
    EntryMark with(EntryVerdict other) {
        return new EntryMark(before, row, column, written, other);
    }
}
