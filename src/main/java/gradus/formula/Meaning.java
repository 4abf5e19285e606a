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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What a term means over whole vectors and matrices. */
final class Meaning {
    private static final Expression EULER = Algebra.constant(Math.E);
    private static final Optional<Expression> NO_NUMBER = Optional.empty();
    private static final Map<String, Optional<Expression>> NUMBERS =
            Map.of("e", Optional.of(EULER), "pi", Optional.of(Algebra.constant(Math.PI)));
    private static final Set<String> COMPARISONS = Set.of(">", ">=", "<", "<=");
    private static final Map<String, Set<String>> OPTIONS = Map.of(
            "sum", Set.of("axis", "dim", "keepdims", "keepdim"),
            "mean", Set.of("axis", "dim", "keepdims", "keepdim"),
            "softmax", Set.of("axis", "dim"));
    private static final Set<String> PRODUCTS = Set.of("", "·", "*", "@");

    private final Scope scope;
    private final Measures measures;
    private final Dialect dialect;

    Meaning(Scope scope, Function<Quantity, Shape> shapes, Dialect dialect) {
        this.scope = scope;
        this.measures = new Measures(shapes);
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
        if (term instanceof Term.Ones) {
            return typed(Algebra.constant(1), term.span());
        }
        throw new FormulaFault(
                FormulaCodes.WRONG_SHAPES, term.span(), "a sum over an index needs entries such as y_k", "");
    }

    private Typed typed(Expression expression, Span span) {
        return measures.typed(expression, span);
    }

    private Typed name(Term.Name name) {
        if (!name.indices().isEmpty()) {
            throw new FormulaFault(
                    FormulaCodes.UNKNOWN_NAME,
                    name.span(),
                    "'" + name.text() + "_" + String.join("", name.indices())
                            + "' names an entry, and whole vectors and matrices are asked here",
                    scope.lookUp(name.text()).isPresent() ? "write '" + name.text() + "'" : "");
        }
        return typed(lookUp(scope, name), name.span());
    }

    /** What a name means; π and Euler's number mean themselves where nothing else is called so. */
    static Expression lookUp(Scope scope, Term.Name name) {
        Optional<Expression> meaning = scope.lookUp(name.text()).or(() -> NUMBERS.getOrDefault(name.text(), NO_NUMBER));
        return meaning.orElseThrow(() -> new FormulaFault(
                FormulaCodes.UNKNOWN_NAME,
                name.span(),
                "nothing is called " + Names.quoted(name.text()) + " here",
                Names.nearest(name.text(), scope.names())
                        .map(near -> "write '" + near + "'")
                        .orElse("use " + String.join(", ", scope.names()))));
    }

    private Typed transposition(Term.Transposition transposition) {
        Typed operand = of(transposition.operand());
        return typed(Algebra.transpose(operand.expression()), transposition.span());
    }

    private Typed operation(Term.Operation operation) {
        if (isIndicator(operation)) {
            return of(operation.right());
        }
        boolean hasOnes = isOnes(operation.left()) || isOnes(operation.right());
        if (hasOnes && PRODUCTS.contains(operation.operator())) {
            return productWithOnes(operation);
        }
        Typed left = of(operation.left());
        Typed right = of(operation.right());
        Span span = operation.span();
        return switch (operation.operator()) {
            case "+" -> typed(Algebra.add(left.expression(), right.expression()), span);
            case "-" -> typed(Algebra.subtract(left.expression(), right.expression()), span);
            case "/" -> quotient(left, right, span);
            case "./" -> typed(Algebra.divide(left.expression(), right.expression()), span);
            case "∘" -> typed(Algebra.multiply(left.expression(), right.expression()), span);
            case "^" -> superscript(left, right, span);
            case "**" -> typed(power(left.expression(), right.expression()), span);
            case "@" -> matrixProduct(left, right, span);
            case "*" -> star(left, right, span);
            case ">", ">=", "<", "<=" ->
                typed(comparison(operation.operator(), left.expression(), right.expression()), span);
            default -> sideBySide(left, right, span);
        };
    }

    /** A bold one before a condition is 1 where it holds: {@code 𝟏[z > 0]}. */
    static boolean isIndicator(Term.Operation operation) {
        return operation.left() instanceof Term.Ones
                && operation.operator().isEmpty()
                && operation.right() instanceof Term.Operation condition
                && COMPARISONS.contains(condition.operator());
    }

    private static boolean isOnes(Term term) {
        return term instanceof Term.Ones || isRowOfOnes(term);
    }

    private static boolean isRowOfOnes(Term term) {
        return term instanceof Term.Transposition transposition && transposition.operand() instanceof Term.Ones;
    }

    /**
     * 1ᵀ X adds up the rows of X, and X 1 its columns. A column times 1ᵀ, or 1 times a row, repeats it; as every operation
     * repeats where it has to, that is the column or row itself.
     */
    private Typed productWithOnes(Term.Operation operation) {
        boolean fromLeft = isOnes(operation.left());
        boolean isRow = isRowOfOnes(fromLeft ? operation.left() : operation.right());
        Typed operand = of(fromLeft ? operation.right() : operation.left());
        if (fromLeft == isRow) {
            return typed(new Expression.SumOver(operand.expression(), fromLeft ? 0 : 1), operation.span());
        }
        int size = fromLeft ? operand.shape().rows() : operand.shape().columns();
        if (size > 1) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    operation.span(),
                    "ones do not fit " + operand.shape() + " on this side",
                    "1ᵀ X adds up the rows of X, and X 1 its columns");
        }
        return typed(operand.expression(), operation.span());
    }

    private Typed quotient(Typed left, Typed right, Span span) {
        if (dialect == Dialect.MATLAB && !right.isScalar()) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    span,
                    "'/' by " + right.shape() + " solves equations in MATLAB",
                    "write './' for entry by entry");
        }
        return typed(Algebra.divide(left.expression(), right.expression()), span);
    }

    /** A superscript goes entry by entry, but of a square matrix it could as well be a product with itself or an inverse. */
    private Typed superscript(Typed base, Typed exponent, Span span) {
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
        return typed(power(base.expression(), exponent.expression()), span);
    }

    static Expression power(Expression base, Expression exponent) {
        if (exponent.equals(Algebra.constant(2))) {
            return new Expression.Apply(ElementaryFunction.SQUARE, base);
        }
        return base.equals(EULER)
                ? new Expression.Apply(ElementaryFunction.EXP, exponent)
                : new Expression.Combine(BinaryFunction.POWER, base, exponent);
    }

    /** The matrix product; of two vectors of one length, the inner product, as in numpy. */
    private Typed matrixProduct(Typed left, Typed right, Span span) {
        if (left.isScalar() || right.isScalar()) {
            return typed(Algebra.multiply(left.expression(), right.expression()), span);
        }
        boolean twoColumns = left.shape().equals(right.shape()) && left.shape().isVector() && !canMultiply(left, right);
        return twoColumns ? typed(inner(left, right), span) : product(left, right, span);
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
        return matrix
                ? product(left, right, span)
                : typed(Algebra.multiply(left.expression(), right.expression()), span);
    }

    /** Factors without a sign, or with a dot: a matrix product where there is one, else entry by entry. */
    private Typed sideBySide(Typed left, Typed right, Span span) {
        if (left.isScalar() || right.isScalar()) {
            return typed(Algebra.multiply(left.expression(), right.expression()), span);
        }
        boolean sameShape = left.shape().equals(right.shape());
        if (sameShape && canMultiply(left, right) && isSameThing(left.expression(), right.expression())) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    span,
                    "two factors of " + left.shape() + " side by side can be a matrix product or go entry by entry",
                    "write '∘' for entry by entry");
        }
        return sameShape && !canMultiply(left, right)
                ? typed(Algebra.multiply(left.expression(), right.expression()), span)
                : product(left, right, span);
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

    /** 1 where it holds, 0 where it does not. */
    static Expression comparison(String operator, Expression left, Expression right) {
        boolean turned = operator.startsWith("<");
        double whereEqual = operator.endsWith("=") ? 1 : 0;
        Expression difference = turned ? Algebra.subtract(right, left) : Algebra.subtract(left, right);
        return new Expression.Apply(new Slope(new Rectifier(0, whereEqual)), difference);
    }

    private Typed call(Term.Call call) {
        Optional<ElementFunction> elementwise = Functions.elementwise(call.function(), scope.reluSlopeAtZero());
        if (elementwise.isPresent()) {
            requireKnownOptions(call);
            Typed argument = of(only(call));
            return typed(applied(call, elementwise.get(), argument.expression()), call.span());
        }
        if (call.function().equals("leaky_relu")) {
            requireKnownOptions(call);
            return leakyRectifier(call);
        }
        if (call.derivatives() > 0) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS,
                    call.span(),
                    "the derivative of '" + call.function() + "' is not known as a function of one number",
                    "");
        }
        requireKnownOptions(call);
        if (Functions.ofTwo(call.function()).isPresent()) {
            return combined(call, Functions.ofTwo(call.function()).get());
        }
        return switch (call.function()) {
            case "sum" -> sum(call);
            case "mean" -> mean(call);
            case "softmax" -> softmax(call);
            case "outer" -> outer(call);
            case "dot", "matmul" -> matrixProduct(argument(call, 0, 2), argument(call, 1, 2), call.span());
            case "power" ->
                typed(
                        power(
                                argument(call, 0, 2).expression(),
                                argument(call, 1, 2).expression()),
                        call.span());
            case "transpose" -> typed(Algebra.transpose(of(only(call)).expression()), call.span());
            case "diag", "diagflat" -> diagonal(call);
            case "norm" -> norm(call);
            case "where" -> where(call);
            case "reshape" -> reshaped(call);
            case "item" -> typed(new Expression.Reshape(of(only(call)).expression(), Shape.SCALAR), call.span());
            default -> of(only(call));
        };
    }

    static void requireKnownOptions(Term.Call call) {
        Set<String> known = OPTIONS.getOrDefault(call.function(), Set.of());
        for (Term.Option option : call.options()) {
            if (!known.contains(option.name())) {
                throw new FormulaFault(
                        FormulaCodes.WRONG_ARGUMENTS,
                        option.span(),
                        "'" + call.function() + "' has no setting " + Names.quoted(option.name()),
                        "");
            }
        }
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

    /** {@code leaky_relu(z, 0.01)}: the slope below 0 is its second argument, and counts for 0 too. */
    private Typed leakyRectifier(Term.Call call) {
        Expression argument = argument(call, 0, 2).expression();
        if (!(call.arguments().get(1) instanceof Term.Numeral below)) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS,
                    call.arguments().get(1).span(),
                    "the second argument of 'leaky_relu' is its slope below 0, a number",
                    "");
        }
        return typed(applied(call, new Rectifier(below.value(), below.value()), argument), call.span());
    }

    private Typed reshaped(Term.Call call) {
        if (call.arguments().size() < 2) {
            throw wrongCount(call, 2);
        }
        List<Integer> sizes = new ArrayList<>();
        for (Term term : call.arguments().subList(1, call.arguments().size())) {
            double size = term instanceof Term.Numeral number ? number.value() : 0;
            if (size != Math.rint(size) || size < 1 || size > Measures.MOST_ENTRIES) {
                throw new FormulaFault(
                        FormulaCodes.WRONG_ARGUMENTS, term.span(), "a size is a whole number from 1 on", "");
            }
            sizes.add((int) size);
        }
        return typed(new Expression.Reshape(of(call.arguments().get(0)).expression(), new Shape(sizes)), call.span());
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

    private Typed sum(Term.Call call) {
        Typed operand = summand(call);
        return typed(sum(operand, axes(call, operand)), call.span());
    }

    private Typed mean(Term.Call call) {
        Typed operand = summand(call);
        List<Integer> axes = axes(call, operand);
        int count = axes.stream().map(operand.shape()::size).reduce(1, (a, b) -> a * b);
        return typed(Algebra.multiply(Algebra.constant(1.0 / count), sum(operand, axes)), call.span());
    }

    private Typed summand(Term.Call call) {
        if (call.arguments().isEmpty() || call.arguments().size() > 2) {
            throw wrongCount(call, 1);
        }
        return of(call.arguments().get(0));
    }

    private static Expression sum(Typed operand, List<Integer> axes) {
        Expression sum = operand.expression();
        for (int axis : axes) {
            sum = new Expression.SumOver(sum, axis);
        }
        return sum;
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
        double axis = positional && countsFromOne(said, call, operand) ? said - 1 : said < 0 ? said + rank : said;
        if (axis != Math.rint(axis) || axis < 0 || axis >= rank) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS, call.span(), "there is no such axis: " + operand.shape(), "");
        }
        return List.of((int) axis);
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
        if (call.arguments().size() > 2) {
            throw wrongCount(call, 1);
        }
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
        if ((long) size * size > Measures.MOST_ENTRIES) {
            throw Measures.tooLarge(call.span());
        }
        double[] identity = new double[size * size];
        for (int i = 0; i < size; i++) {
            identity[i * size + i] = 1;
        }
        Expression one = new Expression.Constant(Tensor.of(Shape.of(size, size), identity));
        return typed(Algebra.multiply(column(vector), one), call.span());
    }

    private Typed norm(Term.Call call) {
        Typed operand = of(only(call));
        Expression squares = new Expression.Apply(ElementaryFunction.SQUARE, operand.expression());
        List<Integer> axes = IntStream.range(0, operand.shape().rank()).boxed().toList();
        Typed square = typed(squares, call.span());
        return typed(new Expression.Apply(ElementaryFunction.SQRT, sum(square, axes)), call.span());
    }

    private Typed where(Term.Call call) {
        Expression holds = argument(call, 0, 3).expression();
        Expression then = argument(call, 1, 3).expression();
        Expression otherwise = argument(call, 2, 3).expression();
        Expression not = Algebra.subtract(Algebra.constant(1), holds);
        return typed(Algebra.add(Algebra.multiply(holds, then), Algebra.multiply(not, otherwise)), call.span());
    }
}
