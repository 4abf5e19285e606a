package gradus.graph;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;

/**
 * The operations that formulas are made of, over some kind of value: plain numbers, or intervals of them.
 *
 * <p>Binary operations follow numpy's broadcasting rule; operations along an axis keep it with size 1.
 *
 * @param <V> the kind of value
 */
public interface Arithmetic<V> {

    V constant(Tensor value);

    V apply(ElementFunction function, V operand);

    V combine(BinaryFunction function, V left, V right);

    V matrixProduct(V left, V right);

    V transpose(V operand);

    V sum(V operand, int axis);

    V repeat(V operand, Shape shape);

    V reshape(V operand, Shape shape);

    V softmax(V operand, int axis);

    V argMax(V operand, int axis, int first);

    V largest(V operand, int axis);

    /**
     * How far each number lies behind the largest along an axis: a − max(a), which is 0 for the largest itself, however little is
     * known of it.
     */
    default V behindLargest(V operand, int axis) {
        return combine(BinaryFunction.SUBTRACT, operand, largest(operand, axis));
    }

    V diagonal(V operand);

    V slice(V operand, int axis, int start, int size);

    V concatenate(List<V> parts, int axis);

    V gather(V operand, IndexMap map);

    V scatterAdd(V operand, IndexMap map);

    /** The one of the three in the pairing that is computed, from the other two. */
    V sumOfProducts(V first, V second, Pairing pairing, Pairing.Role computed);
}
