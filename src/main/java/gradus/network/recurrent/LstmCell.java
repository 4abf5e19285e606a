package gradus.network.recurrent;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.network.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * The long short-term memory: input gate i, forget gate f, candidate g and output gate o, each of its own net input;
 * {@code c = f ∘ c_before + i ∘ g} and {@code h = o ∘ tanh(c)}.
 *
 * @param gateActivation that of i, f and o, a sigmoid
 * @param activation that of the candidate and of the cell state, a tanh
 */
public record LstmCell(CellNames names, int units, GateSet gates, Activated gateActivation, Activated activation)
        implements RecurrentCell {
    /** The usual letters of the gates. */
    public static final List<String> GATES = List.of("i", "f", "g", "o");

    /** The usual letter of the candidate. */
    public static final String CANDIDATE = "g";

    /** The usual letter of the net inputs of all gates, where they are computed at once. */
    public static final String ALL_NETS = "a";

    @Override
    public String name() {
        return "lstm";
    }

    @Override
    public List<String> states() {
        return List.of(CellNames.STATE, CellNames.CELL);
    }

    @Override
    public List<String> letters() {
        List<String> letters = new ArrayList<>();
        if (gates.isStacked()) {
            letters.add(ALL_NETS);
        }
        GATES.forEach(gate -> letters.addAll(List.of("z" + gate, gate)));
        letters.addAll(List.of(CellNames.CELL, CellNames.STATE));
        return letters;
    }

    @Override
    public void addTo(CellStep step) {
        if (gates.isStacked()) {
            step.put(
                    ALL_NETS,
                    gates.of(ALL_NETS).netInput(step, step.input(), step.before(CellNames.STATE), whole -> whole));
        }
        Expression input = gate(step, "i");
        Expression forget = gate(step, "f");
        Expression candidate = gate(step, CANDIDATE);
        Expression output = gate(step, "o");
        Expression cell = step.put(
                CellNames.CELL,
                Algebra.add(Algebra.multiply(forget, step.before(CellNames.CELL)), Algebra.multiply(input, candidate)));
        step.put(
                CellNames.STATE,
                Algebra.multiply(output, activation.of(cell, step.layout().unitAxis())));
    }

    private Expression gate(CellStep step, String gate) {
        Layout layout = step.layout();
        Expression net = gates.isStacked()
                ? cut(gate, layout).apply(step.here(ALL_NETS))
                : gates.of(gate).netInput(step, step.input(), step.before(CellNames.STATE), whole -> whole);
        Activated function = gate.equals(CANDIDATE) ? activation : gateActivation;
        return step.put(gate, function.of(step.put("z" + gate, net), layout.unitAxis()));
    }

    @Override
    public LstmCell with(GateSet others, int count) {
        return new LstmCell(names, count, others, gateActivation, activation);
    }
}
