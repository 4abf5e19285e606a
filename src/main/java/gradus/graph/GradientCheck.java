package gradus.graph;

import gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * The gradient of a scalar measured from outside: a quantity is nudged entry by entry and the scalar must move as the gradient
 * says. Knows no rule of differentiation.
 */
public final class GradientCheck {
    private GradientCheck() {}

    /**
     * The derivatives of the scalar by every entry of a quantity, each as {@link #difference}.
     *
     * @return the derivatives, in the shape of the quantity
     */
    public static Tensor differences(Graph graph, Quantity scalar, Quantity quantity, double step) {
        Tensor result = Tensor.filled(graph.shape(quantity), 0);
        for (int place = 0; place < result.count(); place++) {
            result = result.with(place, difference(graph, scalar, quantity, place, step));
        }
        return result;
    }

    /**
     * The derivative of the scalar by one entry of a quantity, from central differences
     * {@code (E(q + h) − E(q − h)) / 2h} at h and h/2, extrapolated to h → 0 (Richardson); the error is of order h⁴.
     *
     * <p>Meaningless where the scalar has a kink within h of the entry's value.
     *
     * @param place the entry, counted row by row from 0
     * @param step h, as a share of max(1, |entry|)
     */
    public static double difference(Graph graph, Quantity scalar, Quantity quantity, int place, double step) {
        Tensor value = graph.value(quantity, name -> Optional.empty(), List.of());
        double h = step * Math.max(1, Math.abs(value.at(place)));
        double coarse = central(graph, scalar, quantity, value, place, h);
        double fine = central(graph, scalar, quantity, value, place, h / 2);
        return (4 * fine - coarse) / 3;
    }

    private static double central(Graph graph, Quantity scalar, Quantity quantity, Tensor value, int place, double h) {
        double above = at(graph, scalar, quantity, value.with(place, value.at(place) + h));
        double below = at(graph, scalar, quantity, value.with(place, value.at(place) - h));
        return (above - below) / (2 * h);
    }

    private static double at(Graph graph, Quantity scalar, Quantity quantity, Tensor value) {
        return scalar.equals(quantity)
                ? value.at(0)
                : graph.value(scalar, name -> name.equals(quantity) ? Optional.of(value) : Optional.empty(), List.of())
                        .at(0);
    }
}
