package gradus.network.recurrent;

import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.Layout;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One step of one cell in the making.
 *
 * @param names how the quantities of the cell are called
 * @param place the number of the step, and that of the one whose states it goes on from; 0 for what is there at first
 * @param ofPass the name of a quantity in this pass
 * @param ofParameters the name of a parameter that this pass uses
 * @param rules gets the rules of the step
 */
record CellStep(
        Layout layout,
        CellNames names,
        Place place,
        UnaryOperator<Quantity> ofPass,
        UnaryOperator<Quantity> ofParameters,
        Map<Quantity, Expression> rules) {

    /** Where a step lies in the sequence. */
    record Place(int number, int before) {}

    /** The input of the step; both directions of a network read the same. */
    Expression input() {
        return reference(new CellNames(names.letters(), "").at(CellNames.INPUT, place.number()));
    }

    /** What a state was before this step. */
    Expression before(String usual) {
        return reference(names.at(usual, place.before()));
    }

    /** A quantity of this step. */
    Expression here(String usual) {
        return reference(names.at(usual, place.number()));
    }

    Expression parameter(Parameter parameter) {
        return new Expression.Reference(ofParameters.apply(parameter.quantity()));
    }

    /** Adds a rule; the quantity as a formula. */
    Expression put(String usual, Expression rule) {
        Quantity quantity = ofPass.apply(names.at(usual, place.number()));
        rules.put(quantity, rule);
        return new Expression.Reference(quantity);
    }

    private Expression reference(Quantity quantity) {
        return new Expression.Reference(ofPass.apply(quantity));
    }
}
