package gradus.network.recurrent;

import static gradus.network.NetworkQuantities.BATCH_FACTOR;
import static gradus.network.NetworkQuantities.LOSS;
import static gradus.network.NetworkQuantities.LOSS_FACTOR;
import static gradus.network.NetworkQuantities.OUTPUT_FACTOR;

import gradus.graph.Algebra;
import gradus.graph.Differentiation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.Layout;
import gradus.network.Loss;
import gradus.network.NetworkTask.ClassRule;
import gradus.network.QueryPoint;
import gradus.network.Reduction;
import gradus.network.Training;
import gradus.network.TrainingSteps;
import gradus.network.recurrent.Readout.Every;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be computed with a recurrent network: forward through a sequence, and where a loss is given back through time; a training;
 * further sequences. Shorthand: {@link #graph()} writes it out, step by step.
 *
 * @param layout how a batch lies in a matrix
 * @param names how quantities are called that belong to no direction
 * @param cells the cell; where there are two, the second one reads the sequence from its end
 * @param readout the layer that makes outputs; without one the output is the state
 * @param sequences what is read
 * @param loss without one the task is a forward pass
 * @param training a training; it needs gradients, those of the loss or others that come from outside
 * @param queries further sequences
 * @param classes how outputs become a class
 */
public record RecurrentTask(
        Layout layout,
        CellNames names,
        List<RecurrentCell> cells,
        Optional<Readout> readout,
        Sequences sequences,
        Optional<SequenceLoss> loss,
        Optional<Training> training,
        List<QuerySequence> queries,
        ClassRule classes) {
    public RecurrentTask {
        cells = List.copyOf(cells);
        queries = List.copyOf(queries);
        if (cells.isEmpty() || cells.size() > 2 || sequences.inputs().isEmpty()) {
            throw new IllegalArgumentException("a recurrent network has one or two directions and at least one step");
        }
    }

    /**
     * The graph of all quantities of this task. Without a loss only the forward pass: the rest is to be {@link #completed} when
     * gradients are there.
     *
     * @throws gradus.tensor.ShapeException if weights, biases, inputs or targets do not fit together
     */
    public Graph graph() {
        Graph written = Graph.of(forwardRules());
        Graph forward = steps().map(steps -> steps.prepared(written)).orElse(written);
        if (loss.isEmpty()) {
            return training.isPresent() ? forward : forward.extended(queryRules(forward));
        }
        return completed(Differentiation.extend(forward, LOSS, sources()));
    }

    /**
     * The graph with what follows from gradients: the part of each step in those of the parameters, the training, the further
     * sequences.
     *
     * @param differentiated the forward pass, with gradients of the loss
     */
    public Graph completed(Graph differentiated) {
        Graph parted = inParts(differentiated);
        Graph trained = steps().map(steps -> steps.written(parted)).orElse(parted);
        return trained.extended(queryRules(trained));
    }

    /**
     * The graph with a name for what each step contributes to the gradient of a parameter.
     *
     * @param differentiated the forward pass, with gradients of the loss
     */
    public Graph inParts(Graph differentiated) {
        return StepParts.named(differentiated, LOSS, summed(differentiated));
    }

    /** The gradients that are sums over the steps, by their parameter; of a parameter that is looked ahead from, that at the point ahead. */
    private Map<Quantity, Quantity> summed(Graph differentiated) {
        Map<Quantity, Quantity> summed = new LinkedHashMap<>();
        for (Quantity parameter : parameters()) {
            Quantity own = Quantity.gradient(LOSS, parameter);
            Quantity ahead = Quantity.gradient(LOSS, new Quantity.Companion("ahead", parameter));
            if (differentiated.contains(own)) {
                summed.put(parameter, differentiated.contains(ahead) ? ahead : own);
            }
        }
        return summed;
    }

    private Optional<TrainingSteps> steps() {
        return training.map(given -> new TrainingSteps(
                given, LOSS, parameters(), Optional.empty(), step -> examplesOf(given.plan(), step), stepsInEpoch()));
    }

    private int stepsInEpoch() {
        return allExamples() / examples();
    }

    /** The examples that a step of the training sees, if it does not see all of them. */
    private Map<Quantity, Expression> examplesOf(Training.Plan plan, int step) {
        return plan.batchSize().isPresent() ? batches(step) : Map.of();
    }

    /** Inputs, targets and first states of the examples that a step of the training sees. */
    private Map<Quantity, Expression> batches(int step) {
        Map<Quantity, Expression> seen = new LinkedHashMap<>();
        for (int number = 1; number <= sequences.steps(); number++) {
            seen.put(names.at(CellNames.INPUT, number), batch(sequences.inputs().get(number - 1), step));
        }
        for (int place = 0; place < sequences.targets().size(); place++) {
            seen.put(
                    outputName(CellNames.TARGET, place + 1),
                    batch(sequences.targets().get(place), step));
        }
        sequences.initial().forEach((state, value) -> seen.put(state, batch(value, step)));
        return seen;
    }

    private Expression batch(Tensor all, int step) {
        int place = (step - 1) % stepsInEpoch();
        return new Expression.Constant(
                examples() == allExamples() ? all : all.slice(layout.exampleAxis(), place * examples(), examples()));
    }

    /** Whether a second cell reads the sequence from its end. */
    public boolean isBidirectional() {
        return cells.size() == 2;
    }

    /** Which steps have an output. */
    public Every every() {
        return readout.map(Readout::every).orElse(sequences.targets().size() == 1 ? Every.LAST : Every.STEP);
    }

    /** The name of what belongs to the output of a step; without a number where only the last one has an output. */
    public Quantity outputName(String usual, int number) {
        return every() == Every.LAST ? names.whole(usual) : names.at(usual, number);
    }

    /** What the target of a step is compared with. */
    public Quantity output(int number) {
        return readout.isPresent() ? outputName(CellNames.OUTPUT, number) : names.at(CellNames.STATE, number);
    }

    /** The steps that have an output: all of them, or the last one. */
    public List<Integer> outputSteps() {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 1; number <= sequences.steps(); number++) {
            if (every() == Every.STEP || number == sequences.steps()) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private Map<Quantity, Expression> forwardRules() {
        Map<Quantity, Expression> rules = new LinkedHashMap<>(batches(1));
        allParameters()
                .forEach(parameter -> rules.put(parameter.quantity(), new Expression.Constant(parameter.value())));
        rules.putAll(new RecurrentPass(this, sequences.steps(), name -> name, name -> name).rules());
        loss.ifPresentOrElse(given -> rules.putAll(lossRules(given)), () -> addWhatLeaves(rules));
        return rules;
    }

    /** Without a loss the sequence may go on outside, and gradients come back through what the last step hands on. */
    private void addWhatLeaves(Map<Quantity, Expression> rules) {
        RecurrentCell cell = cells.get(0);
        if (!isBidirectional()) {
            cell.states()
                    .forEach(state -> rules.put(
                            cell.names().next(state), reference(cell.names().at(state, sequences.steps()))));
        }
    }

    private Map<Quantity, Expression> lossRules(SequenceLoss given) {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        Loss ofStep = given.loss();
        rules.put(LOSS_FACTOR, Algebra.constant(ofStep.function().factor()));
        rules.put(OUTPUT_FACTOR, factor(ofStep.overOutputs(), outputs()));
        rules.put(BATCH_FACTOR, factor(ofStep.overBatch(), examples()));
        if (every() == Every.LAST) {
            rules.put(LOSS, lossOf(ofStep, sequences.steps()));
            return rules;
        }
        Expression sum = Algebra.constant(0);
        for (int number : outputSteps()) {
            Quantity part = names.at(CellNames.LOSS, number);
            rules.put(part, lossOf(ofStep, number));
            sum = Algebra.add(sum, reference(part));
        }
        rules.put(LOSS, Algebra.multiply(factor(given.overSteps(), sequences.steps()), sum));
        return rules;
    }

    private static Expression factor(Reduction reduction, int count) {
        return Algebra.constant(reduction.factor(count));
    }

    /** The loss of a step. */
    private Expression lossOf(Loss given, int number) {
        Expression target = given.smoothed(reference(outputName(CellNames.TARGET, number)), outputs());
        Expression term = given.function().term(reference(output(number)), target, layout.unitAxis());
        Expression perExample = Algebra.multiply(
                Algebra.multiply(reference(LOSS_FACTOR), reference(OUTPUT_FACTOR)),
                new Expression.SumOver(term, layout.unitAxis()));
        return Algebra.multiply(reference(BATCH_FACTOR), new Expression.SumOver(perExample, layout.exampleAxis()));
    }

    /** The number of outputs. */
    public int outputs() {
        return readout.map(layer -> layer.weights().value().shape().size(layout.unitAxis()))
                .orElse(states());
    }

    /** How many numbers the state has that outputs are made of. */
    private int states() {
        return cells.stream().mapToInt(RecurrentCell::units).sum();
    }

    /** How many examples a step of the training sees. */
    public int examples() {
        return training.flatMap(given -> given.plan().batchSize()).orElse(allExamples());
    }

    /** How many examples there are. */
    public int allExamples() {
        return sequences.inputs().get(0).shape().size(layout.exampleAxis());
    }

    /** How many numbers the input of a step has. */
    public int inputs() {
        return sequences.inputs().get(0).shape().size(layout.unitAxis());
    }

    private List<Parameter> allParameters() {
        List<Parameter> all = new ArrayList<>();
        cells.forEach(cell -> all.addAll(cell.gates().parameters()));
        readout.ifPresent(layer -> all.addAll(layer.parameters()));
        return all;
    }

    /** Weights and biases. */
    public List<Quantity> parameters() {
        return allParameters().stream().map(Parameter::quantity).toList();
    }

    /** The biases among the parameters. */
    public List<Quantity> biases() {
        List<Quantity> biases = new ArrayList<>();
        for (RecurrentCell cell : cells) {
            cell.gates()
                    .weights()
                    .forEach(weights -> weights.parts().forEach((part, parameter) -> {
                        if (part == GateWeights.Part.BIAS || part == GateWeights.Part.STATE_BIAS) {
                            biases.add(parameter.quantity());
                        }
                    }));
        }
        readout.flatMap(Readout::bias).map(Parameter::quantity).ifPresent(biases::add);
        return biases;
    }

    /** The quantities that everything is computed from: parameters, first states, inputs. */
    public List<Quantity> sources() {
        List<Quantity> sources = new ArrayList<>(parameters());
        sources.addAll(sequences.initial().keySet());
        for (int number = 1; number <= sequences.steps(); number++) {
            sources.add(names.at(CellNames.INPUT, number));
        }
        return sources;
    }

    /** The targets. */
    public List<Quantity> targets() {
        return loss.isEmpty()
                ? List.of()
                : outputSteps().stream()
                        .map(number -> outputName(CellNames.TARGET, number))
                        .toList();
    }

    /** What step {@code step} contributes to the gradient of a parameter; it need not be there. */
    public static Quantity part(Quantity parameter, int step) {
        return StepParts.part(LOSS, parameter, step);
    }

    private Map<Quantity, Expression> queryRules(Graph trained) {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        for (QuerySequence query : queries) {
            for (int number = 1; number <= query.inputs().size(); number++) {
                rules.put(
                        atPoint(names.at(CellNames.INPUT, number), query),
                        new Expression.Constant(query.inputs().get(number - 1)));
            }
            sequences
                    .initial()
                    .forEach((state, value) -> rules.put(
                            atPoint(state, query), new Expression.Constant(value.slice(layout.exampleAxis(), 0, 1))));
            rules.putAll(new RecurrentPass(
                            this,
                            query.inputs().size(),
                            quantity -> atPoint(quantity, query),
                            parameter -> parameterFor(query, parameter, trained))
                    .rules());
        }
        return rules;
    }

    private static Quantity atPoint(Quantity quantity, QuerySequence query) {
        return new Quantity.AtPoint(quantity, query.name());
    }

    /** A parameter that the training does not reach stays as it is. */
    private static Quantity parameterFor(QuerySequence query, Quantity parameter, Graph trained) {
        Quantity updated = new Quantity.Updated(parameter);
        return query.parameters() == QueryPoint.Parameters.UPDATED && trained.contains(updated) ? updated : parameter;
    }

    /** The same with another training. */
    public RecurrentTask with(Optional<Training> other) {
        return new RecurrentTask(layout, names, cells, readout, sequences, loss, other, queries, classes);
    }

    private static Expression reference(Quantity quantity) {
        return new Expression.Reference(quantity);
    }
}
