package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.Expression;

/**
 * Rows and columns that were cut out of a matrix. They lie as in the matrix, but in numpy they have no direction: a product
 * with {@code @} turns them as it needs them, and where they lie across another vector the formula is asked back.
 */
final class CutVectors {
    private CutVectors() {}

    private static boolean isRow(Typed typed) {
        return typed.shape().rank() == 2
                && typed.shape().rows() == 1
                && typed.shape().columns() > 1;
    }

    private static boolean isColumn(Typed typed) {
        return typed.shape().rank() == 2
                && typed.shape().columns() == 1
                && typed.shape().rows() > 1;
    }

    private static boolean isCut(Expression expression) {
        if (expression instanceof Expression.Slice slice) {
            return slice.size() == 1 || isCut(slice.operand());
        }
        boolean goesEntryByEntry = expression instanceof Expression.Apply || expression instanceof Expression.Combine;
        return goesEntryByEntry && expression.operands().stream().anyMatch(CutVectors::isCut);
    }

    /** Refuses a row and a column that would make a matrix entry by entry, if one of them was cut out of another. */
    static void requireOneDirection(Typed left, Typed right, Span span) {
        boolean lieAcross = (isRow(left) && isColumn(right)) || (isColumn(left) && isRow(right));
        if (lieAcross && (isCut(left.expression()) || isCut(right.expression()))) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    span,
                    left.shape() + " and " + right.shape() + " lie across each other and would make a matrix",
                    "write '.T' behind one of them, or 'outer' for the matrix");
        }
    }

    /** Whether both were cut out, a column and a row: numpy has an inner product of them. */
    static boolean areInner(Typed left, Typed right) {
        return isColumn(left) && isRow(right) && isCut(left.expression()) && isCut(right.expression());
    }

    /** The other direction of a cut vector that has as many entries as needed; anything else as it is. */
    static Typed turnedToFit(Typed vector, int entries) {
        boolean fits = (isRow(vector) || isColumn(vector)) && vector.shape().count() == entries;
        return fits && isCut(vector.expression())
                ? new Typed(
                        Algebra.transpose(vector.expression()), vector.shape().transposed(), vector.span())
                : vector;
    }
}
