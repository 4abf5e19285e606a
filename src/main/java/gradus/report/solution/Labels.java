package gradus.report.solution;

import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.network.Training;
import gradus.network.recurrent.CellNames;
import gradus.network.recurrent.RecurrentTask;
import gradus.problem.Problem;
import java.util.HashMap;
import java.util.Map;

/** What the quantities are that a problem gives, in words. */
final class Labels {
    private final Map<Quantity, String> labels = new HashMap<>();

    Labels(Problem problem) {
        problem.task().ifPresent(this::add);
        problem.recurrence().ifPresent(this::add);
        problem.training().ifPresent(training -> add(problem, training));
    }

    private void add(Problem problem, Training training) {
        labels.put(NetworkQuantities.LEARNING_RATE, "learning rate");
        labels.put(NetworkQuantities.STEP, "number of the step");
        labels.put(NetworkQuantities.setting("momentum"), "momentum");
        labels.put(NetworkQuantities.setting(Training.WEIGHT_DECAY), "weight decay");
        labels.put(NetworkQuantities.setting("clip"), "bound of gradients");
        labels.put(NetworkQuantities.LAMBDA, "strength of the penalty on squares");
        labels.put(NetworkQuantities.LAMBDA_OF_ABSOLUTE, "strength of the penalty on absolute values");
        for (Quantity quantity : problem.graph().quantities()) {
            if (quantity instanceof Quantity.Companion companion
                    && training.optimizer().states().contains(companion.letter())) {
                labels.put(quantity, "what is kept before the first step");
            }
        }
    }

    private void add(NetworkTask task) {
        String examples = task.examples() == 1 ? "" : " of " + task.examples() + " examples";
        labels.put(NetworkQuantities.INPUT, "input" + examples);
        labels.put(NetworkQuantities.TARGET, "target" + examples);
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

    private void add(RecurrentTask task) {
        for (int step = 1; step <= task.sequences().steps(); step++) {
            labels.put(task.names().at(CellNames.INPUT, step), "input of step " + step);
            labels.put(task.names().at(CellNames.TARGET, step), "target of step " + step);
        }
        labels.put(task.names().whole(CellNames.TARGET), "target");
        task.cells()
                .forEach(cell -> cell.states()
                        .forEach(state -> labels.put(cell.names().at(state, 0), "state before the first step")));
    }

    /** The words; none where the name of the quantity says as much. */
    String of(Quantity quantity) {
        return labels.getOrDefault(quantity, "");
    }
}
