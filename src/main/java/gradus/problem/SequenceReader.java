package gradus.problem;

import gradus.graph.Quantity;
import gradus.network.Layout;
import gradus.network.LossFunction.TargetKind;
import gradus.network.QueryPoint.Parameters;
import gradus.network.recurrent.QuerySequence;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.written.WrittenArray;
import gradus.yaml.YamlCodes;
import gradus.yaml.YamlEntry;
import gradus.yaml.YamlFields;
import gradus.yaml.YamlMapping;
import gradus.yaml.YamlNode;
import gradus.yaml.YamlScalar;
import gradus.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the sequences of a recurrent network: examples, the states they start from, and further ones. */
final class SequenceReader {
    /** More steps than any exercise has; bounds what a typing error can cost. */
    static final int MOST_STEPS = 100;

    private static final Map<String, Parameters> PARAMETERS = parameters();

    private final Values values;
    private final Layout layout;
    private final int inputs;

    /**
     * A reader.
     *
     * @param inputs how many numbers the input of a step has
     */
    SequenceReader(Values values, Layout layout, int inputs) {
        this.values = values;
        this.layout = layout;
        this.inputs = inputs;
    }

    private static Map<String, Parameters> parameters() {
        Map<String, Parameters> parameters = new LinkedHashMap<>();
        parameters.put("initial", Parameters.INITIAL);
        parameters.put("updated", Parameters.UPDATED);
        return parameters;
    }

    /**
     * Inputs and targets of all examples.
     *
     * @param inputs the batch of each step
     * @param targets the batch of each output
     */
    record Examples(List<Tensor> inputs, List<Tensor> targets) {
        int steps() {
            return inputs.size();
        }
    }

    /**
     * What a target has to be.
     *
     * @param kind what the loss wants its numbers to be; empty where any will do
     */
    record Target(int outputs, boolean isOfEveryStep, boolean isNeeded, Optional<TargetKind> kind) {}

    /** The examples; empty after an error. */
    Optional<Examples> examples(YamlNode node, Target target) {
        List<List<Tensor>> inputsByExample = new ArrayList<>();
        List<List<Tensor>> targetsByExample = new ArrayList<>();
        List<YamlNode> items = values.list(node, "'examples'");
        int errorsBefore = values.issues().errorCount();
        for (int i = 0; i < items.size(); i++) {
            String what = "example " + (i + 1);
            YamlFields.of(items.get(i), what, List.of("input", "target"), values.issues())
                    .ifPresent(fields -> {
                        Optional<List<Tensor>> input = fields.required("input")
                                .flatMap(value -> sequence(value, "input of " + what, inputs))
                                .filter(read -> isAsLong(fields, read, inputsByExample, what));
                        input.ifPresent(inputsByExample::add);
                        Optional<YamlNode> given =
                                target.isNeeded() ? fields.required("target") : fields.optional("target");
                        given.flatMap(value -> target(
                                        value,
                                        "target of " + what,
                                        target,
                                        input.map(List::size).orElse(0)))
                                .filter(read -> areOfKind(read, target, given.orElseThrow(), "target of " + what))
                                .ifPresent(targetsByExample::add);
                    });
        }
        boolean isFaulty = values.issues().errorCount() > errorsBefore;
        return items.isEmpty() || isFaulty
                ? Optional.empty()
                : Optional.of(new Examples(
                        batches(inputsByExample), target.isNeeded() ? batches(targetsByExample) : List.of()));
    }

    private boolean areOfKind(List<Tensor> read, Target target, YamlNode node, String what) {
        return target.kind()
                .filter(kind -> !read.stream().allMatch(step -> new TargetCheck(values).isKind(step, kind, node, what)))
                .isEmpty();
    }

    private boolean isAsLong(YamlFields fields, List<Tensor> read, List<List<Tensor>> earlier, String what) {
        boolean isAsLong = earlier.isEmpty() || earlier.get(0).size() == read.size();
        if (!isAsLong) {
            values.error(
                    ProblemCodes.WRONG_SHAPE,
                    fields.required("input").orElseThrow(),
                    "the input of " + what + " has " + read.size() + " steps, that of example 1 has "
                            + earlier.get(0).size());
        }
        return isAsLong;
    }

    /** The batch of each step, from the steps of each example. */
    private List<Tensor> batches(List<List<Tensor>> byExample) {
        List<Tensor> batches = new ArrayList<>();
        for (int step = 0; step < byExample.get(0).size(); step++) {
            int place = step;
            batches.add(layout.batch(
                    byExample.stream().map(example -> example.get(place)).toList()));
        }
        return batches;
    }

    /** The vectors of a sequence: a list of lists, or a list of numbers where every step has one. */
    private Optional<List<Tensor>> sequence(YamlNode node, String what, int count) {
        return values.array(node, what).flatMap(array -> steps(node, what, count, array));
    }

    private Optional<List<Tensor>> steps(YamlNode node, String what, int count, WrittenArray array) {
        List<Integer> sizes = array.dimensions();
        boolean isOfVectors = sizes.size() == 2 && sizes.get(1) == count;
        boolean isOneStep = sizes.size() == 1 && sizes.get(0) == count;
        boolean isOfNumbers = count == 1 && sizes.size() < 2;
        int steps = isOfVectors || isOfNumbers ? array.numbers().size() / count : 1;
        if (!isOfVectors && !isOneStep && !isOfNumbers) {
            values.error(
                    ProblemCodes.WRONG_SHAPE,
                    node,
                    what + ": for each step "
                            + (count == 1 ? "one number" : "a list of " + count) + " is needed, this is "
                            + Values.sizes(array));
            return Optional.empty();
        }
        if (steps > MOST_STEPS) {
            values.error(
                    ProblemCodes.OUT_OF_RANGE,
                    node,
                    what + " has " + steps + " steps, at most " + MOST_STEPS + " are read");
            return Optional.empty();
        }
        List<Tensor> vectors = new ArrayList<>();
        Tensor all = Tensor.of(Shape.of(steps, count), array.values());
        for (int step = 0; step < steps; step++) {
            vectors.add(
                    Tensor.of(Shape.of(count), all.slice(0, step, 1).entries().toArray()));
        }
        return Optional.of(vectors);
    }

    private Optional<List<Tensor>> target(YamlNode node, String what, Target target, int steps) {
        if (!target.isOfEveryStep()) {
            return values.tensor(node, what, Shape.of(target.outputs())).map(List::of);
        }
        return sequence(node, what, target.outputs()).filter(read -> {
            if (steps > 0 && read.size() != steps) {
                values.error(
                        ProblemCodes.WRONG_SHAPE,
                        node,
                        what + " has " + read.size() + " steps, the input has " + steps);
            }
            return read.size() == steps;
        });
    }

    /**
     * The states before the first step; 0 where the file says nothing.
     *
     * @param states how large each state is, by the names that the file may use
     * @param quantities the quantities, by the same names
     */
    Map<Quantity, Tensor> initial(
            Optional<YamlNode> node, Map<String, Integer> states, Map<String, Quantity> quantities, int examples) {
        Optional<YamlFields> fields =
                node.flatMap(value -> YamlFields.of(value, "'initial'", states.keySet(), values.issues()));
        Map<Quantity, Tensor> initial = new LinkedHashMap<>();
        states.forEach((name, size) -> {
            Tensor value = fields.flatMap(given -> given.optional(name))
                    .flatMap(given -> state(given, "'" + name + "' of 'initial'", size, examples))
                    .orElse(Tensor.filled(layout.batchShape(size, examples), 0));
            Optional.ofNullable(quantities.get(name)).ifPresent(quantity -> initial.put(quantity, value));
        });
        return initial;
    }

    /** A vector for all examples, or one for each. */
    private Optional<Tensor> state(YamlNode node, String what, int size, int examples) {
        if (node instanceof YamlScalar) {
            return values.number(node, what).map(number -> Tensor.filled(layout.batchShape(size, examples), number));
        }
        boolean isOfEach =
                node instanceof YamlSequence list && list.items().stream().anyMatch(YamlSequence.class::isInstance);
        if (isOfEach) {
            return values.tensor(node, what, Shape.of(examples, size))
                    .map(rows -> layout == Layout.COLUMNS ? rows.transposed() : rows);
        }
        return values.tensor(node, what, Shape.of(size)).map(vector -> {
            List<Tensor> copies = new ArrayList<>();
            for (int example = 0; example < examples; example++) {
                copies.add(vector);
            }
            return layout.batch(copies);
        });
    }

    /** The further sequences that have no fault. */
    List<QuerySequence> queries(YamlNode node, boolean trained) {
        List<QuerySequence> queries = new ArrayList<>();
        if (!(node instanceof YamlMapping mapping)) {
            values.error(YamlCodes.NOT_A_MAPPING, node, "'queries' is " + node.kind() + ", a mapping is expected");
            return queries;
        }
        for (YamlEntry entry : mapping.entries()) {
            if (GraphReader.NAME.matcher(entry.key().text()).matches()) {
                query(entry, trained).ifPresent(queries::add);
            } else {
                values.error(
                        ProblemCodes.BAD_ID,
                        entry.key(),
                        "the name of a sequence starts with a letter and has letters, digits and '_' only");
            }
        }
        return queries;
    }

    private Optional<QuerySequence> query(YamlEntry entry, boolean trained) {
        String name = entry.key().text();
        String what = "sequence " + Values.shown(name);
        Parameters usual = trained ? Parameters.UPDATED : Parameters.INITIAL;
        if (!(entry.value() instanceof YamlMapping)) {
            return sequence(entry.value(), what, inputs).map(read -> query(name, read, usual));
        }
        return YamlFields.of(entry.value(), what, List.of("input", "parameters"), values.issues())
                .flatMap(fields -> {
                    Parameters parameters = fields.optional("parameters")
                            .flatMap(node -> chosen(node, trained))
                            .orElse(usual);
                    return fields.required("input")
                            .flatMap(node -> sequence(node, what, inputs))
                            .map(read -> query(name, read, parameters));
                });
    }

    private Optional<Parameters> chosen(YamlNode node, boolean trained) {
        Optional<Parameters> chosen = values.choice(node, "choice of parameters", PARAMETERS);
        if (chosen.filter(Parameters.UPDATED::equals).isPresent() && !trained) {
            values.error(ProblemCodes.NO_TRAINING, node, "there are no updated parameters without a 'training' step");
            return Optional.empty();
        }
        return chosen;
    }

    private QuerySequence query(String name, List<Tensor> vectors, Parameters parameters) {
        return new QuerySequence(
                name,
                vectors.stream().map(vector -> layout.batch(List.of(vector))).toList(),
                parameters);
    }
}
