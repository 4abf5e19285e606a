package gradus.grading;

import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.problem.Question;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds what an asked quantity is computed from, as far as that is asked too. */
final class AskedBefore {
    private final Problem problem;
    private final Set<Quantity> asked = new LinkedHashSet<>();

    AskedBefore(Problem problem) {
        this.problem = problem;
        problem.questions().stream().map(Question::quantity).forEach(asked::add);
    }

    /** The nearest asked quantities on every path back from a quantity. */
    List<Quantity> of(Quantity quantity) {
        Set<Quantity> found = new LinkedHashSet<>();
        collect(quantity, quantity, new HashSet<>(), found);
        return List.copyOf(found);
    }

    private void collect(Quantity start, Quantity from, Set<Quantity> seen, Set<Quantity> found) {
        for (Quantity before : problem.graph().mentionedBy(from)) {
            List<Quantity> views = views(start, before);
            found.addAll(views);
            boolean isCovered = views.equals(List.of(sameEntry(start, before)))
                    || views.stream().anyMatch(view -> !(view instanceof Quantity.Entry));
            if (!isCovered && seen.add(before)) {
                collect(start, before, seen, found);
            }
        }
    }

    /** What is asked of a quantity: itself, its transpose, or entries of it; of an entry only the entry at its own place. */
    private List<Quantity> views(Quantity start, Quantity before) {
        Quantity whole = Problem.whole(start);
        if (before.equals(whole) && !before.equals(start)) {
            return List.of();
        }
        List<Quantity> views = asked.stream()
                .filter(quantity -> Problem.whole(quantity).equals(before))
                .toList();
        boolean isAlike = problem.shape(before).equals(problem.shape(whole));
        Quantity sameEntry = sameEntry(start, before);
        return isAlike && views.contains(sameEntry) ? List.of(sameEntry) : views;
    }

    /** What lies in another quantity where the given one lies in its whole. */
    private static Quantity sameEntry(Quantity start, Quantity other) {
        return start instanceof Quantity.Entry entry ? new Quantity.Entry(other, entry.row(), entry.column()) : other;
    }
}
