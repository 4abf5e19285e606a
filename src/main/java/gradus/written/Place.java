package gradus.written;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where inside an answer something stands, counted from 1 as people do.
 *
 * @param indices the item of each level, outermost first
 */
record Place(List<Integer> indices) {
    Place {
        indices = List.copyOf(indices);
    }

    static Place whole() {
        return new Place(List.of());
    }

    Place item(int index) {
        List<Integer> deeper = new ArrayList<>(indices);
        deeper.add(index);
        return new Place(deeper);
    }

    int depth() {
        return indices.size();
    }

    /** {@code item 3: }, {@code entry (2,1): }, or nothing for the whole answer. */
    String prefix() {
        if (indices.isEmpty()) {
            return "";
        }
        String joined = indices.stream().map(String::valueOf).collect(Collectors.joining(","));
        return indices.size() == 1 ? "item " + joined + ": " : "entry (" + joined + "): ";
    }
}
