package gradus.grading;

import gradus.grading.mistake.RecurrentNetwork;
import gradus.graph.Quantity;
import gradus.network.recurrent.GateSet;
import gradus.network.recurrent.GateWeights;
import gradus.network.recurrent.Parameter;
import gradus.network.recurrent.Readout;
import gradus.network.recurrent.RecurrentCell;
import gradus.network.recurrent.RecurrentTask;
import gradus.network.recurrent.Sequences;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Recurrent networks of which the same could be asked, with other numbers. */
final class RecurrentChanges {
    private final RecurrentTask task;
    private int changed;

    private RecurrentChanges(RecurrentTask task) {
        this.task = task;
    }

    /** The changed networks by what is to be done; none where gradients come from outside. */
    static Map<String, RecurrentNetwork> of(RecurrentTask task) {
        Map<String, RecurrentNetwork> changes = new LinkedHashMap<>();
        if (task.loss().isPresent()) {
            RecurrentTask otherWeights = new RecurrentChanges(task).withWeights();
            RecurrentTask otherStates = new RecurrentChanges(task).withFirstStates();
            changes.put("give the weights different values", network(otherWeights));
            changes.put("give first states that are not 0", network(otherStates));
            changes.put(
                    "give other weights, and first states that are not 0",
                    network(new RecurrentChanges(otherWeights).withFirstStates()));
        }
        return changes;
    }

    private static RecurrentNetwork network(RecurrentTask task) {
        return new RecurrentNetwork(task, task.graph());
    }

    private Tensor spread(Tensor own) {
        changed++;
        return Suggestion.spread(own, 0.17 * changed);
    }

    private RecurrentTask withWeights() {
        List<RecurrentCell> cells = new ArrayList<>();
        for (RecurrentCell cell : task.cells()) {
            List<GateWeights> weights =
                    cell.gates().weights().stream().map(this::withWeights).toList();
            cells.add(cell.with(new GateSet(cell.gates().gates(), weights), cell.units()));
        }
        return with(cells, task.sequences(), this::withWeights);
    }

    private GateWeights withWeights(GateWeights weights) {
        Map<GateWeights.Part, Parameter> parts = new EnumMap<>(GateWeights.Part.class);
        weights.parts().forEach((part, parameter) -> parts.put(part, isBias(part) ? parameter : spread(parameter)));
        return new GateWeights(parts, weights.order());
    }

    private static boolean isBias(GateWeights.Part part) {
        return part == GateWeights.Part.BIAS || part == GateWeights.Part.STATE_BIAS;
    }

    private Parameter spread(Parameter parameter) {
        return new Parameter(parameter.quantity(), spread(parameter.value()));
    }

    private Readout withWeights(Readout readout) {
        return new Readout(spread(readout.weights()), readout.bias(), readout.activation(), readout.every());
    }

    private RecurrentTask withFirstStates() {
        Map<Quantity, Tensor> initial = new LinkedHashMap<>(task.sequences().initial());
        initial.replaceAll((state, value) -> value.scale() == 0 ? spread(value) : value);
        return with(
                task.cells(),
                new Sequences(task.sequences().inputs(), task.sequences().targets(), initial),
                UnaryOperator.identity());
    }

    private RecurrentTask with(List<RecurrentCell> cells, Sequences sequences, UnaryOperator<Readout> readout) {
        return new RecurrentTask(
                task.layout(),
                task.names(),
                cells,
                task.readout().map(readout),
                sequences,
                task.loss(),
                task.training(),
                task.queries(),
                task.classes());
    }
}
