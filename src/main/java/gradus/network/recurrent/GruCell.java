package gradus.network.recurrent;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.network.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The gated recurrent unit: update gate z, reset gate r, candidate n. Courses differ in what z lets through, and in where the reset
 * gate acts: on the state, {@code W (r ∘ h_before)}, or on the product, {@code r ∘ (W h_before + b)}.
 *
 * @param gateActivation that of z and r, a sigmoid
 * @param activation that of the candidate, a tanh
 */
public record GruCell(
        CellNames names,
        int units,
        GateSet gates,
        Activated gateActivation,
        Activated activation,
        Convention convention)
        implements RecurrentCell {
    /** The usual letters of the gates. */
    public static final List<String> GATES = List.of("z", "r", "n");

    /** The usual letter of the candidate. */
    public static final String CANDIDATE = "n";

    /** The usual letter of the state after the reset gate. */
    public static final String RESET_STATE = "rh";

    /** The usual letter of what the state adds to the candidate, where the reset gate acts on that. */
    public static final String STATE_PART = "m";

    /** What courses choose differently. */
    public record Convention(Update update, Reset reset) {}

    /** What the update gate lets through. */
    public enum Update {
        /** The old state: {@code h = (1 − z) ∘ n + z ∘ h_before}. */
        KEEPS,
        /** The candidate: {@code h = (1 − z) ∘ h_before + z ∘ n}. */
        REPLACES
    }

    /** What the reset gate acts on. */
    public enum Reset {
        /** The state, before its weights. */
        BEFORE,
        /** The product of the weights and the state, with a bias if there is one. */
        AFTER
    }

    @Override
    public String name() {
        return "gru";
    }

    @Override
    public List<String> letters() {
        List<String> letters = new ArrayList<>(List.of("zz", "z", "zr", "r"));
        letters.add(convention.reset() == Reset.BEFORE ? RESET_STATE : STATE_PART);
        letters.addAll(List.of("zn", CANDIDATE, CellNames.STATE));
        return letters;
    }

    @Override
    public void addTo(CellStep step) {
        Expression before = step.before(CellNames.STATE);
        Expression update = gate(step, "z", before);
        Expression reset = gate(step, "r", before);
        Expression candidate = step.put(
                CANDIDATE,
                activation.of(
                        step.put("zn", candidateNet(step, reset)), step.layout().unitAxis()));
        Expression rest = Algebra.subtract(Algebra.constant(1), update);
        step.put(
                CellNames.STATE,
                convention.update() == Update.KEEPS
                        ? Algebra.add(Algebra.multiply(rest, candidate), Algebra.multiply(update, before))
                        : Algebra.add(Algebra.multiply(rest, before), Algebra.multiply(update, candidate)));
    }

    private Expression gate(CellStep step, String gate, Expression before) {
        Layout layout = step.layout();
        Expression net = gates.of(gate).netInput(step, step.input(), before, cut(gate, layout));
        return step.put(gate, gateActivation.of(step.put("z" + gate, net), layout.unitAxis()));
    }

    private Expression candidateNet(CellStep step, Expression reset) {
        GateWeights weights = gates.of(CANDIDATE);
        UnaryOperator<Expression> cut = cut(CANDIDATE, step.layout());
        Expression before = step.before(CellNames.STATE);
        if (convention.reset() == Reset.BEFORE) {
            Expression after = step.put(RESET_STATE, Algebra.multiply(reset, before));
            return weights.netInput(step, step.input(), after, cut);
        }
        Expression part = step.put(STATE_PART, weights.ofState(step, before, cut));
        return Algebra.add(weights.ofInput(step, step.input(), cut), Algebra.multiply(reset, part));
    }

    @Override
    public GruCell with(GateSet others, int count) {
        return new GruCell(names, count, others, gateActivation, activation, convention);
    }
}
