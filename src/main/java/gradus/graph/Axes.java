package gradus.graph;

import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Maps that put the axes of a tensor into another order, or the entries along one. */
public final class Axes {
    private Axes() {}

    /**
     * The axes in another order, as numpy's {@code transpose}.
     *
     * @param order for each axis of the result the axis of the operand that it is, from 0
     * @throws ShapeException if an axis is missing or named twice
     */
    public static IndexMap permuted(Shape shape, List<Integer> order) {
        List<Integer> all = IntStream.range(0, shape.rank()).boxed().toList();
        if (!order.stream().sorted().toList().equals(all)) {
            throw new ShapeException("the axes " + order + " are not those of " + shape + ", which are " + all);
        }
        Shape target = new Shape(order.stream().map(shape::size).toList());
        Places from = new Places(shape);
        Places to = new Places(target);
        return IndexMap.of(
                shape,
                target,
                place -> {
                    int source = 0;
                    for (int axis = 0; axis < order.size(); axis++) {
                        source += to.index(place, axis) * from.step(order.get(axis));
                    }
                    return source;
                },
                label(order),
                label(all.stream().map(order::indexOf).toList()));
    }

    private static Label label(List<Integer> order) {
        return Label.of("transpose")
                .with("axes", order.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    /** Two axes exchanged, both counted from 0. */
    public static IndexMap exchanged(Shape shape, int one, int other) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, shape.rank()).boxed().toList());
        order.set(one, other);
        order.set(other, one);
        return permuted(shape, order);
    }

    /** The entries along an axis, counted from 0, in reverse order. */
    public static IndexMap flipped(Shape shape, int axis) {
        Axis.collapsed(shape, axis);
        Places places = new Places(shape);
        Label label = Label.of("flip").with("axis", String.valueOf(axis));
        return IndexMap.of(
                shape,
                shape,
                place -> place + (shape.size(axis) - 1 - 2 * places.index(place, axis)) * places.step(axis),
                label,
                label);
    }

    /** Zeros before the first entry along an axis and behind the last. */
    public static IndexMap padded(Shape shape, int axis, int before, int after) {
        int size = Lines.along(shape, axis).size();
        Shape target = shape.with(axis, Math.addExact(size, Math.addExact(before, after)));
        Places from = new Places(shape);
        Places to = new Places(target);
        String width = before == after ? String.valueOf(before) : before + "," + after;
        Label label = Label.of("pad").with("width", width).with("axis", String.valueOf(axis));
        return IndexMap.of(
                shape,
                target,
                place -> {
                    int index = to.index(place, axis) - before;
                    int block = place / (to.step(axis) * target.size(axis));
                    return index < 0 || index >= size
                            ? -1
                            : (block * size + index) * from.step(axis) + place % to.step(axis);
                },
                label,
                label.named("unpad"));
    }
}
