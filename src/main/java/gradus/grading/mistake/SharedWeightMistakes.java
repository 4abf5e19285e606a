package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import gradus.grading.mistake.RecurrentNetwork.Direction;
import gradus.graph.Algebra;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.recurrent.GruCell;
import gradus.network.recurrent.Parameter;
import gradus.network.recurrent.RecurrentTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Mistakes in the gradients of parameters that every step of a sequence uses. */
@AutoService(MistakeFamily.class)
public final class SharedWeightMistakes implements MistakeFamily {
    @Override
    public List<Mistake> mistakes() {
        return List.of(lastStep(), overwritten(), averaged(), wrongState(), resetMissing());
    }

    /** The gradients that are put together from those of the steps, in another way; the parts come in the order of reading. */
    private static List<Occurrence> gathered(
            RecurrentNetwork network, Function<List<Expression>, Expression> together) {
        List<Edit> edits = new ArrayList<>();
        List<Direction> directions = network.directions();
        for (Direction direction : directions) {
            direction
                    .cell()
                    .gates()
                    .parameters()
                    .forEach(parameter ->
                            gathered(network, direction, parameter, together).ifPresent(edits::add));
        }
        network.task()
                .readout()
                .ifPresent(layer -> layer.parameters()
                        .forEach(parameter -> gathered(network, directions.get(0), parameter, together)
                                .ifPresent(edits::add)));
        return EveryPlace.forms(List.of(edits));
    }

    private static Optional<Edit> gathered(
            RecurrentNetwork network,
            Direction direction,
            Parameter parameter,
            Function<List<Expression>, Expression> together) {
        List<Expression> parts = direction.numbers().stream()
                .map(number -> RecurrentTask.part(parameter.quantity(), number))
                .filter(network.graph()::contains)
                .<Expression>map(Expression.Reference::new)
                .toList();
        return parts.size() < 2
                ? Optional.empty()
                : network.replaced(NetworkQuantities.lossGradient(parameter.quantity()), together.apply(parts));
    }

    private static Mistake lastStep() {
        return Mistake.throughTime(
                "bptt-last-step-only",
                Family.WEIGHT_GRADIENT,
                Tier.B,
                "Gradient of shared weights from the last step alone",
                "In how many steps are these weights used? Which of them have a part in the gradient?",
                "The gradient of the last step was given. The same weights are used in every step, and what all steps contribute is added:"
                        + " ∂E/∂W = Σ_t ∂E/∂W[t].",
                "Sequences of one step, and steps before the last one to which nothing comes back.",
                network -> gathered(network, parts -> parts.get(parts.size() - 1)));
    }

    private static Mistake overwritten() {
        return Mistake.throughTime(
                "shared-weight-overwritten",
                Family.WEIGHT_GRADIENT,
                Tier.A,
                "Gradient of shared weights overwritten at each step",
                "What happens to the gradient of the later steps when you come to an earlier one?",
                "The gradient of the first step was given, the last one on the way back. Each step adds to what is there already:"
                        + " ∂E/∂W = Σ_t ∂E/∂W[t].",
                "Sequences of one step.",
                network -> gathered(network, parts -> parts.get(0)));
    }

    private static Mistake averaged() {
        return Mistake.throughTime(
                "shared-weight-averaged",
                Family.WEIGHT_GRADIENT,
                Tier.B,
                "Gradient of shared weights averaged over the steps",
                "Does the chain rule add up the parts of the steps, or average them?",
                "The parts of the steps were averaged, 1/T Σ_t ∂E/∂W[t]. They are added: ∂E/∂W = Σ_t ∂E/∂W[t].",
                "Sequences of one step, and losses that are means over the steps, for which it may be meant.",
                network -> gathered(
                        network,
                        parts -> Algebra.multiply(Algebra.constant(1.0 / parts.size()), RecurrentNetwork.sum(parts))));
    }

    private static Mistake wrongState() {
        return Mistake.throughTime(
                "bptt-wrong-hidden-state",
                Family.WEIGHT_GRADIENT,
                Tier.B,
                "State of the same step in the gradient of recurrent weights",
                "Which state are the recurrent weights multiplied by in this step: the one that it makes, or the one before?",
                "The formula δ[t] h[t]ᵀ was used. In step t the recurrent weights act on the state before: ∂E/∂W_h[t] = δ[t] h[t−1]ᵀ.",
                "States that do not change.",
                network -> inParts(network, SharedWeightMistakes::ofOwnStep));
    }

    private interface InPart {
        Optional<Edit> edit(RecurrentNetwork network, Direction direction, int place, Quantity part);
    }

    /** A mistake in what each step contributes to the gradient of the parameters of the cell. */
    private static List<Occurrence> inParts(RecurrentNetwork network, InPart change) {
        List<Edit> edits = new ArrayList<>();
        for (Direction direction : network.directions()) {
            for (Parameter parameter : direction.cell().gates().parameters()) {
                for (int place = 1; place <= direction.steps(); place++) {
                    Quantity part = EveryPlace.part(
                            network, parameter.quantity(), direction.numbers().get(place - 1));
                    change.edit(network, direction, place, part).ifPresent(edits::add);
                }
            }
        }
        return EveryPlace.forms(List.of(edits));
    }

    private static Optional<Edit> ofOwnStep(RecurrentNetwork network, Direction direction, int place, Quantity part) {
        String state = direction.hiddenStates().get(0);
        return network.exchanged(part, EveryPlace.fed(direction, place), direction.ref(state, place));
    }

    private static Mistake resetMissing() {
        return Mistake.throughTime(
                "gru-reset-missing-in-gradient",
                Family.WEIGHT_GRADIENT,
                Tier.D,
                "Reset gate left out of the gradient of the candidate's weights",
                "What exactly do the recurrent weights of the candidate act on?",
                "The formula δ_n[t] h[t−1]ᵀ was used. The weights act on the state after the reset gate:"
                        + " ∂E/∂W_n[t] = δ_n[t] (r[t] ∘ h[t−1])ᵀ.",
                "Reset gates that act after the weights, where it cannot be made.",
                network -> EveryPlace.gru(network).isPresent()
                        ? inParts(
                                network,
                                (site, direction, place, part) -> site.exchanged(
                                        part,
                                        direction.ref(GruCell.RESET_STATE, place),
                                        EveryPlace.fed(direction, place)))
                        : List.of());
    }
}
