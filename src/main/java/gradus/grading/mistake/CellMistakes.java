package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import gradus.grading.mistake.RecurrentNetwork.Direction;
import gradus.graph.Algebra;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.graph.Squashing;
import gradus.network.recurrent.CellNames;
import gradus.network.recurrent.GateSet;
import gradus.network.recurrent.GateWeights;
import gradus.network.recurrent.GruCell;
import gradus.network.recurrent.LstmCell;
import gradus.network.recurrent.Parameter;
import gradus.network.recurrent.RecurrentCell;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Mistakes in what a recurrent cell computes. Who makes one goes back by the same wrong rule: {@link Belief} finds out what that gives.
 */
@AutoService(MistakeFamily.class)
public final class CellMistakes implements MistakeFamily {
    @Override
    public List<Mistake> mistakes() {
        return List.of(
                initialState(),
                transposed(),
                cellForHidden(),
                exchanged(),
                gateOrder(),
                withoutForget(),
                cellTanh(),
                candidateSigmoid(),
                outputFromBefore(),
                updateReversed(),
                resetElsewhere());
    }

    private static List<Occurrence> believed(RecurrentNetwork network, EveryPlace.AtPlace change) {
        return new Belief(network)
                .of(EveryPlace.from(network, 1, change)).stream().toList();
    }

    /** The rule of every net input changed where it speaks of the state before. */
    private static List<Edit> inNets(RecurrentNetwork network, InNet change) {
        return EveryPlace.nets(network).stream()
                .flatMap(net -> EveryPlace.from(
                        network,
                        1,
                        (direction, place) -> network.rewritten(
                                direction.at(net, place), part -> change.changed(part, direction, place)))
                        .stream())
                .toList();
    }

    private interface InNet {
        Expression changed(Expression part, Direction direction, int place);
    }

    private static Mistake initialState() {
        return Mistake.throughTime(
                "initial-state-forgotten",
                Family.FORWARD,
                Tier.D,
                "First state taken for zero",
                "From which state does the first step start?",
                "The first step was computed as if h[0] = 0. The statement gives a first state, which goes through the recurrent weights like any"
                        + " other.",
                "First states of 0.",
                network -> EveryPlace.forms(List.of(network.task().sequences().initial().entrySet().stream()
                        .filter(state ->
                                state.getValue().scale() > 0 && network.graph().contains(state.getKey()))
                        .map(state -> Edit.replace(
                                state.getKey(),
                                new Expression.Constant(
                                        Tensor.filled(network.graph().shape(state.getKey()), 0))))
                        .toList())));
    }

    private static Mistake transposed() {
        return Mistake.throughTime(
                "recurrent-weights-transposed",
                Family.FORWARD,
                Tier.D,
                "Recurrent weights transposed in the forward pass",
                "Which weights lead into one unit of the next step: a row of the matrix or a column?",
                "The transposed matrix was used, W_hᵀ h[t−1]. The statement says z[t] = W_x x[t] + W_h h[t−1] + b.",
                "Symmetric recurrent weights, and a single unit.",
                network -> network.task().cells().get(0).units() == 1
                        ? List.of()
                        : new Belief(network)
                                .of(inNets(network, (part, direction, place) -> turned(part, direction))).stream()
                                        .toList());
    }

    private static Expression turned(Expression part, Direction direction) {
        boolean isOfState = direction.cell().gates().weights().stream()
                .map(GateWeights::parts)
                .flatMap(parts -> Optional.ofNullable(parts.get(GateWeights.Part.STATE)).stream())
                .map(Parameter::quantity)
                .anyMatch(weights -> part.equals(new Expression.Reference(weights)));
        return isOfState ? Algebra.transpose(part) : part;
    }

    private static Mistake cellForHidden() {
        return Mistake.throughTime(
                "cell-state-for-hidden-state",
                Family.FORWARD,
                Tier.D,
                "Cell state used for the hidden state in the gates",
                "Which of the two states do the gates look at?",
                "The gates were computed from c[t−1]. They see the hidden state: z[t] = W_x x[t] + W_h h[t−1] + b. Only with peepholes do they see"
                        + " the cell state as well.",
                "Cells whose two states are equal.",
                network -> EveryPlace.isLstm(network)
                        ? new Belief(network)
                                        .of(inNets(
                                                network,
                                                (part, direction, place) ->
                                                        part.equals(EveryPlace.fed(direction, place))
                                                                ? EveryPlace.cellBefore(direction, place)
                                                                : part))
                                        .stream()
                                        .toList()
                        : List.of());
    }

    private static Mistake exchanged() {
        return Mistake.throughTime(
                "lstm-gates-exchanged",
                Family.FORWARD,
                Tier.D,
                "Input gate and forget gate exchanged",
                "Which gate decides what is kept of the old cell state, and which one what is added?",
                "The formula c[t] = i ∘ c[t−1] + f ∘ g was used. The forget gate keeps and the input gate lets in: c[t] = f ∘ c[t−1] + i ∘ g.",
                "Gates that are equal.",
                network -> EveryPlace.isLstm(network)
                        ? believed(
                                network,
                                (direction, place) -> network.replaced(
                                        direction.at(CellNames.CELL, place),
                                        Algebra.add(
                                                Algebra.multiply(
                                                        direction.ref("i", place),
                                                        EveryPlace.cellBefore(direction, place)),
                                                Algebra.multiply(
                                                        direction.ref("f", place),
                                                        direction.ref(LstmCell.CANDIDATE, place)))))
                        : List.of());
    }

    private static Mistake gateOrder() {
        return Mistake.throughTime(
                "lstm-gate-order",
                Family.FORWARD,
                Tier.D,
                "Gates taken from the matrix in another order",
                "In which order does the statement say that the gates lie in the matrix?",
                "Two gates were taken for each other when the matrix was cut up: with gates [i, f, g, o] the first rows are those of i, the next ones"
                        + " those of f, and so on, which gives z_i, z_f, z_g and z_o = W_o [h, x] + b_o last.",
                "Gates whose weights are equal; weights that are given gate by gate, where it cannot be made.",
                CellMistakes::gateOrders);
    }

    private static List<Occurrence> gateOrders(RecurrentNetwork network) {
        GateSet gates = network.task().cells().get(0).gates();
        List<Occurrence> orders = new ArrayList<>();
        if (gates.isStacked()) {
            int count = gates.gates().size();
            Belief belief = new Belief(network);
            for (int second = count - 1; second > 0; second--) {
                for (int first = second - 1; first >= 0; first--) {
                    belief.of(swapped(
                                    network,
                                    gates.gates().get(first),
                                    gates.gates().get(second)))
                            .ifPresent(orders::add);
                }
            }
        }
        return orders;
    }

    private static List<Edit> swapped(RecurrentNetwork network, String one, String other) {
        List<Edit> edits = new ArrayList<>();
        for (String gate : List.of(one, other)) {
            String taken = gate.equals(one) ? other : one;
            edits.addAll(EveryPlace.from(
                    network,
                    1,
                    (direction, place) -> network.rewritten(
                            direction.at(Direction.net(gate), place),
                            part -> cutElsewhere(part, network, direction.cell(), taken))));
        }
        return edits;
    }

    private static Expression cutElsewhere(Expression part, RecurrentNetwork network, RecurrentCell cell, String gate) {
        boolean isCut = part instanceof Expression.Slice slice
                && slice.axis() == network.task().layout().unitAxis()
                && slice.size() == cell.units();
        return isCut
                ? new Expression.Slice(
                        ((Expression.Slice) part).operand(),
                        network.task().layout().unitAxis(),
                        cell.gates().gates().indexOf(gate) * cell.units(),
                        cell.units())
                : part;
    }

    private static Mistake withoutForget() {
        return Mistake.throughTime(
                "forget-gate-missing",
                Family.FORWARD,
                Tier.D,
                "Old cell state kept whole",
                "Which gate acts on the old cell state before something is added to it?",
                "The formula c[t] = c[t−1] + i ∘ g was used. The forget gate scales the old cell state: c[t] = f ∘ c[t−1] + i ∘ g.",
                "Cell states of 0, and forget gates that are 1.",
                network -> EveryPlace.isLstm(network)
                        ? believed(
                                network,
                                (direction, place) -> network.exchanged(
                                        direction.at(CellNames.CELL, place),
                                        Algebra.multiply(
                                                direction.ref("f", place), EveryPlace.cellBefore(direction, place)),
                                        EveryPlace.cellBefore(direction, place)))
                        : List.of());
    }

    private static Mistake cellTanh() {
        return Mistake.throughTime(
                "cell-tanh-missing",
                Family.FORWARD,
                Tier.D,
                "Hidden state without the tanh of the cell state",
                "What happens to the cell state before the output gate acts on it?",
                "The formula h[t] = o ∘ c[t] was used. The cell state goes through a tanh first: h[t] = o ∘ tanh(c[t]).",
                "Cell states near 0.",
                network -> EveryPlace.isLstm(network)
                        ? believed(
                                network,
                                (direction, place) -> network.rewritten(
                                        direction.at(CellNames.STATE, place),
                                        part -> part instanceof Expression.Apply apply
                                                        && apply.operand().equals(direction.ref(CellNames.CELL, place))
                                                ? apply.operand()
                                                : part))
                        : List.of());
    }

    private static Mistake candidateSigmoid() {
        return Mistake.throughTime(
                "candidate-sigmoid",
                Family.FORWARD,
                Tier.D,
                "Sigmoid for the tanh of the candidate",
                "Is the candidate a gate? Which values may it have?",
                "The candidate was computed with a sigmoid, like the gates. It is a new state and may be negative: g = tanh(z_g), n = tanh(z_n).",
                "Problems in which the candidate has another activation, where it cannot be made.",
                network -> EveryPlace.candidate(network)
                        .map(letter -> believed(
                                network,
                                (direction, place) -> network.rewritten(
                                        direction.at(letter, place),
                                        part -> part instanceof Expression.Apply apply
                                                        && apply.function() == Squashing.TANH
                                                ? new Expression.Apply(Squashing.SIGMOID, apply.operand())
                                                : part)))
                        .orElse(List.of()));
    }

    private static Mistake outputFromBefore() {
        return Mistake.throughTime(
                "output-from-state-before",
                Family.FORWARD,
                Tier.D,
                "Output made of the state before",
                "Which state does the output of a step belong to: that before the step, or that after it?",
                "The output was made of h[t−1]. It is made of the new state: y[t] = f(W_y h[t] + b_y).",
                "States that do not change.",
                network -> network.task().isBidirectional()
                        ? List.of()
                        : believed(
                                network,
                                (direction, place) -> network.exchanged(
                                        network.task()
                                                .outputName(
                                                        CellNames.OUTPUT_NET,
                                                        direction.numbers().get(place - 1)),
                                        direction.ref(CellNames.STATE, outputPlace(network, direction, place)),
                                        direction.ref(CellNames.STATE, outputPlace(network, direction, place) - 1))));
    }

    /** The step whose state an output is made of: where only the last step has one, that one. */
    private static int outputPlace(RecurrentNetwork network, Direction direction, int place) {
        return network.task().outputSteps().size() == 1 ? direction.steps() : place;
    }

    private static Mistake updateReversed() {
        return Mistake.throughTime(
                "gru-update-gate-reversed",
                Family.FORWARD,
                Tier.D,
                Kind.CONVENTION,
                "Update gate the other way round",
                "Does the update gate of the statement keep the old state, or let the candidate through?",
                "The update gate was used the other way round. The statement says which of h[t] = (1 − z) ∘ n + z ∘ h[t−1] and"
                        + " h[t] = (1 − z) ∘ h[t−1] + z ∘ n is meant.",
                "Candidates that are equal to the old state.",
                network -> EveryPlace.gru(network)
                        .map(cell -> believed(network, (direction, place) -> reversed(network, cell, direction, place)))
                        .orElse(List.of()));
    }

    private static Optional<Edit> reversed(RecurrentNetwork network, GruCell cell, Direction direction, int place) {
        Expression update = direction.ref("z", place);
        Expression rest = Algebra.subtract(Algebra.constant(1), update);
        Expression candidate = direction.ref(GruCell.CANDIDATE, place);
        Expression before = EveryPlace.fed(direction, place);
        boolean keeps = cell.convention().update() == GruCell.Update.KEEPS;
        return network.replaced(
                direction.at(CellNames.STATE, place),
                Algebra.add(
                        Algebra.multiply(rest, keeps ? before : candidate),
                        Algebra.multiply(update, keeps ? candidate : before)));
    }

    private static Mistake resetElsewhere() {
        return Mistake.throughTime(
                "gru-reset-gate-elsewhere",
                Family.FORWARD,
                Tier.D,
                Kind.CONVENTION,
                "Reset gate on the other side of the recurrent weights",
                "Does the reset gate of the statement act on the state, or on what the weights make of it?",
                "The reset gate was applied on the other side of the weights. The statement says which of W (r ∘ h[t−1]) and r ∘ (W h[t−1] + b)"
                        + " goes into the candidate, n = tanh(z_n).",
                "Diagonal recurrent weights, and a single unit without a bias on the side of the state.",
                network -> EveryPlace.gru(network)
                        .map(cell ->
                                believed(network, (direction, place) -> elsewhere(network, cell, direction, place)))
                        .orElse(List.of()));
    }

    private static Optional<Edit> elsewhere(RecurrentNetwork network, GruCell cell, Direction direction, int place) {
        Quantity net = direction.at(Direction.net(GruCell.CANDIDATE), place);
        Expression reset = direction.ref("r", place);
        if (cell.convention().reset() == GruCell.Reset.BEFORE) {
            Expression after = direction.ref(GruCell.RESET_STATE, place);
            return network.rewritten(
                    net,
                    part -> part instanceof Expression.MatrixProduct && RecurrentNetwork.mentions(part, after(after))
                            ? Algebra.multiply(
                                    reset,
                                    part.rewritten(
                                            inner -> inner.equals(after) ? EveryPlace.fed(direction, place) : inner))
                            : part);
        }
        Expression product = direction.ref(GruCell.STATE_PART, place);
        Expression before = EveryPlace.fed(direction, place);
        return network.graph().contains(direction.at(GruCell.STATE_PART, place))
                ? network.exchanged(
                        net,
                        Algebra.multiply(reset, product),
                        network.graph()
                                .rule(direction.at(GruCell.STATE_PART, place))
                                .rewritten(part -> part.equals(before) ? Algebra.multiply(reset, before) : part))
                : Optional.empty();
    }

    private static Quantity after(Expression reference) {
        return ((Expression.Reference) reference).quantity();
    }
}
