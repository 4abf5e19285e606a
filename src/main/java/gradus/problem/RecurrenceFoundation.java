package gradus.problem;

import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.Training;
import gradus.network.TrainingSteps;
import gradus.network.recurrent.CellNames;
import gradus.network.recurrent.RecurrentTask;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A recurrent network with its sequences. */
record RecurrenceFoundation(RecurrentTask task) implements Foundation {

    @Override
    public Graph graph() {
        return task.graph();
    }

    @Override
    public Graph completed(Graph differentiated) {
        return task.loss().isEmpty() ? task.completed(differentiated) : differentiated;
    }

    @Override
    public Collection<Quantity> sources() {
        return task.sources();
    }

    @Override
    public Collection<Quantity> givens() {
        List<Quantity> givens = new ArrayList<>(task.sources());
        givens.addAll(task.targets());
        task.training().ifPresent(training -> givens.addAll(TrainingSteps.givens(training, task.parameters())));
        task.queries().forEach(query -> {
            for (int number = 1; number <= query.inputs().size(); number++) {
                givens.add(new Quantity.AtPoint(task.names().at(CellNames.INPUT, number), query.name()));
            }
            task.sequences().initial().keySet().forEach(state -> givens.add(new Quantity.AtPoint(state, query.name())));
        });
        return givens;
    }

    @Override
    public Optional<Training> training() {
        return task.training();
    }

    @Override
    public RecurrenceFoundation from(Map<Quantity, Tensor> given) {
        return new RecurrenceFoundation(task.with(
                task.training().map(training -> training.with(training.plan().from(given)))));
    }

    @Override
    public Optional<Integer> examples() {
        return Optional.of(task.examples());
    }

    @Override
    public RecurrenceFoundation varied(RandomNumbers numbers, Sizes sizes) {
        return new RecurrenceFoundation(new RecurrenceVariation(task, numbers, sizes).task());
    }

    /** The letters of the course, with none for deltas where z is a gate. */
    Notation notation(Notation letters) {
        boolean isGate = task.cells().get(0).name().equals("gru");
        return isGate ? letters.withoutDelta() : letters;
    }

    /**
     * Further names that people have: of what comes before and, where there is one step, of its quantities without a number; of
     * the gradient by the net input, where that has another letter.
     *
     * @param graph the forward pass
     */
    Map<String, Quantity> names(Graph graph, Notation notation) {
        Map<String, Quantity> names = new LinkedHashMap<>();
        task.cells()
                .forEach(cell -> cell.states()
                        .forEach(state -> names.put(
                                cell.names().letter(state) + "_prev",
                                cell.names().at(state, 0))));
        if (task.sequences().steps() == 1) {
            graph.quantities().stream()
                    .filter(Quantity.Variable.class::isInstance)
                    .map(Quantity.Variable.class::cast)
                    .filter(variable -> variable.layer() == 1)
                    .forEach(variable -> names.put(variable.letter(), variable));
        }
        addDeltas(names, graph, notation);
        Collection<String> taken = graph.quantities().stream()
                .map(quantity -> Spelling.bare(notation.spell(quantity)))
                .collect(Collectors.toSet());
        names.keySet().removeIf(name -> taken.contains(Spelling.bare(name)));
        return names;
    }

    private void addDeltas(Map<String, Quantity> names, Graph graph, Notation notation) {
        CellNames own = task.cells().get(0).names();
        boolean isOtherLetter =
                task.cells().get(0).name().equals("rnn") && own.letters().containsKey("z");
        for (int step = 1; isOtherLetter && step <= task.sequences().steps(); step++) {
            Quantity netInput = own.at("z", step);
            int number = step;
            notation.letter(Notation.Role.DELTA)
                    .filter(letter -> graph.contains(netInput))
                    .ifPresent(letter -> names.put(letter + number, NetworkQuantities.lossGradient(netInput)));
        }
    }
}
