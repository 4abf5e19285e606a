package gradus.formula;

import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The shapes of the expressions that a formula is built up from. Each is found once, from those of its parts, so a long formula
 * costs no more than its length; and what would be too deep or too dear to evaluate is refused before anyone evaluates it.
 */
final class Measures {
    /** More entries than any exercise has. */
    static final int MOST_ENTRIES = 2_000_000;

    /** More multiplications than any exercise has: a tenth of a second. */
    private static final double DEAREST = 100_000_000;

    private static final int DEEPEST = 1_000;

    /** More operations than a formula of the greatest length can write, unless something is repeated again and again. */
    private static final double MOST_OPERATIONS = 100_000;

    /**
     * What is known of an expression.
     *
     * @param depth how many operations are nested in it
     * @param operations how many operations it has; one used twice is computed twice
     * @param cost how many multiplications they take
     */
    private record Measure(Shape shape, int depth, double operations, double cost) {}

    private final Function<Quantity, Shape> shapes;
    private final IdentityHashMap<Expression, Measure> known = new IdentityHashMap<>();

    Measures(Function<Quantity, Shape> shapes) {
        this.shapes = shapes;
    }

    /** The expression with its shape, if its parts fit. */
    Typed typed(Expression expression, Span span) {
        try {
            Measure measure = measure(expression);
            boolean isDear = measure.cost() > DEAREST || measure.operations() > MOST_OPERATIONS;
            if (measure.shape().count() > MOST_ENTRIES || isDear) {
                throw tooLarge(span);
            }
            if (measure.depth() > DEEPEST) {
                throw new FormulaFault(FormulaCodes.TOO_LARGE, span, "the formula is nested too deeply", "");
            }
            return new Typed(expression, measure.shape(), span);
        } catch (ShapeException fault) {
            throw new FormulaFault(FormulaCodes.WRONG_SHAPES, span, String.valueOf(fault.getMessage()), "");
        } catch (ArithmeticException overflow) {
            throw tooLarge(span);
        }
    }

    /** The shapes of the quantities. */
    Function<Quantity, Shape> shapesOf() {
        return shapes;
    }

    static FormulaFault tooLarge(Span span) {
        return new FormulaFault(
                FormulaCodes.TOO_LARGE,
                span,
                "the result has more than " + MOST_ENTRIES + " entries or takes as long",
                "");
    }

    private Measure measure(Expression expression) {
        Optional<Measure> measure = Optional.ofNullable(known.get(expression));
        if (measure.isPresent()) {
            return measure.get();
        }
        List<Measure> parts = expression.operands().stream().map(this::measure).toList();
        Shape shape = parts.isEmpty() ? expression.shape(shapes) : shape(expression, parts);
        double perEntry = perEntry(expression, parts, shape);
        double cost = parts.stream().mapToDouble(Measure::cost).sum() + perEntry * shape.count();
        int depth = 1 + parts.stream().mapToInt(Measure::depth).max().orElse(0);
        double operations = 1 + parts.stream().mapToDouble(Measure::operations).sum();
        Measure found = new Measure(shape, depth, operations, cost);
        known.put(expression, found);
        return found;
    }

    /** How many multiplications an entry of the result takes. */
    private static double perEntry(Expression expression, List<Measure> parts, Shape shape) {
        if (expression instanceof Expression.SumOfProducts products) {
            return (double) products.pairing().count() / shape.count();
        }
        if (expression instanceof Expression.StackProduct stack) {
            return (double) stack.pairing().count() / shape.count();
        }
        return expression instanceof Expression.MatrixProduct
                ? parts.get(0).shape().columns()
                : 1;
    }

    /** The shape that the operation makes of quantities with the shapes of its parts. */
    private static Shape shape(Expression expression, List<Measure> parts) {
        List<Expression> standIns = new ArrayList<>();
        Map<Quantity, Shape> shapes = new HashMap<>();
        for (Measure part : parts) {
            Quantity standIn = Quantity.variable("part", standIns.size() + 1);
            standIns.add(new Expression.Reference(standIn));
            shapes.put(standIn, part.shape());
        }
        return expression
                .withOperands(standIns)
                .shape(quantity -> Optional.ofNullable(shapes.get(quantity)).orElseThrow());
    }
}
