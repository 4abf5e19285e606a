package gradus.grading;

import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.graph.Slope;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The quantities of which nothing but a step is taken, as the net input of a perceptron. Who decides by such a number decides by what
 * is written: by 0.00 as by 0, and not by all that may be rounded to it.
 */
final class Decisions {
    private Decisions() {}

    static Set<Quantity> of(Graph graph) {
        Set<Quantity> decided = new LinkedHashSet<>();
        Set<Quantity> others = new LinkedHashSet<>();
        graph.quantities().forEach(user -> collect(graph.rule(user), decided, others));
        decided.removeAll(others);
        return decided;
    }

    private static void collect(Expression part, Set<Quantity> decided, Set<Quantity> others) {
        if (part instanceof Expression.Reference reference) {
            others.add(reference.quantity());
        } else if (part instanceof Expression.Apply apply
                && apply.function() instanceof Slope
                && apply.operand() instanceof Expression.Reference reference) {
            decided.add(reference.quantity());
        } else {
            part.operands().forEach(operand -> collect(operand, decided, others));
        }
    }
}
