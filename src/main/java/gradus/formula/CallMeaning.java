package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What calls of functions mean over whole vectors and matrices. */
final class CallMeaning {
    private final Meaning meaning;
    private final Measures measures;
    private final Products products;
    private final Scope scope;
    private final Dialect dialect;
    private final ReductionMeaning reductions;
    private final JoinMeaning joins;
    private final TensorMeaning tensors;

    CallMeaning(
            Meaning meaning, Measures measures, Products products, Scope scope, Dialect dialect, JoinMeaning joins) {
        this.meaning = meaning;
        this.measures = measures;
        this.products = products;
        this.scope = scope;
        this.dialect = dialect;
        this.reductions = new ReductionMeaning(meaning, measures, scope, dialect);
        this.joins = joins;
        this.tensors = new TensorMeaning(meaning, measures, products, scope);
    }

    Typed of(Term.Call call) {
        if (EntryFunctions.isMeant(call)) {
            return ofEntries(call);
        }
        Arguments.requireNoDerivative(call);
        Arguments.requireKnownSettings(call);
        if (Functions.reduces(call.function())) {
            return reductions.of(call);
        }
        if (TensorMeaning.isMeant(call)) {
            requireWhole(call);
            return tensors.of(call);
        }
        return switch (call.function()) {
            case "softmax" -> softmax(call);
            case "dot", "inner", "matmul" -> products.matrix(argument(call, 0), argument(call, 1), call.span());
            case "transpose" -> products.transposed(meaning.of(Arguments.only(call)), call.span());
            case "outer" -> outer(call);
            case "diag", "diagflat" -> diagonal(call);
            case "trace", "tr" -> trace(call);
            case "reshape" -> reshaped(call);
            case "item" -> item(call);
            default -> joins.of(call);
        };
    }

    private Typed ofEntries(Term.Call call) {
        List<Typed> arguments = new ArrayList<>();
        for (Term term : call.arguments()) {
            arguments.add(meaning.of(term));
            products.requireOneDirection(arguments.get(0), arguments.get(arguments.size() - 1), call.span());
        }
        List<Expression> expressions = arguments.stream().map(Typed::expression).toList();
        return measures.typed(EntryFunctions.of(call, expressions, scope.reluSlopeAtZero()), call.span());
    }

    private Typed argument(Term.Call call, int place) {
        Arguments.requireCount(call, 2);
        return meaning.of(call.arguments().get(place));
    }

    private Typed softmax(Term.Call call) {
        boolean saysAxis = call.arguments().size() == 2 || !call.options().isEmpty();
        if (!saysAxis) {
            Arguments.requireCount(call, 1);
        }
        if (call.arguments().isEmpty()) {
            throw Arguments.wrongCount(call, 1);
        }
        Typed operand = meaning.of(call.arguments().get(0));
        if (!saysAxis && operand.shape().rank() > 2) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS,
                    call.span(),
                    "the axis has to be said of " + operand.shape(),
                    "write 'softmax(z, axis=-1)'");
        }
        int axis = saysAxis ? saidAxis(call, operand) : scope.unitAxis();
        return measures.typed(new Expression.Softmax(operand.expression(), axis), call.span());
    }

    private int saidAxis(Term.Call call, Typed operand) {
        return reductions.axes(call, operand).stream().findFirst().orElse(0);
    }

    private Typed outer(Term.Call call) {
        requireWhole(call);
        Expression left = column(argument(call, 0));
        Expression right = column(argument(call, 1));
        return measures.typed(new Expression.MatrixProduct(left, Algebra.transpose(right)), call.span());
    }

    private void requireWhole(Term.Call call) {
        if (scope.reductions() == Reductions.OVER_UNITS) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    call.span(),
                    "'" + call.function() + "' is about a matrix, and the formula about one example's vectors",
                    "");
        }
    }

    private static Expression column(Typed vector) {
        if (!vector.shape().isVector()) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES, vector.span(), "a vector is needed, this is " + vector.shape(), "");
        }
        return new Expression.Reshape(
                vector.expression(), Shape.of(vector.shape().count(), 1));
    }

    private Typed diagonal(Term.Call call) {
        requireWhole(call);
        Typed vector = meaning.of(Arguments.only(call));
        return measures.typed(new Expression.Diagonal(vector.expression()), call.span());
    }

    /** Row by row, as in numpy; MATLAB goes column by column, which is the same where a vector becomes a vector. */
    private Typed reshaped(Term.Call call) {
        requireWhole(call);
        if (call.arguments().size() < 2) {
            throw Arguments.wrongCount(call, 2);
        }
        Typed operand = meaning.of(call.arguments().get(0));
        Shape shape = new Shape(call.arguments().subList(1, call.arguments().size()).stream()
                .flatMap(term -> term instanceof Term.Block block ? block.operands().stream() : Stream.of(term))
                .map(CallMeaning::size)
                .toList());
        boolean areVectors = operand.shape().isVector() && shape.isVector();
        boolean isOfTensors = operand.shape().rank() > 2 || shape.rank() > 2;
        boolean isClear = dialect == Dialect.NUMPY || areVectors || (isOfTensors && dialect != Dialect.MATLAB);
        if (!isClear) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    call.span(),
                    "'reshape' goes row by row in numpy and column by column in MATLAB",
                    "write 'A.reshape(2, 3)' to go row by row");
        }
        return measures.typed(new Expression.Reshape(operand.expression(), shape), call.span());
    }

    private static int size(Term term) {
        double size = term instanceof Term.Numeral number ? number.value() : 0;
        if (size != Math.rint(size) || size < 1 || size > Measures.MOST_ENTRIES) {
            throw new FormulaFault(FormulaCodes.WRONG_ARGUMENTS, term.span(), "a size is a whole number from 1 on", "");
        }
        return (int) size;
    }

    /** {@code s.item()}: the number that is the only entry. */
    private Typed item(Term.Call call) {
        Typed operand = meaning.of(Arguments.only(call));
        boolean isForEachExample =
                scope.reductions() == Reductions.OVER_UNITS && ExampleProducts.isNumber(operand, scope.unitAxis());
        return isForEachExample
                ? operand
                : measures.typed(new Expression.Reshape(operand.expression(), Shape.SCALAR), call.span());
    }

    /** The sum of the diagonal. */
    private Typed trace(Term.Call call) {
        requireWhole(call);
        Typed matrix = meaning.of(Arguments.only(call));
        Shape shape = matrix.shape();
        if (shape.rank() != 2 || shape.rows() != shape.columns()) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES, matrix.span(), "a square matrix is needed, this is " + shape, "");
        }
        Expression kept = Algebra.multiply(matrix.expression(), Algebra.identity(shape.rows()));
        return measures.typed(new Expression.SumOver(new Expression.SumOver(kept, 0), 1), call.span());
    }
}
