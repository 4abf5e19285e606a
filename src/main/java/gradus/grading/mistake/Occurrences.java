package gradus.grading.mistake;

import gradus.graph.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** The places at which a mistake can be made, from what it changes. Where it changes nothing, there is none. */
final class Occurrences {
    private Occurrences() {}

    /** A mistake that is made once for the whole network. */
    static List<Occurrence> of(List<Edit> edits) {
        return edits.isEmpty() ? List.of() : List.of(Occurrence.of(Occurrence.EVERYWHERE, edits));
    }

    /** A mistake that is made in one quantity. */
    static List<Occurrence> of(Optional<Edit> edit) {
        return of(edit.stream().toList());
    }

    /** A mistake that is made in one quantity, in one form or in another. */
    static List<Occurrence> ofForms(Optional<Edit> first, Optional<Edit> second) {
        List<Occurrence> forms = new ArrayList<>(of(first));
        forms.addAll(of(second));
        return forms;
    }

    /** A mistake that is made in every layer in the same way, or in one of several layers only. */
    static List<Occurrence> inLayers(LayeredNetwork network, IntFunction<List<Edit>> editsOfLayer) {
        Map<Integer, List<Edit>> byLayer = new LinkedHashMap<>();
        for (int layer = 1; layer <= network.depth(); layer++) {
            List<Edit> edits = editsOfLayer.apply(layer);
            if (!edits.isEmpty()) {
                byLayer.put(layer, edits);
            }
        }
        return everywhereFirst(byLayer);
    }

    private static List<Occurrence> everywhereFirst(Map<Integer, List<Edit>> byLayer) {
        List<Edit> all = byLayer.values().stream().flatMap(List::stream).toList();
        List<Occurrence> occurrences = new ArrayList<>(of(all));
        if (byLayer.size() > 1) {
            byLayer.forEach((layer, edits) -> occurrences.add(Occurrence.of(layer, edits)));
        }
        return occurrences;
    }
}
