package gradus.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * An immutable array of double numbers with its {@link Shape}; entries lie row by row (the last axis varies fastest).
 *
 * <p>Two tensors are equal when their shapes and the bits of all their entries are, so NaN equals NaN and 0.0 differs from
 * −0.0.
 */
public final class Tensor {
    private final Shape shape;
    private final double[] entries;

    private Tensor(Shape shape, double[] entries) {
        this.shape = shape;
        this.entries = entries;
    }

    /**
     * The tensor of the given entries, row by row.
     *
     * @throws ShapeException if the number of entries is not that of the shape
     */
    public static Tensor of(Shape shape, double... entries) {
        if (entries.length != shape.count()) {
            throw new ShapeException(
                    "a tensor of shape " + shape + " has " + shape.count() + " entries, got " + entries.length);
        }
        return new Tensor(shape, entries.clone());
    }

    public static Tensor scalar(double value) {
        return new Tensor(Shape.SCALAR, new double[] {value});
    }

    /** A column of the given entries: n x 1. */
    public static Tensor column(double... entries) {
        return of(Shape.of(entries.length, 1), entries);
    }

    /** A row of the given entries: 1 x n. */
    public static Tensor row(double... entries) {
        return of(Shape.of(1, entries.length), entries);
    }

    /**
     * A matrix of the given rows.
     *
     * @throws ShapeException if the rows are not equally long
     */
    public static Tensor matrix(double[]... rows) {
        for (double[] row : rows) {
            if (row.length != rows[0].length) {
                throw new ShapeException(
                        "rows of a matrix are equally long, got " + rows[0].length + " and " + row.length);
            }
        }
        double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return of(Shape.of(rows.length, flat.length / Math.max(1, rows.length)), flat);
    }

    public static Tensor filled(Shape shape, double value) {
        double[] entries = new double[shape.count()];
        Arrays.fill(entries, value);
        return new Tensor(shape, entries);
    }

    public Shape shape() {
        return shape;
    }

    public int count() {
        return entries.length;
    }

    /** The entry at a place counted row by row from 0. */
    public double at(int place) {
        return entries[place];
    }

    /** The entry of a matrix, rows and columns counted from 0. */
    public double at(int row, int column) {
        return entries[row * shape.columns() + column];
    }

    /** All entries, row by row. */
    public DoubleStream entries() {
        return Arrays.stream(entries);
    }

    /** The largest absolute value of an entry; NaN if one is NaN. */
    public double scale() {
        double scale = 0;
        for (double entry : entries) {
            scale = Math.max(scale, Math.abs(entry));
        }
        return scale;
    }

    public boolean isFinite() {
        return Arrays.stream(entries).allMatch(Double::isFinite);
    }

    /** This tensor with one entry replaced; the place is counted row by row from 0. */
    public Tensor with(int place, double value) {
        double[] changed = entries.clone();
        changed[place] = value;
        return new Tensor(shape, changed);
    }

    /** The same entries, row by row, under another shape of equal count. */
    public Tensor reshaped(Shape other) {
        if (other.count() != count()) {
            throw new ShapeException(shape + " cannot be reshaped to " + other);
        }
        return new Tensor(other, entries);
    }

    /** Every entry replaced by the function's value at it. */
    public Tensor map(DoubleUnaryOperator function) {
        double[] result = new double[entries.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = function.applyAsDouble(entries[i]);
        }
        return new Tensor(shape, result);
    }

    /**
     * The function of every pair of entries, by numpy's broadcasting rule.
     *
     * @throws ShapeException if the shapes do not go together
     */
    public Tensor zip(Tensor right, DoubleBinaryOperator function) {
        Shape common = shape.broadcastWith(right.shape);
        double[] mine = broadcastTo(common).entries;
        double[] theirs = right.broadcastTo(common).entries;
        double[] result = new double[mine.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = function.applyAsDouble(mine[i], theirs[i]);
        }
        return new Tensor(common, result);
    }

    /**
     * This tensor repeated along its axes of size 1 until it has the given shape.
     *
     * @throws ShapeException if the shape cannot be reached by repeating
     */
    public Tensor broadcastTo(Shape target) {
        if (shape.equals(target)) {
            return this;
        }
        if (!shape.broadcastWith(target).equals(target)) {
            throw new ShapeException(shape + " cannot be repeated to " + target);
        }
        int[] strides = stridesWithin(target);
        double[] result = new double[target.count()];
        for (int place = 0; place < result.length; place++) {
            result[place] = entries[source(place, target, strides)];
        }
        return new Tensor(target, result);
    }

    /** How far a step along each axis of the target moves in this tensor; 0 along a repeated axis. */
    private int[] stridesWithin(Shape target) {
        int[] strides = new int[target.rank()];
        int stride = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            int targetAxis = axis + target.rank() - shape.rank();
            strides[targetAxis] = shape.size(axis) == 1 ? 0 : stride;
            stride *= shape.size(axis);
        }
        return strides;
    }

    private static int source(int place, Shape target, int[] strides) {
        int source = 0;
        int rest = place;
        for (int axis = target.rank() - 1; axis >= 0; axis--) {
            source += rest % target.size(axis) * strides[axis];
            rest /= target.size(axis);
        }
        return source;
    }

    /** The sum along one axis, which stays with size 1. */
    public Tensor sum(int axis) {
        return reduce(axis, 0, Double::sum);
    }

    /** The largest entry along one axis, which stays with size 1; NaN wins. */
    public Tensor max(int axis) {
        return reduce(axis, Double.NEGATIVE_INFINITY, Math::max);
    }

    private Tensor reduce(int axis, double start, DoubleBinaryOperator function) {
        Tensor result = filled(shape.with(axis, 1), start);
        int inner = inner(axis);
        int size = shape.size(axis);
        for (int place = 0; place < entries.length; place++) {
            int target = place / (inner * size) * inner + place % inner;
            result.entries[target] = function.applyAsDouble(result.entries[target], entries[place]);
        }
        return result;
    }

    /**
     * Where along one axis the largest entry stands, counted from {@code first}; the axis stays with size 1 and of several
     * equally large entries the first wins.
     */
    public Tensor argMax(int axis, int first) {
        Tensor largest = max(axis);
        Tensor result = filled(largest.shape, Double.NaN);
        int inner = inner(axis);
        int size = shape.size(axis);
        for (int place = entries.length - 1; place >= 0; place--) {
            int target = place / (inner * size) * inner + place % inner;
            if (entries[place] == largest.entries[target]) {
                result.entries[target] = (place / inner) % size + first;
            }
        }
        return result;
    }

    /**
     * A matrix with the entries of this vector on its diagonal.
     *
     * @return n x n for n entries, 0 beside the diagonal
     * @throws ShapeException if this is no vector
     */
    public Tensor diagonal() {
        if (!shape.isVector()) {
            throw new ShapeException("a diagonal is made of a vector, got " + shape);
        }
        int size = entries.length;
        Tensor result = filled(Shape.of(size, size), 0);
        for (int i = 0; i < size; i++) {
            result.entries[i * size + i] = entries[i];
        }
        return result;
    }

    /** Some entries along one axis, which stays: from {@code start}, counted from 0, as many as {@code size}. */
    public Tensor slice(int axis, int start, int size) {
        Tensor result = filled(shape.with(axis, size), 0);
        int inner = inner(axis);
        for (int place = 0; place < result.entries.length; place++) {
            int block = place / (inner * size);
            int along = place / inner % size + start;
            result.entries[place] = entries[(block * shape.size(axis) + along) * inner + place % inner];
        }
        return result;
    }

    /**
     * Tensors one behind the other along an axis.
     *
     * @param parts at least one; they agree in all other axes
     */
    public static Tensor concatenated(List<Tensor> parts, int axis) {
        int whole = parts.stream().mapToInt(part -> part.shape.size(axis)).sum();
        Tensor result = filled(parts.get(0).shape.with(axis, whole), 0);
        int inner = result.inner(axis);
        int start = 0;
        for (Tensor part : parts) {
            int size = part.shape.size(axis);
            for (int place = 0; place < part.entries.length; place++) {
                int block = place / (inner * size);
                int along = place / inner % size + start;
                result.entries[(block * whole + along) * inner + place % inner] = part.entries[place];
            }
            start += size;
        }
        return result;
    }

    /**
     * Entries in other places.
     *
     * @param places from which place of this tensor each entry of the result is taken, counted row by row from 0; below 0 for a 0
     */
    public Tensor gathered(Shape target, IntUnaryOperator places) {
        double[] result = new double[target.count()];
        for (int place = 0; place < result.length; place++) {
            int from = places.applyAsInt(place);
            result[place] = from < 0 ? 0 : entries[from];
        }
        return new Tensor(target, result);
    }

    /**
     * Entries added up.
     *
     * @param places at which place of the result each entry of this tensor is added, counted row by row from 0; below 0 for nowhere
     */
    public Tensor addedUp(Shape target, IntUnaryOperator places) {
        double[] result = new double[target.count()];
        for (int place = 0; place < entries.length; place++) {
            int to = places.applyAsInt(place);
            if (to >= 0) {
                result[to] += entries[place];
            }
        }
        return new Tensor(target, result);
    }

    /** How many entries lie between two neighbours along the axis. */
    private int inner(int axis) {
        return IntStream.range(axis + 1, shape.rank()).map(shape::size).reduce(1, (a, b) -> a * b);
    }

    /** Rows and columns exchanged; scalars and vectors stay as they are, as in numpy. */
    public Tensor transposed() {
        if (shape.rank() < 2) {
            return this;
        }
        DMatrixRMaj result = new DMatrixRMaj(shape.columns(), shape.rows());
        CommonOps_DDRM.transpose(asMatrix(), result);
        return new Tensor(shape.transposed(), result.data);
    }

    /**
     * The matrix product.
     *
     * @throws ShapeException if either is no matrix or the inner sizes differ
     */
    public Tensor times(Tensor right) {
        Shape product = shape.productWith(right.shape);
        DMatrixRMaj result = new DMatrixRMaj(product.rows(), product.columns());
        CommonOps_DDRM.mult(asMatrix(), right.asMatrix(), result);
        return new Tensor(product, result.data);
    }

    private DMatrixRMaj asMatrix() {
        return DMatrixRMaj.wrap(shape.rows(), shape.columns(), entries);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor && shape.equals(tensor.shape) && Arrays.equals(entries, tensor.entries);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(entries);
    }

    @Override
    public String toString() {
        return shape + " " + Arrays.toString(entries);
    }
}
