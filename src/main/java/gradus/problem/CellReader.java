package gradus.problem;

import gradus.issue.Issue;
import gradus.network.recurrent.Activated;
import gradus.network.recurrent.CellNames;
import gradus.network.recurrent.ElmanCell;
import gradus.network.recurrent.GateSet;
import gradus.network.recurrent.GateWeights;
import gradus.network.recurrent.GateWeights.Order;
import gradus.network.recurrent.GateWeights.Part;
import gradus.network.recurrent.GruCell;
import gradus.network.recurrent.LstmCell;
import gradus.network.recurrent.Parameter;
import gradus.network.recurrent.RecurrentCell;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the cell of {@code recurrence:}: what kind it is, its conventions, and its weights. */
final class CellReader {
    static final String CELL = "cell";
    static final String GATES = "gates";
    static final String FEEDBACK = "feedback";

    private static final String INPUT_WEIGHTS = "input-weights";
    private static final String HIDDEN_WEIGHTS = "hidden-weights";
    private static final String WEIGHTS = "weights";
    private static final String BIASES = "biases";
    private static final String HIDDEN_BIASES = "hidden-biases";
    private static final String JOINED = "joined";
    private static final String UPDATE_GATE = "update-gate";
    private static final String RESET_GATE = "reset-gate";

    /** The keys of weights: of a cell, or of one gate. */
    static final List<String> WEIGHT_KEYS = List.of(INPUT_WEIGHTS, HIDDEN_WEIGHTS, WEIGHTS, BIASES, HIDDEN_BIASES);

    /** The keys that say what a cell computes. */
    static final List<String> KIND_KEYS =
            List.of(CELL, "activation", "gate-activation", FEEDBACK, JOINED, UPDATE_GATE, RESET_GATE);

    private static final Map<String, Order> ORDERS = orders();
    private static final Map<String, GruCell.Update> UPDATES = updates();
    private static final Map<String, GruCell.Reset> RESETS = resets();
    private static final Map<String, Map<String, String>> GATE_WORDS = gateWords();

    private final Values values;
    private final String cell;
    private final YamlFields kind;
    private final ParameterReader parameters;
    private final Sizes sizes;
    private final Optional<Activated> activation;
    private final Optional<Activated> gateActivation;
    private final Optional<GruCell.Convention> convention;
    private final Order order;

    /**
     * How large things are.
     *
     * @param fedBack how many numbers come back from the step before
     */
    record Sizes(int inputs, int units, int fedBack) {}

    /**
     * A reader; what the cell computes is read at once.
     *
     * @param cell the name of the cell
     * @param kind the fields that say what it computes
     */
    CellReader(Values values, String cell, YamlFields kind, ParameterReader parameters, Sizes sizes) {
        this.values = values;
        this.cell = cell;
        this.kind = kind;
        this.parameters = parameters;
        this.sizes = sizes;
        refuseOfOthers();
        this.activation = activation("activation", "tanh");
        this.gateActivation = activation("gate-activation", "sigmoid");
        this.convention = cell.equals("gru") ? convention() : Optional.empty();
        this.order = kind.optional(JOINED)
                .flatMap(node -> values.choice(node, "order of state and input", ORDERS))
                .orElse(Order.STATE_FIRST);
    }

    private static Map<String, Order> orders() {
        Map<String, Order> orders = new LinkedHashMap<>();
        orders.put("state-first", Order.STATE_FIRST);
        orders.put("input-first", Order.INPUT_FIRST);
        return orders;
    }

    private static Map<String, GruCell.Update> updates() {
        Map<String, GruCell.Update> updates = new LinkedHashMap<>();
        updates.put("keeps", GruCell.Update.KEEPS);
        updates.put("replaces", GruCell.Update.REPLACES);
        return updates;
    }

    private static Map<String, GruCell.Reset> resets() {
        Map<String, GruCell.Reset> resets = new LinkedHashMap<>();
        resets.put("before", GruCell.Reset.BEFORE);
        resets.put("after", GruCell.Reset.AFTER);
        return resets;
    }

    private static Map<String, Map<String, String>> gateWords() {
        Map<String, String> lstm = new LinkedHashMap<>();
        lstm.put("input", "i");
        lstm.put("forget", "f");
        lstm.put("candidate", "g");
        lstm.put("output", "o");
        Map<String, String> gru = new LinkedHashMap<>();
        gru.put("update", "z");
        gru.put("reset", "r");
        gru.put("candidate", "n");
        return Map.of("lstm", lstm, "gru", gru);
    }

    /** The names of the cells, in the order in which messages list them. */
    static List<String> cells() {
        return List.of("rnn", "lstm", "gru");
    }

    /**
     * The cell; empty after an error.
     *
     * @param weights the fields that have its weights
     * @param names how its quantities are called
     */
    Optional<RecurrentCell> read(YamlFields weights, CellNames names) {
        boolean isResetAfter = convention
                .filter(chosen -> chosen.reset() == GruCell.Reset.AFTER)
                .isPresent();
        Optional<GateSet> gates = cell.equals("rnn")
                ? single(weights, names.ending())
                : gates(weights, GATE_WORDS.getOrDefault(cell, Map.of()), names.ending(), isResetAfter);
        if (activation.isEmpty() || gateActivation.isEmpty() || gates.isEmpty()) {
            return Optional.empty();
        }
        return switch (cell) {
            case "lstm" ->
                Optional.of(new LstmCell(names, sizes.units(), gates.get(), gateActivation.get(), activation.get()));
            case "gru" ->
                convention.map(chosen ->
                        new GruCell(names, sizes.units(), gates.get(), gateActivation.get(), activation.get(), chosen));
            default ->
                Optional.of(new ElmanCell(
                        names,
                        sizes.units(),
                        gates.get(),
                        activation.get(),
                        isFedBackOutput(kind) ? CellNames.OUTPUT : CellNames.STATE));
        };
    }

    static boolean isFedBackOutput(YamlFields kind) {
        return kind.entries().stream()
                .anyMatch(entry -> entry.key().text().equals(FEEDBACK)
                        && Values.text(entry.value()).equals("output"));
    }

    private void refuseOfOthers() {
        Map<String, String> owners = Map.of(
                FEEDBACK,
                "rnn",
                UPDATE_GATE,
                "gru",
                RESET_GATE,
                "gru",
                "gate-activation",
                "lstm or gru",
                GATES,
                "lstm or gru");
        for (YamlEntry entry : kind.entries()) {
            String key = entry.key().text();
            String owner = owners.getOrDefault(key, cell);
            if (!List.of(owner.split(" or ", -1)).contains(cell)) {
                values.error(
                        ProblemCodes.WRONG_FORM,
                        entry.key(),
                        Values.shown(key) + " has no meaning for the cell '" + cell + "'",
                        "leave it out, or write 'cell: " + owner + "'");
            }
        }
        kind.optional(FEEDBACK).ifPresent(node -> values.choice(node, "feedback", List.of("state", "output")));
    }

    private Optional<Activated> activation(String key, String usual) {
        return kind.optional(key).map(this::activation).orElseGet(() -> Optional.of(Activated.named(usual)));
    }

    /** An activation function by its name, perhaps with settings. */
    Optional<Activated> activation(YamlNode node) {
        return new NamedActivationReader(values, kind.has(RecurrenceReader.LOSS)).read(node);
    }

    private Optional<GruCell.Convention> convention() {
        Optional<GruCell.Update> update = kind.required(
                        UPDATE_GATE,
                        "write 'keeps' for h = (1 − z) n + z h_before, 'replaces' for h = (1 − z) h_before + z n")
                .flatMap(node -> values.choice(node, "meaning of the update gate", UPDATES));
        Optional<GruCell.Reset> reset = kind.required(
                        RESET_GATE, "write 'before' for W (r ∘ h_before), 'after' for r ∘ (W h_before)")
                .flatMap(node -> values.choice(node, "place of the reset gate", RESETS));
        return update.flatMap(chosen -> reset.map(place -> new GruCell.Convention(chosen, place)));
    }

    private Optional<GateSet> single(YamlFields weights, String ending) {
        return weights(weights, 1, "", ending, true)
                .map(read -> new GateSet(List.of(ElmanCell.NET_INPUT), List.of(read)));
    }

    private Optional<GateSet> gates(
            YamlFields weights, Map<String, String> words, String ending, boolean isResetAfter) {
        Optional<YamlNode> node = weights.required(
                GATES,
                "write the order of the gates in the weights, '" + List.copyOf(words.values())
                        + "', or the weights of each");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        return node.get() instanceof YamlSequence order
                ? order(order, words)
                        .flatMap(letters -> weights(weights, letters.size(), "", ending, !isResetAfter)
                                .map(read -> new GateSet(letters, List.of(read))))
                : ofEach(weights, node.get(), words, ending, isResetAfter);
    }

    /** The order of the gates in stacked weights, as letters or as words. */
    private Optional<List<String>> order(YamlSequence node, Map<String, String> words) {
        List<String> letters = new ArrayList<>();
        for (YamlNode item : node.items()) {
            letter(Values.text(item), words).ifPresent(letters::add);
        }
        boolean isComplete = letters.size() == node.items().size()
                && letters.size() == words.size()
                && letters.stream().distinct().count() == letters.size();
        if (!isComplete) {
            values.error(
                    ProblemCodes.WRONG_FORM,
                    node,
                    "'gates' has to name each gate once",
                    "write them in the order in which they lie in the weights, such as '" + List.copyOf(words.values())
                            + "'");
        }
        return isComplete ? Optional.of(letters) : Optional.empty();
    }

    private static Optional<String> letter(String written, Map<String, String> words) {
        boolean isCandidate = words.containsValue("g") && written.equals("c");
        return words.containsValue(written)
                ? Optional.of(written)
                : isCandidate ? Optional.of("g") : Optional.ofNullable(words.get(written));
    }

    private Optional<GateSet> ofEach(
            YamlFields cell, YamlNode node, Map<String, String> words, String ending, boolean isResetAfter) {
        WEIGHT_KEYS.stream().filter(cell::has).forEach(key -> refuse(cell, key));
        if (!(node instanceof YamlMapping)) {
            values.error(
                    ProblemCodes.WRONG_FORM,
                    node,
                    "'gates' is " + node.kind() + ", a list of letters or the weights of each gate are expected");
            return Optional.empty();
        }
        Optional<YamlFields> gates = YamlFields.of(node, "'gates'", words.keySet(), values.issues());
        List<GateWeights> read = new ArrayList<>();
        words.forEach((word, letter) -> gates.flatMap(fields -> fields.required(word))
                .flatMap(value -> YamlFields.of(value, "the " + word + " gate", WEIGHT_KEYS, values.issues()))
                .flatMap(fields -> weights(fields, 1, letter, ending, !(isResetAfter && letter.equals("n"))))
                .ifPresent(read::add));
        return read.size() == words.size()
                ? Optional.of(new GateSet(List.copyOf(words.values()), read))
                : Optional.empty();
    }

    private void refuse(YamlFields cell, String key) {
        values.issues()
                .add(Issue.error(
                                ProblemCodes.WRONG_FORM,
                                cell.position(key),
                                key.length(),
                                Values.shown(key) + " has no meaning where each gate has its own weights")
                        .withFix("leave it out, or write the order of the gates behind 'gates'"));
    }

    /**
     * The weights of one net input, or of all gates at once.
     *
     * @param gates how many gates lie in them
     * @param gate the letter of the gate in the usual names
     * @param mayBeJoined whether one matrix may act on state and input together
     */
    private Optional<GateWeights> weights(
            YamlFields fields, int gates, String gate, String ending, boolean mayBeJoined) {
        int units = gates * sizes.units();
        Map<Part, Parameter> parts = new EnumMap<>(Part.class);
        int errorsBefore = values.issues().errorCount();
        boolean isJoined = fields.has(WEIGHTS);
        if (isJoined) {
            refuseBesideJoined(fields, mayBeJoined);
            fields.required(WEIGHTS)
                    .flatMap(node ->
                            parameters.weights(node, "W" + gate + ending, units, sizes.fedBack() + sizes.inputs()))
                    .ifPresent(read -> parts.put(Part.JOINED, read));
        } else {
            String fix = "or write 'weights' for one matrix on state and input together";
            fields.required(INPUT_WEIGHTS, fix)
                    .flatMap(node -> parameters.weights(node, "Wx" + gate + ending, units, sizes.inputs()))
                    .ifPresent(read -> parts.put(Part.INPUT, read));
            fields.required(HIDDEN_WEIGHTS, fix)
                    .flatMap(node -> parameters.weights(node, "Wh" + gate + ending, units, sizes.fedBack()))
                    .ifPresent(read -> parts.put(Part.STATE, read));
        }
        boolean hasTwo = fields.has(HIDDEN_BIASES);
        fields.required(BIASES, "write 'biases: none' if there are none")
                .filter(node -> !Values.text(node).equals(ParameterReader.NONE))
                .flatMap(node -> parameters.biases(node, (hasTwo ? "bx" : "b") + gate + ending, units))
                .ifPresent(read -> parts.put(Part.BIAS, read));
        fields.optional(HIDDEN_BIASES)
                .filter(node -> !Values.text(node).equals(ParameterReader.NONE))
                .flatMap(node -> parameters.biases(node, "bh" + gate + ending, units))
                .ifPresent(read -> parts.put(Part.STATE_BIAS, read));
        return values.issues().errorCount() > errorsBefore
                ? Optional.empty()
                : Optional.of(new GateWeights(parts, order));
    }

    private void refuseBesideJoined(YamlFields fields, boolean mayBeJoined) {
        List.of(INPUT_WEIGHTS, HIDDEN_WEIGHTS).stream()
                .filter(fields::has)
                .forEach(key -> values.issues()
                        .add(Issue.error(
                                        ProblemCodes.WRONG_FORM,
                                        fields.position(key),
                                        key.length(),
                                        Values.shown(key) + " has no meaning beside 'weights'")
                                .withFix("leave one of them out")));
        if (!mayBeJoined) {
            values.issues()
                    .add(Issue.error(
                                    ProblemCodes.WRONG_FORM,
                                    fields.position(WEIGHTS),
                                    WEIGHTS.length(),
                                    "'weights' cannot act on state and input together where the reset gate acts after"
                                            + " the product")
                            .withFix("write 'input-weights' and 'hidden-weights'"));
        }
    }
}
