package gradus.grading;

import gradus.grading.mistake.Kind;
import gradus.grading.mistake.Mistake;
import gradus.grading.mistake.MistakeCatalogue;
import gradus.grading.mistake.Occurrence;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.problem.GradingPolicy;
import gradus.problem.Problem;
import gradus.tensor.ShapeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The known mistakes that can be made in one problem, each at every place where it can. Made once per problem. */
final class KnownMistakes {
    private final List<Candidate> candidates = new ArrayList<>();

    /**
     * A mistake at a place.
     *
     * @param mistake which one
     * @param occurrence where, and what it changes
     * @param graph that of the problem with the mistake in it
     * @param ways the graphs that compute with it; none for something that is only written down differently
     * @param reports what is written down in another shape, by the quantity it is written for
     */
    record Candidate(
            Mistake mistake, Occurrence occurrence, Graph graph, List<Graph> ways, Map<Quantity, Report> reports) {
        /** The quantities whose rules it changes. */
        Set<Quantity> changed() {
            Set<Quantity> changed = new LinkedHashSet<>();
            occurrence.edits().forEach(edit -> changed.add(edit.quantity()));
            return changed;
        }
    }

    /**
     * Something of another shape that is written for a quantity.
     *
     * @param graph the problem's graph and the quantity
     * @param quantity what is written
     */
    record Report(Graph graph, Quantity quantity) {}

    KnownMistakes(Problem problem, MistakeCatalogue catalogue, TrueWays ways) {
        Map<Mistake, List<Occurrence>> possible = new LinkedHashMap<>(PossibleMistakes.site(problem)
                .map(site -> PossibleMistakes.in(site, catalogue))
                .orElse(Map.of()));
        if (problem.task().isEmpty()) {
            possible.putAll(PossibleMistakes.inGraph(problem.graph(), possible));
        }
        possible.forEach((mistake, occurrences) -> {
            if (isLookedFor(mistake, problem.policy().mistakes())) {
                occurrences.forEach(occurrence ->
                        candidate(problem, mistake, occurrence, ways).ifPresent(candidates::add));
            }
        });
        OwnMistakes.of(problem)
                .forEach(own -> candidate(problem, own.mistake(), own.occurrence(), ways)
                        .ifPresent(candidates::add));
    }

    static boolean isLookedFor(Mistake mistake, GradingPolicy.MistakePolicy policy) {
        return !policy.leftOut().contains(mistake.id())
                && !policy.leftOut().contains(mistake.tier().name());
    }

    /** The mistake with its graphs; empty where the values that the problem gives leave no room for it. */
    private static Optional<Candidate> candidate(
            Problem problem, Mistake mistake, Occurrence occurrence, TrueWays ways) {
        try {
            Graph edited = occurrence.appliedTo(problem.graph());
            Map<Quantity, Report> reports = new LinkedHashMap<>();
            occurrence.reports().forEach((quantity, rule) -> {
                Quantity written = Quantity.variable("written_" + quantity);
                reports.put(quantity, new Report(edited.extended(Map.of(written, rule)), written));
            });
            List<Graph> computing = occurrence.edits().isEmpty() ? List.of() : ways.of(edited);
            return Optional.of(new Candidate(mistake, occurrence, edited, computing, reports));
        } catch (ShapeException doesNotFit) {
            return Optional.empty();
        }
    }

    List<Candidate> misconceptions() {
        return of(Kind.MISCONCEPTION);
    }

    List<Candidate> conventions() {
        return of(Kind.CONVENTION);
    }

    private List<Candidate> of(Kind kind) {
        return candidates.stream()
                .filter(candidate -> candidate.mistake().kind() == kind)
                .toList();
    }
}
