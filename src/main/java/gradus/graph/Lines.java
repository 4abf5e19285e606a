package gradus.graph;

import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The lines of a tensor along an axis, each a row of entries that differ in this index alone. In the order of the entries that
 * are left when the axis is reduced to one.
 *
 * @param count how many lines there are
 * @param size how many entries a line has
 * @param inner how many entries lie between two neighbours of a line
 */
record Lines(int count, int size, int inner) {
    static Lines along(Shape shape, int axis) {
        int inner = shape.sizes().stream().skip(axis + 1L).reduce(1, (a, b) -> a * b);
        return new Lines(shape.count() / shape.size(axis), shape.size(axis), inner);
    }

    /** Where an entry of a line stands in the tensor, all counted from 0. */
    int place(int line, int along) {
        return (line / inner * size + along) * inner + line % inner;
    }

    /** The entries of a line. */
    <T> List<T> of(int line, IntFunction<T> entries) {
        List<T> result = new ArrayList<>(size);
        for (int along = 0; along < size; along++) {
            result.add(entries.apply(place(line, along)));
        }
        return result;
    }
}
