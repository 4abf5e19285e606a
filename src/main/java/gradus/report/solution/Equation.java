package gradus.report.solution;

import gradus.graph.Expression;
import gradus.graph.Quantity;
import java.util.List;

/**
 * Sides that are equal, the first of them a name.
 *
 * @param sides at least two
 */
record Equation(List<Side> sides) {
    Equation {
        sides = List.copyOf(sides);
    }

    /** A quantity and its value. */
    static Equation given(Quantity quantity) {
        return new Equation(List.of(new Side.Name(quantity), new Side.Value(quantity)));
    }

    /** A quantity, its rule in symbols, its rule with numbers, and its value. */
    static Equation worked(Quantity quantity, Expression rule) {
        return new Equation(List.of(
                new Side.Name(quantity), new Side.Symbols(rule), new Side.Numbers(rule), new Side.Value(quantity)));
    }

    /** A quantity and a formula for it. */
    static Equation formula(Quantity quantity, Expression formula) {
        return new Equation(List.of(new Side.Name(quantity), new Side.Symbols(formula)));
    }
}
