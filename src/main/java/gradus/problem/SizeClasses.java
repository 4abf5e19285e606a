package gradus.problem;

import gradus.graph.Expression;
import gradus.graph.Pairing;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which axes of the given values have to be equally long because the definitions put them together, such as the columns of W and
 * the rows of x in {@code W @ x}. Axes that have nothing to do with each other may get different sizes, and then a formula in
 * which one was taken for the other shows.
 */
final class SizeClasses {
    private static final int ONE = -1;

    /** Sizes in the order in which they are handed out: small, and no two alike. */
    private static final int SMALLEST = 2;

    private final List<Integer> parents = new ArrayList<>();
    private final Map<Integer, Integer> fixed = new LinkedHashMap<>();
    private final Map<Quantity, List<Integer>> shapes = new LinkedHashMap<>();

    /** Adds a given value, whose axes are free as yet; an axis of size 1 stays one. */
    void give(Quantity quantity, Shape shape) {
        List<Integer> axes = new ArrayList<>();
        shape.sizes().forEach(size -> axes.add(size == 1 ? ONE : fresh()));
        shapes.put(quantity, axes);
    }

    /** Adds a quantity that is computed from those before it. */
    void define(Quantity quantity, Expression rule) {
        shapes.put(quantity, of(rule));
    }

    /**
     * New shapes for the given values, in which axes are equally long only where they have to be.
     *
     * @param given the given values with their own shapes
     */
    Map<Quantity, Shape> varied(Map<Quantity, Shape> given) {
        Map<Integer, Integer> sizes = new LinkedHashMap<>();
        fixed.forEach((axis, size) -> sizes.put(root(axis), size));
        Map<Quantity, Shape> varied = new LinkedHashMap<>();
        given.forEach((quantity, own) -> {
            List<Integer> axes = Optional.ofNullable(shapes.get(quantity)).orElseThrow();
            List<Integer> changed = new ArrayList<>();
            for (int axis : axes) {
                changed.add(axis == ONE ? 1 : sizes.computeIfAbsent(root(axis), root -> unused(sizes)));
            }
            varied.put(quantity, new Shape(changed));
        });
        return varied;
    }

    private static int unused(Map<Integer, Integer> sizes) {
        int size = SMALLEST;
        while (sizes.containsValue(size)) {
            size++;
        }
        return size;
    }

    private int fresh() {
        parents.add(parents.size());
        return parents.size() - 1;
    }

    private int rigid(int size) {
        if (size == 1) {
            return ONE;
        }
        int axis = fresh();
        fixed.put(axis, size);
        return axis;
    }

    private int root(int axis) {
        int root = axis;
        while (parents.get(root) != root) {
            root = parents.get(root);
        }
        return root;
    }

    /** The axis that both are from now on. */
    private int joined(int left, int right) {
        if (left == ONE || right == ONE) {
            return Math.max(left, right);
        }
        int from = root(left);
        int into = root(right);
        parents.set(from, into);
        Optional.ofNullable(fixed.get(from)).ifPresent(size -> fixed.put(into, size));
        return into;
    }

    private List<Integer> of(Expression expression) {
        if (expression instanceof Expression.Reference reference) {
            return Optional.ofNullable(shapes.get(reference.quantity())).orElseThrow();
        }
        if (expression instanceof Expression.Constant constant) {
            return constant.value().shape().sizes().stream().map(this::rigid).toList();
        }
        if (expression instanceof Expression.Combine combine) {
            return broadcast(of(combine.left()), of(combine.right()));
        }
        if (expression instanceof Expression.MatrixProduct product) {
            List<Integer> left = of(product.left());
            List<Integer> right = of(product.right());
            joined(left.get(1), right.get(0));
            return List.of(left.get(0), right.get(1));
        }
        if (expression instanceof Expression.Concatenate concatenate) {
            return concatenated(concatenate);
        }
        if (expression instanceof Expression.Gather gather) {
            return fixed(gather.operand(), gather.map().from(), gather.map().to());
        }
        if (expression instanceof Expression.ScatterAdd added) {
            return fixed(added.operand(), added.map().to(), added.map().from());
        }
        if (expression instanceof Expression.SumOfProducts || expression instanceof Expression.StackProduct) {
            return paired(expression);
        }
        List<Integer> operand = of(expression.operands().get(0));
        if (expression instanceof Expression.Transpose) {
            return operand.size() < 2 ? operand : List.of(operand.get(1), operand.get(0));
        }
        if (expression instanceof Expression.SumOver sum) {
            return with(operand, sum.axis(), ONE);
        }
        if (expression instanceof Expression.LargestOver largest) {
            return with(operand, largest.axis(), ONE);
        }
        if (expression instanceof Expression.ArgMax argMax) {
            return with(operand, argMax.axis(), ONE);
        }
        if (expression instanceof Expression.Diagonal) {
            int along = operand.stream().reduce(ONE, Math::max);
            return List.of(along, along);
        }
        if (expression instanceof Expression.Reshape reshape) {
            return reshaped(operand, reshape.target());
        }
        if (expression instanceof Expression.Repeat repeat) {
            return broadcast(
                    operand, repeat.target().sizes().stream().map(this::rigid).toList());
        }
        if (expression instanceof Expression.Slice slice) {
            return with(operand, slice.axis(), rigid(slice.size()));
        }
        return operand;
    }

    /** What is made for certain places keeps all its sizes. */
    private List<Integer> fixed(Expression operand, Shape own, Shape result) {
        fix(operand, own);
        return result.sizes().stream().map(this::rigid).toList();
    }

    private void fix(Expression operand, Shape own) {
        List<Integer> axes = of(operand);
        for (int axis = 0; axis < axes.size(); axis++) {
            joined(axes.get(axis), rigid(own.size(axis)));
        }
    }

    private List<Integer> paired(Expression expression) {
        if (expression instanceof Expression.StackProduct stack) {
            fix(stack.right(), stack.pairing().shape(Pairing.Role.RIGHT));
            return fixed(
                    stack.left(),
                    stack.pairing().shape(Pairing.Role.LEFT),
                    stack.pairing().shape(Pairing.Role.RESULT));
        }
        Expression.SumOfProducts products = (Expression.SumOfProducts) expression;
        Pairing pairing = products.pairing();
        fix(products.second(), pairing.shape(Pairing.second(products.computed())));
        return fixed(
                products.first(),
                pairing.shape(Pairing.first(products.computed())),
                pairing.shape(products.computed()));
    }

    private static List<Integer> with(List<Integer> axes, int place, int axis) {
        List<Integer> changed = new ArrayList<>(axes);
        changed.set(place, axis);
        return changed;
    }

    private List<Integer> broadcast(List<Integer> left, List<Integer> right) {
        int rank = Math.max(left.size(), right.size());
        List<Integer> axes = new ArrayList<>();
        for (int distance = rank; distance > 0; distance--) {
            axes.add(joined(fromEnd(left, distance), fromEnd(right, distance)));
        }
        return axes;
    }

    private static int fromEnd(List<Integer> axes, int distance) {
        return axes.size() < distance ? ONE : axes.get(axes.size() - distance);
    }

    /** A vector stays one; for everything else the order of entries matters, and no size may change. */
    private List<Integer> reshaped(List<Integer> operand, Shape target) {
        List<Integer> long_ = operand.stream().filter(axis -> axis != ONE).toList();
        if (long_.size() == 1 && target.isVector()) {
            return target.sizes().stream()
                    .map(size -> size == 1 ? ONE : long_.get(0))
                    .toList();
        }
        return target.sizes().stream().map(this::rigid).toList();
    }

    private List<Integer> concatenated(Expression.Concatenate concatenate) {
        List<Integer> whole = of(concatenate.parts().get(0));
        for (Expression part : concatenate.parts()) {
            List<Integer> axes = of(part);
            for (int axis = 0; axis < axes.size(); axis++) {
                if (axis != concatenate.axis()) {
                    whole = with(whole, axis, joined(whole.get(axis), axes.get(axis)));
                }
            }
        }
        return with(whole, concatenate.axis(), fresh());
    }
}
