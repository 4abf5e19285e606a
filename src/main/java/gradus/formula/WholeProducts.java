package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Products of whole vectors and matrices, as the dialect has them. */
final class WholeProducts implements Products {
    private final Measures measures;
    private final Dialect dialect;

    WholeProducts(Measures measures, Dialect dialect) {
        this.measures = measures;
        this.dialect = dialect;
    }

    private Typed typed(Expression expression, Span span) {
        return measures.typed(expression, span);
    }

    private Typed entryByEntry(Typed left, Typed right, Span span) {
        requireOneDirection(left, right, span);
        return typed(Algebra.multiply(left.expression(), right.expression()), span);
    }

    @Override
    public Typed star(Typed left, Typed right, Span span) {
        if (left.isScalar() || right.isScalar() || dialect == Dialect.NUMPY) {
            return entryByEntry(left, right, span);
        }
        if (dialect == Dialect.MATLAB) {
            return product(left, right, span);
        }
        boolean matrix = canMultiply(left, right);
        boolean entries = canCombine(left, right);
        boolean isOuter = left.shape().columns() == 1 && right.shape().rows() == 1;
        if (matrix && entries && !isOuter) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    span,
                    "'*' between " + left.shape() + " and " + right.shape()
                            + " can be the matrix product or go entry by entry",
                    "write '@' for the matrix product, '.*' or '∘' for entry by entry");
        }
        return matrix ? product(left, right, span) : entryByEntry(left, right, span);
    }

    /** A matrix product where there is one, else entry by entry. */
    @Override
    public Typed sideBySide(Typed left, Typed right, Span span) {
        if (left.isScalar() || right.isScalar()) {
            return entryByEntry(left, right, span);
        }
        boolean sameShape = left.shape().equals(right.shape());
        if (sameShape && canMultiply(left, right) && isSameThing(left.expression(), right.expression())) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    span,
                    "two factors of " + left.shape() + " side by side can be a matrix product or go entry by entry",
                    "write '∘' for entry by entry");
        }
        return sameShape && !canMultiply(left, right) ? entryByEntry(left, right, span) : product(left, right, span);
    }

    /** The matrix product; of two vectors of one length that lie alike, the inner product, as in numpy. */
    @Override
    public Typed matrix(Typed left, Typed right, Span span) {
        if (left.isScalar() || right.isScalar()) {
            return entryByEntry(left, right, span);
        }
        if (left.shape().rank() > 2 || right.shape().rank() > 2) {
            return ofStacks(left, right, span);
        }
        if (areAlike(left, right) || CutVectors.areInner(left, right)) {
            return product(row(left), column(right), span);
        }
        return fitted(
                left.shape().rank() == 1 ? row(left) : left, right.shape().rank() == 1 ? column(right) : right, span);
    }

    /** Products of the matrices in the last two axes; one stack or a single matrix may serve all of another. */
    private Typed ofStacks(Typed left, Typed right, Span span) {
        int rank = Math.max(left.shape().rank(), right.shape().rank());
        if (Math.min(left.shape().rank(), right.shape().rank()) < 2) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    span,
                    "a product of " + left.shape() + " and " + right.shape() + " is not defined",
                    "reshape the vector to a matrix");
        }
        try {
            Typed first = stacked(left, leading(left, right, rank), rank);
            Typed second = stacked(right, leading(left, right, rank), rank);
            return typed(
                    Expression.StackProduct.of(first.expression(), first.shape(), second.expression(), second.shape()),
                    span);
        } catch (ShapeException fault) {
            throw new FormulaFault(FormulaCodes.WRONG_SHAPES, span, String.valueOf(fault.getMessage()), "");
        }
    }

    /** The axes before the last two, of both together. */
    private static Shape leading(Typed left, Typed right, int rank) {
        return leading(left, rank).broadcastWith(leading(right, rank));
    }

    private static Shape leading(Typed stack, int rank) {
        List<Integer> sizes =
                new ArrayList<>(Collections.nCopies(rank - stack.shape().rank(), 1));
        sizes.addAll(stack.shape().sizes().subList(0, stack.shape().rank() - 2));
        return new Shape(sizes);
    }

    private static Typed stacked(Typed stack, Shape leading, int rank) {
        Shape own = stack.shape();
        List<Integer> matrix = own.sizes().subList(own.rank() - 2, own.rank());
        List<Integer> deep = new ArrayList<>(leading(stack, rank).sizes());
        deep.addAll(matrix);
        List<Integer> whole = new ArrayList<>(leading.sizes());
        whole.addAll(matrix);
        Expression expression = deep.size() == own.rank()
                ? stack.expression()
                : new Expression.Reshape(stack.expression(), new Shape(deep));
        return whole.equals(deep)
                ? new Typed(expression, new Shape(whole), stack.span())
                : new Typed(new Expression.Repeat(expression, new Shape(whole)), new Shape(whole), stack.span());
    }

    /** Whether both are vectors of one length that lie alike, or of which one has no direction. */
    private static boolean areAlike(Typed left, Typed right) {
        boolean areVectors = left.shape().isVector()
                && right.shape().isVector()
                && left.shape().count() == right.shape().count();
        boolean hasNoDirection = left.shape().rank() == 1 || right.shape().rank() == 1;
        return areVectors && (hasNoDirection || left.shape().equals(right.shape()));
    }

    private Typed fitted(Typed left, Typed right, Span span) {
        if (canMultiply(left, right)) {
            return product(left, right, span);
        }
        Typed turned = CutVectors.turnedToFit(right, left.shape().columns());
        return canMultiply(left, turned)
                ? product(left, turned, span)
                : product(CutVectors.turnedToFit(left, right.shape().rows()), right, span);
    }

    private static Typed row(Typed vector) {
        return lying(vector, Shape.of(1, vector.shape().count()));
    }

    private static Typed column(Typed vector) {
        return lying(vector, Shape.of(vector.shape().count(), 1));
    }

    /** The vector lying so; one without a direction is given it. */
    private static Typed lying(Typed vector, Shape shape) {
        if (vector.shape().equals(shape)) {
            return vector;
        }
        Expression turned = vector.shape().rank() == 2
                ? Algebra.transpose(vector.expression())
                : new Expression.Reshape(vector.expression(), shape);
        return new Typed(turned, shape, vector.span());
    }

    private Typed product(Typed left, Typed right, Span span) {
        if (!canMultiply(left, right)) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    span,
                    "a product of " + left.shape() + " and " + right.shape() + " is not defined",
                    repair(left.shape(), right.shape()));
        }
        return typed(new Expression.MatrixProduct(left.expression(), right.expression()), span);
    }

    private static String repair(Shape left, Shape right) {
        if (left.equals(right)) {
            return "write '.*' or '∘' for entry by entry";
        }
        if (left.rank() != 2 || right.rank() != 2) {
            return "";
        }
        if (left.rows() == right.rows()) {
            return "transpose the first factor, if that is what you mean";
        }
        if (left.columns() == right.columns()) {
            return "transpose the second factor, if that is what you mean";
        }
        return left.rows() == right.columns() ? "the other order would fit" : "";
    }

    private static boolean canMultiply(Typed left, Typed right) {
        return left.shape().rank() == 2
                && right.shape().rank() == 2
                && left.shape().columns() == right.shape().rows();
    }

    private static boolean canCombine(Typed left, Typed right) {
        try {
            left.shape().broadcastWith(right.shape());
            return true;
        } catch (ShapeException fault) {
            return false;
        }
    }

    /** Whether both factors speak of one quantity as it is, as in a (1 − a): seldom meant as a matrix product. */
    private static boolean isSameThing(Expression left, Expression right) {
        Set<Expression> names = new HashSet<>();
        collectNames(left, names);
        Set<Expression> others = new HashSet<>();
        collectNames(right, others);
        return !Collections.disjoint(names, others);
    }

    /** The quantities that stand for whole entries: not those in products or transposed. */
    private static void collectNames(Expression expression, Set<Expression> names) {
        if (expression instanceof Expression.Reference) {
            names.add(expression);
        } else if (expression instanceof Expression.Apply || expression instanceof Expression.Combine) {
            expression.operands().forEach(operand -> collectNames(operand, names));
        }
    }

    @Override
    public Typed quotient(Typed left, Typed right, Span span) {
        if (dialect == Dialect.MATLAB && !right.isScalar()) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    span,
                    "'/' by " + right.shape() + " solves equations in MATLAB",
                    "write './' for entry by entry");
        }
        requireOneDirection(left, right, span);
        return typed(Algebra.divide(left.expression(), right.expression()), span);
    }

    /** A superscript goes entry by entry, but of a square matrix it could as well be a product with itself or an inverse. */
    @Override
    public Typed superscript(Typed base, Typed exponent, Span span) {
        boolean isSquare = base.shape().rank() == 2
                && base.shape().rows() > 1
                && base.shape().rows() == base.shape().columns();
        if (isSquare && dialect != Dialect.NUMPY) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    span,
                    "a power of " + base.shape() + " can be one of the matrix or go entry by entry",
                    "write '.^' for entry by entry");
        }
        return typed(EntryFunctions.power(base.expression(), exponent.expression()), span);
    }

    /**
     * 1ᵀ X adds up the rows of X, and X 1 its columns. A column times 1ᵀ, or 1 times a row, repeats it; as every operation
     * repeats where it has to, that is the column or row itself.
     */
    @Override
    public Typed withOnes(Ones ones, Typed operand, Span span) {
        return switch (ones) {
            case ROW_FROM_LEFT -> typed(new Expression.SumOver(operand.expression(), 0), span);
            case COLUMN_FROM_RIGHT -> typed(new Expression.SumOver(operand.expression(), 1), span);
            case COLUMN_FROM_LEFT -> repeated(operand.shape().rows(), operand, span);
            case ROW_FROM_RIGHT -> repeated(operand.shape().columns(), operand, span);
        };
    }

    private Typed repeated(int size, Typed operand, Span span) {
        if (size > 1) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    span,
                    "ones do not fit " + operand.shape() + " on this side",
                    "1ᵀ X adds up the rows of X, and X 1 its columns");
        }
        return typed(operand.expression(), span);
    }

    @Override
    public Typed transposed(Typed operand, Span span) {
        if (operand.shape().rank() > 2) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    span,
                    "a transpose of " + operand.shape() + " has its axes in an order that is not said",
                    "write 'swapaxes(X, -1, -2)' for the last two, or 'transpose(X, axes=(…))'");
        }
        return typed(Algebra.transpose(operand.expression()), span);
    }

    @Override
    public Optional<Typed> ofTransposed(Term.Operation product, Function<Term, Typed> meaning) {
        return Optional.empty();
    }

    @Override
    public void requireOneDirection(Typed left, Typed right, Span span) {
        CutVectors.requireOneDirection(left, right, span);
    }
}
