package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What a formula about one entry means, such as {@code (y_u - t_u) h_v} for the entry (u, v) of a matrix: every index has an
 * axis of its own, a vector lies along the axis of its index, and a sum over an index removes its axis.
 */
final class EntryMeaning {
    /** More letters than any exercise has; every one is an axis of every intermediate result. */
    private static final int MOST_INDICES = 8;

    private final Scope scope;
    private final Measures measures;
    private final Meaning wholes;
    private final List<String> free;
    private final FormulaReader.Bounds bounds;
    private final List<String> axes;

    EntryMeaning(
            Scope scope,
            Function<Quantity, Shape> shapes,
            Dialect dialect,
            List<String> free,
            FormulaReader.Bounds bounds,
            Term term) {
        this.scope = scope;
        this.measures = new Measures(shapes);
        this.wholes = new Meaning(scope, shapes, dialect);
        this.free = free;
        this.bounds = bounds;
        this.axes = new ArrayList<>(free);
        collectBound(term, new HashSet<>(free));
    }

    /** A letter may be summed over again once the first sum is closed. */
    private void collectBound(Term term, Set<String> taken) {
        if (!(term instanceof Term.IndexedSum sum)) {
            term.operands().forEach(operand -> collectBound(operand, taken));
            return;
        }
        if (!taken.add(sum.index())) {
            throw new FormulaFault(
                    FormulaCodes.AMBIGUOUS,
                    sum.span(),
                    "the index '" + sum.index() + "' is used twice",
                    "sum over another letter, or put brackets around the first sum");
        }
        if (!axes.contains(sum.index())) {
            axes.add(sum.index());
        }
        if (axes.size() > MOST_INDICES) {
            throw new FormulaFault(
                    FormulaCodes.TOO_LARGE, sum.span(), "there are more than " + MOST_INDICES + " indices", "");
        }
        collectBound(sum.operand(), taken);
        taken.remove(sum.index());
    }

    /** The whole vector or matrix whose entry the term is: the first free index counts rows, the second columns. */
    Typed whole(Term term) {
        Expression entries = of(term);
        Shape shape = shape(entries, term);
        List<Integer> sizes = new ArrayList<>();
        for (int axis = 0; axis < free.size(); axis++) {
            sizes.add(axis < shape.rank() ? shape.size(axis) : 1);
        }
        if (sizes.size() == 1) {
            sizes.add(1);
        }
        Shape matrix = new Shape(sizes);
        if (matrix.count() != shape.count()) {
            throw new FormulaFault(FormulaCodes.WRONG_SHAPES, term.span(), "an index is left over", "");
        }
        return new Typed(new Expression.Reshape(entries, matrix), matrix, term.span());
    }

    private Shape shape(Expression expression, Term term) {
        return measures.typed(expression, term.span()).shape();
    }

    private Expression of(Term term) {
        if (term instanceof Term.Numeral number) {
            return Algebra.constant(number.value());
        }
        if (term instanceof Term.Name name) {
            return entry(name);
        }
        if (term instanceof Term.Negation negation) {
            return Algebra.negate(of(negation.operand()));
        }
        if (term instanceof Term.IndexedSum sum) {
            return sum(sum);
        }
        if (term instanceof Term.Ones) {
            return Algebra.constant(1);
        }
        if (term instanceof Term.Operation operation) {
            return operation(operation);
        }
        if (term instanceof Term.Call call) {
            return call(call);
        }
        if (term instanceof Term.Magnitude magnitude) {
            return new Expression.Apply(ElementaryFunction.ABS, of(magnitude.operand()));
        }
        if (term instanceof Term.Selection || term instanceof Term.LayerOrEntry) {
            return number(term);
        }
        String message = term instanceof Term.Block ? "an entry is one number" : "an entry cannot be transposed";
        throw new FormulaFault(FormulaCodes.WRONG_SHAPES, term.span(), message, "");
    }

    /** What is one number without any index, such as {@code y_1} and {@code ‖y‖}. */
    private Expression number(Term term) {
        Typed number = wholes.of(term);
        if (!number.isScalar()) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    term.span(),
                    "a single number is needed here, this is " + number.shape(),
                    "");
        }
        return new Expression.Reshape(number.expression(), sized(List.of(), List.of()));
    }

    private Expression sum(Term.IndexedSum sum) {
        Expression operand = of(sum.operand());
        int axis = axes.indexOf(sum.index());
        Shape shape = shape(operand, sum);
        int size = axis < shape.rank() ? shape.size(axis) : 1;
        if (size == 1 && !mentions(sum.operand(), sum.index())) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    sum.span(),
                    "nothing under the sum has the index '" + sum.index() + "'",
                    "");
        }
        boolean isChecked = bounds == FormulaReader.Bounds.AS_WRITTEN && sum.count() != Term.IndexedSum.ALL;
        if (isChecked && sum.count() != size) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    sum.span(),
                    "the sum has " + sum.count() + " terms, '" + sum.index() + "' has " + size + " values",
                    "");
        }
        return new Expression.SumOver(operand, axis);
    }

    private static boolean mentions(Term term, String index) {
        return (term instanceof Term.Name name && name.indices().contains(index))
                || term.operands().stream().anyMatch(operand -> mentions(operand, index));
    }

    private Expression operation(Term.Operation operation) {
        if (Meaning.isIndicator(operation)) {
            return of(operation.right());
        }
        Expression left = of(operation.left());
        Expression right = of(operation.right());
        Expression result = switch (operation.operator()) {
            case "+" -> Algebra.add(left, right);
            case "-" -> Algebra.subtract(left, right);
            case "/", "./" -> Algebra.divide(left, right);
            case "**", "^" -> EntryFunctions.power(left, right);
            case ">", ">=", "<", "<=" -> Meaning.comparison(operation.operator(), left, right);
            case "*", "·", "∘", "" -> Algebra.multiply(left, right);
            default ->
                throw new FormulaFault(
                        FormulaCodes.WRONG_SHAPES,
                        operation.span(),
                        "'" + operation.operator() + "' has no meaning for entries",
                        "");
        };
        shape(result, operation);
        return result;
    }

    private Expression call(Term.Call call) {
        boolean isNumber = Functions.reduces(call.function()) && !EntryFunctions.isMeant(call) && !hasIndex(call);
        if (isNumber) {
            return number(call);
        }
        if (!EntryFunctions.isMeant(call)) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_ARGUMENTS,
                    call.span(),
                    "'" + call.function() + "' has no meaning for entries",
                    "");
        }
        List<Expression> arguments = new ArrayList<>();
        for (Term argument : call.arguments()) {
            arguments.add(of(argument));
        }
        Expression result = EntryFunctions.of(call, arguments, scope.reluSlopeAtZero());
        shape(result, call);
        return result;
    }

    private static boolean hasIndex(Term term) {
        return (term instanceof Term.Name name && !name.indices().isEmpty())
                || term.operands().stream().anyMatch(EntryMeaning::hasIndex);
    }

    private Expression entry(Term.Name name) {
        Expression whole = Meaning.lookUp(scope, name);
        Shape shape = shape(whole, name);
        List<String> indices = name.indices();
        for (String index : indices) {
            if (!axes.contains(index)) {
                throw new FormulaFault(
                        FormulaCodes.UNKNOWN_NAME,
                        name.span(),
                        "the index '" + index + "' is not said: the indices are " + String.join(", ", axes),
                        "");
            }
        }
        if (indices.isEmpty() && shape.isScalar()) {
            return new Expression.Reshape(whole, sized(List.of(), List.of()));
        }
        if (indices.size() == 1 && shape.isVector()) {
            return new Expression.Reshape(whole, sized(indices, List.of(shape.count())));
        }
        if (indices.size() == 2 && shape.rank() == 2 && !indices.get(0).equals(indices.get(1))) {
            boolean inOrder = axes.indexOf(indices.get(0)) < axes.indexOf(indices.get(1));
            Expression turned = inOrder ? whole : Algebra.transpose(whole);
            return new Expression.Reshape(turned, sized(indices, List.of(shape.rows(), shape.columns())));
        }
        int needed = shape.isScalar() ? 0 : shape.isVector() ? 1 : 2;
        throw new FormulaFault(
                FormulaCodes.WRONG_SHAPES,
                name.span(),
                "'" + name.text() + "' is " + shape + " and needs "
                        + (needed == 0 ? "no index" : needed == 1 ? "one index" : "two different indices"),
                "");
    }

    /** A shape with one axis for each index, of size 1 but for the given ones. */
    private Shape sized(List<String> indices, List<Integer> sizes) {
        List<Integer> all = new ArrayList<>(Collections.nCopies(axes.size(), 1));
        for (int i = 0; i < indices.size(); i++) {
            all.set(axes.indexOf(indices.get(i)), sizes.get(i));
        }
        return new Shape(all);
    }
}
