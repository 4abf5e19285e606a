package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What sum, mean, max, norm and their like mean: they run over the axes that are said, or over those that the scope says. */
final class ReductionMeaning {
    private static final Set<String> INFINITY = Set.of("inf", "Inf", "infty", "∞");
    private static final Set<String> SQUARES = Set.of("F", "2");
    private static final int LONGEST_PRODUCT = 10_000;

    /** Where an axis can stand without a name. */
    private static final Set<String> WITH_POSITIONAL_AXIS =
            Set.of("sum", "mean", "prod", "var", "std", "amax", "amin", "logsumexp");

    private final Meaning meaning;
    private final Measures measures;
    private final Scope scope;
    private final Dialect dialect;

    ReductionMeaning(Meaning meaning, Measures measures, Scope scope, Dialect dialect) {
        this.meaning = meaning;
        this.measures = measures;
        this.scope = scope;
        this.dialect = dialect;
    }

    Typed of(Term.Call call) {
        if (call.arguments().isEmpty()) {
            throw Arguments.wrongCount(call, 1);
        }
        requireClearSecond(call);
        Typed operand = meaning.reduced(call);
        Expression reduced = switch (call.function()) {
            case "sum" -> sum(operand.expression(), axes(call, operand));
            case "mean" -> mean(operand, axes(call, operand));
            case "max", "np.max", "amax" -> largest(operand.expression(), operand.shape(), axes(call, operand));
            case "min", "np.min", "amin" ->
                Algebra.negate(largest(Algebra.negate(operand.expression()), operand.shape(), axes(call, operand)));
            case "prod" -> product(operand, axes(call, operand), call.span());
            case "var" -> variance(call, operand, axes(call, operand));
            case "std" -> new Expression.Apply(ElementaryFunction.SQRT, variance(call, operand, axes(call, operand)));
            case "logsumexp" -> logSumExp(operand, axes(call, operand));
            default -> norm(call, operand);
        };
        return measures.typed(reduced, call.span());
    }

    private void requireClearSecond(Term.Call call) {
        boolean hasTwo = call.arguments().size() == 2;
        if (hasTwo && call.function().startsWith("np.")) {
            String entries = call.function() + "imum";
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    call.span(),
                    "the second argument of '" + call.function() + "' is an axis, that of '" + entries + "' a number",
                    "write '" + entries + "' for the larger or smaller of two, 'axis=0' for an axis");
        }
        boolean isVariance = call.function().equals("var") || call.function().equals("std");
        if (isVariance && dialect == Dialect.MATLAB) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    call.span(),
                    "'" + call.function() + "' divides by n - 1 in MATLAB, and by n in numpy",
                    "write 'mean((x - mean(x)).^2)' to divide by n");
        }
    }

    private static Expression sum(Expression operand, List<Integer> axes) {
        Expression sum = operand;
        for (int axis : axes) {
            sum = new Expression.SumOver(sum, axis);
        }
        return sum;
    }

    /** Of a whole matrix from a single row of its entries, so that equally large ones share the derivative equally. */
    private static Expression largest(Expression operand, Shape shape, List<Integer> axes) {
        boolean isOfMatrix = axes.size() > 1 && !shape.isVector();
        boolean isOfAll = isOfMatrix && axes.size() == shape.rank();
        Expression largest = isOfAll ? new Expression.Reshape(operand, Shape.of(1, shape.count())) : operand;
        for (int axis : isOfAll ? List.of(0, 1) : axes) {
            largest = new Expression.LargestOver(largest, axis);
        }
        return largest;
    }

    private static Expression mean(Typed operand, List<Integer> axes) {
        return Algebra.multiply(Algebra.constant(1.0 / count(operand, axes)), sum(operand.expression(), axes));
    }

    private static int count(Typed operand, List<Integer> axes) {
        return axes.stream().map(operand.shape()::size).reduce(1, (a, b) -> a * b);
    }

    /** The mean of the squared distances from the mean; with {@code ddof=1} divided by one less. */
    private Expression variance(Term.Call call, Typed operand, List<Integer> axes) {
        int count = count(operand, axes);
        double less = Arguments.setting(call, Set.of("ddof"))
                .map(option -> Arguments.number(option, "'ddof' is a number"))
                .orElse(0.0);
        if (less >= count) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS, call.span(), "nothing is left to divide by, of " + count, "");
        }
        Expression distances = Algebra.subtract(operand.expression(), mean(operand, axes));
        Expression squares = new Expression.Apply(ElementaryFunction.SQUARE, distances);
        return Algebra.multiply(Algebra.constant(1 / (count - less)), sum(squares, axes));
    }

    /** The product of two halves, and so on: nothing is divided, so zeros have their derivative too. */
    private Expression product(Typed operand, List<Integer> axes, Span span) {
        Typed product = operand;
        for (int axis : axes) {
            int size = product.shape().size(axis);
            if (size > LONGEST_PRODUCT) {
                throw Measures.tooLarge(span);
            }
            if (size > 1) {
                product = measures.typed(product(product.expression(), axis, 0, size), span);
            }
        }
        return product.expression();
    }

    private static Expression product(Expression operand, int axis, int start, int size) {
        if (size == 1) {
            return new Expression.Slice(operand, axis, start, 1);
        }
        int half = size / 2;
        return Algebra.multiply(product(operand, axis, start, half), product(operand, axis, start + half, size - half));
    }

    /** max + log Σ exp(z − max), which cannot overflow. */
    private static Expression logSumExp(Typed operand, List<Integer> axes) {
        Expression largest = largest(operand.expression(), operand.shape(), axes);
        Expression exponentials =
                new Expression.Apply(ElementaryFunction.EXP, Algebra.subtract(operand.expression(), largest));
        return Algebra.add(largest, new Expression.Apply(ElementaryFunction.LOG, sum(exponentials, axes)));
    }

    /** The root of the sum of squares; with an order 1 or ∞ the sum or the largest of the absolute values. */
    private Expression norm(Term.Call call, Typed operand) {
        if (call.arguments().size() > 2) {
            throw Arguments.wrongCount(call, 2);
        }
        List<Integer> axes = axes(call, operand);
        String order = order(call);
        requireVector(call, operand, axes, order);
        Expression sizes = new Expression.Apply(ElementaryFunction.ABS, operand.expression());
        if (order.equals("1")) {
            return sum(sizes, axes);
        }
        if (INFINITY.contains(order)) {
            return largest(sizes, operand.shape(), axes);
        }
        if (!order.isEmpty() && !SQUARES.contains(order)) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS,
                    call.span(),
                    "the norm of order '" + order + "' is not known",
                    "the orders are 1, 2 and inf");
        }
        Expression squares = new Expression.Apply(ElementaryFunction.SQUARE, operand.expression());
        return new Expression.Apply(ElementaryFunction.SQRT, sum(squares, axes));
    }

    private static String order(Term.Call call) {
        if (call.arguments().size() < 2) {
            return Arguments.setting(call, Set.of("ord"))
                    .map(Term.Option::value)
                    .orElse("");
        }
        Term order = call.arguments().get(1);
        return order instanceof Term.Name name
                ? name.text()
                : Arguments.number(order).map(ReductionMeaning::plain).orElse("of this kind");
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /** Of a matrix only the root of the sum of squares is known, and MATLAB means another one. */
    private void requireVector(Term.Call call, Typed operand, List<Integer> axes, String order) {
        boolean isOfMatrix = axes.size() > 1 && !operand.shape().isVector();
        if (isOfMatrix && !order.isEmpty() && !order.equals("F")) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS,
                    call.span(),
                    "of " + operand.shape() + " only the root of the sum of squares is known",
                    "write it without the order");
        }
        if (isOfMatrix && order.isEmpty() && dialect == Dialect.MATLAB) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    call.span(),
                    "the norm of " + operand.shape() + " is its largest singular value in MATLAB",
                    "write 'sqrt(sum(sum(A.^2)))' for the root of the sum of squares");
        }
    }

    /** The axes that it runs over: those said, or all that the scope means. */
    List<Integer> axes(Term.Call call, Typed operand) {
        Optional<Term> positional = positionalAxis(call);
        List<Double> named = Arguments.axes(call);
        if (positional.isEmpty() && named.isEmpty()) {
            return unsaid(call, operand);
        }
        if (positional.isPresent()) {
            return List.of(axis(call, positional(call, positional.get(), operand), operand));
        }
        int rank = operand.shape().rank();
        return named.stream()
                .map(axis -> axis(call, axis < 0 ? axis + rank : axis, operand))
                .distinct()
                .toList();
    }

    /** An axis counted from 0, if there is such a one. */
    private int axis(Term.Call call, double axis, Typed operand) {
        int rank = operand.shape().rank();
        if (axis != Math.rint(axis) || axis < 0 || axis >= rank) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS, call.span(), "there is no such axis: " + operand.shape(), "");
        }
        if (scope.reductions() == Reductions.OVER_UNITS && axis != scope.unitAxis()) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS,
                    call.span(),
                    "this axis counts examples, and the formula is about one example",
                    "leave the axis out");
        }
        return (int) axis;
    }

    /** {@code sum(A, 0)}, and MATLAB's {@code max(A, [], 1)}. */
    private Optional<Term> positionalAxis(Term.Call call) {
        List<Term> arguments = call.arguments();
        boolean isMatlab = arguments.size() == 3 && Arguments.isEmptyList(arguments, 1);
        if (isMatlab && (call.function().equals("max") || call.function().equals("min"))) {
            return Optional.of(arguments.get(2));
        }
        boolean mayHave = WITH_POSITIONAL_AXIS.contains(call.function())
                || call.function().equals("softmax");
        if (mayHave && arguments.size() == 2) {
            return Optional.of(arguments.get(1));
        }
        if (arguments.size() > 1 && !call.function().equals("norm")) {
            boolean mayBeTwo = mayHave || Functions.ofTwo(call.function()).isPresent();
            throw mayBeTwo ? Arguments.wrongCount(call, 1, 2) : Arguments.wrongCount(call, 1);
        }
        return Optional.empty();
    }

    private List<Integer> unsaid(Term.Call call, Typed operand) {
        int rank = operand.shape().rank();
        if (scope.reductions() == Reductions.OVER_UNITS) {
            return rank < 2 ? IntStream.range(0, rank).boxed().toList() : List.of(scope.unitAxis());
        }
        boolean columnsOnly = dialect == Dialect.MATLAB
                && !operand.shape().isVector()
                && !call.function().equals("norm");
        return columnsOnly ? List.of(0) : IntStream.range(0, rank).boxed().toList();
    }

    /** An axis without a name, counted from 0. */
    private double positional(Term.Call call, Term term, Typed operand) {
        double said = Arguments.number(term)
                .orElseThrow(() ->
                        new FormulaFault(FormulaCodes.WRONG_ARGUMENTS, term.span(), "an axis is a whole number", ""));
        if (call.arguments().size() == 3) {
            return said - 1;
        }
        boolean isNumpys = call.function().startsWith("a");
        if (!isNumpys && countsFromOne(said, call, operand)) {
            return said - 1;
        }
        return said < 0 ? said + operand.shape().rank() : said;
    }

    /** MATLAB counts axes from 1, numpy from 0. */
    private boolean countsFromOne(double axis, Term.Call call, Typed operand) {
        boolean isOpen = dialect == Dialect.ANY || dialect == Dialect.MATHEMATICS;
        if (isOpen && axis == 1) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    call.span(),
                    "axis 1 is the first one in MATLAB and the second one in numpy",
                    "write 'axis=0' or 'axis=1', which are counted as in numpy");
        }
        return dialect == Dialect.MATLAB || (isOpen && axis == operand.shape().rank());
    }
}
