package gradus.report.solution;

import gradus.graph.Expression;
import gradus.graph.Quantity;

/** What stands on one side of an equals sign. */
sealed interface Side {

    /** The name of a quantity. */
    record Name(Quantity quantity) implements Side {}

    /** A formula in symbols. */
    record Symbols(Expression formula) implements Side {}

    /** A formula with the values of its quantities. */
    record Numbers(Expression formula) implements Side {}

    /** The value of a quantity. */
    record Value(Quantity quantity) implements Side {}
}
