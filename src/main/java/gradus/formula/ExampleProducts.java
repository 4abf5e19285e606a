package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import java.util.Optional;
import java.util.function.Function;

/**
 * Products in a formula about one example, whose quantities are vectors along the axis of the units: they go entry by entry, and
 * two vectors have an inner product. So they mean the same for a batch, where the other axis counts examples.
 */
final class ExampleProducts implements Products {
    private final Measures measures;
    private final Dialect dialect;
    private final int unitAxis;

    ExampleProducts(Measures measures, Dialect dialect, int unitAxis) {
        this.measures = measures;
        this.dialect = dialect;
        this.unitAxis = unitAxis;
    }

    /** Whether it is one number for each example. */
    static boolean isNumber(Typed typed, int unitAxis) {
        return typed.shape().rank() < 2 || typed.shape().size(unitAxis) == 1;
    }

    private boolean isNumber(Typed typed) {
        return isNumber(typed, unitAxis);
    }

    private Typed entryByEntry(Typed left, Typed right, Span span) {
        return measures.typed(Algebra.multiply(left.expression(), right.expression()), span);
    }

    @Override
    public Typed star(Typed left, Typed right, Span span) {
        if (dialect == Dialect.MATLAB && !isNumber(left) && !isNumber(right)) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    span,
                    "a product of two vectors is not defined",
                    "write '.*' for entry by entry");
        }
        return entryByEntry(left, right, span);
    }

    @Override
    public Typed sideBySide(Typed left, Typed right, Span span) {
        return entryByEntry(left, right, span);
    }

    @Override
    public Typed matrix(Typed left, Typed right, Span span) {
        Typed product = entryByEntry(left, right, span);
        return isNumber(left) || isNumber(right)
                ? product
                : measures.typed(new Expression.SumOver(product.expression(), unitAxis), span);
    }

    @Override
    public Typed quotient(Typed left, Typed right, Span span) {
        if (dialect == Dialect.MATLAB && !isNumber(right)) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    span,
                    "'/' by a vector solves equations in MATLAB",
                    "write './' for entry by entry");
        }
        return measures.typed(Algebra.divide(left.expression(), right.expression()), span);
    }

    @Override
    public Typed superscript(Typed base, Typed exponent, Span span) {
        return measures.typed(EntryFunctions.power(base.expression(), exponent.expression()), span);
    }

    /** A row of ones times a column adds up its entries, and so does a row times a column of ones. */
    @Override
    public Typed withOnes(Ones ones, Typed operand, Span span) {
        Ones adding = unitAxis == 0 ? Ones.ROW_FROM_LEFT : Ones.COLUMN_FROM_RIGHT;
        if (ones != adding) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    span,
                    "ones on this side add up examples, and the formula is about one example",
                    "write 'sum' for the sum over the units");
        }
        return isNumber(operand)
                ? operand
                : measures.typed(new Expression.SumOver(operand.expression(), unitAxis), span);
    }

    @Override
    public Typed transposed(Typed operand, Span span) {
        if (!isNumber(operand)) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    span,
                    "a formula about one example has a transpose in inner products only",
                    "write 'dot(a, b)' for an inner product");
        }
        return operand;
    }

    /** aᵀ b of columns, a bᵀ of rows. */
    @Override
    public Optional<Typed> ofTransposed(Term.Operation product, Function<Term, Typed> meaning) {
        Term turned = unitAxis == 0 ? product.left() : product.right();
        if (!(turned instanceof Term.Transposition transposition)) {
            return Optional.empty();
        }
        Term left = unitAxis == 0 ? transposition.operand() : product.left();
        Term right = unitAxis == 0 ? product.right() : transposition.operand();
        return Optional.of(matrix(meaning.apply(left), meaning.apply(right), product.span()));
    }

    /** All vectors lie along the units; the other axis counts examples. */
    @Override
    public void requireOneDirection(Typed left, Typed right, Span span) {}
}
