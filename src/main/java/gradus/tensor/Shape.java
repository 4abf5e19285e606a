package gradus.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sizes of a tensor along each of its axes: {@code []} is a scalar, {@code [3]} a vector, {@code [3, 2]} a matrix of
 * three rows and two columns. Axes count from 0, as in numpy.
 *
 * @param sizes the size of each axis; every size is at least 1
 */
public record Shape(List<Integer> sizes) {
    public static final Shape SCALAR = new Shape(List.of());

    public Shape {
        sizes = List.copyOf(sizes);
        for (int size : sizes) {
            if (size < 1) {
                throw new IllegalArgumentException("sizes start at 1, got " + sizes);
            }
        }
    }

    public static Shape of(int... sizes) {
        List<Integer> list = new ArrayList<>();
        for (int size : sizes) {
            list.add(size);
        }
        return new Shape(list);
    }

    /** As in any record; written out because what Java makes up at run time makes every start slower. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Shape that && sizes.equals(that.sizes);
    }

    @Override
    public int hashCode() {
        return sizes.hashCode();
    }

    public int rank() {
        return sizes.size();
    }

    public int size(int axis) {
        return sizes.get(axis);
    }

    /** How many numbers a tensor of this shape holds. */
    public int count() {
        // A loop and no stream: it is asked for every operation.
        int count = 1;
        for (int size : sizes) {
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    public boolean isScalar() {
        return count() == 1;
    }

    /** Whether all numbers lie along one axis, as in a row or a column. */
    public boolean isVector() {
        int axes = 0;
        for (int size : sizes) {
            axes += size > 1 ? 1 : 0;
        }
        return axes <= 1;
    }

    /** The number of rows of a matrix; a vector is a column, a scalar one row. */
    public int rows() {
        return rank() == 0 ? 1 : size(0);
    }

    /** The number of columns of a matrix; a vector is one column. */
    public int columns() {
        return rank() < 2 ? 1 : size(1);
    }

    /** This shape with the size of one axis replaced. */
    public Shape with(int axis, int size) {
        List<Integer> changed = new ArrayList<>(sizes);
        changed.set(axis, size);
        return new Shape(changed);
    }

    /** Where the entry at a place stands, counted from 1 along every axis; the place is counted row by row from 0. */
    public List<Integer> index(int place) {
        List<Integer> index = new ArrayList<>();
        int rest = place;
        for (int axis = rank() - 1; axis >= 0; axis--) {
            index.add(0, rest % size(axis) + 1);
            rest /= size(axis);
        }
        return index;
    }

    /** The shape without axes of size 1. */
    public Shape squeezed() {
        return new Shape(sizes.stream().filter(size -> size > 1).toList());
    }

    /** The shape with rows and columns exchanged; scalars and vectors are their own transpose, as in numpy. */
    public Shape transposed() {
        if (rank() < 2) {
            return this;
        }
        requireMatrix("transpose");
        return Shape.of(size(1), size(0));
    }

    /**
     * The shape of an elementwise operation of two tensors by numpy's broadcasting rule: axes are matched from the last one
     * backwards, and an axis of size 1 is repeated.
     *
     * @throws ShapeException if two sizes differ and neither is 1
     */
    public Shape broadcastWith(Shape other) {
        int rank = Math.max(rank(), other.rank());
        List<Integer> sizes = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            int mine = sizeFromEnd(rank - axis);
            int theirs = other.sizeFromEnd(rank - axis);
            if (mine != theirs && mine != 1 && theirs != 1) {
                throw new ShapeException(this + " and " + other + " do not go together entry by entry");
            }
            sizes.add(Math.max(mine, theirs));
        }
        return new Shape(sizes);
    }

    /**
     * The shape of a matrix product; {@code this} is the left operand.
     *
     * @throws ShapeException if either operand is no matrix or the inner sizes differ
     */
    public Shape productWith(Shape right) {
        if (rank() != 2 || right.rank() != 2 || size(1) != right.size(0)) {
            throw new ShapeException("product of " + this + " and " + right + " is not defined");
        }
        return Shape.of(size(0), right.size(1));
    }

    /**
     * Whether numbers of this shape can stand for a quantity of another one: vectors lie in any way and without brackets. Of a
     * tensor with more than two axes those of size 1 may be left out or be there, and its numbers may stand one after the other
     * or row by row, which is all that a table has room for.
     */
    public boolean fits(Shape quantity) {
        if (equals(quantity)) {
            return true;
        }
        boolean areVectors = quantity.isVector() && isVector() && count() == quantity.count();
        boolean areTensors = quantity.rank() > 2 && squeezed().equals(quantity.squeezed());
        return areVectors || areTensors || isTableOf(quantity.squeezed());
    }

    private boolean isTableOf(Shape tensor) {
        boolean isList = rank() == 1 || (rank() == 2 && isVector());
        boolean areRows = rank() == 2 && tensor.rank() > 2 && columns() == tensor.size(tensor.rank() - 1);
        return tensor.rank() > 2 && count() == tensor.count() && (isList || areRows);
    }

    private int sizeFromEnd(int distance) {
        int axis = rank() - distance;
        return axis < 0 ? 1 : size(axis);
    }

    void requireMatrix(String operation) {
        if (rank() != 2) {
            throw new ShapeException(operation + " needs a matrix, got " + this);
        }
    }

    /** The sizes as people write them: {@code 3x2}; a scalar is {@code scalar}. */
    @Override
    public String toString() {
        return sizes.isEmpty() ? "scalar" : sizes.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
