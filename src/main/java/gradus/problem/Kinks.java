package gradus.problem;

import gradus.graph.BinaryFunction;
import gradus.graph.ElementFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Evaluation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.graph.Rectifier;
import gradus.graph.Slope;
import gradus.network.NetworkQuantities;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the rules of a graph bend: at the 0 of a relu, an absolute value or a comparison, and where the two sides of a maximum
 * are equally large. On either side of a kink another formula holds, and on it none.
 *
 * @param distances for each place where a rule bends, how far its entries are from the kink, with a sign for the side
 */
record Kinks(List<Tensor> distances) {

    /** The kinks of all rules of a graph but that of the class, which nothing is derived from. */
    static Kinks of(Graph graph, Evaluation values) {
        List<Tensor> distances = new ArrayList<>();
        for (Quantity quantity : graph.quantities()) {
            if (!NetworkQuantities.isClass(quantity)) {
                collect(graph.rule(quantity), values, distances);
            }
        }
        return new Kinks(distances);
    }

    /** The kinks of one rule. */
    static Kinks of(Expression rule, Evaluation values) {
        List<Tensor> distances = new ArrayList<>();
        collect(rule, values, distances);
        return new Kinks(distances);
    }

    private static void collect(Expression part, Evaluation values, List<Tensor> distances) {
        if (part instanceof Expression.Apply apply && hasKink(apply.function())) {
            distances.add(apply.operand().value(values::of));
        }
        if (part instanceof Expression.Combine combine
                && (combine.function() == BinaryFunction.MAXIMUM || combine.function() == BinaryFunction.MINIMUM)) {
            distances.add(
                    new Expression.Combine(BinaryFunction.SUBTRACT, combine.left(), combine.right()).value(values::of));
        }
        for (Expression operand : part.operands()) {
            collect(operand, values, distances);
        }
    }

    private static boolean hasKink(ElementFunction function) {
        return function instanceof Rectifier
                || (function instanceof Slope slope && slope.of() instanceof Rectifier)
                || function == ElementaryFunction.ABS
                || function == ElementaryFunction.SIGN;
    }

    /** Whether some entry is so near to a kink, or on it. */
    boolean areNear(double distance) {
        return distances.stream().anyMatch(entries -> entries.entries().anyMatch(entry -> Math.abs(entry) < distance));
    }

    /** Whether some entry is exactly on a kink. */
    boolean areHit() {
        return distances.stream().anyMatch(entries -> entries.entries().anyMatch(entry -> entry == 0));
    }

    /** For every place, whether some entry is above its kink; then, whether some is below. */
    List<Boolean> sides() {
        List<Boolean> sides = new ArrayList<>();
        distances.forEach(entries -> sides.add(entries.entries().anyMatch(entry -> entry > 0)));
        distances.forEach(entries -> sides.add(entries.entries().anyMatch(entry -> entry < 0)));
        return sides;
    }
}
