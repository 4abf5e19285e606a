package gradus.simulation;

import gradus.grading.mistake.LayeredNetwork;
import gradus.grading.mistake.Mistake;
import gradus.grading.mistake.MistakeCatalogue;
import gradus.grading.mistake.Occurrence;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mistake put into a problem.
 *
 * @param mistake which one
 * @param occurrence where
 * @param rules the rules of somebody who makes it
 */
record Injection(Mistake mistake, Occurrence occurrence, Graph rules) {

    /** Every mistake of the catalogue at every place in a problem, computed in some right way otherwise. */
    static List<Injection> all(Problem problem, Graph way) {
        List<Injection> all = new ArrayList<>();
        LayeredNetwork network = new LayeredNetwork(problem.task().orElseThrow(), problem.graph());
        for (Mistake mistake : MistakeCatalogue.installed().all()) {
            for (Occurrence occurrence : mistake.in(network)) {
                applied(way, occurrence).ifPresent(rules -> all.add(new Injection(mistake, occurrence, rules)));
            }
        }
        return all;
    }

    private static Optional<Graph> applied(Graph way, Occurrence occurrence) {
        try {
            return Optional.of(occurrence.appliedTo(way));
        } catch (ShapeException doesNotFit) {
            return Optional.empty();
        }
    }

    String id() {
        return mistake.id();
    }

    Map<Quantity, Expression> reports() {
        return occurrence.reports();
    }

    Student student(Digits digits, Student.Steps steps) {
        return new Student(digits, steps, rules, reports());
    }

    /** What somebody with this mistake writes for a quantity, from a paper's own earlier lines. */
    Optional<Tensor> writes(Quantity quantity, Paper paper) {
        Graph extended = Optional.ofNullable(reports().get(quantity))
                .map(report -> rules.extended(Map.of(REPORTED, report)))
                .orElse(rules);
        Quantity wanted = reports().containsKey(quantity) ? REPORTED : quantity;
        try {
            return Optional.of(extended.value(
                    wanted, name -> name.equals(quantity) ? Optional.empty() : paper.own(name), List.of()));
        } catch (IllegalArgumentException circle) {
            return Optional.empty();
        }
    }

    private static final Quantity REPORTED = Quantity.variable("reported");

    @Override
    public String toString() {
        return id() + " in layer " + occurrence.layer();
    }
}
