package gradus.graph;

import gradus.tensor.Shape;
import gradus.tensor.ShapeException;

/** Checks on axes, shared by the operations that run along one. */
final class Axis {
    private Axis() {}

    /** The shape after an operation along the axis that leaves one entry of it. */
    static Shape collapsed(Shape shape, int axis) {
        if (axis < 0 || axis >= shape.rank()) {
            throw new ShapeException("a tensor of shape " + shape + " has no axis " + axis);
        }
        return shape.with(axis, 1);
    }
}
