package gradus.graph;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;

/** Plain double arithmetic on tensors. */
enum NumberArithmetic implements Arithmetic<Tensor> {
    NUMBERS;

    @Override
    public Tensor constant(Tensor value) {
        return value;
    }

    @Override
    public Tensor apply(ElementFunction function, Tensor operand) {
        return operand.map(function::value);
    }

    @Override
    public Tensor combine(BinaryFunction function, Tensor left, Tensor right) {
        return left.zip(right, function::value);
    }

    @Override
    public Tensor matrixProduct(Tensor left, Tensor right) {
        return left.times(right);
    }

    @Override
    public Tensor transpose(Tensor operand) {
        return operand.transposed();
    }

    @Override
    public Tensor sum(Tensor operand, int axis) {
        return operand.sum(axis);
    }

    @Override
    public Tensor repeat(Tensor operand, Shape shape) {
        return operand.broadcastTo(shape);
    }

    @Override
    public Tensor reshape(Tensor operand, Shape shape) {
        return operand.reshaped(shape);
    }

    /** From {@code z - max(z)}, so that no exponential overflows. */
    @Override
    public Tensor softmax(Tensor operand, int axis) {
        Tensor exponentials = operand.zip(operand.max(axis), (z, max) -> StrictMath.exp(z - max));
        return exponentials.zip(exponentials.sum(axis), (exponential, sum) -> exponential / sum);
    }

    @Override
    public Tensor argMax(Tensor operand, int axis, int first) {
        return operand.argMax(axis, first);
    }

    @Override
    public Tensor largest(Tensor operand, int axis) {
        return operand.max(axis);
    }

    @Override
    public Tensor diagonal(Tensor operand) {
        return operand.diagonal();
    }

    @Override
    public Tensor slice(Tensor operand, int axis, int start, int size) {
        return operand.slice(axis, start, size);
    }

    @Override
    public Tensor concatenate(List<Tensor> parts, int axis) {
        return Tensor.concatenated(parts, axis);
    }

    @Override
    public Tensor gather(Tensor operand, IndexMap map) {
        return operand.gathered(map.to(), map::place);
    }

    @Override
    public Tensor scatterAdd(Tensor operand, IndexMap map) {
        return operand.addedUp(map.from(), map::place);
    }

    @Override
    public Tensor sumOfProducts(Tensor first, Tensor second, Pairing pairing, Pairing.Role computed) {
        Pairing.Role ofFirst = Pairing.first(computed);
        Pairing.Role ofSecond = Pairing.second(computed);
        double[] sums = new double[pairing.shape(computed).count()];
        for (int triple = 0; triple < pairing.count(); triple++) {
            sums[pairing.place(computed, triple)] +=
                    first.at(pairing.place(ofFirst, triple)) * second.at(pairing.place(ofSecond, triple));
        }
        return Tensor.of(pairing.shape(computed), sums);
    }
}
