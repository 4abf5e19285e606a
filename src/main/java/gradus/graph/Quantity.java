package gradus.graph;

import org.jspecify.annotations.Nullable;

/**
 * The name of a quantity: of a number, vector or matrix that a problem speaks about. A name is a value and holds no number.
 *
 * <p>Names are built from each other: the gradient <em>of</em> a loss <em>by</em> a quantity, the parameter after its update,
 * a quantity <em>at</em> a query point. Their text is the canonical spelling of problem files, with layers counted from 1.
 *
 * <p>Equality and hash code are those of any record. They are written out because names are the keys of everything, and what Java
 * makes up for records at run time would be the slowest part of a start.
 */
public sealed interface Quantity
        permits Quantity.Variable,
                Quantity.Gradient,
                Quantity.Jacobian,
                Quantity.Updated,
                Quantity.AtPoint,
                Quantity.AtStep,
                Quantity.Companion,
                Quantity.Entry,
                Quantity.Transposed {

    /** The name {@code letter} of a whole problem, such as the loss {@code E}. */
    static Variable variable(String letter) {
        return new Variable(letter, 0);
    }

    /** The name {@code letter} of one layer, such as the weights {@code W2}. */
    static Variable variable(String letter, int layer) {
        return new Variable(letter, layer);
    }

    static Gradient gradient(Quantity of, Quantity by) {
        return new Gradient(of, by);
    }

    static Jacobian jacobian(Quantity of, Quantity by) {
        return new Jacobian(of, by);
    }

    /**
     * A plain name.
     *
     * @param letter the letter or word, such as {@code W}
     * @param layer the layer it belongs to, counted from 1; 0 for a quantity of no layer
     */
    record Variable(String letter, int layer) implements Quantity {
        public Variable {
            if (letter.isEmpty() || layer < 0) {
                throw new IllegalArgumentException("no quantity is named '" + letter + "' in layer " + layer);
            }
        }

        @Override
        public String toString() {
            return layer == 0 ? letter : letter + layer;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Variable that && letter.equals(that.letter) && layer == that.layer;
        }

        @Override
        public int hashCode() {
            return 31 * letter.hashCode() + layer;
        }
    }

    /** The gradient ∂of/∂by, in the shape of {@code by}. */
    record Gradient(Quantity of, Quantity by) implements Quantity {
        @Override
        public String toString() {
            return "d" + of + "/d" + by;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Gradient that && of.equals(that.of) && by.equals(that.by);
        }

        @Override
        public int hashCode() {
            return 31 * of.hashCode() + by.hashCode();
        }
    }

    /** The Jacobian ∂of/∂by: a row for each entry of {@code of}, a column for each entry of {@code by}. */
    record Jacobian(Quantity of, Quantity by) implements Quantity {
        @Override
        public String toString() {
            return "d" + of + "/d" + by;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Jacobian that && of.equals(that.of) && by.equals(that.by);
        }

        @Override
        public int hashCode() {
            return 31 * of.hashCode() + by.hashCode();
        }
    }

    /** A parameter after the training step; a quantity of its own beside the parameter before it. */
    record Updated(Quantity parameter) implements Quantity {
        @Override
        public String toString() {
            return parameter + "_new";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Updated that && parameter.equals(that.parameter);
        }

        @Override
        public int hashCode() {
            return parameter.hashCode();
        }
    }

    /** A quantity of the forward pass, computed for the query point of that name. */
    record AtPoint(Quantity quantity, String point) implements Quantity {
        @Override
        public String toString() {
            return quantity + "(" + point + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AtPoint that && quantity.equals(that.quantity) && point.equals(that.point);
        }

        @Override
        public int hashCode() {
            return 31 * quantity.hashCode() + point.hashCode();
        }
    }

    /**
     * A quantity in a later step of a training, such as the net input {@code z1@2} that the second step meets.
     *
     * @param step counted from 1; in the first step quantities have their plain names, so it is at least 2
     */
    record AtStep(Quantity quantity, int step) implements Quantity {
        public AtStep {
            if (step < 2) {
                throw new IllegalArgumentException("step " + step + " has no names of its own");
            }
        }

        @Override
        public String toString() {
            return quantity + "@" + step;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AtStep that && quantity.equals(that.quantity) && step == that.step;
        }

        @Override
        public int hashCode() {
            return 31 * quantity.hashCode() + step;
        }
    }

    /**
     * What belongs to a parameter in a training step, in its shape unless it is one number: {@code v_W1}, the velocity of W1.
     *
     * @param letter the letter or word for it
     */
    record Companion(String letter, Quantity parameter) implements Quantity {
        @Override
        public String toString() {
            return letter + "_" + parameter;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Companion that && letter.equals(that.letter) && parameter.equals(that.parameter);
        }

        @Override
        public int hashCode() {
            return 31 * letter.hashCode() + parameter.hashCode();
        }
    }

    /**
     * One entry of a quantity, for sheets that name single weights and units.
     *
     * @param row counted from 1; 0 for all rows
     * @param column counted from 1; 0 for all columns
     */
    record Entry(Quantity whole, int row, int column) implements Quantity {
        public Entry {
            if (row < 0 || column < 0 || (row == 0 && column == 0)) {
                throw new IllegalArgumentException("there is no entry " + row + ", " + column);
            }
        }

        @Override
        public String toString() {
            return whole + "[" + (row == 0 ? ":" : row) + "," + (column == 0 ? ":" : column) + "]";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry that && whole.equals(that.whole) && row == that.row && column == that.column;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * whole.hashCode() + row) + column;
        }
    }

    /** A derivative in numerator layout: the transpose of the one that has the shape of its variable. */
    record Transposed(Quantity whole) implements Quantity {
        @Override
        public String toString() {
            return whole + ".T";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Transposed that && whole.equals(that.whole);
        }

        @Override
        public int hashCode() {
            return whole.hashCode();
        }
    }
}
