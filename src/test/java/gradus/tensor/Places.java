package gradus.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The plain way through a tensor: all its index lists, one by one, and the place of each by Horner's rule. */
final class Places {
    private Places() {}

    /** Every index of the shape, the last axis fastest. */
    static List<List<Integer>> indices(List<Integer> sizes) {
        if (sizes.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> indices = new ArrayList<>();
        for (int first = 0; first < sizes.get(0); first++) {
            for (List<Integer> rest : indices(sizes.subList(1, sizes.size()))) {
                List<Integer> index = new ArrayList<>(List.of(first));
                index.addAll(rest);
                indices.add(index);
            }
        }
        return indices;
    }

    static double entry(Tensor tensor, List<Integer> index) {
        int place = 0;
        for (int axis = 0; axis < index.size(); axis++) {
            place = place * tensor.shape().sizes().get(axis) + index.get(axis);
        }
        return tensor.at(place);
    }

    /** The entry of a tensor that is repeated to more or longer axes, at an index of the repeated one. */
    static double repeatedEntry(Tensor tensor, List<Integer> index) {
        List<Integer> sizes = tensor.shape().sizes();
        List<Integer> own = new ArrayList<>(index.subList(index.size() - sizes.size(), index.size()));
        for (int axis = 0; axis < own.size(); axis++) {
            if (sizes.get(axis) == 1) {
                own.set(axis, 0);
            }
        }
        return entry(tensor, own);
    }

    /** The sizes, filled up with 1 in front to the rank. */
    static List<Integer> padded(Shape shape, int rank) {
        List<Integer> sizes = new ArrayList<>(Collections.nCopies(rank - shape.rank(), 1));
        sizes.addAll(shape.sizes());
        return sizes;
    }
}
