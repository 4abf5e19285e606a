package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.ElementFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.graph.Rectifier;
import gradus.graph.Slope;
import gradus.issue.Names;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What a term means over whole vectors and matrices. */
final class Meaning {
    /** More entries than any exercise has; bounds what an outer product can allocate. */
    private static final int MOST_ENTRIES = 2_000_000;

    private final Scope scope;
    private final Function<Quantity, Shape> shapes;
    private final Dialect dialect;

    Meaning(Scope scope, Function<Quantity, Shape> shapes, Dialect dialect) {
        this.scope = scope;
        this.shapes = shapes;
        this.dialect = dialect;
    }

    Typed of(Term term) {
        if (term instanceof Term.Numeral number) {
            return typed(Algebra.constant(number.value()), term.span());
        }
        if (term instanceof Term.Name name) {
            return name(name);
        }
        if (term instanceof Term.Negation negation) {
            return typed(Algebra.negate(of(negation.operand()).expression()), term.span());
        }
        if (term instanceof Term.Transposition transposition) {
            return transposition(transposition);
        }
        if (term instanceof Term.Operation operation) {
            return operation(operation);
        }
        if (term instanceof Term.Call call) {
            return call(call);
        }
        String message = term instanceof Term.Ones
                ? "ones can stand in a product only"
                : "a sum over an index needs entries such as y_k";
        throw new FormulaFault(FormulaCodes.WRONG_SHAPES, term.span(), message, "");
    }

    /** The expression with its shape, if its parts fit. */
    private Typed typed(Expression expression, Span span) {
        try {
            Shape shape = expression.shape(shapes);
            if (shape.count() > MOST_ENTRIES) {
                throw tooLarge(span);
            }
            return new Typed(expression, shape, span);
        } catch (ShapeException fault) {
            throw new FormulaFault(FormulaCodes.WRONG_SHAPES, span, String.valueOf(fault.getMessage()), "");
        } catch (ArithmeticException overflow) {
            throw tooLarge(span);
        }
    }

    private static FormulaFault tooLarge(Span span) {
        return new FormulaFault(
                FormulaCodes.TOO_LARGE, span, "the result has more than " + MOST_ENTRIES + " entries", "");
    }

    private Typed name(Term.Name name) {
        if (!name.indices().isEmpty()) {
            throw new FormulaFault(
                    FormulaCodes.UNKNOWN_NAME,
                    name.span(),
                    "'" + name.text() + "_" + String.join("", name.indices())
                            + "' names an entry, and whole vectors and matrices are asked here",
                    "");
        }
        return typed(lookUp(scope, name), name.span());
    }

    static Expression lookUp(Scope scope, Term.Name name) {
        return scope.lookUp(name.text())
                .orElseThrow(() -> new FormulaFault(
                        FormulaCodes.UNKNOWN_NAME,
                        name.span(),
                        "nothing is called '" + name.text() + "' here",
                        Names.nearest(name.text(), scope.names())
                                .map(near -> "write '" + near + "'")
                                .orElse("use " + String.join(", ", scope.names()))));
    }

    private Typed transposition(Term.Transposition transposition) {
        Typed operand = of(transposition.operand());
        return typed(Algebra.transpose(operand.expression()), transposition.span());
    }

    private Typed operation(Term.Operation operation) {
        if (isOnes(operation.left()) || isOnes(operation.right())) {
            return sumByOnes(operation);
        }
        Typed left = of(operation.left());
        Typed right = of(operation.right());
        Span span = operation.span();
        return switch (operation.operator()) {
            case "+" -> typed(Algebra.add(left.expression(), right.expression()), span);
            case "-" -> typed(Algebra.subtract(left.expression(), right.expression()), span);
            case "/" -> typed(Algebra.divide(left.expression(), right.expression()), span);
            case "∘" -> typed(Algebra.multiply(left.expression(), right.expression()), span);
            case "**" -> typed(power(left.expression(), right.expression()), span);
            case "@" -> matrixProduct(left, right, span);
            case "*" -> star(left, right, span);
            case ">", ">=", "<", "<=" -> comparison(operation.operator(), left, right, span);
            default -> sideBySide(left, right, span);
        };
    }

    private static boolean isOnes(Term term) {
        return term instanceof Term.Ones
                || (term instanceof Term.Transposition transposition && transposition.operand() instanceof Term.Ones);
    }

    /** 1ᵀ X adds up the rows of X, X 1 its columns. */
    private Typed sumByOnes(Term.Operation operation) {
        boolean fromLeft = isOnes(operation.left());
        Typed operand = of(fromLeft ? operation.right() : operation.left());
        return typed(new Expression.SumOver(operand.expression(), fromLeft ? 0 : 1), operation.span());
    }

    static Expression power(Expression base, Expression exponent) {
        boolean isSquare = exponent.equals(Algebra.constant(2));
        return isSquare
                ? new Expression.Apply(ElementaryFunction.SQUARE, base)
                : new Expression.Combine(BinaryFunction.POWER, base, exponent);
    }

    /** The matrix product; of two vectors of one length, the inner product, as in numpy. */
    private Typed matrixProduct(Typed left, Typed right, Span span) {
        if (left.isScalar() || right.isScalar()) {
            return typed(Algebra.multiply(left.expression(), right.expression()), span);
        }
        boolean twoColumns = left.shape().equals(right.shape()) && left.shape().isVector() && !canMultiply(left, right);
        if (twoColumns) {
            return typed(inner(left, right), span);
        }
        return typed(new Expression.MatrixProduct(left.expression(), right.expression()), span);
    }

    private static Expression inner(Typed left, Typed right) {
        return left.shape().columns() == 1
                ? new Expression.MatrixProduct(Algebra.transpose(left.expression()), right.expression())
                : new Expression.MatrixProduct(left.expression(), Algebra.transpose(right.expression()));
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

    private Typed star(Typed left, Typed right, Span span) {
        if (left.isScalar() || right.isScalar() || dialect == Dialect.NUMPY) {
            return typed(Algebra.multiply(left.expression(), right.expression()), span);
        }
        if (dialect == Dialect.MATLAB) {
            return typed(new Expression.MatrixProduct(left.expression(), right.expression()), span);
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
        return matrix
                ? typed(new Expression.MatrixProduct(left.expression(), right.expression()), span)
                : typed(Algebra.multiply(left.expression(), right.expression()), span);
    }

    /** Factors without a sign, or with a dot: a matrix product where there is one, else entry by entry. */
    private Typed sideBySide(Typed left, Typed right, Span span) {
        boolean entryByEntry = left.isScalar()
                || right.isScalar()
                || (!canMultiply(left, right) && left.shape().equals(right.shape()));
        return entryByEntry
                ? typed(Algebra.multiply(left.expression(), right.expression()), span)
                : typed(new Expression.MatrixProduct(left.expression(), right.expression()), span);
    }

    /** 1 where it holds, 0 where it does not. */
    private Typed comparison(String operator, Typed left, Typed right, Span span) {
        boolean turned = operator.startsWith("<");
        double whereEqual = operator.endsWith("=") ? 1 : 0;
        Expression difference = turned
                ? Algebra.subtract(right.expression(), left.expression())
                : Algebra.subtract(left.expression(), right.expression());
        return typed(new Expression.Apply(new Slope(new Rectifier(0, whereEqual)), difference), span);
    }

    private Typed call(Term.Call call) {
        if (Functions.elementwise(call.function()).isPresent()) {
            Typed argument = of(only(call));
            return typed(
                    applied(call, Functions.elementwise(call.function()).get(), argument.expression()), call.span());
        }
        if (call.derivatives() > 0) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS,
                    call.span(),
                    "the derivative of '" + call.function() + "' is not known as a function of one number",
                    "");
        }
        return switch (call.function()) {
            case "sum" -> sum(call, 1);
            case "mean" -> mean(call);
            case "softmax" -> softmax(call);
            case "outer" -> outer(call);
            case "dot", "matmul" -> matrixProduct(argument(call, 0, 2), argument(call, 1, 2), call.span());
            case "multiply" -> combined(call, BinaryFunction.MULTIPLY);
            case "divide" -> combined(call, BinaryFunction.DIVIDE);
            case "add" -> combined(call, BinaryFunction.ADD);
            case "subtract" -> combined(call, BinaryFunction.SUBTRACT);
            case "maximum", "max" -> combined(call, BinaryFunction.MAXIMUM);
            case "minimum", "min" -> combined(call, BinaryFunction.MINIMUM);
            case "power" ->
                typed(
                        power(
                                argument(call, 0, 2).expression(),
                                argument(call, 1, 2).expression()),
                        call.span());
            case "transpose" -> typed(Algebra.transpose(of(only(call)).expression()), call.span());
            case "diag" -> diagonal(call);
            case "norm" -> norm(call);
            case "where" -> where(call);
            default -> of(only(call));
        };
    }

    /** f or f′ of an argument. */
    static Expression applied(Term.Call call, ElementFunction function, Expression argument) {
        if (call.derivatives() == 0) {
            return new Expression.Apply(function, argument);
        }
        if (call.derivatives() == 1) {
            return function.pullback(Algebra.constant(1), argument);
        }
        throw new FormulaFault(
                FormulaCodes.WRONG_ARGUMENTS, call.span(), "only the first derivative of a function is known", "");
    }

    private static Term only(Term.Call call) {
        if (call.arguments().size() != 1) {
            throw wrongCount(call, 1);
        }
        return call.arguments().get(0);
    }

    private static FormulaFault wrongCount(Term.Call call, int expected) {
        return new FormulaFault(
                FormulaCodes.WRONG_ARGUMENTS,
                call.span(),
                "'" + call.function() + "' takes " + expected + (expected == 1 ? " argument" : " arguments") + ", got "
                        + call.arguments().size(),
                "");
    }

    private Typed argument(Term.Call call, int place, int count) {
        if (call.arguments().size() != count) {
            throw wrongCount(call, count);
        }
        return of(call.arguments().get(place));
    }

    private Typed combined(Term.Call call, BinaryFunction function) {
        return typed(
                new Expression.Combine(
                        function,
                        argument(call, 0, 2).expression(),
                        argument(call, 1, 2).expression()),
                call.span());
    }

    private Typed sum(Term.Call call, double factor) {
        if (call.arguments().isEmpty() || call.arguments().size() > 2) {
            throw wrongCount(call, 1);
        }
        Typed operand = of(call.arguments().get(0));
        Expression sum = operand.expression();
        for (int axis : axes(call, operand)) {
            sum = new Expression.SumOver(sum, axis);
        }
        return typed(Algebra.multiply(Algebra.constant(factor), sum), call.span());
    }

    private Typed mean(Term.Call call) {
        if (call.arguments().isEmpty()) {
            throw wrongCount(call, 1);
        }
        Typed operand = of(call.arguments().get(0));
        int count = axes(call, operand).stream().map(operand.shape()::size).reduce(1, (a, b) -> a * b);
        return sum(call, 1.0 / count);
    }

    /** The axes that a sum runs over: those said, or all. */
    private List<Integer> axes(Term.Call call, Typed operand) {
        int rank = operand.shape().rank();
        boolean positional = call.arguments().size() == 2;
        List<String> named = call.options().stream()
                .filter(option -> option.name().equals("axis") || option.name().equals("dim"))
                .map(Term.Option::value)
                .toList();
        if (!positional && (named.isEmpty() || named.get(0).equals("None"))) {
            boolean columnsOnly = dialect == Dialect.MATLAB && !operand.shape().isVector();
            return columnsOnly ? List.of(0) : IntStream.range(0, rank).boxed().toList();
        }
        double said = positional ? number(call.arguments().get(1)) : number(named.get(0), call);
        double axis = dialect == Dialect.MATLAB && positional ? said - 1 : said < 0 ? said + rank : said;
        if (axis != Math.rint(axis) || axis < 0 || axis >= rank) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS, call.span(), "there is no such axis: " + operand.shape(), "");
        }
        return List.of((int) axis);
    }

    private static double number(Term term) {
        if (term instanceof Term.Numeral number) {
            return number.value();
        }
        if (term instanceof Term.Negation negation && negation.operand() instanceof Term.Numeral number) {
            return -number.value();
        }
        throw new FormulaFault(FormulaCodes.WRONG_ARGUMENTS, term.span(), "an axis is a whole number", "");
    }

    private static double number(String text, Term.Call call) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException fault) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS, call.span(), "an axis is a whole number, got '" + text + "'", "");
        }
    }

    private Typed softmax(Term.Call call) {
        Typed operand =
                of(call.arguments().isEmpty() ? only(call) : call.arguments().get(0));
        boolean saysAxis = call.arguments().size() == 2 || !call.options().isEmpty();
        int axis = saysAxis ? axes(call, operand).get(0) : scope.unitAxis();
        return typed(new Expression.Softmax(operand.expression(), axis), call.span());
    }

    private Typed outer(Term.Call call) {
        Expression left = column(argument(call, 0, 2));
        Expression right = column(argument(call, 1, 2));
        return typed(new Expression.MatrixProduct(left, Algebra.transpose(right)), call.span());
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
        Typed vector = of(only(call));
        int size = vector.shape().count();
        if ((long) size * size > MOST_ENTRIES) {
            throw tooLarge(call.span());
        }
        Tensor identity = Tensor.filled(Shape.of(size, size), 0);
        for (int i = 0; i < size; i++) {
            identity = identity.with(i * size + i, 1);
        }
        return typed(Algebra.multiply(column(vector), new Expression.Constant(identity)), call.span());
    }

    private Typed norm(Term.Call call) {
        Expression sum =
                new Expression.Apply(ElementaryFunction.SQUARE, of(only(call)).expression());
        for (int axis = 0; axis < of(only(call)).shape().rank(); axis++) {
            sum = new Expression.SumOver(sum, axis);
        }
        return typed(new Expression.Apply(ElementaryFunction.SQRT, sum), call.span());
    }

    private Typed where(Term.Call call) {
        Expression holds = argument(call, 0, 3).expression();
        Expression then = argument(call, 1, 3).expression();
        Expression otherwise = argument(call, 2, 3).expression();
        Expression not = Algebra.subtract(Algebra.constant(1), holds);
        return typed(Algebra.add(Algebra.multiply(holds, then), Algebra.multiply(not, otherwise)), call.span());
    }
}
