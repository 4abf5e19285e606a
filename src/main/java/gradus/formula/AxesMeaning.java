package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.Axes;
import gradus.graph.Expression;
import gradus.graph.IndexMap;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What functions mean that put axes and entries elsewhere: transpose, flip, pad, flatten and the like. */
final class AxesMeaning {
    private static final Set<String> WIDTH = Set.of("width");

    private final Meaning meaning;
    private final Measures measures;
    private final Scope scope;

    AxesMeaning(Meaning meaning, Measures measures, Scope scope) {
        this.meaning = meaning;
        this.measures = measures;
        this.scope = scope;
    }

    /** Whether a call of transpose is one that says axes. */
    static boolean saysAxes(Term.Call call) {
        return call.arguments().size() > 1 || !call.options().isEmpty();
    }

    Typed of(Term.Call call) {
        if (call.arguments().isEmpty()) {
            throw Arguments.wrongCount(call, 1);
        }
        Typed operand = meaning.of(call.arguments().get(0));
        return switch (call.function()) {
            case "transpose" -> gathered(operand, call, () -> Axes.permuted(operand.shape(), axes(call, operand)));
            case "swapaxes" -> exchanged(call, operand);
            case "flip" -> flipped(call, operand);
            case "pad" -> padded(call, operand, true);
            case "unpad" -> padded(call, operand, false);
            case "flatten" -> flattened(call, operand);
            case "squeeze" -> squeezed(call, operand);
            default -> broadcast(call, operand);
        };
    }

    private Typed gathered(Typed operand, Term.Call call, Supplier<IndexMap> map) {
        return measures.typed(new Expression.Gather(operand.expression(), fitting(call, map)), call.span());
    }

    private static IndexMap fitting(Term.Call call, Supplier<IndexMap> map) {
        try {
            return map.get();
        } catch (ShapeException fault) {
            throw new FormulaFault(FormulaCodes.WRONG_SHAPES, call.span(), String.valueOf(fault.getMessage()), "");
        }
    }

    /** The axes that a call names, by a setting or behind the operand; those below 0 count from the last one. */
    private static List<Integer> axes(Term.Call call, Typed operand) {
        Optional<List<Integer>> said = new TensorSettings(call).numbers(TensorSettings.AXIS, Integer.MIN_VALUE);
        List<Integer> axes = said.orElseGet(
                () -> numbers(call.arguments().subList(1, call.arguments().size())));
        return axes.stream().map(axis -> fromStart(axis, operand, call)).toList();
    }

    private static int fromStart(int axis, Typed operand, Term.Call call) {
        int rank = operand.shape().rank();
        if (axis < -rank || axis >= rank) {
            throw TensorSettings.fault(call.span(), "there is no axis " + axis + " in " + operand.shape(), "");
        }
        return axis < 0 ? axis + rank : axis;
    }

    /** Whole numbers, one by one or in brackets. */
    static List<Integer> numbers(List<Term> terms) {
        List<Integer> numbers = new ArrayList<>();
        for (Term term : terms) {
            List<Term> parts = term instanceof Term.Block block ? block.operands() : List.of(term);
            for (Term part : parts) {
                double number = Arguments.number(part).orElse(Double.NaN);
                if (number != Math.rint(number) || Math.abs(number) > Measures.MOST_ENTRIES) {
                    throw TensorSettings.fault(part.span(), "a whole number is needed here", "");
                }
                numbers.add((int) number);
            }
        }
        return numbers;
    }

    private Typed exchanged(Term.Call call, Typed operand) {
        List<Integer> two = axes(call, operand);
        if (two.size() != 2) {
            throw Arguments.wrongCount(call, 3);
        }
        return gathered(operand, call, () -> Axes.exchanged(operand.shape(), two.get(0), two.get(1)));
    }

    /** Along all axes, if none is said. */
    private Typed flipped(Term.Call call, Typed operand) {
        List<Integer> said = axes(call, operand);
        List<Integer> axes = said.isEmpty()
                ? IntStream.range(0, operand.shape().rank()).boxed().toList()
                : said;
        Typed flipped = operand;
        for (int axis : axes) {
            if (operand.shape().size(axis) > 1) {
                flipped = gathered(flipped, call, () -> Axes.flipped(operand.shape(), axis));
            }
        }
        return flipped;
    }

    /** Zeros around: so many on either side of every axis, or of those that are said. */
    private Typed padded(Term.Call call, Typed operand, boolean isMore) {
        List<Integer> width = new TensorSettings(call)
                .numbers(WIDTH, 0)
                .orElseGet(() ->
                        numbers(call.arguments().subList(1, call.arguments().size())));
        if (width.isEmpty() || width.size() > 2 || width.stream().anyMatch(zeros -> zeros < 0)) {
            throw TensorSettings.fault(
                    call.span(), "'" + call.function() + "' needs the number of zeros", "write 'width=1'");
        }
        List<Integer> axes = new TensorSettings(call)
                .numbers(TensorSettings.AXIS, Integer.MIN_VALUE)
                .map(said -> said.stream()
                        .map(axis -> fromStart(axis, operand, call))
                        .toList())
                .orElseGet(
                        () -> IntStream.range(0, operand.shape().rank()).boxed().toList());
        Typed padded = operand;
        for (int axis : axes) {
            padded = padded(padded, axis, width.get(0), width.get(width.size() - 1), isMore, call);
        }
        return padded;
    }

    private Typed padded(Typed operand, int axis, int before, int after, boolean isMore, Term.Call call) {
        Shape shape = operand.shape();
        if (isMore) {
            return gathered(operand, call, () -> Axes.padded(shape, axis, before, after));
        }
        int left = shape.size(axis) - before - after;
        if (left < 1) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES, call.span(), "nothing is left of " + shape + " along axis " + axis, "");
        }
        IndexMap map = fitting(call, () -> Axes.padded(shape.with(axis, left), axis, before, after));
        return measures.typed(new Expression.ScatterAdd(operand.expression(), map), call.span());
    }

    /** All entries of an example, row by row: a column, or a row where examples are rows. */
    private Typed flattened(Term.Call call, Typed operand) {
        Arguments.requireCount(call, 1);
        Shape shape = operand.shape();
        boolean inRows = scope.unitAxis() == 1;
        if (shape.rank() < 4) {
            Shape target = inRows ? Shape.of(1, shape.count()) : Shape.of(shape.count(), 1);
            return measures.typed(new Expression.Reshape(operand.expression(), target), call.span());
        }
        int examples = shape.size(0);
        Expression rows = new Expression.Reshape(operand.expression(), Shape.of(examples, shape.count() / examples));
        return measures.typed(inRows ? rows : Algebra.transpose(rows), call.span());
    }

    private Typed squeezed(Term.Call call, Typed operand) {
        Arguments.requireCount(call, 1);
        List<Integer> sizes =
                operand.shape().sizes().stream().filter(size -> size > 1).toList();
        return measures.typed(new Expression.Reshape(operand.expression(), new Shape(sizes)), call.span());
    }

    private Typed broadcast(Term.Call call, Typed operand) {
        Shape shape = new Shape(new TensorSettings(call)
                .numbers(TensorSettings.SHAPE, 1)
                .orElseGet(() ->
                        numbers(call.arguments().subList(1, call.arguments().size()))));
        return measures.typed(new Expression.Repeat(operand.expression(), shape), call.span());
    }

    /** A vector of as many entries as an axis has, lying along it. */
    static Expression along(Typed vector, Shape shape, int axis) {
        if (vector.isScalar()) {
            return vector.expression();
        }
        if (!vector.shape().isVector() || vector.shape().count() != shape.size(axis)) {
            throw new FormulaFault(
                    FormulaCodes.WRONG_SHAPES,
                    vector.span(),
                    "a vector of " + shape.size(axis) + " is needed, this is " + vector.shape(),
                    "");
        }
        Shape lying = new Shape(Collections.nCopies(shape.rank(), 1)).with(axis, shape.size(axis));
        return vector.shape().equals(lying) ? vector.expression() : new Expression.Reshape(vector.expression(), lying);
    }
}
