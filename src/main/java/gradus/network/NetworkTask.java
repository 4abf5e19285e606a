package gradus.network;

import static gradus.network.NetworkQuantities.INPUT;
import static gradus.network.NetworkQuantities.LOSS;
import static gradus.network.NetworkQuantities.TARGET;

import gradus.graph.Algebra;
import gradus.graph.Differentiation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
 * @param target t, in the layout, for a {@link LearningRule}, which needs no loss
 */
public record NetworkTask(
        Layout layout,
        List<DenseLayer> layers,
        Tensor input,
        Optional<TargetedLoss> loss,
        Optional<Training> training,
        List<QueryPoint> queries,
        ClassRule classes,
        Optional<Tensor> target) {
    public NetworkTask {
        layers = List.copyOf(layers);
        queries = List.copyOf(queries);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network has at least one layer");
        }
    }

    /** A task in which targets belong to a loss. */
    public NetworkTask(
            Layout layout,
            List<DenseLayer> layers,
            Tensor input,
            Optional<TargetedLoss> loss,
            Optional<Training> training,
            List<QueryPoint> queries,
            ClassRule classes) {
        this(layout, layers, input, loss, training, queries, classes, Optional.empty());
    }

    /**
     * A loss and what it compares the output with.
     *
     * @param loss the loss
     * @param target t, in the layout, with the shape of the output
     * @param weights how much examples, classes and outputs count
     */
    public record TargetedLoss(Loss loss, Tensor target, LossWeights weights) {
        /** A loss in which everything counts alike. */
        public TargetedLoss(Loss loss, Tensor target) {
            this(loss, target, LossWeights.NONE);
        }

        /** Whether the loss is what its name says: with its usual numbers, everything counting alike, targets as they are. */
        public boolean isPlain() {
            LossFunction function = loss.function();
            return function.equals(function.with(Map.of())) && !weights.areStated() && loss.smoothing() == 0;
        }
    }

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
        new TaskShapes(this).require();
        Graph forward = steps().map(steps -> steps.prepared(Graph.of(forwardRules())))
                .orElseGet(() -> Graph.of(forwardRules()));
        if (waitsForGradients()) {
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

    /** Whether the training needs gradients, and they come from outside. */
    public boolean waitsForGradients() {
        return loss.isEmpty() && training.isPresent() && rule().isEmpty();
    }

    private Optional<LearningRule> rule() {
        return training.flatMap(given -> given.optimizer().rule());
    }

    private Optional<TrainingSteps> steps() {
        return training.map(given -> new TrainingSteps(
                given,
                LOSS,
                parameters(),
                rule().map(any -> this::correction),
                step -> examplesOf(given.plan(), step),
                stepsInEpoch()));
    }

    private Expression correction(Quantity parameter) {
        Expression netInput = pass(quantity -> quantity, quantity -> quantity)
                .rules(ForwardPass.Mode.TRAINING, examples())
                .getOrDefault(NetworkQuantities.netInput(1), Algebra.constant(0));
        return LearningRule.correction(parameter, netInput, layout, layer(1));
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
            lossRules().ifPresent(rules -> seen.putAll(rules.given(all -> batch(all, step))));
            target.ifPresent(wanted -> seen.put(TARGET, new Expression.Constant(batch(wanted, step))));
            for (int number = 1; number <= layers.size(); number++) {
                seen.putAll(masks(number, step));
            }
        }
        return seen;
    }

    /** The part of a matrix of all examples that a step, counted from 1, sees. */
    private Tensor batch(Tensor all, int step) {
        int place = (step - 1) % stepsInEpoch();
        return examples() == allExamples() ? all : all.slice(layout.exampleAxis(), place * examples(), examples());
    }

    /** What the penalty adds to the gradient of a parameter, if there is one and it does. */
    public Optional<Expression> penaltyGradient(Quantity parameter) {
        return lossRules().flatMap(rules -> rules.penaltyGradient(parameter)).map(this::inStep);
    }

    private Optional<LossRules> lossRules() {
        return loss.map(given -> new LossRules(given, layout, outputs(), examples()));
    }

    private Graph penalised(Graph differentiated) {
        return lossRules()
                .map(rules -> rules.penalised(differentiated, parameters(), this::inStep))
                .orElse(differentiated);
    }

    private Expression inStep(Expression formula) {
        return steps().map(steps -> steps.ahead(formula)).orElse(formula);
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
        for (int number = 1; number <= layers.size(); number++) {
            rules.putAll(masks(number, 1));
        }
        rules.putAll(pass(quantity -> quantity, quantity -> quantity).rules(ForwardPass.Mode.TRAINING, examples()));
        Expression output = reference(outputQuantity());
        lossRules().ifPresent(loss -> rules.putAll(loss.rules(output, all -> batch(all, 1))));
        target.ifPresent(wanted -> rules.put(TARGET, new Expression.Constant(batch(wanted, 1))));
        rule().ifPresent(rule -> rules.putAll(rule.rules()));
        return rules;
    }

    /** What a step says of the units of a layer that are left out. */
    private Map<Quantity, Expression> masks(int number, int step) {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        layer(number).dropout().ifPresent(dropout -> {
            boolean isByExample = dropout.mask().shape().size(layout.exampleAxis()) > 1;
            Tensor mask = isByExample ? batch(dropout.mask(), step) : dropout.mask();
            rules.put(NetworkQuantities.mask(number), new Expression.Constant(mask));
            if (dropout.scaling() != Dropout.Scaling.NONE) {
                rules.put(NetworkQuantities.keep(number), Algebra.constant(dropout.keep()));
            }
        });
        return rules;
    }

    private ForwardPass pass(UnaryOperator<Quantity> ofPass, UnaryOperator<Quantity> ofParameters) {
        return new ForwardPass(layout, layers, classes, ofPass, ofParameters);
    }

    private DenseLayer layer(int number) {
        return layers.get(number - 1);
    }

    /** What the last layer hands on, which the loss compares with the target. */
    private Quantity outputQuantity() {
        int last = layers.size();
        return layer(last).dropout().isPresent() ? NetworkQuantities.dropped(last) : NetworkQuantities.activation(last);
    }

    private int outputs() {
        return layer(layers.size()).units(layout);
    }

    /** How many examples a step sees: those of the batch. */
    public int examples() {
        return training.flatMap(given -> given.plan().batchSize()).orElse(allExamples());
    }

    /** How many examples there are. */
    public int allExamples() {
        return input.shape().size(layout.exampleAxis());
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
            UnaryOperator<Quantity> ofPass = quantity -> new Quantity.AtPoint(quantity, query.name());
            rules.put(ofPass.apply(INPUT), new Expression.Constant(query.input()));
            int points = query.input().shape().size(layout.exampleAxis());
            rules.putAll(pass(ofPass, quantity -> parameterFor(query, quantity, trained))
                    .rules(ForwardPass.Mode.ALL_UNITS, points));
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
