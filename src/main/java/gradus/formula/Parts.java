package gradus.formula;

import gradus.graph.Expression;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Things that are put one behind the other. Every part has two axes: a number is 1x1. */
final class Parts {
    private final Meaning meaning;
    private final Measures measures;
    private final Scope scope;

    Parts(Meaning meaning, Measures measures, Scope scope) {
        this.meaning = meaning;
        this.measures = measures;
        this.scope = scope;
    }

    boolean areUnits() {
        return scope.reductions() == Reductions.OVER_UNITS;
    }

    int unitAxis() {
        return scope.unitAxis();
    }

    List<Typed> of(List<Term> terms) {
        // A loop and no stream, which would take ten times the stack where parts are made of parts.
        List<Typed> parts = new ArrayList<>();
        for (Term term : terms) {
            parts.add(of(term));
        }
        return parts;
    }

    /** A part; a vector without a direction lies along the units. */
    Typed of(Term term) {
        Optional<Double> number = Arguments.number(term);
        if (number.isPresent()) {
            return measures.typed(new Expression.Constant(Tensor.of(Shape.of(1, 1), number.get())), term.span());
        }
        Typed typed = meaning.of(term);
        if (typed.shape().rank() == 2) {
            return typed;
        }
        int count = typed.shape().count();
        Shape shape = unitAxis() == 0 ? Shape.of(count, 1) : Shape.of(1, count);
        return measures.typed(new Expression.Reshape(typed.expression(), shape), term.span());
    }

    static boolean isRow(Typed part) {
        return part.shape().rows() == 1 && part.shape().columns() > 1;
    }

    /** Rows of parts, each side by side, one below the other. */
    Typed stacked(List<List<Typed>> rows, Span span) {
        List<Typed> stacked = new ArrayList<>();
        for (List<Typed> row : rows) {
            Span whole = row.get(0).span().to(row.get(row.size() - 1).span());
            stacked.add(joined(row, 1, whole));
        }
        return joined(stacked, 0, span);
    }

    /** The parts one behind the other along an axis. */
    Typed joined(List<Typed> parts, int axis, Span span) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        List<Typed> fitting = areUnits() ? forAllExamples(parts) : parts;
        Typed first = fitting.get(0);
        fitting.forEach(part -> requireFit(part, first, axis));
        List<Expression> expressions = fitting.stream().map(Typed::expression).toList();
        return measures.typed(concatenated(expressions, axis), span);
    }

    private static void requireFit(Typed part, Typed first, int axis) {
        if (part.shape().size(1 - axis) != first.shape().size(1 - axis)) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    part.span(),
                    "this part is " + part.shape() + " and cannot stand " + (axis == 0 ? "below" : "beside")
                            + " one of " + first.shape(),
                    "the parts need as many " + (axis == 0 ? "columns" : "rows") + " each");
        }
    }

    /** Numbers are written out as one constant. */
    private static Expression concatenated(List<Expression> parts, int axis) {
        List<Tensor> numbers = new ArrayList<>();
        for (Expression part : parts) {
            if (part instanceof Expression.Constant constant) {
                numbers.add(constant.value());
            }
        }
        return numbers.size() == parts.size()
                ? new Expression.Constant(Tensor.concatenated(numbers, axis))
                : new Expression.Concatenate(parts, axis);
    }

    /** What is the same for all examples is repeated, where other parts have one for each. */
    private List<Typed> forAllExamples(List<Typed> parts) {
        int axis = 1 - unitAxis();
        int examples =
                parts.stream().mapToInt(part -> part.shape().size(axis)).max().orElse(1);
        return parts.stream()
                .map(part -> part.shape().size(axis) == 1 && examples > 1 ? repeated(part, axis, examples) : part)
                .toList();
    }

    private Typed repeated(Typed part, int axis, int times) {
        Shape shape = part.shape().with(axis, times);
        return measures.typed(new Expression.Repeat(part.expression(), shape), part.span());
    }

    static FormulaFault manyForEachExample(Span span) {
        return new FormulaFault(
                FormulaCodes.WRONG_SHAPES,
                span,
                "this makes a matrix of each example, and the formula is about one example's vectors",
                "");
    }
}
