package gradus.graph;

import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Named quantities, each with its rule: a formula over quantities that come before it. Immutable, and in an order in which
 * every quantity stands after all that its rule mentions.
 *
 * <p>Shapes follow from the rules and are checked when the graph is made, so an evaluation never meets a wrong one.
 */
public final class Graph {
    private final Map<Quantity, Expression> rules;
    private final Map<Quantity, Shape> shapes;
    private final Map<Quantity, Set<Quantity>> mentioned;

    private Graph(
            Map<Quantity, Expression> rules, Map<Quantity, Shape> shapes, Map<Quantity, Set<Quantity>> mentioned) {
        this.rules = Collections.unmodifiableMap(rules);
        this.shapes = Collections.unmodifiableMap(shapes);
        this.mentioned = mentioned;
    }

    /**
     * The graph of the given rules, in any order.
     *
     * @throws ShapeException if the parts of a rule do not fit together; the message names the quantity
     * @throws IllegalArgumentException if a rule mentions an unknown quantity, or quantities depend on each other in a circle
     */
    public static Graph of(Map<Quantity, Expression> rules) {
        return new Ordering(rules).graph();
    }

    /** All quantities, each after those its rule mentions. */
    public Set<Quantity> quantities() {
        return rules.keySet();
    }

    public boolean contains(Quantity quantity) {
        return rules.containsKey(quantity);
    }

    /**
     * The formula that the quantity is computed by.
     *
     * @throws IllegalArgumentException if the graph has no such quantity
     */
    public Expression rule(Quantity quantity) {
        return found(rules, quantity);
    }

    /**
     * The shape of the quantity.
     *
     * @throws IllegalArgumentException if the graph has no such quantity
     */
    public Shape shape(Quantity quantity) {
        return found(shapes, quantity);
    }

    private static <T> T found(Map<Quantity, T> map, Quantity quantity) {
        return Optional.ofNullable(map.get(quantity))
                .orElseThrow(() -> new IllegalArgumentException("the graph has no quantity " + quantity));
    }

    /** The quantities that a rule mentions directly, in the order of mention. */
    public Set<Quantity> mentionedBy(Quantity quantity) {
        return found(mentioned, quantity);
    }

    private static void collectMentioned(Expression expression, Set<Quantity> mentioned) {
        if (expression instanceof Expression.Reference reference) {
            mentioned.add(reference.quantity());
        }
        expression.operands().forEach(operand -> collectMentioned(operand, mentioned));
    }

    /** This graph and further rules, which may mention its quantities. */
    public Graph extended(Map<Quantity, Expression> further) {
        Map<Quantity, Expression> all = new LinkedHashMap<>(rules);
        all.putAll(further);
        return of(all);
    }

    /**
     * This graph with some rules replaced. The order is found anew, so a new rule may mention quantities that stood behind it.
     *
     * @throws ShapeException if an edit changes the shape of its quantity
     * @throws IllegalArgumentException if the graph has no such quantity or the edits make a circle
     */
    public Graph with(Edit... edits) {
        return with(List.of(edits));
    }

    /**
     * This graph with some rules replaced.
     *
     * @see #with(Edit...)
     */
    public Graph with(Collection<Edit> edits) {
        Map<Quantity, Expression> edited = new LinkedHashMap<>(rules);
        for (Edit edit : edits) {
            Shape shape = shape(edit.quantity());
            Shape replaced = edit.rule().shape(this::shape);
            if (!replaced.equals(shape)) {
                throw new ShapeException(edit.quantity() + " is " + shape + ", its replacement is " + replaced);
            }
            edited.put(edit.quantity(), edit.rule());
        }
        return of(edited);
    }

    /** The value of every quantity. */
    public Evaluation evaluate() {
        return new Evaluation(evaluate(NumberArithmetic.NUMBERS));
    }

    /**
     * For every quantity a bound of what rounding in double precision may have done to its value, entry by entry and to first
     * order; another way to compute the same may differ by a few times that.
     */
    public Evaluation roundingErrors() {
        Map<Quantity, Tensor> errors = new LinkedHashMap<>();
        evaluate(RoundingArithmetic.ROUNDING).forEach((quantity, rounded) -> errors.put(quantity, rounded.error()));
        return new Evaluation(errors);
    }

    /**
     * What every quantity may be when some are only known to lie in intervals: for each entry an interval that holds the exact
     * value for every choice of numbers from the pinned intervals, whatever others are chosen. Where a pinned entry counts
     * several times, as in {@code a (1 − a)}, that is seen, up to the size of large tensors; so the interval is hardly wider
     * than it has to be as long as the pinned ones are short. A quantity that depends on none of them is as exact as double
     * precision allows. See {@link gradus.tensor.Interval} for what has no value or no bound.
     *
     * @param pinned the intervals, each in the shape of its quantity; the rule of a pinned quantity counts no more
     * @return an interval for every entry of every quantity, the pinned ones included, in the order of the graph
     * @throws IllegalArgumentException if the graph has no quantity of a pinned name
     * @throws ShapeException if a pinned interval has not the shape of its quantity
     */
    public Map<Quantity, IntervalTensor> evaluateIntervals(Map<Quantity, IntervalTensor> pinned) {
        pinned.keySet().forEach(this::rule);
        return new IntervalEvaluation(this, quantity -> Optional.ofNullable(pinned.get(quantity))).all();
    }

    /**
     * What one quantity may be by its rule when others are only known to lie in intervals; as {@link #evaluateIntervals}, but
     * from the nearest pinned quantities, and nothing else is computed.
     *
     * @param quantity the quantity; whether it is pinned itself does not matter
     * @param pinned the interval of a quantity, if it has one; asked at most once for each
     * @throws IllegalArgumentException if the graph has no such quantity
     * @throws ShapeException if a pinned interval has not the shape of its quantity
     */
    public IntervalTensor interval(Quantity quantity, Function<Quantity, Optional<IntervalTensor>> pinned) {
        return new IntervalEvaluation(this, pinned).only(quantity);
    }

    /**
     * What one quantity may be if every result in between was written down with so many digits.
     *
     * @see #interval(Quantity, Function)
     */
    public IntervalTensor interval(
            Quantity quantity, Function<Quantity, Optional<IntervalTensor>> pinned, KeptDigits digits) {
        SteppedArithmetic before = new SteppedArithmetic(digits.before(), digits.truncated());
        SteppedArithmetic last = new SteppedArithmetic(digits.wanted(), digits.truncated());
        SteppedArithmetic.Result result = value(
                quantity,
                name -> name.equals(quantity) ? last : before,
                name -> pinned.apply(name).map(SteppedArithmetic.Result::of),
                Map.of());
        return rule(quantity) instanceof Expression.Reference ? last.copied(result) : result.last();
    }

    /**
     * The value of one quantity, computed from the nearest quantities that are pinned; nothing that it does not need is computed.
     *
     * @param pinned the value of a quantity where it is fixed; the wanted quantity itself is computed all the same
     * @param edits changed rules; none of them may mention a quantity that is computed from its own
     * @throws ShapeException if a changed rule does not fit
     * @throws IllegalArgumentException if the edits make a circle
     */
    public Tensor value(Quantity wanted, Function<Quantity, Optional<Tensor>> pinned, Collection<Edit> edits) {
        Map<Quantity, Expression> changed = new HashMap<>();
        edits.forEach(edit -> changed.put(edit.quantity(), edit.rule()));
        return value(wanted, name -> NumberArithmetic.NUMBERS, pinned, changed);
    }

    /**
     * The values of several quantities, each computed as by {@link #value}, and what they have in common only once.
     *
     * @param wanted the quantities, none of which is pinned
     * @param pinned the value of a quantity where it is fixed
     * @param edits changed rules; none of them may mention a quantity that is computed from its own
     * @throws ShapeException if a changed rule does not fit
     * @throws IllegalArgumentException if the edits make a circle
     */
    public Map<Quantity, Tensor> values(
            Collection<Quantity> wanted, Function<Quantity, Optional<Tensor>> pinned, Collection<Edit> edits) {
        Map<Quantity, Expression> changed = new HashMap<>();
        edits.forEach(edit -> changed.put(edit.quantity(), edit.rule()));
        Map<Quantity, Tensor> computed = new HashMap<>();
        wanted.forEach(quantity -> value(quantity, name -> NumberArithmetic.NUMBERS, pinned, changed, computed));
        Map<Quantity, Tensor> values = new LinkedHashMap<>();
        wanted.forEach(quantity -> values.put(quantity, found(computed, quantity)));
        return values;
    }

    private <V> V value(
            Quantity wanted,
            Function<Quantity, Arithmetic<V>> arithmetic,
            Function<Quantity, Optional<V>> pinned,
            Map<Quantity, Expression> changed) {
        return value(wanted, arithmetic, pinned, changed, new HashMap<>());
    }

    /** @param values what has been computed so far, and gets more */
    private <V> V value(
            Quantity wanted,
            Function<Quantity, Arithmetic<V>> arithmetic,
            Function<Quantity, Optional<V>> pinned,
            Map<Quantity, Expression> changed,
            Map<Quantity, V> values) {
        Set<Quantity> begun = new HashSet<>();
        Deque<Quantity> open = new ArrayDeque<>(List.of(wanted));
        while (!open.isEmpty()) {
            Quantity current = open.peek();
            Optional<V> fixed = current.equals(wanted) ? Optional.empty() : pinned.apply(current);
            List<Quantity> missing = fixed.isPresent() || values.containsKey(current)
                    ? List.of()
                    : mentioned(current, changed).stream()
                            .filter(name -> !values.containsKey(name))
                            .toList();
            if (missing.isEmpty()) {
                open.pop();
                if (!values.containsKey(current)) {
                    Expression rule = changed.containsKey(current) ? found(changed, current) : rule(current);
                    values.put(
                            current,
                            fixed.orElseGet(
                                    () -> rule.evaluate(arithmetic.apply(current), name -> found(values, name))));
                }
            } else if (begun.add(current)) {
                missing.forEach(open::push);
            } else {
                throw new IllegalArgumentException(current + " depends on itself");
            }
        }
        return found(values, wanted);
    }

    private Set<Quantity> mentioned(Quantity quantity, Map<Quantity, Expression> changed) {
        if (!changed.containsKey(quantity)) {
            return mentionedBy(quantity);
        }
        Set<Quantity> names = new LinkedHashSet<>();
        collectMentioned(found(changed, quantity), names);
        return names;
    }

    private <V> Map<Quantity, V> evaluate(Arithmetic<V> arithmetic) {
        Map<Quantity, V> values = new LinkedHashMap<>();
        rules.forEach((quantity, rule) ->
                values.put(quantity, rule.evaluate(arithmetic, mentioned -> found(values, mentioned))));
        return values;
    }

    /** Puts rules in order, depth first, without recursion over quantities: chains may be long. */
    private static final class Ordering {
        private final Map<Quantity, Expression> given;
        private final Map<Quantity, Expression> ordered = new LinkedHashMap<>();
        private final Map<Quantity, Shape> shapes = new HashMap<>();
        private final Map<Quantity, Set<Quantity>> mentioned = new HashMap<>();

        Ordering(Map<Quantity, Expression> given) {
            this.given = given;
        }

        Graph graph() {
            given.keySet().forEach(this::place);
            return new Graph(ordered, shapes, mentioned);
        }

        private void place(Quantity wanted) {
            Deque<Quantity> path = new ArrayDeque<>(List.of(wanted));
            Set<Quantity> open = new HashSet<>(path);
            while (!path.isEmpty()) {
                Quantity current = path.peek();
                Optional<Quantity> earlier = firstUnplaced(current);
                if (earlier.isEmpty()) {
                    settle(current);
                    open.remove(path.pop());
                } else if (open.add(earlier.get())) {
                    path.push(earlier.get());
                } else {
                    throw new IllegalArgumentException(current + " depends on itself through " + earlier.get());
                }
            }
        }

        private Optional<Quantity> firstUnplaced(Quantity quantity) {
            if (ordered.containsKey(quantity)) {
                return Optional.empty();
            }
            return mentionedBy(quantity).stream()
                    .filter(name -> !ordered.containsKey(name))
                    .findFirst();
        }

        private Set<Quantity> mentionedBy(Quantity quantity) {
            return mentioned.computeIfAbsent(quantity, name -> {
                Set<Quantity> names = new LinkedHashSet<>();
                collectMentioned(found(given, name), names);
                return Collections.unmodifiableSet(names);
            });
        }

        private void settle(Quantity quantity) {
            if (ordered.containsKey(quantity)) {
                return;
            }
            Expression rule = found(given, quantity);
            try {
                shapes.put(quantity, rule.shape(name -> found(shapes, name)));
            } catch (ShapeException fault) {
                throw new ShapeException(quantity + ": " + fault.getMessage());
            }
            ordered.put(quantity, rule);
        }
    }
}
