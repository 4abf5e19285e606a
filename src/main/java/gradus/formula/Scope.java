package gradus.formula;

import gradus.formula.Name.LayerStyle;
import gradus.graph.Expression;
import java.util.List;
import java.util.Optional;

/** The names that a formula may use. */
public interface Scope {

    /** What a name means; empty if nothing is called so. */
    Optional<Expression> lookUp(String name);

    /** All names, for suggestions. */
    List<String> names();

    /** The axis along which a softmax runs: that of the units. */
    int unitAxis();

    /** The value of ReLU′ at 0, on which courses differ. */
    default double reluSlopeAtZero() {
        return 0;
    }

    /** How the course attaches the number of a layer: where it writes W[2] or W(2), such brackets pick no entry of W. */
    default LayerStyle layerStyle() {
        return LayerStyle.PLAIN;
    }

    /** What sum, mean, max, norm and their like run over where the formula says no axis. */
    default Reductions reductions() {
        return Reductions.OVER_EVERYTHING;
    }
}
