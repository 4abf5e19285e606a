package gradus.formula;

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

    /** What sum, mean, max, norm and their like run over where the formula says no axis. */
    default Reductions reductions() {
        return Reductions.OVER_EVERYTHING;
    }
}
