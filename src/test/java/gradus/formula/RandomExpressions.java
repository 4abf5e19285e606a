package gradus.formula;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.ElementFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.graph.Rectifier;
import gradus.graph.Slope;
import gradus.graph.Squashing;
import gradus.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Expressions drawn from a seed, over one quantity for each shape from 1x1 to 4x4, with names of all kinds. */
final class RandomExpressions {
    private static final int LARGEST = 4;
    private static final Quantity LOSS = Quantity.variable("E");
    private static final Quantity WEIGHTS = Quantity.variable("W", 2);

    private static final List<Quantity> NAMES = List.of(
            LOSS,
            Quantity.variable("learning_rate"),
            Quantity.variable("x"),
            Quantity.variable("delta", 2),
            WEIGHTS,
            Quantity.variable("yhat"),
            Quantity.gradient(LOSS, WEIGHTS),
            new Quantity.Updated(WEIGHTS),
            new Quantity.AtPoint(Quantity.variable("a", 2), "x_new"),
            Quantity.jacobian(Quantity.variable("y"), Quantity.variable("z", 1)),
            Quantity.variable("x_new"),
            Quantity.variable("net_h", 1),
            Quantity.variable("d"),
            Quantity.variable("T"),
            Quantity.variable("lambda"),
            Quantity.variable("e"));

    private static final List<ElementFunction> FUNCTIONS = List.of(
            ElementaryFunction.NEGATE,
            ElementaryFunction.SQUARE,
            ElementaryFunction.EXP,
            ElementaryFunction.SIN,
            ElementaryFunction.COS,
            ElementaryFunction.ABS,
            ElementaryFunction.SIGN,
            Squashing.SIGMOID,
            Squashing.TANH,
            new Rectifier(0, 0),
            new Rectifier(0.1, 0.1),
            new Slope(Squashing.SIGMOID),
            new Slope(Squashing.TANH),
            new Slope(new Rectifier(0, 0)),
            new Slope(new Rectifier(0, 1)),
            new Slope(new Rectifier(0.1, 0.1)));

    private static final List<BinaryFunction> OPERATIONS = List.of(
            BinaryFunction.ADD,
            BinaryFunction.SUBTRACT,
            BinaryFunction.MULTIPLY,
            BinaryFunction.MULTIPLY,
            BinaryFunction.DIVIDE,
            BinaryFunction.MAXIMUM,
            BinaryFunction.MINIMUM);

    private static final List<Double> CONSTANTS =
            List.of(1.0, 2.0, 0.5, -1.0, 3.0, -0.25, 1.0 / 3, 0.1, 1e-9, 12345.678901234);
    private static final List<Double> EXPONENTS = List.of(2.0, 3.0, -1.0, -2.0, 0.5, 1.0 / 3, 1.5, 10.0);

    private final Random random;

    RandomExpressions(long seed) {
        random = new Random(seed);
    }

    /** The quantities, with their shapes. */
    static Map<Quantity, Shape> quantities() {
        Map<Quantity, Shape> shapes = new LinkedHashMap<>();
        for (int rows = 1; rows <= LARGEST; rows++) {
            for (int columns = 1; columns <= LARGEST; columns++) {
                shapes.put(quantity(rows, columns), Shape.of(rows, columns));
            }
        }
        shapes.put(Quantity.variable("m"), Shape.SCALAR);
        return shapes;
    }

    private static Quantity quantity(int rows, int columns) {
        return NAMES.get(LARGEST * (rows - 1) + columns - 1);
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private int size() {
        return 1 + random.nextInt(LARGEST);
    }

    /** An expression of a shape up to 4x4 with so many operations in each other. */
    Expression matrix(int depth) {
        return matrix(size(), size(), depth, true);
    }

    /** An expression in which nothing is repeated but by operations entry by entry. */
    Expression plainMatrix(int depth) {
        return matrix(size(), size(), depth, false);
    }

    private Expression matrix(int rows, int columns, int depth, boolean mayRepeat) {
        if (depth == 0) {
            return new Expression.Reference(quantity(rows, columns));
        }
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> new Expression.Apply(oneOf(FUNCTIONS), matrix(rows, columns, depth - 1, mayRepeat));
            case 3, 4, 5, 6 -> combined(rows, columns, depth, mayRepeat);
            case 7, 8 -> product(rows, columns, depth, mayRepeat);
            case 9 -> new Expression.Transpose(matrix(columns, rows, depth - 1, mayRepeat));
            case 10 -> summed(rows, columns, depth, mayRepeat);
            case 11 -> new Expression.Softmax(matrix(rows, columns, depth - 1, mayRepeat), random.nextInt(2));
            case 12 -> ofPositive(rows, columns, depth, mayRepeat);
            default -> rearranged(rows, columns, depth, mayRepeat);
        };
    }

    private Expression combined(int rows, int columns, int depth, boolean mayRepeat) {
        Expression whole = matrix(rows, columns, depth - 1, mayRepeat);
        Expression other = smaller(rows, columns, depth - 1, mayRepeat);
        boolean isFirst = random.nextBoolean();
        return new Expression.Combine(oneOf(OPERATIONS), isFirst ? whole : other, isFirst ? other : whole);
    }

    /** What an operation entry by entry repeats to the shape. */
    private Expression smaller(int rows, int columns, int depth, boolean mayRepeat) {
        return switch (random.nextInt(8)) {
            case 0 -> Algebra.constant(oneOf(CONSTANTS));
            case 1 -> new Expression.Reference(Quantity.variable("m"));
            case 2 -> matrix(1, columns, depth, mayRepeat);
            case 3 -> matrix(rows, 1, depth, mayRepeat);
            case 4 -> matrix(1, 1, depth, mayRepeat);
            case 5 -> new Expression.Reshape(matrix(1, 1, depth, false), Shape.SCALAR);
            default -> matrix(rows, columns, depth, mayRepeat);
        };
    }

    /** No factor is square: a product of two such that speak of the same thing is refused as ambiguous when it is read. */
    private Expression product(int rows, int columns, int depth, boolean mayRepeat) {
        int inner = size();
        if ((inner == rows || inner == columns) && inner > 1) {
            return matrix(rows, columns, depth, mayRepeat);
        }
        return new Expression.MatrixProduct(
                matrix(rows, inner, depth - 1, mayRepeat), matrix(inner, columns, depth - 1, mayRepeat));
    }

    private Expression summed(int rows, int columns, int depth, boolean mayRepeat) {
        if (rows == 1) {
            return new Expression.SumOver(matrix(size(), columns, depth - 1, mayRepeat), 0);
        }
        return columns == 1
                ? new Expression.SumOver(matrix(rows, size(), depth - 1, mayRepeat), 1)
                : matrix(rows, columns, depth, mayRepeat);
    }

    private Expression ofPositive(int rows, int columns, int depth, boolean mayRepeat) {
        Expression inside = matrix(rows, columns, depth - 1, mayRepeat);
        Expression square = new Expression.Apply(ElementaryFunction.SQUARE, inside);
        Expression positive = Algebra.add(square, Algebra.constant(0.5));
        return switch (random.nextInt(4)) {
            case 0 -> new Expression.Apply(ElementaryFunction.LOG, positive);
            case 1 -> new Expression.Apply(ElementaryFunction.SQRT, positive);
            case 2 -> new Expression.Combine(BinaryFunction.POWER, positive, Algebra.constant(oneOf(EXPONENTS)));
            default ->
                new Expression.Combine(BinaryFunction.POWER, positive, smaller(rows, columns, depth - 1, mayRepeat));
        };
    }

    private Expression rearranged(int rows, int columns, int depth, boolean mayRepeat) {
        Shape shape = Shape.of(rows, columns);
        if (rows == columns && rows > 1) {
            Expression vector =
                    random.nextBoolean() ? matrix(rows, 1, depth - 1, false) : matrix(1, rows, depth - 1, false);
            return new Expression.Diagonal(vector);
        }
        if (mayRepeat && random.nextBoolean()) {
            Expression part = switch (random.nextInt(3)) {
                case 0 -> matrix(1, columns, depth - 1, true);
                case 1 -> matrix(rows, 1, depth - 1, true);
                default -> matrix(1, 1, depth - 1, true);
            };
            return new Expression.Repeat(part, shape);
        }
        return shape.isVector()
                ? new Expression.Reshape(matrix(columns, rows, depth - 1, false), shape)
                : matrix(rows, columns, depth, mayRepeat);
    }
}
