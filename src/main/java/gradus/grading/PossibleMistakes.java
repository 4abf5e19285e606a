package gradus.grading;

import gradus.grading.mistake.GraphMistakes;
import gradus.grading.mistake.LayeredNetwork;
import gradus.grading.mistake.Mistake;
import gradus.grading.mistake.MistakeCatalogue;
import gradus.grading.mistake.MistakeSite;
import gradus.grading.mistake.Occurrence;
import gradus.grading.mistake.RecurrentNetwork;
import gradus.graph.Edit;
import gradus.graph.Graph;
import gradus.problem.Problem;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which mistakes can be made in a problem, each at every place where it can: those of networks, and those of any graph. */
final class PossibleMistakes {
    private PossibleMistakes() {}

    /** The network that a problem is about, seen as mistakes see it; empty for a graph without layers. */
    static Optional<MistakeSite> site(Problem problem) {
        Optional<MistakeSite> layered = problem.task().map(task -> new LayeredNetwork(task, problem.graph()));
        return layered.or(() -> problem.recurrence().map(task -> new RecurrentNetwork(task, problem.graph())));
    }

    /** The mistakes of the catalogue that can be made. */
    static Map<Mistake, List<Occurrence>> in(MistakeSite site, MistakeCatalogue catalogue) {
        Map<Mistake, List<Occurrence>> possible = new LinkedHashMap<>();
        for (Mistake mistake : catalogue.all()) {
            List<Occurrence> occurrences = mistake.in(site);
            if (!occurrences.isEmpty()) {
                possible.put(mistake, occurrences);
            }
        }
        return possible;
    }

    /**
     * The mistakes that can be made in any graph, without those that are named already.
     *
     * @param named mistakes of the catalogue
     */
    static Map<Mistake, List<Occurrence>> inGraph(Graph graph, Map<Mistake, List<Occurrence>> named) {
        Set<Edit> known = new HashSet<>();
        named.values().forEach(occurrences -> occurrences.forEach(occurrence -> known.addAll(occurrence.edits())));
        Map<Mistake, List<Occurrence>> possible = new LinkedHashMap<>();
        GraphMistakes.in(graph).forEach(found -> {
            List<Edit> edits = found.getValue().edits();
            // What is only written down in another shape edits nothing.
            if (edits.isEmpty() || !known.containsAll(edits)) {
                possible.merge(found.getKey(), List.of(found.getValue()), PossibleMistakes::joined);
            }
        });
        return possible;
    }

    private static List<Occurrence> joined(List<Occurrence> one, List<Occurrence> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
