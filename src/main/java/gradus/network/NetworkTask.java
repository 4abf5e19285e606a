package gradus.network;

import static gradus.network.NetworkQuantities.BATCH_FACTOR;
import static gradus.network.NetworkQuantities.CLASS;
import static gradus.network.NetworkQuantities.INPUT;
import static gradus.network.NetworkQuantities.LOSS;
import static gradus.network.NetworkQuantities.LOSS_FACTOR;
import static gradus.network.NetworkQuantities.OUTPUT_FACTOR;
import static gradus.network.NetworkQuantities.TARGET;

import gradus.graph.Algebra;
import gradus.graph.Differentiation;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.graph.Rectifier;
import gradus.graph.Slope;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What is to be computed with a layered network: forward, and where a loss is given backward; a training step; further forward
 * passes. Shorthand: {@link #graph()} writes it out.
 *
 * @param layout how a batch lies in a matrix
 * @param layers the layers, at least one
 * @param input x, a batch in the layout
 * @param loss the loss with the target; without one the task is a forward pass
 * @param training a training; it needs gradients, those of the loss or others that come from outside
 * @param queries further forward passes
 * @param classes how outputs become a class
 */
public record NetworkTask(
        Layout layout,
        List<DenseLayer> layers,
        Tensor input,
        Optional<TargetedLoss> loss,
        Optional<Training> training,
        List<QueryPoint> queries,
        ClassRule classes) {
    /** The shape of a bias that all units of a layer share; its gradient adds up those of the units. */
    private static final Shape SHARED = Shape.of(1, 1);

    public NetworkTask {
        layers = List.copyOf(layers);
        queries = List.copyOf(queries);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network has at least one layer");
        }
    }

    /**
     * A loss and what it compares the output with.
     *
     * @param loss the loss
     * @param target t, in the layout, with the shape of the output
     */
    public record TargetedLoss(Loss loss, Tensor target) {}

    /**
     * How outputs become a class. Several outputs: the place of the largest. A single output: 1 from the threshold on, else 0.
     *
     * @param first the number of the first class, 0 or 1
     * @param threshold the smallest single output that counts as class 1
     */
    public record ClassRule(int first, double threshold) {
        /** Classes count from 1, a single output decides at ½. */
        public static final ClassRule DEFAULT = new ClassRule(1, 0.5);
    }

    /**
     * The graph of all quantities of this task. With a training step and no loss only the forward pass: the rest is to be
     * {@link #completed} when gradients are there.
     *
     * @throws gradus.tensor.ShapeException if weights, biases, inputs or targets do not fit together
     */
    public Graph graph() {
        requireShapes();
        Graph forward = steps().map(steps -> steps.prepared(Graph.of(forwardRules())))
                .orElseGet(() -> Graph.of(forwardRules()));
        if (loss.isEmpty() && training.isPresent()) {
            return forward;
        }
        return completed(loss.isEmpty() ? forward : penalised(Differentiation.extend(forward, LOSS, sources())));
    }

    /**
     * The graph with what follows from gradients: the training, of every parameter that has a gradient, and the query points.
     *
     * @param differentiated the forward pass, with gradients of the loss
     */
    public Graph completed(Graph differentiated) {
        Graph trained = steps().map(steps -> steps.written(differentiated)).orElse(differentiated);
        return trained.extended(queryRules(trained));
    }

    private Optional<TrainingSteps> steps() {
        return training.map(given ->
                new TrainingSteps(given, LOSS, parameters(), step -> examplesOf(given.plan(), step), stepsInEpoch()));
    }

    /** After how many steps of a training all examples have been seen. */
    public int stepsInEpoch() {
        return allExamples() / examples();
    }

    /** The examples that a step sees, if it does not see all of them. */
    private Map<Quantity, Expression> examplesOf(Training.Plan plan, int step) {
        Map<Quantity, Expression> seen = new LinkedHashMap<>();
        if (plan.batchSize().isPresent()) {
            seen.put(INPUT, new Expression.Constant(batch(input, step)));
            loss.ifPresent(targeted -> seen.put(TARGET, new Expression.Constant(batch(targeted.target(), step))));
        }
        return seen;
    }

    /** The part of a matrix of all examples that a step, counted from 1, sees. */
    private Tensor batch(Tensor all, int step) {
        int place = (step - 1) % stepsInEpoch();
        return examples() == allExamples() ? all : all.slice(layout.exampleAxis(), place * examples(), examples());
    }

    /** The loss and its gradients with the penalty on parameters, if there is one. */
    private Graph penalised(Graph differentiated) {
        Optional<Penalty> penalty = penalty();
        if (penalty.isEmpty()) {
            return differentiated;
        }
        Map<Quantity, Expression> added = new LinkedHashMap<>(penalty.get().constants());
        added.put(NetworkQuantities.DATA_LOSS, differentiated.rule(LOSS));
        added.put(NetworkQuantities.PENALTY, inStep(penalty.get().value(parameters(), examples())));
        List<Edit> edits = new ArrayList<>();
        edits.add(Edit.replace(
                LOSS, Algebra.add(reference(NetworkQuantities.DATA_LOSS), reference(NetworkQuantities.PENALTY))));
        for (Quantity parameter : parameters()) {
            Quantity gradient = NetworkQuantities.lossGradient(parameter);
            penaltyGradient(parameter)
                    .ifPresent(term ->
                            edits.add(Edit.replace(gradient, Algebra.add(differentiated.rule(gradient), term))));
        }
        return differentiated.extended(added).with(edits);
    }

    private Optional<Penalty> penalty() {
        return loss.flatMap(targeted -> targeted.loss().penalty());
    }

    /** What the penalty adds to the gradient of a parameter, if there is one and it does. */
    public Optional<Expression> penaltyGradient(Quantity parameter) {
        return penalty().flatMap(given -> given.gradient(parameter, examples())).map(this::inStep);
    }

    private Expression inStep(Expression formula) {
        return steps().map(steps -> steps.ahead(formula)).orElse(formula);
    }

    /** Refuses what broadcasting would repeat without a word, such as a bias laid the other way. */
    private void requireShapes() {
        requireMatrix(INPUT, input);
        int inputs = input.shape().size(layout.unitAxis());
        for (int number = 1; number <= layers.size(); number++) {
            Tensor weights = layer(number).weights();
            Quantity bias = NetworkQuantities.bias(number);
            requireMatrix(NetworkQuantities.weights(number), weights);
            int units = weights.shape().size(layout.unitAxis());
            requireShape(NetworkQuantities.weights(number), weights, layout.weightShape(units, inputs));
            layer(number)
                    .bias()
                    .filter(value -> !value.shape().equals(SHARED))
                    .ifPresent(value -> requireShape(bias, value, layout.biasShape(units)));
            inputs = units;
        }
        loss.ifPresent(
                targeted -> requireShape(TARGET, targeted.target(), layout.batchShape(outputs(), allExamples())));
    }

    private static void requireMatrix(Quantity quantity, Tensor value) {
        if (value.shape().rank() != 2) {
            throw new ShapeException(quantity + " is " + value.shape() + ", the network needs a matrix");
        }
    }

    private static void requireShape(Quantity quantity, Tensor value, Shape needed) {
        if (!value.shape().equals(needed)) {
            throw new ShapeException(quantity + " is " + value.shape() + ", the network needs " + needed);
        }
    }

    private Map<Quantity, Expression> forwardRules() {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        rules.put(INPUT, new Expression.Constant(batch(input, 1)));
        for (int number = 1; number <= layers.size(); number++) {
            DenseLayer layer = layer(number);
            rules.put(NetworkQuantities.weights(number), new Expression.Constant(layer.weights()));
            if (layer.bias().isPresent()) {
                rules.put(
                        NetworkQuantities.bias(number),
                        new Expression.Constant(layer.bias().get()));
            }
            layer.constants().forEach((constant, value) -> rules.put(constant, new Expression.Constant(value)));
        }
        addPass(rules, quantity -> quantity, quantity -> quantity);
        loss.ifPresent(targeted -> rules.putAll(lossRules(targeted)));
        return rules;
    }

    private DenseLayer layer(int number) {
        return layers.get(number - 1);
    }

    /** The rules of one forward pass; the pass has its own names, and may use other parameters. */
    private void addPass(Map<Quantity, Expression> rules, Naming ofPass, Naming ofParameters) {
        IntFunction<Expression> activation = number -> reference(ofPass.name(NetworkQuantities.activation(number)));
        for (int number = 1; number <= layers.size(); number++) {
            DenseLayer layer = layer(number);
            Quantity bias = NetworkQuantities.bias(number);
            Quantity netInput = ofPass.name(NetworkQuantities.netInput(number));
            rules.put(
                    netInput,
                    layout.netInput(
                            reference(ofParameters.name(NetworkQuantities.weights(number))),
                            layer.bias().map(value -> reference(ofParameters.name(bias))),
                            activation.apply(number - 1)));
            rules.put(
                    ofPass.name(NetworkQuantities.activation(number)),
                    layer.activation().activation(reference(netInput), layout.unitAxis(), layer.settings()));
        }
        rules.put(ofPass.name(CLASS), classOf(activation.apply(layers.size())));
    }

    private interface Naming {
        Quantity name(Quantity quantity);
    }

    private Expression classOf(Expression output) {
        if (outputs() > 1) {
            return new Expression.ArgMax(output, layout.unitAxis(), classes.first());
        }
        Expression aboveThreshold = Algebra.subtract(output, Algebra.constant(classes.threshold()));
        return new Expression.Apply(new Slope(new Rectifier(0, 1)), aboveThreshold);
    }

    private int outputs() {
        return layer(layers.size()).weights().shape().size(layout.unitAxis());
    }

    /** How many examples a step sees: those of the batch. */
    public int examples() {
        return training.flatMap(given -> given.plan().batchSize()).orElse(allExamples());
    }

    /** How many examples there are. */
    public int allExamples() {
        return input.shape().size(layout.exampleAxis());
    }

    private Map<Quantity, Expression> lossRules(TargetedLoss targeted) {
        Loss given = targeted.loss();
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        rules.put(TARGET, new Expression.Constant(batch(targeted.target(), 1)));
        rules.put(LOSS_FACTOR, Algebra.constant(given.function().factor()));
        rules.put(OUTPUT_FACTOR, Algebra.constant(given.overOutputs().factor(outputs())));
        rules.put(BATCH_FACTOR, Algebra.constant(given.overBatch().factor(examples())));
        Expression output = reference(NetworkQuantities.activation(layers.size()));
        Expression term = given.function().term(output, reference(TARGET));
        Expression perExample = Algebra.multiply(
                Algebra.multiply(reference(LOSS_FACTOR), reference(OUTPUT_FACTOR)),
                new Expression.SumOver(term, layout.unitAxis()));
        rules.put(
                LOSS,
                Algebra.multiply(reference(BATCH_FACTOR), new Expression.SumOver(perExample, layout.exampleAxis())));
        return rules;
    }

    /** The quantities that everything is computed from: parameters, constants of activation functions, input. */
    public List<Quantity> sources() {
        List<Quantity> sources = new ArrayList<>(parameters());
        layers.forEach(layer -> sources.addAll(layer.constants().keySet()));
        sources.add(INPUT);
        return sources;
    }

    /** Weights and biases, layer by layer. */
    public List<Quantity> parameters() {
        List<Quantity> parameters = new ArrayList<>();
        for (int number = 1; number <= layers.size(); number++) {
            parameters.add(NetworkQuantities.weights(number));
            if (layer(number).bias().isPresent()) {
                parameters.add(NetworkQuantities.bias(number));
            }
        }
        return parameters;
    }

    private Map<Quantity, Expression> queryRules(Graph trained) {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        for (QueryPoint query : queries) {
            Naming ofPass = quantity -> new Quantity.AtPoint(quantity, query.name());
            rules.put(ofPass.name(INPUT), new Expression.Constant(query.input()));
            addPass(rules, ofPass, quantity -> parameterFor(query, quantity, trained));
        }
        return rules;
    }

    /** A parameter that the training step does not reach stays as it is. */
    private static Quantity parameterFor(QueryPoint query, Quantity parameter, Graph trained) {
        Quantity updated = new Quantity.Updated(parameter);
        return query.parameters() == QueryPoint.Parameters.UPDATED && trained.contains(updated) ? updated : parameter;
    }

    private static Expression reference(Quantity quantity) {
        return new Expression.Reference(quantity);
    }
}
