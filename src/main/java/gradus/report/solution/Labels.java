package gradus.report.solution;

import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.problem.Problem;
import java.util.HashMap;
import java.util.Map;

/** What the quantities are that a problem gives, in words. */
final class Labels {
    private final Map<Quantity, String> labels = new HashMap<>();

    Labels(Problem problem) {
        problem.task().ifPresent(this::add);
    }

    private void add(NetworkTask task) {
        String examples = task.examples() == 1 ? "" : " of " + task.examples() + " examples";
        labels.put(NetworkQuantities.INPUT, "input" + examples);
        labels.put(NetworkQuantities.TARGET, "target" + examples);
        labels.put(NetworkQuantities.LEARNING_RATE, "learning rate");
        for (int layer = 1; layer <= task.layers().size(); layer++) {
            labels.put(NetworkQuantities.weights(layer), "weights of layer " + layer);
            labels.put(NetworkQuantities.bias(layer), "biases of layer " + layer);
            int number = layer;
            task.layers()
                    .get(layer - 1)
                    .constants()
                    .keySet()
                    .forEach(
                            constant -> labels.put(constant, "constant of the activation function of layer " + number));
        }
        task.queries()
                .forEach(query -> labels.put(
                        new Quantity.AtPoint(NetworkQuantities.INPUT, query.name()),
                        "input of a further forward pass"));
    }

    /** The words; none where the name of the quantity says as much. */
    String of(Quantity quantity) {
        return labels.getOrDefault(quantity, "");
    }
}
