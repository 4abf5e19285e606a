package gradus.sample;

import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.problem.Problem;
import gradus.tensor.Tensor;

/**
 * How a simulated student writes results down.
 *
 * @param naming the names
 * @param form the brackets
 * @param hand the characters of a number
 */
public record Style(Naming naming, Form form, Hand hand) {
    /** As most do it. */
    public static final Style USUAL = new Style(Naming.PLAIN, Form.USUAL, Hand.PRINTED);

    String name(Problem problem, Quantity quantity) {
        return naming.name(problem, quantity);
    }

    /** A value in this style; a class is counted, so it has no point. */
    Literals write(Quantity quantity, Tensor value, Rounding rounding) {
        return isClass(quantity)
                ? form.write(value, number -> String.valueOf((long) number))
                : form.write(value, number -> hand.type(rounding.text(number)));
    }

    private static boolean isClass(Quantity quantity) {
        return quantity instanceof Quantity.AtPoint atPoint
                ? isClass(atPoint.quantity())
                : quantity.equals(NetworkQuantities.CLASS);
    }
}
