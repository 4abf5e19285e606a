package gradus.network.recurrent;

import gradus.graph.Expression;
import gradus.network.Layout;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a recurrent network does in one step, with the parameters that all steps share. */
public sealed interface RecurrentCell permits ElmanCell, LstmCell, GruCell {

    /** The name in problem files. */
    String name();

    /** How its quantities are called. */
    CellNames names();

    /** The number of units. */
    int units();

    /** Its weights and biases. */
    GateSet gates();

    /** The usual letters of what it hands on from step to step. */
    default List<String> states() {
        return List.of(CellNames.STATE);
    }

    /** The usual letters of all that has a value in every step. */
    List<String> letters();

    /** Adds the rules of one step. */
    void addTo(CellStep step);

    /** The same with other weights, and perhaps another number of units. */
    RecurrentCell with(GateSet others, int count);

    /** Takes the part of a gate out of something that has all gates. */
    default UnaryOperator<Expression> cut(String gate, Layout layout) {
        return gates().cut(gate, layout, units());
    }
}
