package gradus.grading.cluster;

import gradus.graph.Algebra;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Students who made one error that nothing known explains.
 *
 * @param sheet the place of the problem in its class, from 0
 * @param place the place of the asked line in the problem, from 0
 * @param quantity in which the error was made
 * @param likeness in which way their errors are alike
 * @param students how many
 * @param lost the points that they lost in this line
 * @param first the first students, in the order in which they came
 */
public record ErrorCluster(
        int sheet, int place, Quantity quantity, Likeness likeness, int students, BigDecimal lost, List<String> first) {
    public ErrorCluster {
        first = List.copyOf(first);
    }

    /**
     * The rule that gives the numbers of all of them, if one was found.
     *
     * @param problem that of the cluster
     */
    public Optional<Edit> rule(Problem problem) {
        if (likeness instanceof Likeness.SameRule same) {
            return Optional.of(same.guess().edit());
        }
        Expression right = problem.graph().rule(quantity);
        if (likeness instanceof Likeness.SameFactor same) {
            return Optional.of(Edit.replace(quantity, Algebra.multiply(Algebra.constant(same.factor()), right)));
        }
        return likeness instanceof Likeness.SameDifference same
                ? Optional.of(Edit.replace(quantity, Algebra.add(right, Algebra.constant(same.difference()))))
                : Optional.empty();
    }
}
