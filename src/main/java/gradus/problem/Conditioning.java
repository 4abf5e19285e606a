package gradus.problem;

import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.tensor.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What becomes of the numbers of a problem if every line on the way is rounded: where much cancels, nothing right is left. */
final class Conditioning {
    /** How many significant digits are kept. */
    static final int DIGITS = 4;

    private static final MathContext KEPT = new MathContext(DIGITS);

    private final Problem problem;
    private final Map<Quantity, Tensor> rounded = new HashMap<>();

    Conditioning(Problem problem) {
        this.problem = problem;
        Graph graph = problem.graph();
        for (Quantity quantity : graph.quantities()) {
            Expression rule = graph.rule(quantity);
            Tensor value =
                    rule.value(name -> Optional.ofNullable(rounded.get(name)).orElseThrow());
            rounded.put(quantity, rule instanceof Expression.Constant ? value : value.map(Conditioning::round));
        }
    }

    private static double round(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(KEPT).doubleValue() : value;
    }

    /** How far the entries of a quantity are moved at most, as a share of its largest entry. */
    double moved(Quantity quantity) {
        Tensor truth = problem.truth(quantity);
        Tensor value = Optional.ofNullable(rounded.get(quantity)).orElseThrow();
        double moved = value.zip(truth, (one, other) -> one - other).scale();
        return truth.scale() == 0 ? 0 : moved / truth.scale();
    }
}
