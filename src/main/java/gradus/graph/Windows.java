package gradus.graph;

import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Maps that cut a tensor into windows along one axis or several. */
public final class Windows {
    private Windows() {}

    /**
     * The windows of a tensor: its axes, of which those cut count windows, and one more for the entries of a window, row by row.
     *
     * @param axes the axes that are cut, from 0
     * @param windows how each of them is cut
     * @param label what the cut is called
     */
    public static IndexMap of(Shape shape, List<Integer> axes, List<Window> windows, Label label) {
        Shape inside = new Shape(windows.stream().map(Window::size).toList());
        List<Integer> sizes = new ArrayList<>(shape.sizes());
        for (int i = 0; i < axes.size(); i++) {
            sizes.set(axes.get(i), windows.get(i).count());
        }
        sizes.add(inside.count());
        Shape target = new Shape(sizes);
        Places from = new Places(shape);
        Places to = new Places(target);
        Places within = new Places(inside);
        return IndexMap.of(
                shape,
                target,
                place -> {
                    int entry = to.index(place, shape.rank());
                    int source = 0;
                    for (int axis = 0; axis < shape.rank(); axis++) {
                        int cut = axes.indexOf(axis);
                        int index = to.index(place, axis);
                        int along = cut < 0 ? index : windows.get(cut).place(index, within.index(entry, cut));
                        if (along < 0) {
                            return -1;
                        }
                        source += along * from.step(axis);
                    }
                    return source;
                },
                label,
                label.named("overlap_add").with("shape", shape));
    }
}
