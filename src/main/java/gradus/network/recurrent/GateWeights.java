package gradus.network.recurrent;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The weights that make one net input of an input x and a state h: {@code W_x x + W_h h + b}, or one matrix on both, {@code W [h, x] + b}.
 * There may be no bias, one, or two; a cell may do without the state.
 *
 * @param parts what there is
 * @param order what comes first where one matrix acts on both
 */
public record GateWeights(Map<Part, Parameter> parts, Order order) {
    public GateWeights {
        parts = Collections.unmodifiableMap(parts.isEmpty() ? Map.of() : new EnumMap<>(parts));
        if (parts.containsKey(Part.JOINED) == parts.containsKey(Part.INPUT)) {
            throw new IllegalArgumentException("weights act on the input and the state apart, or on both together");
        }
    }

    /** What parameters act on. */
    public enum Part {
        /** The weights of the input. */
        INPUT,
        /** The weights of the state. */
        STATE,
        /** Weights of both together. */
        JOINED,
        /** The bias, or that on the side of the input. */
        BIAS,
        /** A second bias, on the side of the state. */
        STATE_BIAS
    }

    /** What comes first where one matrix acts on state and input. */
    public enum Order {
        STATE_FIRST,
        INPUT_FIRST
    }

    /** The parameters, weights first. */
    public List<Parameter> parameters() {
        return List.copyOf(parts.values());
    }

    public boolean isJoined() {
        return parts.containsKey(Part.JOINED);
    }

    Optional<Parameter> part(Part part) {
        return Optional.ofNullable(parts.get(part));
    }

    /**
     * The net input.
     *
     * @param cut takes the part of a gate out of parameters of several gates
     */
    Expression netInput(CellStep step, Expression input, Expression state, UnaryOperator<Expression> cut) {
        Stream<Expression> weighted = isJoined()
                ? Stream.of(weighted(step, Part.JOINED, joined(step, input, state), cut))
                : Stream.concat(
                        Stream.of(weighted(step, Part.INPUT, input, cut)),
                        part(Part.STATE).map(weights -> weighted(step, Part.STATE, state, cut)).stream());
        Stream<Expression> biases =
                Stream.of(Part.BIAS, Part.STATE_BIAS).flatMap(part -> bias(step, part, cut).stream());
        return sum(Stream.concat(weighted, biases));
    }

    /** The part of the net input that the input makes, with its bias. */
    Expression ofInput(CellStep step, Expression input, UnaryOperator<Expression> cut) {
        return sum(
                Stream.concat(Stream.of(weighted(step, Part.INPUT, input, cut)), bias(step, Part.BIAS, cut).stream()));
    }

    /** The part of the net input that the state makes, with its bias. */
    Expression ofState(CellStep step, Expression state, UnaryOperator<Expression> cut) {
        return sum(Stream.concat(
                Stream.of(weighted(step, Part.STATE, state, cut)), bias(step, Part.STATE_BIAS, cut).stream()));
    }

    private static Expression sum(Stream<Expression> terms) {
        return terms.reduce(Algebra::add).orElse(Algebra.constant(0));
    }

    private Expression joined(CellStep step, Expression input, Expression state) {
        List<Expression> both = order == Order.STATE_FIRST ? List.of(state, input) : List.of(input, state);
        return new Expression.Concatenate(both, step.layout().unitAxis());
    }

    private Expression weighted(CellStep step, Part part, Expression operand, UnaryOperator<Expression> cut) {
        Expression weights = cut.apply(step.parameter(part(part).orElseThrow()));
        return step.layout().weighted(weights, operand);
    }

    private Optional<Expression> bias(CellStep step, Part part, UnaryOperator<Expression> cut) {
        return part(part)
                .map(bias -> bias.value().count() == 1 ? step.parameter(bias) : cut.apply(step.parameter(bias)));
    }
}
