package gradus.formula;

import gradus.graph.Label;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;

/**
 * A formula as people put it, before it is put into one form: signs stand before terms, factors stand in one row, what only
 * repeats a number is silent. It says nothing of glyphs and brackets.
 */
sealed interface Phrase {

    /** This phrase in a form. */
    Piece in(FormulaForm form);

    /** A quantity by its name. */
    record Named(Name name) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.named(name);
        }
    }

    /** A constant of the formula, not negative. */
    record Numeral(Ratio value) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.numeral(value);
        }
    }

    /**
     * A single number in place of a quantity, or one that is not finite.
     *
     * @param significantDigits how many digits are shown; {@link #ALL} for as many as it takes
     */
    record Value(double number, int significantDigits) implements Phrase {
        static final int ALL = 0;

        @Override
        public Piece in(FormulaForm form) {
            return form.value(this);
        }
    }

    /**
     * Numbers in brackets.
     *
     * @param significantDigits how many digits are shown; {@link Value#ALL} for as many as it takes
     */
    record Grid(Tensor numbers, int significantDigits) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.grid(this);
        }
    }

    /** The identity matrix. */
    record Identity(int size) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.identity(this);
        }
    }

    record Negation(Phrase operand) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.negation(this);
        }
    }

    /** Terms with their signs, at least two. */
    record Sum(List<Term> terms) implements Phrase {
        public Sum {
            terms = List.copyOf(terms);
        }

        @Override
        public Piece in(FormulaForm form) {
            return form.sum(this);
        }
    }

    /** A term of a sum, with the sign before it. */
    record Term(boolean isNegative, Phrase phrase) {}

    /**
     * A product of single numbers and, entry by entry, of what is more; at least two factors in all.
     *
     * @param scalars single numbers; a numeral stands first
     * @param entries vectors and matrices
     */
    record Product(List<Phrase> scalars, List<Phrase> entries) implements Phrase {
        public Product {
            scalars = List.copyOf(scalars);
            entries = List.copyOf(entries);
        }

        @Override
        public Piece in(FormulaForm form) {
            return form.product(this);
        }
    }

    /** A product of matrices, at least two. */
    record Chain(List<Phrase> factors) implements Phrase {
        public Chain {
            factors = List.copyOf(factors);
        }

        @Override
        public Piece in(FormulaForm form) {
            return form.chain(this);
        }
    }

    record Quotient(Phrase above, Phrase below) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.quotient(this);
        }
    }

    /**
     * A power of every entry.
     *
     * @param ofSquareMatrix whether it could be taken for a power of the matrix
     */
    record Power(Phrase base, Phrase exponent, boolean ofSquareMatrix) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.power(this);
        }
    }

    record Root(Phrase operand) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.root(this);
        }
    }

    record Transposition(Phrase operand) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.transposition(this);
        }
    }

    /**
     * A function of every entry of its arguments, or {@code diag}.
     *
     * @param function its name among the functions that formulas may call
     * @param isSlope whether its derivative is meant
     */
    record Call(String function, boolean isSlope, List<Phrase> arguments) implements Phrase {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Piece in(FormulaForm form) {
            return form.call(this);
        }
    }

    /**
     * A function along an axis: {@code softmax}, or {@code max} for the largest entry.
     *
     * @param axis the axis, from 0
     * @param isAxisKnown whether mathematics leaves the axis out
     */
    record Along(String function, Phrase operand, int axis, boolean isAxisKnown) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.along(this);
        }
    }

    /**
     * Where the largest entry stands along an axis.
     *
     * @param axis the axis, from 0
     * @param isAxisKnown whether mathematics leaves the axis out
     * @param first the number of the first place
     */
    record LargestPlace(Phrase operand, int axis, boolean isAxisKnown, int first) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.largestPlace(this);
        }
    }

    /** 1 where the left side is above the right one, 0 elsewhere. */
    record Indicator(Phrase left, boolean orEqual, Phrase right) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.indicator(this);
        }
    }

    /** The sum of all entries. */
    record TotalSum(Phrase operand) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.totalSum(this);
        }
    }

    /**
     * The sum along one axis of several.
     *
     * @param axis the axis, from 0
     * @param rank how many axes the operand has
     */
    record AxisSum(Phrase operand, int axis, int rank) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.axisSum(this);
        }
    }

    /** The same entries in another shape. */
    record Reshaped(Phrase operand, Shape from, Shape to) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.reshaped(this);
        }
    }

    /** The operand repeated, where the place needs it in full. */
    record Repeated(Phrase operand, Shape from, Shape to) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.repeated(this);
        }
    }

    /** A whole formula whose value is repeated to the shape of what it is the rule of. */
    record Spread(Phrase operand, Shape to) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.spread(this);
        }
    }

    /**
     * Some entries along an axis.
     *
     * @param rank how many axes the operand has
     * @param axis the axis, from 0
     * @param start the first of them, from 0
     */
    record Part(Phrase operand, int rank, int axis, int start, int size) implements Phrase {
        @Override
        public Piece in(FormulaForm form) {
            return form.part(this);
        }
    }

    /** Phrases one behind the other along an axis. */
    record Joined(List<Phrase> parts, int axis) implements Phrase {
        public Joined {
            parts = List.copyOf(parts);
        }

        @Override
        public Piece in(FormulaForm form) {
            return form.joined(this);
        }
    }

    /**
     * An operation with fixed places, such as a convolution, under its name among the functions that formulas may call.
     *
     * @param operands what it is done with
     * @param label its name and its numbers
     */
    record Operation(List<Phrase> operands, Label label) implements Phrase {
        public Operation {
            operands = List.copyOf(operands);
        }

        @Override
        public Piece in(FormulaForm form) {
            return form.operation(this);
        }
    }
}
