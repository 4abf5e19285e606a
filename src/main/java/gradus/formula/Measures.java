package gradus.formula;

import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
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

    /**
     * What is known of an expression.
     *
     * @param depth how many operations are nested in it
     * @param cost how many multiplications it takes; an expression used twice is computed twice
     */
    private record Measure(Shape shape, int depth, double cost) {}

    private final Function<Quantity, Shape> shapes;
    private final IdentityHashMap<Expression, Measure> known = new IdentityHashMap<>();

    Measures(Function<Quantity, Shape> shapes) {
        this.shapes = shapes;
    }

    /** The expression with its shape, if its parts fit. */
    Typed typed(Expression expression, Span span) {
        try {
            Measure measure = measure(expression);
            if (measure.shape().count() > MOST_ENTRIES || measure.cost() > DEAREST) {
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
        double perEntry = expression instanceof Expression.MatrixProduct
                ? parts.get(0).shape().columns()
                : 1;
        double cost = parts.stream().mapToDouble(Measure::cost).sum() + perEntry * shape.count();
        int depth = 1 + parts.stream().mapToInt(Measure::depth).max().orElse(0);
        Measure found = new Measure(shape, depth, cost);
        known.put(expression, found);
        return found;
    }

    /** The shape that the operation makes of quantities with the shapes of its parts. */
    private static Shape shape(Expression expression, List<Measure> parts) {
        List<Expression> standIns = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            standIns.add(new Expression.Reference(Quantity.variable("part", i + 1)));
        }
        return expression
                .withOperands(standIns)
                .shape(quantity -> parts.get(standIns.indexOf(new Expression.Reference(quantity)))
                        .shape());
    }
}
