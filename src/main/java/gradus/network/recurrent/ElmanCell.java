package gradus.network.recurrent;

import gradus.graph.Expression;
import java.util.List;

/**
 * The simple recurrent cell: {@code z = W_x x + W_h h_before + b} and {@code h = f(z)}. With the output fed back instead of the state it is
 * that of Jordan: {@code z = W_x x + W_h y_before + b}.
 *
 * @param fedBack the usual letter of what a step hands on: {@link CellNames#STATE} or {@link CellNames#OUTPUT}
 */
public record ElmanCell(CellNames names, int units, GateSet gates, Activated activation, String fedBack)
        implements RecurrentCell {
    /** The usual letter of the net input. */
    public static final String NET_INPUT = "z";

    @Override
    public String name() {
        return "rnn";
    }

    @Override
    public List<String> states() {
        return List.of(fedBack);
    }

    @Override
    public List<String> letters() {
        return List.of(NET_INPUT, CellNames.STATE);
    }

    @Override
    public void addTo(CellStep step) {
        Expression netInput = step.put(
                NET_INPUT,
                gates.of(NET_INPUT).netInput(step, step.input(), step.before(fedBack), cut(NET_INPUT, step.layout())));
        step.put(CellNames.STATE, activation.of(netInput, step.layout().unitAxis()));
    }

    @Override
    public ElmanCell with(GateSet others, int count) {
        return new ElmanCell(names, count, others, activation, fedBack);
    }
}
