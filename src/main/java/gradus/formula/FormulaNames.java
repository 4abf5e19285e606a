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
        if (quantity instanceof Quantity.AtStep later) {
            return inStep(of(later.quantity()), later.step());
        }
        if (quantity instanceof Quantity.Companion companion) {
            return companion(companion);
        }
        if (quantity instanceof Quantity.Entry entry) {
            return new Name.Entry(of(entry.whole()), entry.row(), entry.column());
        }
        return quantity instanceof Quantity.Transposed transposed
                ? new Name.Transposed(of(transposed.whole()))
                : variable((Quantity.Variable) quantity);
    }

    /** The step stands at the foot of a letter: that of a derivative at the letter it is taken by. */
    private static Name inStep(Name name, int step) {
        if (name instanceof Name.Derivative derivative) {
            return new Name.Derivative(derivative.of(), inStep(derivative.by(), step));
        }
        if (name instanceof Name.Entry entry) {
            return new Name.Entry(inStep(entry.whole(), step), entry.row(), entry.column());
        }
        return name instanceof Name.Transposed transposed
                ? new Name.Transposed(inStep(transposed.whole(), step))
                : new Name.Marked(new Name.Marked(name, "step"), String.valueOf(step));
    }

    private Name companion(Quantity.Companion companion) {
        String letter = companion.letter();
        if (companion.parameter() instanceof Quantity.Entry entry) {
            Quantity whole = new Quantity.Companion(letter, entry.whole());
            return new Name.Entry(of(whole), entry.row(), entry.column());
        }
        Name parameter = of(companion.parameter());
        return parameter instanceof Name.Letter named
                ? new Name.Letter(letter + "_" + named.text(), named.layer(), named.style())
                : new Name.Marked(parameter, letter);
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
