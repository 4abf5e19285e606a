package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import gradus.grading.mistake.RecurrentNetwork.Direction;
import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Slope;
import gradus.network.recurrent.CellNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mistakes on the way back through the gates and the cell state of gated cells. */
@AutoService(MistakeFamily.class)
public final class GateMistakes implements MistakeFamily {
    @Override
    public List<Mistake> mistakes() {
        return List.of(
                cellPath(),
                cellOutputPath(),
                withoutGate(),
                cellTanhDerivative(),
                outputGateTanh(),
                gateDerivative(),
                gatePath(),
                directPath(),
                updateSign());
    }

    private static Mistake cellPath() {
        return Mistake.throughTime(
                "cell-path-missing",
                Family.DELTA_RECURSION,
                Tier.D,
                "Path along the cell state left out",
                "On which two ways does the cell state reach the loss?",
                "Only the way through h[t] was taken: ∂E/∂c[t] = ∂E/∂h[t] ∘ o ∘ (1 − tanh²(c)). The cell state also goes on to the next step,"
                        + " so that f[t+1] ∘ ∂E/∂c[t+1] is added.",
                "The last step, if nothing comes back from outside.",
                network -> EveryPlace.forms(List.of(EveryPlace.inCellStates(
                        network,
                        (direction, place) -> network.without(
                                direction.gradient(CellNames.CELL, place),
                                term -> network.comesFrom(term, direction, place + 1))))));
    }

    private static Mistake cellOutputPath() {
        return Mistake.throughTime(
                "cell-output-path-missing",
                Family.DELTA_RECURSION,
                Tier.D,
                "Path from the hidden state to the cell state left out",
                "What is the hidden state of this step made of?",
                "Only what comes along the cell state was used: ∂E/∂c[t] = f[t+1] ∘ ∂E/∂c[t+1]. Since h[t] = o ∘ tanh(c[t]), the term"
                        + " ∂E/∂h[t] ∘ o ∘ (1 − tanh²(c[t])) is added.",
                "States to which nothing comes back.",
                network -> EveryPlace.forms(List.of(EveryPlace.inCellStates(
                        network,
                        (direction, place) -> network.without(
                                direction.gradient(CellNames.CELL, place),
                                term -> !network.comesFrom(term, direction, place + 1))))));
    }

    private static Mistake withoutGate() {
        return Mistake.throughTime(
                "cell-path-without-gate",
                Family.DELTA_RECURSION,
                Tier.D,
                "Forget gate left out on the way back along the cell state",
                "How much of the old cell state does the next one keep?",
                "The gradient of the next cell state was carried back as it is. c[t+1] = f[t+1] ∘ c[t] + i[t+1] ∘ g[t+1], so it is multiplied by the"
                        + " forget gate: f[t+1] ∘ ∂E/∂c[t+1].",
                "Forget gates that are 1.",
                network -> EveryPlace.forms(List.of(EveryPlace.inCellStates(
                        network,
                        (direction, place) -> place == direction.steps()
                                ? Optional.empty()
                                : network.withTerms(
                                        direction.gradient(CellNames.CELL, place),
                                        term -> network.comesFrom(term, direction, place + 1),
                                        term -> new Expression.Reference(
                                                direction.gradient(CellNames.CELL, place + 1)))))));
    }

    private static Mistake cellTanhDerivative() {
        return Mistake.throughTime(
                "cell-tanh-derivative-missing",
                Family.ACTIVATION_DERIVATIVE,
                Tier.D,
                "Derivative of the tanh of the cell state left out",
                "What lies between the cell state and the hidden state, besides the output gate?",
                "The formula ∂E/∂h ∘ o was used for the cell state. h = o ∘ tanh(c), so the derivative of the tanh belongs to it:"
                        + " ∂E/∂h ∘ o ∘ (1 − tanh²(c)).",
                "Cell states near 0.",
                network -> EveryPlace.forms(List.of(EveryPlace.inCellStates(
                        network,
                        (direction, place) -> network.rewritten(
                                direction.gradient(CellNames.CELL, place),
                                part -> isTimesSlope(part) ? ((Expression.Combine) part).left() : part)))));
    }

    private static boolean isTimesSlope(Expression part) {
        return part instanceof Expression.Combine product
                && product.function() == BinaryFunction.MULTIPLY
                && product.right() instanceof Expression.Apply slope
                && slope.function() instanceof Slope;
    }

    private static Mistake outputGateTanh() {
        return Mistake.throughTime(
                "output-gate-tanh-missing",
                Family.DELTA_RECURSION,
                Tier.D,
                "Cell state for its tanh in the gradient of the output gate",
                "What exactly does the output gate multiply?",
                "The formula ∂E/∂o = ∂E/∂h ∘ c was used. h = o ∘ tanh(c), so ∂E/∂o = ∂E/∂h ∘ tanh(c).",
                "Cell states near 0.",
                network -> EveryPlace.isLstm(network)
                        ? EveryPlace.forms(List.of(EveryPlace.from(
                                network,
                                1,
                                (direction, place) -> network.rewritten(
                                        direction.gradient("o", place), part -> bare(part, direction, place)))))
                        : List.of());
    }

    private static Expression bare(Expression part, Direction direction, int place) {
        Expression cell = direction.ref(CellNames.CELL, place);
        return part instanceof Expression.Apply apply && apply.operand().equals(cell) ? cell : part;
    }

    private static Mistake gateDerivative() {
        return Mistake.throughTime(
                "gate-derivative-missing",
                Family.ACTIVATION_DERIVATIVE,
                Tier.D,
                "Derivative of the sigmoid of a gate left out",
                "What turns the net input of a gate into the gate?",
                "The gradient by the gate was used for that by its net input. A gate is a sigmoid: its delta is ∂E/∂i ∘ i ∘ (1 − i), and"
                        + " likewise for the other gates.",
                "Problems that ask for no gradient behind a gate.",
                network -> ofGates(network, GateMistakes::withoutDerivative));
    }

    private interface OfGate {
        List<Edit> edits(RecurrentNetwork network, String gate);
    }

    /** In all gates first, then in each alone. */
    private static List<Occurrence> ofGates(RecurrentNetwork network, OfGate change) {
        List<List<Edit>> single = EveryPlace.gates(network).stream()
                .map(gate -> change.edits(network, gate))
                .toList();
        List<List<Edit>> forms = new ArrayList<>();
        forms.add(single.stream().flatMap(List::stream).toList());
        forms.addAll(single);
        return EveryPlace.forms(forms);
    }

    private static List<Edit> withoutDerivative(RecurrentNetwork network, String gate) {
        return EveryPlace.from(
                network,
                1,
                (direction, place) -> network.replaced(
                        direction.gradient(Direction.net(gate), place),
                        new Expression.Reference(direction.gradient(gate, place))));
    }

    private static Mistake gatePath() {
        return Mistake.throughTime(
                "gate-path-missing",
                Family.DELTA_RECURSION,
                Tier.D,
                "Gates taken for constants on the way back",
                "What are the gates of the next step computed from?",
                "The ways through the gates were left out. Each gate of the next step depends on the state through its own weights, and sends"
                        + " back W_hᵀ δ for itself; all of them are added to ∂E/∂h[t].",
                "Gates that are saturated.",
                GateMistakes::gatePaths);
    }

    /** All gates together where the candidate is left, then each alone. */
    private static List<Occurrence> gatePaths(RecurrentNetwork network) {
        List<List<String>> left = new ArrayList<>(List.of(EveryPlace.gates(network)));
        EveryPlace.gates(network).forEach(gate -> left.add(List.of(gate)));
        return EveryPlace.forms(left.stream()
                .map(gates -> EveryPlace.inHiddenStates(
                        network,
                        (direction, state, place) -> network.without(
                                direction.gradient(state, place),
                                term -> gates.stream()
                                        .anyMatch(gate -> RecurrentNetwork.mentions(
                                                term, direction.gradient(Direction.net(gate), place + 1))))))
                .toList());
    }

    private static Mistake directPath() {
        return Mistake.throughTime(
                "gru-direct-path-missing",
                Family.DELTA_RECURSION,
                Tier.D,
                "Path along the kept state left out",
                "Which part of the new state is the old one, unchanged?",
                "The way on which the state is kept was left out: ∂E/∂h[t] has the term ∂E/∂h[t+1] ∘ z[t+1] where h[t+1] = (1 − z) ∘ n + z ∘ h[t],"
                        + " beside those of the gates and of the candidate.",
                "Update gates that keep nothing.",
                network -> EveryPlace.gru(network).isPresent()
                        ? EveryPlace.forms(List.of(EveryPlace.inHiddenStates(
                                network,
                                (direction, state, place) -> network.without(
                                        direction.gradient(state, place),
                                        term -> RecurrentNetwork.mentions(
                                                term, direction.gradient(state, place + 1))))))
                        : List.of());
    }

    private static Mistake updateSign() {
        return Mistake.throughTime(
                "gru-update-gate-sign",
                Family.DELTA_RECURSION,
                Tier.D,
                "Sign of the gradient of the update gate",
                "When the update gate opens a little, which of the two states gains and which one loses?",
                "The gradient of the update gate has the other sign. For h = (1 − z) ∘ n + z ∘ h_before it is ∂E/∂h ∘ (h_before − n), and the"
                        + " negative of that where z lets the candidate through.",
                "States that are equal to the candidate.",
                network -> EveryPlace.gru(network).isPresent()
                        ? EveryPlace.forms(List.of(EveryPlace.from(
                                network,
                                1,
                                (direction, place) -> network.isComputed(direction.gradient("z", place))
                                        ? network.replaced(
                                                direction.gradient("z", place),
                                                Algebra.negate(network.graph().rule(direction.gradient("z", place))))
                                        : Optional.empty())))
                        : List.of());
    }
}
