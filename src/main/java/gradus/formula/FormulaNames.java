package gradus.formula;

import gradus.graph.Quantity;

/**
 * How quantities are called in printed formulas. A course decides about letters ({@link #variable}); the names of derivatives,
 * updated parameters and so on are built from them in one way for all, unless a course has a letter for those too.
 */
public interface FormulaNames {

    /** The name of a plain quantity. */
    Name variable(Quantity.Variable variable);

    /** The name of any quantity. */
    default Name of(Quantity quantity) {
        if (quantity instanceof Quantity.Gradient gradient) {
            return new Name.Derivative(of(gradient.of()), of(gradient.by()));
        }
        if (quantity instanceof Quantity.Jacobian jacobian) {
            return new Name.Derivative(of(jacobian.of()), of(jacobian.by()));
        }
        if (quantity instanceof Quantity.Updated updated) {
            return new Name.Marked(of(updated.parameter()), "new");
        }
        if (quantity instanceof Quantity.AtPoint atPoint) {
            return new Name.AtPoint(of(atPoint.quantity()), Name.of(atPoint.point()));
        }
        if (quantity instanceof Quantity.Entry entry) {
            return new Name.Entry(of(entry.whole()), entry.row(), entry.column());
        }
        return quantity instanceof Quantity.Transposed transposed
                ? new Name.Transposed(of(transposed.whole()))
                : variable((Quantity.Variable) quantity);
    }

    /** Whether a quantity has this word for its name, so that no function is written with it: {@code sigma} is often both. */
    default boolean isTaken(String word) {
        return false;
    }

    /** The canonical letters of quantities, layers plain. */
    static FormulaNames canonical() {
        return variable -> new Name.Letter(variable.letter(), variable.layer(), Name.LayerStyle.PLAIN);
    }
}
