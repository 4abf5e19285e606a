package gradus.network.recurrent;

import gradus.graph.Expression;
import gradus.network.Layout;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The weights of all gates of a cell: one set for each gate, or a single one in which the gates lie one behind the other.
 *
 * @param gates the letters of the gates; where there is a single set, in the order in which they lie in it
 * @param weights one for each gate, or one for all
 */
public record GateSet(List<String> gates, List<GateWeights> weights) {
    public GateSet {
        gates = List.copyOf(gates);
        weights = List.copyOf(weights);
        if (weights.size() != 1 && weights.size() != gates.size()) {
            throw new IllegalArgumentException(weights.size() + " sets of weights for " + gates.size() + " gates");
        }
    }

    /** Whether the gates of a cell share one set of weights. */
    public boolean isStacked() {
        return gates.size() > 1 && weights.size() == 1;
    }

    /** How many gates lie in one set of weights. */
    public int perSet() {
        return isStacked() ? gates.size() : 1;
    }

    public List<Parameter> parameters() {
        return weights.stream().flatMap(set -> set.parameters().stream()).toList();
    }

    /** The weights that a gate uses. */
    public GateWeights of(String gate) {
        return isStacked() ? weights.get(0) : weights.get(gates.indexOf(gate));
    }

    /** Takes the part of a gate out of something that has all gates. */
    UnaryOperator<Expression> cut(String gate, Layout layout, int units) {
        return isStacked()
                ? all -> new Expression.Slice(all, layout.unitAxis(), gates.indexOf(gate) * units, units)
                : UnaryOperator.identity();
    }
}
