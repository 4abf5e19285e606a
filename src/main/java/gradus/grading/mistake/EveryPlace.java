package gradus.grading.mistake;

import gradus.grading.mistake.RecurrentNetwork.Direction;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.recurrent.CellNames;
import gradus.network.recurrent.GruCell;
import gradus.network.recurrent.LstmCell;
import gradus.network.recurrent.RecurrentTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of a recurrent network at which a mistake can be made: it is made in all of them. */
final class EveryPlace {
    private EveryPlace() {}

    /** Finds what a mistake changes in the step at a place. */
    interface AtPlace {
        Optional<Edit> edit(Direction direction, int place);
    }

    /** A mistake in all steps from a first place to that of the last one. */
    static List<Edit> from(RecurrentNetwork network, int first, AtPlace change) {
        List<Edit> edits = new ArrayList<>();
        for (Direction direction : network.directions()) {
            for (int place = first; place <= direction.steps(); place++) {
                change.edit(direction, place).ifPresent(edits::add);
            }
        }
        return edits.stream().distinct().toList();
    }

    /** Finds what a mistake changes in the gradient by a state. */
    interface AtState {
        Optional<Edit> edit(Direction direction, String state, int place);
    }

    /** A mistake in the gradients by the hidden states, from those before the first step on. */
    static List<Edit> inHiddenStates(RecurrentNetwork network, AtState change) {
        List<Edit> edits = new ArrayList<>();
        for (Direction direction : network.directions()) {
            for (String state : direction.hiddenStates()) {
                for (int place = 0; place <= direction.steps(); place++) {
                    change.edit(direction, state, place).ifPresent(edits::add);
                }
            }
        }
        return edits;
    }

    /** A mistake in the gradients by the cell states of an LSTM, from those before the first step on. */
    static List<Edit> inCellStates(RecurrentNetwork network, AtPlace change) {
        return isLstm(network) ? from(network, 0, change) : List.of();
    }

    static boolean isLstm(RecurrentNetwork network) {
        return network.task().cells().get(0) instanceof LstmCell;
    }

    /** The cell, if it is a GRU. */
    static Optional<GruCell> gru(RecurrentNetwork network) {
        return network.task().cells().get(0) instanceof GruCell gru ? Optional.of(gru) : Optional.empty();
    }

    /** The gates with a sigmoid: not the candidate. */
    static List<String> gates(RecurrentNetwork network) {
        if (isLstm(network)) {
            return List.of("i", "f", "o");
        }
        return gru(network).isPresent() ? List.of("z", "r") : List.of();
    }

    /** The candidate of a gated cell. */
    static Optional<String> candidate(RecurrentNetwork network) {
        return isLstm(network) ? Optional.of(LstmCell.CANDIDATE) : gru(network).map(cell -> GruCell.CANDIDATE);
    }

    /** The net inputs of a cell that its weights make of a state: that of the simple cell, or those of the gates. */
    static List<String> nets(RecurrentNetwork network) {
        List<String> letters = network.task().cells().get(0).letters();
        return Stream.of("z", "a", "zi", "zf", "zg", "zo", "zz", "zr", "zn", GruCell.STATE_PART)
                .filter(letters::contains)
                .filter(letter -> gru(network).isEmpty() || !letter.equals("z"))
                .toList();
    }

    /** The state before the step at a place that goes into its net inputs. */
    static Expression fed(Direction direction, int place) {
        return direction.ref(direction.hiddenStates().get(0), place - 1);
    }

    /** The state that a step goes on from, where it is a cell state. */
    static Expression cellBefore(Direction direction, int place) {
        return direction.ref(CellNames.CELL, place - 1);
    }

    /** Everywhere first, then one part after the other. */
    static List<Occurrence> forms(List<List<Edit>> forms) {
        return forms.stream()
                .filter(edits -> !edits.isEmpty())
                .distinct()
                .map(edits -> Occurrence.of(Occurrence.EVERYWHERE, edits))
                .toList();
    }

    /** What a step contributes to the gradient of a parameter, under its own name where there are several. */
    static Quantity part(RecurrentNetwork network, Quantity parameter, int number) {
        Quantity part = RecurrentTask.part(parameter, number);
        return network.graph().contains(part) ? part : NetworkQuantities.lossGradient(parameter);
    }
}
