package gradus.grading.mistake;

import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The layers of a network at which a mistake can be made: those in which it changes a rule.
 *
 * @param network the network
 */
record Places(LayeredNetwork network) {

    /** A mistake that replaces rules: in all layers first, then in each alone; only once where one layer is all there is. */
    List<Occurrence> inLayers(IntFunction<List<Edit>> edits) {
        return of(layer -> {
            List<Edit> possible =
                    edits.apply(layer).stream().filter(this::isPossible).toList();
            return possible.isEmpty() ? Optional.empty() : Optional.of(Occurrence.of(layer, possible));
        });
    }

    /** A mistake that replaces one rule in a layer, if it finds something to put in its place. */
    List<Occurrence> inLayers(IntFunction<Quantity> quantity, IntFunction<Optional<Expression>> rule) {
        return inLayers(layer -> rule.apply(layer)
                .map(wrong -> List.of(Edit.replace(quantity.apply(layer), wrong)))
                .orElse(List.of()));
    }

    /** A mistake of any kind: in all layers first, then in each alone; only once where one layer is all there is. */
    List<Occurrence> of(IntFunction<Optional<Occurrence>> inLayer) {
        List<Occurrence> alone = IntStream.rangeClosed(1, network.depth())
                .mapToObj(inLayer)
                .flatMap(Optional::stream)
                .toList();
        if (alone.isEmpty()) {
            return List.of();
        }
        List<Occurrence> all = new ArrayList<>(List.of(everywhere(alone)));
        if (alone.size() > 1) {
            all.addAll(alone);
        }
        return all;
    }

    private static Occurrence everywhere(List<Occurrence> alone) {
        List<Edit> edits = alone.stream()
                .flatMap(occurrence -> occurrence.edits().stream())
                .toList();
        Map<Quantity, Expression> reports = new LinkedHashMap<>();
        alone.forEach(occurrence -> reports.putAll(occurrence.reports()));
        return new Occurrence(Occurrence.EVERYWHERE, edits, reports);
    }

    /** Whether the quantity is computed, by another rule, to the same shape. */
    private boolean isPossible(Edit edit) {
        return isComputed(edit.quantity())
                && !edit.rule().equals(network.rule(edit.quantity()))
                && network.fits(edit.quantity(), edit.rule());
    }

    /** Whether a quantity is there and not given, so that it can be computed in a wrong way. */
    boolean isComputed(Quantity quantity) {
        return network.has(quantity) && !(network.rule(quantity) instanceof Expression.Constant);
    }

    /** Two forms of one mistake, those everywhere first. */
    static List<Occurrence> inForms(List<Occurrence> one, List<Occurrence> other) {
        return Stream.of(one, other)
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Occurrence::layer))
                .toList();
    }
}
