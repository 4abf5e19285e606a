package gradus.graph;

import gradus.tensor.Shape;

/** Places of a tensor, counted row by row from 0, and their indices along each axis. */
final class Places {
    private final int[] sizes;
    private final int[] steps;

    Places(Shape shape) {
        sizes = shape.sizes().stream().mapToInt(Integer::intValue).toArray();
        steps = new int[sizes.length];
        int step = 1;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            steps[axis] = step;
            step *= sizes[axis];
        }
    }

    /** How far two neighbours along the axis are from each other. */
    int step(int axis) {
        return steps[axis];
    }

    int index(int place, int axis) {
        return place / steps[axis] % sizes[axis];
    }
}
