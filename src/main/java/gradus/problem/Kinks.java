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
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

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
        if (part instanceof Expression.LargestOver largest) {
            distances.add(leads(largest.operand().value(values::of), largest.axis()));
        }
        if (part instanceof Expression.Apply apply && hasKink(apply.function()) && !isWithinLargest(apply.operand())) {
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

    /** How far each of the largest entries along an axis is from the next one. */
    private static Tensor leads(Tensor entries, int axis) {
        Tensor first = entries.argMax(axis, 0);
        double[] places =
                IntStream.range(0, entries.shape().size(axis)).asDoubleStream().toArray();
        Shape line = new Shape(Collections.nCopies(entries.shape().rank(), 1)).with(axis, places.length);
        Tensor isOther = Tensor.of(line, places).zip(first, (place, leader) -> place == leader ? 0 : 1);
        Tensor others = entries.zip(isOther, (entry, other) -> other == 0 ? Double.NEGATIVE_INFINITY : entry);
        return entries.max(axis).zip(others.max(axis), (largest, next) -> largest - next);
    }

    /** Whether an operand is the distance from the largest entry, which is 0 wherever it is, or that of a place from another. */
    private static boolean isWithinLargest(Expression operand) {
        if (!(operand instanceof Expression.Combine difference) || difference.function() != BinaryFunction.SUBTRACT) {
            return false;
        }
        boolean ofPlaces =
                difference.left() instanceof Expression.ArgMax || difference.right() instanceof Expression.ArgMax;
        return ofPlaces
                || (difference.right() instanceof Expression.LargestOver largest
                        && largest.operand().equals(difference.left()));
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
