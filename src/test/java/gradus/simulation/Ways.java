package gradus.simulation;

import gradus.graph.Algebra;
import gradus.graph.Edit;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.DenseLayer;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Right ways to compute the deltas of a network; written out from the name of the activation function, as textbooks do. */
final class Ways {
    private Ways() {}

    /** One of the right ways. */
    static Graph any(Problem problem, Random random) {
        Graph graph = problem.graph();
        return problem.task().map(task -> any(graph, task, random)).orElse(graph);
    }

    private static Graph any(Graph graph, NetworkTask task, Random random) {
        List<Edit> edits = new ArrayList<>();
        boolean fromActivation = random.nextBoolean();
        int depth = task.layers().size();
        for (int layer = 1; layer <= depth && task.loss().isPresent(); layer++) {
            if (fromActivation) {
                slope(graph, task.layers().get(layer - 1), layer).ifPresent(edits::add);
            }
        }
        if (isShortcut(task) && random.nextBoolean()) {
            edits.removeIf(edit -> edit.quantity().equals(NetworkQuantities.delta(depth)));
            edits.add(shortcut(depth));
        }
        return graph.with(edits);
    }

    /** δ = ∂E/∂a ∘ f′ with f′ in terms of a. */
    private static Optional<Edit> slope(Graph graph, DenseLayer layer, int number) {
        Expression activation = new Expression.Reference(NetworkQuantities.activation(number));
        Quantity delta = NetworkQuantities.delta(number);
        Expression one = Algebra.constant(1);
        Expression sent =
                new Expression.Reference(NetworkQuantities.lossGradient(NetworkQuantities.activation(number)));
        if (!graph.contains(delta) || graph.rule(delta) instanceof Expression.Constant) {
            return Optional.empty();
        }
        return switch (layer.activation().name()) {
            case "sigmoid" ->
                Optional.of(Edit.replace(
                        delta,
                        Algebra.multiply(sent, Algebra.multiply(activation, Algebra.subtract(one, activation)))));
            case "tanh" ->
                Optional.of(Edit.replace(
                        delta,
                        Algebra.multiply(
                                sent,
                                Algebra.subtract(one, new Expression.Apply(ElementaryFunction.SQUARE, activation)))));
            default -> Optional.empty();
        };
    }

    private static boolean isShortcut(NetworkTask task) {
        if (task.loss().filter(NetworkTask.TargetedLoss::isPlain).isEmpty()) {
            return false; // with weights, smoothing or another base δ is not a − t
        }
        String output = task.layers().get(task.layers().size() - 1).activation().name();
        String loss = task.loss().map(given -> given.loss().function().name()).orElse("");
        boolean categorical = output.equals("softmax")
                && loss.equals("cross-entropy")
                && task.loss()
                        .orElseThrow()
                        .target()
                        .sum(task.layout().unitAxis())
                        .entries()
                        .allMatch(sum -> sum == 1);
        return categorical || output.equals("sigmoid") && loss.equals("binary-cross-entropy");
    }

    /** δ = c (a − t), with the constants of the sum or mean. */
    private static Edit shortcut(int depth) {
        Expression error = Algebra.subtract(
                new Expression.Reference(NetworkQuantities.activation(depth)),
                new Expression.Reference(NetworkQuantities.TARGET));
        Expression scale = Algebra.multiply(
                new Expression.Reference(NetworkQuantities.OUTPUT_FACTOR),
                new Expression.Reference(NetworkQuantities.BATCH_FACTOR));
        return Edit.replace(NetworkQuantities.delta(depth), Algebra.multiply(scale, error));
    }
}
