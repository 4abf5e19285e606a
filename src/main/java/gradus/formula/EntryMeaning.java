package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.ElementFunction;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * What a formula about one entry means, such as {@code (y_u - t_u) h_v} for the entry (u, v) of a matrix: every index has an
 * axis of its own, a vector lies along the axis of its index, and a sum over an index removes its axis.
 */
final class EntryMeaning {
    private final Scope scope;
    private final Function<Quantity, Shape> shapes;
    private final List<String> free;
    private final List<String> axes;

    EntryMeaning(Scope scope, Function<Quantity, Shape> shapes, List<String> free, Term term) {
        this.scope = scope;
        this.shapes = shapes;
        this.free = free;
        this.axes = new ArrayList<>(free);
        collectBound(term);
    }

    private void collectBound(Term term) {
        if (term instanceof Term.IndexedSum sum) {
            if (axes.contains(sum.index())) {
                throw new FormulaFault(
                        FormulaCodes.AMBIGUOUS,
                        sum.span(),
                        "the index '" + sum.index() + "' is used twice",
                        "sum over another letter");
            }
            axes.add(sum.index());
            collectBound(sum.operand());
        } else if (term instanceof Term.Operation operation) {
            collectBound(operation.left());
            collectBound(operation.right());
        } else if (term instanceof Term.Negation negation) {
            collectBound(negation.operand());
        } else if (term instanceof Term.Call call) {
            call.arguments().forEach(this::collectBound);
        }
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
        try {
            return expression.shape(shapes);
        } catch (ShapeException fault) {
            throw new FormulaFault(FormulaCodes.WRONG_SHAPES, term.span(), String.valueOf(fault.getMessage()), "");
        }
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
            return new Expression.SumOver(of(sum.operand()), axes.indexOf(sum.index()));
        }
        if (term instanceof Term.Operation operation) {
            return operation(operation);
        }
        if (term instanceof Term.Call call) {
            return call(call);
        }
        throw new FormulaFault(FormulaCodes.WRONG_SHAPES, term.span(), "an entry cannot be transposed", "");
    }

    private Expression operation(Term.Operation operation) {
        Expression left = of(operation.left());
        Expression right = of(operation.right());
        Expression result = switch (operation.operator()) {
            case "+" -> Algebra.add(left, right);
            case "-" -> Algebra.subtract(left, right);
            case "/" -> Algebra.divide(left, right);
            case "**" -> Meaning.power(left, right);
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
        ElementFunction function = Functions.elementwise(call.function())
                .filter(known -> call.arguments().size() == 1)
                .orElseThrow(() -> new FormulaFault(
                        FormulaCodes.WRONG_ARGUMENTS,
                        call.span(),
                        "'" + call.function() + "' has no meaning for entries",
                        ""));
        return Meaning.applied(call, function, of(call.arguments().get(0)));
    }

    private Expression entry(Term.Name name) {
        Expression whole = Meaning.lookUp(scope, name);
        Shape shape = whole.shape(shapes);
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
        throw new FormulaFault(
                FormulaCodes.WRONG_SHAPES,
                name.span(),
                "'" + name.text() + "' is " + shape + " and has " + indices.size()
                        + (indices.size() == 1 ? " index here" : " indices here"),
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
