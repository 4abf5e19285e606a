package gradus.formula;

import gradus.tensor.Shape;

/**
 * What a part of an expression becomes: a phrase with its sign before it.
 *
 * @param phrase the phrase without the sign
 * @param isNegative whether a minus stands before it
 * @param shape the shape that it has by itself; the expression may repeat it to a larger one
 */
record Clause(Phrase phrase, boolean isNegative, Shape shape) {

    static Clause of(Phrase phrase, Shape shape) {
        return new Clause(phrase, false, shape);
    }

    /** A number of no axis. */
    static Clause number(double number) {
        return Double.isFinite(number)
                ? new Clause(new Phrase.Numeral(Ratio.of(Math.abs(number))), number < 0, Shape.SCALAR)
                : of(new Phrase.Value(number, Phrase.Value.ALL), Shape.SCALAR);
    }

    Clause negated() {
        return new Clause(phrase, !isNegative, shape);
    }

    /** The same with a sign more if it is said. */
    Clause negatedIf(boolean isToBe) {
        return isToBe ? negated() : this;
    }

    Clause withShape(Shape other) {
        return new Clause(phrase, isNegative, other);
    }

    boolean isScalar() {
        return shape.isScalar();
    }

    /** The phrase with its sign. */
    Phrase signed() {
        return isNegative ? new Phrase.Negation(phrase) : phrase;
    }
}
