package gradus.problem;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.network.Layout;
import gradus.network.NetworkQuantities;
import gradus.network.Reduction;
import gradus.network.Training;
import gradus.network.recurrent.Activated;
import gradus.network.recurrent.CellNames;
import gradus.network.recurrent.Parameter;
import gradus.network.recurrent.QuerySequence;
import gradus.network.recurrent.Readout;
import gradus.network.recurrent.Readout.Every;
import gradus.network.recurrent.RecurrentCell;
import gradus.network.recurrent.RecurrentTask;
import gradus.network.recurrent.SequenceLoss;
import gradus.network.recurrent.Sequences;
import gradus.problem.LossReader.LossReading;
import gradus.problem.SequenceReader.Examples;
import gradus.tensor.Tensor;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code recurrence:}, a network that is unrolled over a sequence. */
final class RecurrenceReader {
    static final String KEY = "recurrence";

    private static final String EXAMPLES = "examples";
    private static final String TRAINING = "training";
    private static final String OUTPUT = "output";
    static final String LOSS = "loss";
    private static final String OVER_STEPS = "loss-of-steps";
    private static final String INITIAL = "initial";
    private static final String BACKWARD = "backward";
    private static final String LETTERS = "letters";

    private static final Map<String, Every> EVERY = every();
    private static final Map<String, Reduction> REDUCTIONS = reductions();

    private final Values values;
    private final Notation notation;
    private final YamlFields file;
    private final Layout layout;

    RecurrenceReader(Values values, Notation notation, YamlFields file, Layout layout) {
        this.values = values;
        this.notation = notation;
        this.file = file;
        this.layout = layout;
    }

    private static Map<String, Every> every() {
        Map<String, Every> every = new LinkedHashMap<>();
        every.put("step", Every.STEP);
        every.put("last", Every.LAST);
        return every;
    }

    private static Map<String, Reduction> reductions() {
        Map<String, Reduction> reductions = new LinkedHashMap<>();
        reductions.put("sum", Reduction.SUM);
        reductions.put("mean", Reduction.MEAN);
        return reductions;
    }

    private static List<String> keys() {
        return Stream.of(
                        CellReader.KIND_KEYS,
                        List.of("inputs", "units", CellReader.GATES),
                        CellReader.WEIGHT_KEYS,
                        List.of(INITIAL, BACKWARD, OUTPUT, LOSS, OVER_STEPS, LETTERS))
                .flatMap(List::stream)
                .toList();
    }

    /** The network of the file; empty after an error. */
    Optional<RecurrentTask> read() {
        int errorsBefore = values.issues().errorCount();
        refuseOthers();
        Optional<RecurrentTask> task = file.required(KEY)
                .flatMap(node -> YamlFields.of(node, "the recurrence", keys(), values.issues()))
                .flatMap(this::task);
        return values.issues().errorCount() > errorsBefore ? Optional.empty() : task;
    }

    private void refuseOthers() {
        Stream.concat(Stream.of("network"), GraphReader.KEYS.stream())
                .filter(file::has)
                .forEach(key -> values.issues()
                        .add(Issue.error(
                                        ProblemCodes.NETWORK_AND_GRAPH,
                                        file.position(key),
                                        key.length(),
                                        Values.shown(key) + " has no meaning beside 'recurrence'")
                                .withFix("leave one of them out")));
    }

    private Optional<RecurrentTask> task(YamlFields fields) {
        Optional<String> cell = fields.required(CellReader.CELL)
                .flatMap(node -> values.choice(node, CellReader.CELL, CellReader.cells()));
        Optional<Integer> inputs = count(fields, "inputs");
        Optional<Integer> units = count(fields, "units");
        Optional<YamlNode> examples = file.required(EXAMPLES);
        if (inputs.isEmpty() || units.isEmpty() || examples.isEmpty()) {
            return Optional.empty();
        }
        return new Body(fields, cell, inputs.get(), units.get()).task(examples.get());
    }

    private Optional<Integer> count(YamlFields fields, String key) {
        return fields.required(key).flatMap(node -> values.count(node, Values.shown(key), 1, NetworkReader.MOST_UNITS));
    }

    /** What is read once the sizes are known. */
    private final class Body {
        private final YamlFields fields;
        private final Optional<String> cell;
        private final int inputs;
        private final int units;
        private final boolean isBidirectional;
        private final ParameterReader parameters = new ParameterReader(values, layout);
        private final Map<String, String> letters;

        /** Without a known cell the rest is read all the same, for its faults. */
        Body(YamlFields fields, Optional<String> cell, int inputs, int units) {
            this.fields = fields;
            this.cell = cell;
            this.inputs = inputs;
            this.units = units;
            this.isBidirectional = fields.has(BACKWARD);
            this.letters = cell.flatMap(known -> fields.optional(LETTERS))
                    .map(this::letters)
                    .orElse(Map.of());
        }

        Optional<RecurrentTask> task(YamlNode exampleNode) {
            Optional<OutputLayer> output = fields.optional(OUTPUT).flatMap(this::output);
            if (fields.has(OUTPUT) && output.isEmpty()) {
                return Optional.empty();
            }
            Optional<List<RecurrentCell>> cells = cells(output);
            boolean isLossStated = fields.has(LOSS);
            boolean isOfEveryStep =
                    output.map(layer -> layer.every() == Every.STEP).orElse(!isTargetOfLast(exampleNode));
            int outputs = output.map(OutputLayer::count).orElse(isBidirectional ? 2 * units : units);
            int count = exampleNode instanceof YamlSequence list ? list.items().size() : 1;
            Optional<SequenceLoss> loss = fields.optional(LOSS).flatMap(node -> loss(node, count, outputs));
            SequenceReader.Target target = new SequenceReader.Target(
                    outputs,
                    isOfEveryStep,
                    isLossStated,
                    loss.flatMap(read -> read.loss().function().targets()));
            Optional<Examples> examples = new SequenceReader(values, layout, inputs).examples(exampleNode, target);
            boolean isTrained = file.has(TRAINING);
            List<QuerySequence> queries = file.optional("queries")
                    .map(node -> new SequenceReader(values, layout, inputs).queries(node, isTrained))
                    .orElse(List.of());
            if (cells.isEmpty() || examples.isEmpty() || (fields.has(OUTPUT) && output.isEmpty())) {
                return Optional.empty();
            }
            CellNames names = new CellNames(letters, "");
            RecurrentTask untrained = new RecurrentTask(
                    layout,
                    names,
                    cells.get(),
                    output.map(OutputLayer::readout),
                    new Sequences(
                            examples.get().inputs(), examples.get().targets(), initial(cells.get(), outputs, count)),
                    loss,
                    Optional.empty(),
                    queries,
                    new NetworkReader(values, notation).classRule(file));
            return Optional.of(
                    untrained.with(file.optional(TRAINING).flatMap(node -> training(node, untrained, count))));
        }

        private Optional<Training> training(YamlNode node, RecurrentTask task, int examples) {
            Optional<Training> training =
                    new TrainingReader(values, file, notation, examples).read(node, task.parameters());
            training.filter(read -> read.gradients().decay().isPresent()
                            && !read.gradients().decaysBiases())
                    .ifPresent(read -> task.biases().stream()
                            .filter(bias -> !NetworkQuantities.isBias(bias))
                            .forEach(bias -> values.error(
                                    ProblemCodes.WRONG_FORM,
                                    node,
                                    "weight decay leaves biases out, and nobody would take '" + bias + "' for one",
                                    "call it b, perhaps with another letter, or write 'decay-biases: yes'")));
            training.filter(read -> read.optimizer().rule().isPresent())
                    .ifPresent(read -> values.error(
                            ProblemCodes.WRONG_FORM,
                            node,
                            "'" + read.optimizer().name() + "' trains one layer, and the problem has a recurrence",
                            "train by gradients: 'optimizer: sgd'"));
            boolean hasGradients = fields.has(LOSS) || givesGradients();
            if (!hasGradients) {
                values.issues()
                        .add(Issue.error(
                                        ProblemCodes.MISSING_LOSS,
                                        file.position(TRAINING),
                                        TRAINING.length(),
                                        "a training step needs a loss, and the recurrence has none")
                                .withFix("give the recurrence a 'loss', or gradients under 'given'"));
            }
            return training;
        }

        private boolean givesGradients() {
            return file.entries().stream()
                    .filter(entry -> entry.key().text().equals("given") && entry.value() instanceof YamlMapping)
                    .flatMap(entry -> ((YamlMapping) entry.value()).entries().stream())
                    .anyMatch(entry ->
                            UpstreamReader.looksLikeGradient(entry.key().text(), notation));
        }

        /** Without an output layer, whether the target belongs to the last state alone: it has one level of lists less. */
        private boolean isTargetOfLast(YamlNode examples) {
            return examples instanceof YamlSequence list
                    && !list.items().isEmpty()
                    && list.items().get(0) instanceof YamlMapping first
                    && first.entries().stream()
                            .filter(entry -> entry.key().text().equals("target"))
                            .map(YamlEntry::value)
                            .anyMatch(target -> !(target instanceof YamlSequence items)
                                    || (units > 1 && items.items().stream().noneMatch(YamlSequence.class::isInstance)));
        }

        private Map<String, String> letters(YamlNode node) {
            Map<String, String> read = new LinkedHashMap<>();
            List<String> usual = new ArrayList<>(usualLetters());
            YamlFields.of(node, "'letters'", usual, values.issues())
                    .ifPresent(given -> given.entries().forEach(entry -> {
                        String letter = Values.text(entry.value());
                        boolean isLetter = letter.matches("\\p{L}(?:[\\p{L}\\p{N}_]*\\p{L})?");
                        if (isLetter) {
                            read.put(entry.key().text(), letter);
                        } else {
                            values.error(
                                    ProblemCodes.BAD_ID,
                                    entry.value(),
                                    Values.shown(entry.value())
                                            + " cannot be a letter to which the number of a step is attached");
                        }
                    }));
            return read;
        }

        private List<String> usualLetters() {
            List<String> own = switch (cell.orElse("")) {
                case "lstm" ->
                    List.of("a", "zi", "i", "zf", "f", "zg", "g", "zo", "o", CellNames.CELL, CellNames.STATE);
                case "gru" -> List.of("zz", "z", "zr", "r", "rh", "m", "zn", "n", CellNames.STATE);
                default -> List.of("z", CellNames.STATE);
            };
            return Stream.concat(
                            own.stream(),
                            Stream.of(CellNames.INPUT, CellNames.OUTPUT_NET, CellNames.OUTPUT, CellNames.TARGET))
                    .toList();
        }

        private Optional<List<RecurrentCell>> cells(Optional<OutputLayer> output) {
            return cell.flatMap(known -> cells(known, output));
        }

        private Optional<List<RecurrentCell>> cells(String known, Optional<OutputLayer> output) {
            boolean isFedBack = CellReader.isFedBackOutput(fields);
            boolean isPossible = !isBidirectional
                    && output.filter(layer -> layer.every() == Every.STEP).isPresent();
            if (isFedBack && !isPossible) {
                values.issues()
                        .add(Issue.error(
                                        ProblemCodes.WRONG_FORM,
                                        fields.position(CellReader.FEEDBACK),
                                        CellReader.FEEDBACK.length(),
                                        "only a network in one direction with an output at every step can feed it back")
                                .withFix("write 'output: {…, every: step}'"));
                return Optional.empty();
            }
            int fedBack = isFedBack ? output.map(OutputLayer::count).orElse(units) : units;
            CellReader reader =
                    new CellReader(values, known, fields, parameters, new CellReader.Sizes(inputs, units, fedBack));
            List<RecurrentCell> cells = new ArrayList<>();
            reader.read(fields, new CellNames(letters, isBidirectional ? "_f" : ""))
                    .ifPresent(cells::add);
            if (isBidirectional) {
                List<String> keys = new ArrayList<>(CellReader.WEIGHT_KEYS);
                keys.addAll(List.of(CellReader.GATES, INITIAL));
                fields.required(BACKWARD)
                        .flatMap(node -> YamlFields.of(node, "'backward'", keys, values.issues()))
                        .flatMap(given -> reader.read(given, new CellNames(letters, "_b")))
                        .ifPresent(cells::add);
            }
            return cells.size() == (isBidirectional ? 2 : 1) ? Optional.of(cells) : Optional.empty();
        }

        private Map<Quantity, Tensor> initial(List<RecurrentCell> cells, int outputs, int examples) {
            SequenceReader reader = new SequenceReader(values, layout, inputs);
            Map<Quantity, Tensor> initial = new LinkedHashMap<>();
            for (int place = 0; place < cells.size(); place++) {
                RecurrentCell read = cells.get(place);
                Map<String, Integer> sizes = new LinkedHashMap<>();
                Map<String, Quantity> quantities = new LinkedHashMap<>();
                for (String state : read.states()) {
                    String letter = letters.getOrDefault(state, state);
                    sizes.put(letter, state.equals(CellNames.OUTPUT) ? outputs : units);
                    quantities.put(letter, read.names().at(state, 0));
                }
                Optional<YamlNode> node = place == 0 ? fields.optional(INITIAL) : initialOfBackward();
                initial.putAll(reader.initial(node, sizes, quantities, examples));
            }
            return initial;
        }

        private Optional<YamlNode> initialOfBackward() {
            return fields.entries().stream()
                    .filter(entry -> entry.key().text().equals(BACKWARD) && entry.value() instanceof YamlMapping)
                    .flatMap(entry -> ((YamlMapping) entry.value()).entries().stream())
                    .filter(entry -> entry.key().text().equals(INITIAL))
                    .map(YamlEntry::value)
                    .findFirst();
        }

        private Optional<OutputLayer> output(YamlNode node) {
            int errorsBefore = values.issues().errorCount();
            Optional<YamlFields> read = YamlFields.of(
                    node, "the output", List.of("units", "activation", "weights", "biases", "every"), values.issues());
            return read.flatMap(layer -> {
                Optional<Integer> count = count(layer, "units");
                Optional<Activated> activation = layer.required("activation")
                        .flatMap(value -> new NamedActivationReader(values, fields.has(LOSS)).read(value));
                Optional<Every> every = layer.required("every", "write 'every: step' or 'every: last'")
                        .flatMap(value -> values.choice(value, "steps with an output", EVERY));
                int states = isBidirectional ? 2 * units : units;
                Optional<Parameter> weights = layer.required("weights")
                        .flatMap(value -> count.flatMap(outputs -> parameters.weights(value, "Wy", outputs, states)));
                Optional<Parameter> bias = layer.required("biases", "write 'biases: none' if there are none")
                        .filter(value -> !Values.text(value).equals(ParameterReader.NONE))
                        .flatMap(value -> count.flatMap(outputs -> parameters.biases(value, "by", outputs)));
                return values.issues().errorCount() > errorsBefore
                        ? Optional.empty()
                        : weights.flatMap(matrix -> activation.flatMap(function -> every.flatMap(steps -> count.map(
                                outputs -> new OutputLayer(outputs, new Readout(matrix, bias, function, steps))))));
            });
        }

        private Optional<SequenceLoss> loss(YamlNode node, int examples, int outputs) {
            Reduction overSteps = fields.optional(OVER_STEPS)
                    .flatMap(value -> values.choice(value, "reduction over the steps", REDUCTIONS))
                    .orElse(Reduction.SUM);
            return new LossReader(values, layout, notation, examples, outputs)
                    .read(node)
                    .filter(read -> countsAlike(read, node))
                    .map(read -> new SequenceLoss(read.loss(), overSteps));
        }

        private boolean countsAlike(LossReading read, YamlNode node) {
            boolean countsAlike = !read.weights().areStated() && !read.weights().isNormalized();
            if (!countsAlike) {
                values.error(
                        ProblemCodes.WRONG_FORM,
                        node,
                        "weights of classes are not known in a recurrence",
                        "leave 'class-weights' out, and write 'batch: mean' or 'batch: sum'");
            }
            return countsAlike;
        }
    }

    private record OutputLayer(int count, Readout readout) {
        Every every() {
            return readout.every();
        }
    }
}
