package gradus.simulation;

import gradus.graph.Arithmetic;
import gradus.graph.BinaryFunction;
import gradus.graph.ElementFunction;
import gradus.graph.Expression;
import gradus.graph.IndexMap;
import gradus.graph.Pairing;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;

/** Arithmetic of somebody who writes down the result of every single operation: each product, each sum, each exponential. */
final class SteppingHand implements Arithmetic<Tensor> {
    private final Digits digits;

    SteppingHand(Digits digits) {
        this.digits = digits;
    }

    private Tensor written(Expression operation) {
        return digits.round(exact(operation));
    }

    private static Tensor exact(Expression operation) {
        return operation.value(name -> {
            throw new IllegalStateException("operands are numbers, got " + name);
        });
    }

    private static Expression number(Tensor value) {
        return new Expression.Constant(value);
    }

    @Override
    public Tensor constant(Tensor value) {
        return value;
    }

    @Override
    public Tensor apply(ElementFunction function, Tensor operand) {
        return written(new Expression.Apply(function, number(operand)));
    }

    @Override
    public Tensor combine(BinaryFunction function, Tensor left, Tensor right) {
        return written(new Expression.Combine(function, number(left), number(right)));
    }

    @Override
    public Tensor matrixProduct(Tensor left, Tensor right) {
        double[][] product = new double[left.shape().rows()][right.shape().columns()];
        for (int row = 0; row < product.length; row++) {
            for (int column = 0; column < product[row].length; column++) {
                double sum = 0;
                for (int k = 0; k < left.shape().columns(); k++) {
                    sum += digits.round(left.at(row, k) * right.at(k, column));
                }
                product[row][column] = digits.round(sum);
            }
        }
        return Tensor.matrix(product);
    }

    @Override
    public Tensor transpose(Tensor operand) {
        return operand.transposed();
    }

    @Override
    public Tensor sum(Tensor operand, int axis) {
        return digits.round(operand.sum(axis));
    }

    @Override
    public Tensor repeat(Tensor operand, Shape shape) {
        return operand.broadcastTo(shape);
    }

    @Override
    public Tensor reshape(Tensor operand, Shape shape) {
        return operand.reshaped(shape);
    }

    @Override
    public Tensor softmax(Tensor operand, int axis) {
        Tensor exponentials = digits.round(operand.map(StrictMath::exp));
        Tensor sum = digits.round(exponentials.sum(axis));
        return digits.round(exponentials.zip(sum, (exponential, whole) -> exponential / whole));
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
        return exact(new Expression.Gather(number(operand), map));
    }

    @Override
    public Tensor scatterAdd(Tensor operand, IndexMap map) {
        return written(new Expression.ScatterAdd(number(operand), map));
    }

    @Override
    public Tensor sumOfProducts(Tensor first, Tensor second, Pairing pairing, Pairing.Role computed) {
        double[] sums = new double[pairing.shape(computed).count()];
        for (int triple = 0; triple < pairing.count(); triple++) {
            double factor = first.at(pairing.place(Pairing.first(computed), triple));
            double other = second.at(pairing.place(Pairing.second(computed), triple));
            sums[pairing.place(computed, triple)] += digits.round(factor * other);
        }
        return digits.round(Tensor.of(pairing.shape(computed), sums));
    }
}
