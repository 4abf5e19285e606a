package gradus.network.recurrent;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.graph.Rectifier;
import gradus.graph.Slope;
import gradus.network.recurrent.Readout.Every;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The rules of one way through an unrolled network, from the inputs and the first states on. */
final class RecurrentPass {
    private final RecurrentTask task;
    private final int steps;
    private final UnaryOperator<Quantity> ofPass;
    private final UnaryOperator<Quantity> ofParameters;
    private final CellNames names;
    private final Map<Quantity, Expression> rules = new LinkedHashMap<>();

    /**
     * A pass.
     *
     * @param steps the length of the sequence
     * @param ofPass the name of a quantity in this pass
     * @param ofParameters the name of a parameter that this pass uses
     */
    RecurrentPass(RecurrentTask task, int steps, UnaryOperator<Quantity> ofPass, UnaryOperator<Quantity> ofParameters) {
        this.task = task;
        this.steps = steps;
        this.ofPass = ofPass;
        this.ofParameters = ofParameters;
        this.names = task.names();
    }

    /** The rules of all steps and outputs; not those of inputs and first states. */
    Map<Quantity, Expression> rules() {
        RecurrentCell forward = task.cells().get(0);
        for (int number = 1; number <= steps; number++) {
            forward.addTo(step(forward.names(), number, number - 1));
            if (!task.isBidirectional()) {
                addOutput(number);
            }
        }
        if (task.isBidirectional()) {
            RecurrentCell backward = task.cells().get(1);
            for (int number = steps; number >= 1; number--) {
                backward.addTo(step(backward.names(), number, number == steps ? 0 : number + 1));
            }
            for (int number = 1; number <= steps; number++) {
                join(names.at(CellNames.STATE, number), number, number);
                addOutput(number);
            }
        }
        return rules;
    }

    private CellStep step(CellNames of, int number, int before) {
        return new CellStep(task.layout(), of, new CellStep.Place(number, before), ofPass, ofParameters, rules);
    }

    /** The states of both directions one behind the other. */
    private void join(Quantity joined, int forward, int backward) {
        rules.put(
                ofPass.apply(joined),
                new Expression.Concatenate(
                        List.of(
                                reference(task.cells().get(0).names().at(CellNames.STATE, forward)),
                                reference(task.cells().get(1).names().at(CellNames.STATE, backward))),
                        task.layout().unitAxis()));
    }

    private void addOutput(int number) {
        Optional<Readout> readout = task.readout();
        boolean isAtEnd = task.every() == Every.LAST;
        if (readout.isEmpty() || (isAtEnd && number < steps)) {
            return;
        }
        CellStep step = step(names, number, number - 1);
        Expression state = reference(names.at(CellNames.STATE, number));
        if (isAtEnd && task.isBidirectional()) {
            join(names.whole(CellNames.STATE), steps, 1);
            state = reference(names.whole(CellNames.STATE));
        }
        Quantity netInput = ofPass.apply(task.outputName(CellNames.OUTPUT_NET, number));
        Quantity output = ofPass.apply(task.outputName(CellNames.OUTPUT, number));
        rules.put(netInput, readout.get().netInput(step, state));
        rules.put(
                output,
                readout.get()
                        .activation()
                        .of(new Expression.Reference(netInput), task.layout().unitAxis()));
        rules.put(ofPass.apply(task.outputName(CellNames.CLASS, number)), classOf(new Expression.Reference(output)));
    }

    private Expression classOf(Expression output) {
        if (task.outputs() > 1) {
            return new Expression.ArgMax(
                    output, task.layout().unitAxis(), task.classes().first());
        }
        Expression aboveThreshold =
                Algebra.subtract(output, Algebra.constant(task.classes().threshold()));
        return new Expression.Apply(new Slope(new Rectifier(0, 1)), aboveThreshold);
    }

    private Expression reference(Quantity quantity) {
        return new Expression.Reference(ofPass.apply(quantity));
    }
}
