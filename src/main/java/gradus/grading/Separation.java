package gradus.grading;

import gradus.grading.KnownMistakes.Candidate;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** What would tell some mistakes apart: a quantity of which they give different values. */
final class Separation {
    private static final double SHARE = 1e-6;

    private final Problem problem;
    private final List<Candidate> mistakes;

    Separation(Problem problem, List<Candidate> mistakes) {
        this.problem = problem;
        this.mistakes = mistakes;
    }

    /** The first quantity, in the order of the graph, of which no two mistakes give the same value. */
    Optional<String> quantity() {
        return problem.vocabulary().quantities().stream()
                .filter(this::differs)
                .findFirst()
                .map(problem.notation()::spell);
    }

    private boolean differs(Quantity quantity) {
        List<Tensor> values = mistakes.stream()
                .map(candidate -> candidate.graph().value(quantity, name -> Optional.empty(), List.of()))
                .toList();
        for (int i = 0; i < values.size(); i++) {
            for (int j = i + 1; j < values.size(); j++) {
                boolean sameMistake = mistakes.get(i)
                        .mistake()
                        .id()
                        .equals(mistakes.get(j).mistake().id());
                if (!sameMistake && isSame(values.get(i), values.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isSame(Tensor one, Tensor other) {
        double room = SHARE * Math.max(one.scale(), other.scale());
        return one.zip(other, (a, b) -> Math.abs(a - b)).scale() <= room;
    }
}
