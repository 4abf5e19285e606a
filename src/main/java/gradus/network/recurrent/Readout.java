package gradus.network.recurrent;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The layer that makes an output of the hidden state: {@code y = f(W h + b)}.
 *
 * @param weights outputs x units in column layout, units x outputs in row layout
 * @param every whether every step has an output or only the last one
 */
public record Readout(Parameter weights, Optional<Parameter> bias, Activated activation, Every every) {

    /** Which steps have something. */
    public enum Every {
        STEP,
        LAST
    }

    public List<Parameter> parameters() {
        return Stream.concat(Stream.of(weights), bias.stream()).toList();
    }

    Expression netInput(CellStep step, Expression state) {
        Expression weighted = step.layout().weighted(step.parameter(weights), state);
        return bias.map(shift -> Algebra.add(weighted, step.parameter(shift))).orElse(weighted);
    }
}
