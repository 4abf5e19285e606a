package gradus.graph;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Numbers together with a bound of what rounding in double precision may have done to them, to first order. Where large terms
 * cancel, the bound is large beside the number: −2.8e−17 ± 1e−16 is a rounded 0.
 */
enum RoundingArithmetic implements Arithmetic<RoundingArithmetic.Rounded> {
    ROUNDING;

    /** Half the distance of neighbouring doubles, as a share of a number. */
    private static final double UNIT = 0x1p-53;

    /**
     * A number with its bound.
     *
     * @param value the number as computed
     * @param error how far the exact one may lie from it, entry by entry
     */
    record Rounded(Tensor value, Tensor error) {}

    private static Rounded rounded(Tensor value, Tensor inherited) {
        return new Rounded(value, inherited.zip(value, (error, number) -> error + UNIT * Math.abs(number)));
    }

    private static Tensor none(Tensor value) {
        return Tensor.filled(value.shape(), 0);
    }

    @Override
    public Rounded constant(Tensor value) {
        return rounded(value, none(value));
    }

    /** How far the function moves when its argument moves by its error. */
    @Override
    public Rounded apply(ElementFunction function, Rounded operand) {
        Tensor value = operand.value().map(function::value);
        Tensor above = operand.value().zip(operand.error(), Double::sum).map(function::value);
        Tensor below = operand.value()
                .zip(operand.error(), (number, error) -> number - error)
                .map(function::value);
        Tensor moved = distance(value, above).zip(distance(value, below), Math::max);
        return rounded(value, moved);
    }

    private static Tensor distance(Tensor first, Tensor second) {
        return first.zip(second, (one, other) -> Math.abs(one - other));
    }

    @Override
    public Rounded combine(BinaryFunction function, Rounded left, Rounded right) {
        Tensor value = left.value().zip(right.value(), function::value);
        Tensor byLeft =
                distance(value, left.value().zip(left.error(), Double::sum).zip(right.value(), function::value));
        Tensor byRight =
                distance(value, left.value().zip(right.value().zip(right.error(), Double::sum), function::value));
        return rounded(value, byLeft.zip(byRight, Double::sum));
    }

    @Override
    public Rounded matrixProduct(Rounded left, Rounded right) {
        Tensor value = left.value().times(right.value());
        Tensor sizes = size(left).times(size(right));
        Tensor inherited = size(left)
                .times(right.error())
                .zip(left.error().times(size(right)), Double::sum)
                .zip(sizes, (error, size) -> error + left.value().shape().columns() * UNIT * size);
        return rounded(value, inherited);
    }

    private static Tensor size(Rounded operand) {
        return operand.value().map(Math::abs);
    }

    @Override
    public Rounded transpose(Rounded operand) {
        return new Rounded(operand.value().transposed(), operand.error().transposed());
    }

    @Override
    public Rounded sum(Rounded operand, int axis) {
        int terms = operand.value().shape().size(axis);
        Tensor inherited =
                operand.error().sum(axis).zip(size(operand).sum(axis), (error, size) -> error + terms * UNIT * size);
        return rounded(operand.value().sum(axis), inherited);
    }

    @Override
    public Rounded repeat(Rounded operand, Shape shape) {
        return new Rounded(operand.value().broadcastTo(shape), operand.error().broadcastTo(shape));
    }

    @Override
    public Rounded reshape(Rounded operand, Shape shape) {
        return new Rounded(operand.value().reshaped(shape), operand.error().reshaped(shape));
    }

    /** |∂s_i/∂z_k| is at most s_i, so all errors together move s_i by at most s_i times the largest, twice. */
    @Override
    public Rounded softmax(Rounded operand, int axis) {
        Tensor value = NumberArithmetic.NUMBERS.softmax(operand.value(), axis);
        Tensor inherited = value.zip(operand.error().max(axis), (number, error) -> 2 * number * error);
        return rounded(value, inherited);
    }

    /** A place is exact, or decided by chance; the second is a tie and not for this bound to tell. */
    @Override
    public Rounded argMax(Rounded operand, int axis, int first) {
        Tensor value = operand.value().argMax(axis, first);
        return new Rounded(value, none(value));
    }

    /** The largest number moves by no more than the number that moves most. */
    @Override
    public Rounded largest(Rounded operand, int axis) {
        return new Rounded(operand.value().max(axis), operand.error().max(axis));
    }

    /** The largest number is itself, without an error; as with places, a tie is not for this bound to tell. */
    @Override
    public Rounded behindLargest(Rounded operand, int axis) {
        Rounded behind = combine(BinaryFunction.SUBTRACT, operand, largest(operand, axis));
        return new Rounded(
                behind.value(), behind.error().zip(behind.value(), (error, number) -> number == 0 ? 0 : error));
    }

    @Override
    public Rounded diagonal(Rounded operand) {
        return new Rounded(operand.value().diagonal(), operand.error().diagonal());
    }

    @Override
    public Rounded slice(Rounded operand, int axis, int start, int size) {
        return new Rounded(
                operand.value().slice(axis, start, size), operand.error().slice(axis, start, size));
    }

    @Override
    public Rounded concatenate(List<Rounded> parts, int axis) {
        return new Rounded(
                Tensor.concatenated(parts.stream().map(Rounded::value).toList(), axis),
                Tensor.concatenated(parts.stream().map(Rounded::error).toList(), axis));
    }

    @Override
    public Rounded gather(Rounded operand, IndexMap map) {
        return new Rounded(
                operand.value().gathered(map.to(), map::place), operand.error().gathered(map.to(), map::place));
    }

    @Override
    public Rounded scatterAdd(Rounded operand, IndexMap map) {
        int terms = map.groups().largest();
        Tensor sizes = size(operand).addedUp(map.from(), map::place);
        Tensor inherited = operand.error()
                .addedUp(map.from(), map::place)
                .zip(sizes, (error, size) -> error + terms * UNIT * size);
        return rounded(operand.value().addedUp(map.from(), map::place), inherited);
    }

    @Override
    public Rounded sumOfProducts(Rounded first, Rounded second, Pairing pairing, Pairing.Role computed) {
        int terms = pairing.groups(computed).largest();
        BinaryOperator<Tensor> sum =
                (left, right) -> NumberArithmetic.NUMBERS.sumOfProducts(left, right, pairing, computed);
        Tensor inherited = sum.apply(size(first), second.error())
                .zip(sum.apply(first.error(), size(second)), Double::sum)
                .zip(sum.apply(size(first), size(second)), (error, size) -> error + terms * UNIT * size);
        return rounded(sum.apply(first.value(), second.value()), inherited);
    }
}
