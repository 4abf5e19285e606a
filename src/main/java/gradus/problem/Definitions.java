package gradus.problem;

import gradus.formula.Dialect;
import gradus.formula.FormulaReader;
import gradus.formula.FormulaReading;
import gradus.formula.Scope;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.issue.SourcePosition;
import gradus.network.Layout;
import gradus.network.Training;
import gradus.network.TrainingSteps;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A graph without layers: values that are given, and quantities that formulas define in their order. The formulas are kept as
 * texts, since what they mean depends on the sizes of what they speak of.
 *
 * @param layout how a list lies that is given for a vector
 * @param given the given values
 * @param definitions the formulas; each may use what stands before it
 * @param training how given values are changed by the gradients of a single number, if they are
 */
record Definitions(
        Layout layout, Map<Quantity, Tensor> given, List<Definition> definitions, Optional<Training> training)
        implements Foundation {
    Definitions {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
        definitions = List.copyOf(definitions);
    }

    /** Definitions in which nothing is trained. */
    Definitions(Layout layout, Map<Quantity, Tensor> given, List<Definition> definitions) {
        this(layout, given, definitions, Optional.empty());
    }

    /** The same, with a training. */
    Definitions with(Optional<Training> other) {
        return new Definitions(layout, given, definitions, other);
    }

    /**
     * A quantity with its formula.
     *
     * @param position where the formula starts
     */
    record Definition(Quantity quantity, String formula, SourcePosition position) {}

    /** The defined quantity of that name, in whatever spelling. */
    Optional<Quantity> named(String name) {
        return definitions.stream()
                .map(Definition::quantity)
                .filter(quantity -> Spelling.bare(quantity.toString()).equals(Spelling.bare(name)))
                .findFirst();
    }

    @Override
    public Graph graph() {
        Reading reading = new Reading();
        definitions.forEach(definition -> {
            if (reading.add(definition) instanceof FormulaReading.Refused refused) {
                throw new IllegalStateException(refused.issue().message());
            }
        });
        Graph forward = Graph.of(reading.rules);
        return steps(Quantity.variable("E"))
                .map(steps -> steps.prepared(forward))
                .orElse(forward);
    }

    private Optional<TrainingSteps> steps(Quantity loss) {
        return training.map(given -> new TrainingSteps(given, loss, parameters()));
    }

    private List<Quantity> parameters() {
        return List.copyOf(given.keySet());
    }

    /** The graph with the training, if there is one; the loss is what given values have gradients of. */
    @Override
    public Graph completed(Graph differentiated) {
        return differentiated.quantities().stream()
                .filter(quantity -> quantity instanceof Quantity.Gradient gradient && given.containsKey(gradient.by()))
                .map(quantity -> ((Quantity.Gradient) quantity).of())
                .findFirst()
                .flatMap(this::steps)
                .map(steps -> steps.written(differentiated))
                .orElse(differentiated);
    }

    @Override
    public Collection<Quantity> sources() {
        return given.keySet();
    }

    @Override
    public Collection<Quantity> givens() {
        Set<Quantity> givens = new LinkedHashSet<>(given.keySet());
        training.ifPresent(trained -> givens.addAll(TrainingSteps.givens(trained, parameters())));
        return givens;
    }

    @Override
    public Definitions from(Map<Quantity, Tensor> values) {
        return with(training.map(trained -> trained.with(trained.plan().from(values))));
    }

    @Override
    public Optional<Integer> examples() {
        return Optional.empty();
    }

    @Override
    public Definitions varied(RandomNumbers numbers, Sizes sizes) {
        Map<Quantity, Shape> own = new LinkedHashMap<>();
        given.forEach((quantity, value) -> own.put(quantity, value.shape()));
        Map<Quantity, Shape> shapes = sizes == Sizes.KEPT ? own : otherSizes(own);
        Map<Quantity, Tensor> varied = new LinkedHashMap<>();
        given.forEach((quantity, value) ->
                varied.put(quantity, numbers.like(value, shapes.getOrDefault(quantity, value.shape()))));
        Optional<Training> other = sizes == Sizes.KEPT
                ? training
                : training.map(trained -> trained.with(NetworkFoundation.varied(trained, numbers)));
        return new Definitions(layout, varied, definitions, other);
    }

    /** Other sizes under which every formula means the same; the own ones where there are none. */
    private Map<Quantity, Shape> otherSizes(Map<Quantity, Shape> own) {
        Graph graph = graph();
        SizeClasses classes = new SizeClasses();
        own.forEach(classes::give);
        definitions.forEach(definition -> classes.define(definition.quantity(), graph.rule(definition.quantity())));
        Map<Quantity, Shape> shapes = classes.varied(own);
        Map<Quantity, Tensor> filled = new LinkedHashMap<>();
        shapes.forEach((quantity, shape) -> filled.put(quantity, Tensor.filled(shape, 1)));
        Reading reading = new Definitions(layout, filled, definitions).new Reading();
        boolean meansTheSame = definitions.stream()
                .allMatch(definition -> reading.add(definition) instanceof FormulaReading.Read read
                        && isAlike(read.expression(), graph.rule(definition.quantity())));
        return meansTheSame ? shapes : own;
    }

    /** Whether two formulas are the same operations on the same quantities; the sizes may differ. */
    static boolean isAlike(Expression one, Expression other) {
        if (one.operands().size() != other.operands().size()
                || !withoutSizes(one).equals(withoutSizes(other))) {
            return false;
        }
        for (int i = 0; i < one.operands().size(); i++) {
            if (!isAlike(one.operands().get(i), other.operands().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** An operation on stand-ins for its operands, and without what follows from their sizes, such as the 1/n of a mean. */
    private static Object withoutSizes(Expression expression) {
        boolean hasSize = expression instanceof Expression.Constant
                || expression instanceof Expression.Repeat
                || expression instanceof Expression.Reshape;
        if (hasSize) {
            return expression.getClass();
        }
        List<Expression> standIns = Collections.nCopies(expression.operands().size(), Algebra.constant(1));
        return expression.withOperands(standIns);
    }

    /** The definitions read one after the other. */
    final class Reading {
        private final Map<Quantity, Expression> rules = new LinkedHashMap<>();
        private final Map<Quantity, Shape> shapes = new LinkedHashMap<>();

        Reading() {
            given.forEach((quantity, value) -> put(quantity, new Expression.Constant(value), value.shape()));
        }

        FormulaReading add(Definition definition) {
            FormulaReading reading = new FormulaReader(new NamesAbove(), this::shape, Dialect.ANY, List.of())
                    .read(definition.formula(), definition.position());
            if (reading instanceof FormulaReading.Read read) {
                put(definition.quantity(), read.expression(), read.expression().shape(this::shape));
            }
            return reading;
        }

        private void put(Quantity quantity, Expression rule, Shape shape) {
            rules.put(quantity, rule);
            shapes.put(quantity, shape);
        }

        private Shape shape(Quantity quantity) {
            return Optional.ofNullable(shapes.get(quantity)).orElseThrow();
        }

        /** The names that stand above a definition, in whatever spelling. */
        private final class NamesAbove implements Scope {
            @Override
            public Optional<Expression> lookUp(String name) {
                return rules.keySet().stream()
                        .filter(quantity -> Spelling.bare(quantity.toString()).equals(Spelling.bare(name)))
                        .<Expression>map(Expression.Reference::new)
                        .findFirst();
            }

            @Override
            public List<String> names() {
                return rules.keySet().stream().map(Quantity::toString).toList();
            }

            @Override
            public int unitAxis() {
                return layout.unitAxis();
            }
        }
    }
}
