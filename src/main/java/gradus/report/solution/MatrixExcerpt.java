package gradus.report.solution;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The corners of a matrix that is too large to be read: its first rows and columns and its last ones. */
final class MatrixExcerpt {
    /** More rows or columns than a reader takes in. */
    static final int MOST = 12;

    private static final int FIRST = 4;
    private static final int LAST = 2;

    private MatrixExcerpt() {}

    static boolean isTooLarge(Shape shape) {
        return rows(shape) > MOST || columns(shape) > MOST;
    }

    private static int columns(Shape shape) {
        return shape.rank() < 2 ? 1 : shape.size(shape.rank() - 1);
    }

    private static int rows(Shape shape) {
        return shape.count() / columns(shape);
    }

    /** The places of the entries that are shown, row by row; nothing stands for what is left out. */
    static List<List<OptionalInt>> places(Tensor value) {
        int columns = columns(value.shape());
        List<List<OptionalInt>> rows = new ArrayList<>();
        for (OptionalInt row : shown(rows(value.shape()))) {
            rows.add(shown(columns).stream()
                    .map(column -> row.isPresent() && column.isPresent()
                            ? OptionalInt.of(row.getAsInt() * columns + column.getAsInt())
                            : OptionalInt.empty())
                    .toList());
        }
        return rows;
    }

    private static List<OptionalInt> shown(int size) {
        if (size <= MOST) {
            return IntStream.range(0, size).mapToObj(OptionalInt::of).toList();
        }
        List<OptionalInt> shown = new ArrayList<>();
        IntStream.range(0, FIRST).mapToObj(OptionalInt::of).forEach(shown::add);
        shown.add(OptionalInt.empty());
        IntStream.range(size - LAST, size).mapToObj(OptionalInt::of).forEach(shown::add);
        return shown;
    }
}
