package gradus.sample;

import gradus.graph.Edit;
import gradus.graph.Evaluation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a simulated student gets the numbers of a problem.
 *
 * @param mistakes the wrong beliefs
 * @param carried what is kept of every quantity when the next one is computed from it
 * @param written what is kept of a quantity on the paper
 */
public record Work(List<Mistake> mistakes, Rounding carried, Rounding written) {
    public Work {
        mistakes = List.copyOf(mistakes);
    }

    /** No mistake, and all digits everywhere. */
    public static Work right() {
        return new Work(List.of(), Rounding.FULL, Rounding.FULL);
    }

    public Work with(Mistake mistake) {
        List<Mistake> more = new ArrayList<>(mistakes);
        more.add(mistake);
        return new Work(more, carried, written);
    }

    /** Computed in full, rounded when it is written down. */
    public Work writing(Rounding rounding) {
        return new Work(mistakes, carried, rounding);
    }

    /** Rounded at every step: the next quantity is computed from the rounded numbers. */
    public Work roundingEveryStep(Rounding rounding) {
        return new Work(mistakes, rounding, rounding);
    }

    /** This work in words: the mistakes, then the digits. */
    String words() {
        String beliefs = mistakes.stream().map(Mistake::story).collect(Collectors.joining(", and "));
        String digits = carried.equals(Rounding.FULL) ? written.words() : "every step rounded to " + carried.words();
        return (mistakes.isEmpty() ? "right" : beliefs) + "; " + digits;
    }

    /** What the student gets, before it is written. */
    public Evaluation values(Problem problem) {
        Graph graph = problem.graph();
        for (Mistake mistake : mistakes) {
            graph = mistake.in(problem.task().orElseThrow(), graph);
        }
        return carried.equals(Rounding.FULL)
                ? graph.evaluate()
                : roundedEverywhere(graph).evaluate();
    }

    /** Given numbers stay as given; what is computed is rounded and pinned, one quantity after the other. */
    private Graph roundedEverywhere(Graph graph) {
        Graph rounded = graph;
        for (Quantity quantity : graph.quantities()) {
            if (!(graph.rule(quantity) instanceof Expression.Constant)) {
                rounded = rounded.with(
                        Edit.pin(quantity, carried.round(rounded.evaluate().of(quantity))));
            }
        }
        return rounded;
    }
}
