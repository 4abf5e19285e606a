package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import gradus.grading.mistake.RecurrentNetwork.Direction;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.graph.Slope;
import gradus.network.recurrent.CellNames;
import gradus.network.recurrent.ElmanCell;
import gradus.network.recurrent.GruCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Mistakes on the way back from a step of a recurrent network to the one before. */
@AutoService(MistakeFamily.class)
public final class ThroughTimeMistakes implements MistakeFamily {
    @Override
    public List<Mistake> mistakes() {
        return List.of(
                recurrentPath(),
                localPath(),
                recurrentDerivative(),
                missingTranspose(),
                weightsMissing(),
                derivativeOfWrongStep());
    }

    private static boolean isSimple(RecurrentNetwork network) {
        return network.task().cells().get(0) instanceof ElmanCell;
    }

    private static Mistake recurrentPath() {
        return Mistake.throughTime(
                "bptt-recurrent-path-missing",
                Family.DELTA_RECURSION,
                Tier.B,
                "Nothing carried back from the next step",
                "Where does a state go, besides the output of its own step?",
                "Only the part of the own output was used: ∂E/∂h[t] = W_yᵀ δ_y[t]. The state also enters the next step, so that W_hᵀ δ[t+1]"
                        + " is added.",
                "Recurrent weights of 0, and a loss of the last step alone.",
                network -> EveryPlace.forms(List.of(EveryPlace.inHiddenStates(
                        network,
                        (direction, state, place) -> network.without(
                                direction.gradient(state, place),
                                term -> network.comesFrom(term, direction, place + 1))))));
    }

    private static Mistake localPath() {
        return Mistake.throughTime(
                "bptt-local-path-missing",
                Family.DELTA_RECURSION,
                Tier.B,
                "Own output of a step left out on the way back",
                "Does the loss of this step depend on its state directly, or only through later steps?",
                "Only what comes from the next step was used: ∂E/∂h[t] = W_hᵀ δ[t+1]. The output of the same step sends something back as"
                        + " well, W_yᵀ δ_y[t], which is added.",
                "A loss of the last step alone, for which it is right.",
                network -> EveryPlace.forms(List.of(EveryPlace.inHiddenStates(
                        network,
                        (direction, state, place) -> network.without(
                                direction.gradient(state, place),
                                term -> !network.comesFrom(term, direction, place + 1))))));
    }

    private static Mistake recurrentDerivative() {
        return Mistake.throughTime(
                "bptt-recurrent-derivative-missing",
                Family.DELTA_RECURSION,
                Tier.D,
                "Derivative left out between two steps",
                "Which quantity of the next step do the recurrent weights act on: its state, or its net input?",
                "The formula W_hᵀ ∂E/∂h[t+1] was used. The weights make the net input of the next step, so its delta goes back through them:"
                        + " W_hᵀ δ[t+1] with δ[t+1] = ∂E/∂h[t+1] ∘ f′(z[t+1]).",
                "Linear units.",
                network -> isSimple(network)
                        ? EveryPlace.forms(List.of(EveryPlace.inHiddenStates(
                                network,
                                (direction, state, place) -> withoutDerivative(network, direction, state, place))))
                        : List.of());
    }

    private static Optional<Edit> withoutDerivative(
            RecurrentNetwork network, Direction direction, String state, int place) {
        Expression delta = new Expression.Reference(direction.gradient(ElmanCell.NET_INPUT, place + 1));
        Expression ofState = new Expression.Reference(direction.gradient(CellNames.STATE, place + 1));
        boolean isThere = network.graph().contains(direction.gradient(CellNames.STATE, place + 1))
                && !network.graph()
                        .rule(direction.gradient(ElmanCell.NET_INPUT, place + 1))
                        .equals(ofState);
        return isThere ? network.exchanged(direction.gradient(state, place), delta, ofState) : Optional.empty();
    }

    private static Mistake missingTranspose() {
        return Mistake.throughTime(
                "bptt-missing-transpose",
                Family.DELTA_RECURSION,
                Tier.D,
                "Recurrent weights not transposed on the way back",
                "Through which weights does one unit send its state to the next step: a row of the matrix or a column?",
                "The formula W_h δ[t+1] was used. A unit sends its state forward through a column of W_h, and receives through the same one:"
                        + " W_hᵀ δ[t+1].",
                "Symmetric recurrent weights, and a single unit.",
                network -> network.task().cells().get(0).units() == 1
                        ? List.of()
                        : carried(
                                network,
                                part -> part instanceof Expression.Transpose transpose
                                                && transpose.operand() instanceof Expression.Reference
                                        ? transpose.operand()
                                        : part));
    }

    private static Mistake weightsMissing() {
        return Mistake.throughTime(
                "bptt-weights-missing",
                Family.DELTA_RECURSION,
                Tier.D,
                "Recurrent weights left out on the way back",
                "By which factor does the net input of a step change with the state before it?",
                "The delta of the next step was carried back as it is. ∂z[t+1]/∂h[t] = W_h, so it goes back through the weights:"
                        + " W_hᵀ δ[t+1].",
                "Recurrent weights that are the identity.",
                network -> carried(network, ThroughTimeMistakes::withoutWeights));
    }

    private static Expression withoutWeights(Expression part) {
        if (part instanceof Expression.MatrixProduct product) {
            boolean isWeightsFirst = product.left() instanceof Expression.Transpose
                    || (product.left() instanceof Expression.Reference left && !isGradient(left));
            return isWeightsFirst ? product.right() : product.left();
        }
        return part;
    }

    private static boolean isGradient(Expression.Reference reference) {
        return reference.quantity() instanceof Quantity.Gradient;
    }

    /** What goes back through recurrent weights, changed: to the states, and to a state after the reset gate. */
    private static List<Occurrence> carried(RecurrentNetwork network, UnaryOperator<Expression> change) {
        List<Edit> edits = new ArrayList<>(EveryPlace.inHiddenStates(
                network,
                (direction, state, place) -> network.withTerms(
                        direction.gradient(state, place),
                        term -> network.comesFrom(term, direction, place + 1),
                        term -> term.rewritten(change))));
        edits.addAll(EveryPlace.from(
                network,
                1,
                (direction, place) -> network.rewritten(direction.gradient(GruCell.RESET_STATE, place), change)));
        return EveryPlace.forms(List.of(edits));
    }

    private static Mistake derivativeOfWrongStep() {
        return Mistake.throughTime(
                "derivative-of-wrong-step",
                Family.ACTIVATION_DERIVATIVE,
                Tier.D,
                "Derivative of the activation taken at another step",
                "Of which step are the state that is differentiated and the net input that it was made of?",
                "The derivative was taken at the step before, or after: f′(z[t−1]) or f′(z[t+1]). The delta of step t has that of its own"
                        + " step, δ[t] = ∂E/∂h[t] ∘ f′(z[t]).",
                "Steps whose net inputs are equal.",
                network -> isSimple(network)
                        ? EveryPlace.forms(List.of(ofStep(network, -1), ofStep(network, 1)))
                        : List.of());
    }

    private static List<Edit> ofStep(RecurrentNetwork network, int distance) {
        return EveryPlace.from(network, 1, (direction, place) -> {
            int other = place + distance;
            return other < 1 || other > direction.steps()
                    ? Optional.empty()
                    : network.rewritten(
                            direction.gradient(ElmanCell.NET_INPUT, place),
                            part -> part instanceof Expression.Apply slope && slope.function() instanceof Slope
                                    ? new Expression.Apply(slope.function(), direction.ref(ElmanCell.NET_INPUT, other))
                                    : part);
        });
    }
}
