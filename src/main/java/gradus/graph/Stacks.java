package gradus.graph;

import gradus.tensor.Shape;
import gradus.tensor.ShapeException;

/** Stacks of matrices: tensors whose last two axes are rows and columns. */
final class Stacks {
    private Stacks() {}

    /** @throws ShapeException if the stacks are not equally long, or their matrices have no product */
    static Pairing pairing(Shape left, Shape right) {
        int rank = left.rank();
        boolean fits = rank >= 2 && right.rank() == rank;
        for (int axis = 0; fits && axis < rank - 2; axis++) {
            fits = left.size(axis) == right.size(axis);
        }
        if (!fits || left.size(rank - 1) != right.size(rank - 2)) {
            throw new ShapeException("product of " + left + " and " + right + " is not defined");
        }
        int rows = left.size(rank - 2);
        int inner = left.size(rank - 1);
        int columns = right.size(rank - 1);
        int matrices = left.count() / (rows * inner);
        return Pairing.of(
                left,
                right,
                left.with(rank - 1, columns),
                triples -> {
                    for (int row = 0; row < matrices * rows; row++) {
                        int ofRight = row / rows * inner * columns;
                        for (int column = 0; column < columns; column++) {
                            for (int k = 0; k < inner; k++) {
                                triples.add(row * inner + k, ofRight + k * columns + column, row * columns + column);
                            }
                        }
                    }
                },
                Label.of("matmul"),
                Label.of("matmul_left"),
                Label.of("matmul_right"));
    }

    static Shape turned(Shape stack) {
        int rank = stack.rank();
        return stack.with(rank - 1, stack.size(rank - 2)).with(rank - 2, stack.size(rank - 1));
    }

    /** Rows and columns of every matrix exchanged; twice is not at all. */
    static Expression turned(Expression stack, Shape shape) {
        IndexMap map = Axes.exchanged(shape, shape.rank() - 2, shape.rank() - 1);
        return stack instanceof Expression.Gather gather
                        && gather.map().isOneToOne()
                        && gather.map().inverted().equals(map)
                ? gather.operand()
                : new Expression.Gather(stack, map);
    }
}
