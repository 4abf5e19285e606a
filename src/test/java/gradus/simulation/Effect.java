package gradus.simulation;

import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where on a paper an error acts: how far each line is from what right rules give on the paper's own earlier lines. */
final class Effect {
    /** From so many units of the last digit on, an error can be seen. */
    static final double VISIBLE = 5;

    /** Up to so many units, rounding alone may have moved a number that is computed from rounded lines. */
    static final double NONE = 0.5;

    private final Map<Quantity, Double> units = new LinkedHashMap<>();

    /** The effect on every line, measured by the rules of one of the right ways. */
    Effect(Paper paper, Graph right) {
        paper.lines().forEach((quantity, line) -> {
            Tensor expected = right.value(
                    quantity, name -> name.equals(quantity) ? Optional.empty() : paper.own(name), List.of());
            units.put(quantity, distance(line, expected));
        });
    }

    /** The largest distance of an entry, in units of its last digit; infinite for another shape or no number at all. A vector may lie any way. */
    static double distance(Paper.Line line, Tensor value) {
        boolean isTurned = line.value().shape().isVector()
                && value.shape().isVector()
                && line.value().count() == value.count();
        Tensor expected = isTurned ? value.reshaped(line.value().shape()) : value;
        if (!line.value().shape().equals(expected.shape()) || !line.value().isFinite()) {
            return Double.POSITIVE_INFINITY;
        }
        double most = 0;
        for (int place = 0; place < expected.count(); place++) {
            double unit = Math.max(
                    line.digits().unit(line.value().at(place)), line.digits().unit(expected.at(place)));
            double floor = 1e-11 * expected.scale();
            most = Math.max(most, Math.abs(line.value().at(place) - expected.at(place)) / Math.max(unit, floor));
        }
        return most;
    }

    double of(Quantity quantity) {
        return units.getOrDefault(quantity, 0.0);
    }

    /** The lines in which the error can be seen, in the order of the paper. */
    List<Quantity> visible() {
        return units.keySet().stream()
                .filter(quantity -> of(quantity) > VISIBLE)
                .toList();
    }

    /** The lines in which nothing but rounding can be seen. */
    boolean isRight(Quantity quantity) {
        return of(quantity) <= NONE + 1e-6;
    }
}
