package gradus.report.solution;

import gradus.graph.BinaryFunction;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.recurrent.CellNames;
import gradus.network.recurrent.GruCell;
import gradus.network.recurrent.LstmCell;
import gradus.network.recurrent.QuerySequence;
import gradus.network.recurrent.Readout.Every;
import gradus.network.recurrent.RecurrentCell;
import gradus.network.recurrent.RecurrentTask;
import gradus.problem.Problem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said about the steps of a recurrent network, forward and back through time. */
final class RecurrenceWords {
    private final Problem problem;
    private final RecurrentTask task;
    private final Map<Quantity, Explanation> words = new HashMap<>();

    RecurrenceWords(Problem problem, RecurrentTask task) {
        this.problem = problem;
        this.task = task;
    }

    /** A title and a sentence for everything that a step computes, and for what comes back. */
    Map<Quantity, Explanation> all() {
        task.cells().forEach(this::addCell);
        addOutputs();
        addGradients();
        addUpdates();
        task.queries().forEach(this::addQuery);
        return words;
    }

    /** What a quantity is called in a title, and how it is computed. */
    private record Entry(String title, String sentence) {}

    private static Entry entry(String title, String sentence) {
        return new Entry(title, sentence);
    }

    private void addCell(RecurrentCell cell) {
        Map<String, Entry> entries = entries(cell);
        String direction =
                task.isBidirectional() ? cell.names().ending().equals("_f") ? ", forward" : ", backward" : "";
        entries.forEach((usual, entry) -> {
            for (int step = 1; step <= task.sequences().steps(); step++) {
                put(cell.names().at(usual, step), entry.title() + " of step " + step + direction, entry.sentence());
            }
        });
        cell.states()
                .forEach(state -> put(
                        cell.names().next(state),
                        "What goes on to the next step",
                        "The last state; the gradient that is given comes back through it."));
    }

    private Map<String, Entry> entries(RecurrentCell cell) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (cell instanceof LstmCell) {
            addLstm(entries, cell);
        } else if (cell instanceof GruCell gru) {
            addGru(entries, gru);
        } else {
            entries.put("z", entry("Net input", affine(cell, "z", "the state before") + "."));
            entries.put(CellNames.STATE, entry("State", "The activation function of the net input, entry by entry."));
        }
        return entries;
    }

    private static String affine(RecurrentCell cell, String gate, String state) {
        boolean isJoined = cell.gates().of(gate).isJoined();
        return isJoined
                ? "The weights times " + state
                        + " and the input, one behind the other, plus the biases if there are any"
                : "The weights of the input times the input, and those of the state times " + state
                        + ", plus the biases if there are any";
    }

    private static void addLstm(Map<String, Entry> entries, RecurrentCell cell) {
        boolean isStacked = cell.gates().isStacked();
        if (isStacked) {
            entries.put(
                    LstmCell.ALL_NETS,
                    entry(
                            "Net inputs of all gates",
                            affine(cell, "i", "the state before") + ", for all gates at once."));
        }
        Map<String, String> names = new LinkedHashMap<>();
        names.put("i", "input gate");
        names.put("f", "forget gate");
        names.put("g", "candidate");
        names.put("o", "output gate");
        Map<String, String> meanings = Map.of(
                "i", "How much of the candidate comes in: the sigmoid of the net input.",
                "f", "How much of the cell state before is kept: the sigmoid of the net input.",
                "g", "What may come into the cell: the tanh of the net input.",
                "o", "How much of the cell is shown: the sigmoid of the net input.");
        names.forEach((gate, name) -> {
            entries.put(
                    "z" + gate,
                    entry(
                            "Net input of the " + name,
                            isStacked
                                    ? "Its part of the net inputs of all gates."
                                    : affine(cell, gate, "the state before") + "."));
            entries.put(gate, entry(upper(name), meanings.getOrDefault(gate, "")));
        });
        entries.put(
                CellNames.CELL,
                entry(
                        "Cell state",
                        "What the forget gate keeps of the cell state before, and what the input gate lets in."));
        entries.put(
                CellNames.STATE, entry("State", "The output gate times the tanh of the cell state, entry by entry."));
    }

    private static void addGru(Map<String, Entry> entries, GruCell cell) {
        entries.put("zz", entry("Net input of the update gate", affine(cell, "z", "the state before") + "."));
        entries.put("z", entry("Update gate", "The sigmoid of its net input."));
        entries.put("zr", entry("Net input of the reset gate", affine(cell, "r", "the state before") + "."));
        entries.put("r", entry("Reset gate", "The sigmoid of its net input."));
        boolean isBefore = cell.convention().reset() == GruCell.Reset.BEFORE;
        entries.put(
                GruCell.RESET_STATE,
                entry("State after the reset", "The reset gate times the state before, entry by entry."));
        entries.put(
                GruCell.STATE_PART,
                entry(
                        "What the state adds to the candidate",
                        "Its weights times the state before, and its bias if there is one."));
        entries.put(
                "zn",
                entry(
                        "Net input of the candidate",
                        isBefore
                                ? affine(cell, "n", "the state after the reset") + "."
                                : "The part of the input, and the reset gate times the part of the state."));
        entries.put("n", entry("Candidate", "The tanh of its net input."));
        entries.put(
                CellNames.STATE,
                entry(
                        "State",
                        cell.convention().update() == GruCell.Update.KEEPS
                                ? "A mixture: the update gate says how much of the state before is kept, the rest comes from the"
                                        + " candidate."
                                : "A mixture: the update gate says how much comes from the candidate, the rest of the state before"
                                        + " is kept."));
    }

    private static String upper(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private void addOutputs() {
        boolean isEvery = task.every() == Every.STEP;
        for (int step : task.outputSteps()) {
            String where = isEvery ? " of step " + step : "";
            put(
                    task.outputName(CellNames.OUTPUT_NET, step),
                    "Net input of the output" + where,
                    "The weights of the output times the state, plus the biases if there are any.");
            put(
                    task.outputName(CellNames.OUTPUT, step),
                    "Output" + where,
                    "The activation function of the output, applied to its net input.");
            put(
                    task.outputName(CellNames.CLASS, step),
                    "Class" + where,
                    task.outputs() > 1
                            ? "The place of the largest output."
                            : "The output compared with the threshold.");
            if (isEvery) {
                put(
                        task.names().at(CellNames.LOSS, step),
                        "Error" + where,
                        "How far the output of this step is from its target.");
            }
        }
        put(
                NetworkQuantities.LOSS,
                "Error",
                isEvery ? "The errors of all steps together." : "How far the output is from the target.");
        if (task.isBidirectional()) {
            String both = "The states of both directions, one behind the other.";
            put(task.names().whole(CellNames.STATE), "State for the output", both);
            for (int step = 1; step <= task.sequences().steps(); step++) {
                put(task.names().at(CellNames.STATE, step), "State of both directions in step " + step, both);
            }
        }
    }

    /** The words of a gradient follow from those of what it is taken by. */
    private void addGradients() {
        Map<Quantity, Explanation> forward = new HashMap<>(words);
        for (Quantity quantity : problem.graph().quantities()) {
            if (quantity instanceof Quantity.Gradient gradient) {
                words.put(quantity, gradient(gradient, forward.containsKey(gradient.by())));
            }
        }
        for (Quantity parameter : task.parameters()) {
            for (int step = 1; step <= task.sequences().steps(); step++) {
                put(
                        RecurrentTask.part(parameter, step),
                        "What step " + step + " contributes to the gradient by " + parameter,
                        "What comes back in this step with what went into it, as if the step had a copy of its own.");
            }
        }
    }

    private Explanation gradient(Quantity.Gradient gradient, boolean isForward) {
        Sentence title = Sentence.of("Gradient by ").then(gradient.by());
        if (task.parameters().contains(gradient.by())) {
            boolean isSum = problem.graph().contains(RecurrentTask.part(gradient.by(), 1))
                    || problem.graph().contains(RecurrentTask.part(gradient.by(), 2));
            return new Explanation(
                    title,
                    Sentence.of(
                            isSum
                                    ? "All steps use the same parameter, so what they contribute is added."
                                    : "What comes back, with what went into the product."));
        }
        boolean hasTwoWays = problem.graph().rule(gradient) instanceof Expression.Combine combine
                && combine.function() == BinaryFunction.ADD;
        String chain = hasTwoWays
                ? "It acts on several ways, in this step or in the next one; what comes back on each of them is added."
                : "The chain rule: what comes back from where it goes, times the derivative there.";
        return new Explanation(title, Sentence.of(isForward || hasTwoWays ? chain : "The chain rule."));
    }

    private void addUpdates() {
        for (Quantity parameter : task.parameters()) {
            problem.training()
                    .filter(training -> new UpdateWords(training).rule().isEmpty())
                    .ifPresent(training -> words.put(
                            new Quantity.Updated(parameter),
                            new Explanation(
                                    Sentence.of("New ").then(parameter),
                                    Sentence.of("The old value minus the learning rate times the gradient."))));
        }
    }

    private void addQuery(QuerySequence query) {
        for (Map.Entry<Quantity, Explanation> known : List.copyOf(words.entrySet())) {
            if (known.getKey() instanceof Quantity.Variable) {
                words.put(
                        new Quantity.AtPoint(known.getKey(), query.name()),
                        new Explanation(
                                known.getValue().title().then(", for " + query.name()),
                                known.getValue().sentence()));
            }
        }
    }

    private void put(Quantity quantity, String title, String sentence) {
        words.put(quantity, Explanation.of(title, sentence));
    }
}
