package gradus.graph;

import gradus.tensor.RandomTensors;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Graphs of random rules in which every kind of formula and every function occurs, and quantities are mentioned often. */
final class RandomGraphs {
    private static final int DEEPEST = 4;
    private static final List<ElementFunction> FUNCTIONS = functions();

    private final RandomTensors random;
    private final Map<Quantity, Shape> shapes = new LinkedHashMap<>();
    private final Map<Quantity, Expression> rules = new LinkedHashMap<>();

    RandomGraphs(long seed) {
        random = new RandomTensors(seed);
    }

    private static List<ElementFunction> functions() {
        List<ElementFunction> functions = new ArrayList<>(List.of(ElementaryFunction.values()));
        for (Nonlinearity nonlinearity : List.of(
                Squashing.SIGMOID,
                Squashing.TANH,
                new Rectifier(0, 0),
                new Rectifier(0.1, 1),
                new Rectifier(-0.3, 2))) {
            functions.add(nonlinearity);
            functions.add(new Slope(nonlinearity));
        }
        return functions;
    }

    /** Some given quantities, and some that are computed from them and from each other. */
    Graph graph() {
        shapes.clear();
        rules.clear();
        int computed = 1 + random.below(4);
        for (int number = 1; number <= computed; number++) {
            Shape shape = Shape.of(1 + random.below(3), 1 + random.below(2));
            Expression rule = formula(shape, DEEPEST);
            Quantity quantity = Quantity.variable("y", number);
            rules.put(quantity, rule);
            shapes.put(quantity, shape);
        }
        return Graph.of(rules);
    }

    static boolean isGiven(Quantity quantity) {
        return quantity.toString().startsWith("g");
    }

    private Expression formula(Shape shape, int depth) {
        if (depth == 0 || random.below(8) == 0) {
            return leaf(shape);
        }
        int less = depth - 1;
        int axis = random.below(2);
        int other = 1 + random.below(3);
        return switch (random.below(20)) {
            case 0, 1 -> new Expression.Apply(oneOf(FUNCTIONS), formula(shape, less));
            case 2, 3, 4 -> combined(shape, less);
            case 5 ->
                new Expression.MatrixProduct(
                        formula(Shape.of(shape.rows(), other), less), formula(Shape.of(other, shape.columns()), less));
            case 6 -> new Expression.Transpose(formula(shape.transposed(), less));
            case 7 -> new Expression.Reshape(formula(Shape.of(shape.columns(), shape.rows()), less), shape);
            case 8 -> new Expression.Softmax(formula(shape, less), axis);
            case 9 ->
                new Expression.Slice(
                        formula(shape.with(axis, shape.size(axis) + 1), less), axis, random.below(2), shape.size(axis));
            case 10 -> new Expression.Repeat(formula(shape.with(axis, 1), less), shape);
            case 11, 14, 15 -> reduced(shape, axis, other, less);
            case 12 ->
                shape.rows() == shape.columns()
                        ? new Expression.Diagonal(formula(Shape.of(shape.rows(), 1), less))
                        : leaf(shape);
            case 16 -> new Expression.Gather(formula(shape, less), Axes.flipped(shape, axis));
            case 17 -> overlapped(shape, axis, less);
            case 18, 19 -> convolved(shape, axis, less);
            default -> concatenated(shape, axis, less);
        };
    }

    private Expression combined(Shape shape, int depth) {
        BinaryFunction function = oneOf(List.of(BinaryFunction.values()));
        Expression right = function == BinaryFunction.POWER && random.below(2) == 0
                ? Algebra.constant(random.below(4) - 1)
                : formula(random.below(3) == 0 ? shape.with(random.below(2), 1) : shape, depth);
        return new Expression.Combine(function, formula(shape, depth), right);
    }

    private Expression reduced(Shape shape, int axis, int size, int depth) {
        if (shape.size(axis) > 1) {
            return leaf(shape);
        }
        Expression operand = formula(shape.with(axis, size), depth);
        return switch (random.below(5)) {
            case 0, 1 -> new Expression.LargestOver(operand, axis);
            case 2 -> new Expression.ArgMax(operand, axis, 1);
            default -> new Expression.SumOver(operand, axis);
        };
    }

    /** Windows of two entries and zeros around them, added up where they were taken from. */
    private Expression overlapped(Shape shape, int axis, int depth) {
        Window window = new Window(shape.size(axis), 2, 1, 1, 1, 1);
        IndexMap map = Windows.of(shape, List.of(axis), List.of(window), Label.of("windows"));
        Shape flat = Shape.of(map.to().size(0) * map.to().size(1), 2);
        return new Expression.ScatterAdd(new Expression.Reshape(formula(flat, depth), map.to()), map);
    }

    private Expression convolved(Shape shape, int axis, int depth) {
        Shape input = shape.with(axis, shape.size(axis) + 1);
        List<Window> windows = List.of(
                new Window(input.rows(), axis == 0 ? 2 : 1, 1, 0, 0, 1),
                new Window(input.columns(), axis == 1 ? 2 : 1, 1, 0, 0, 1));
        Shape kernel = Shape.of(1, 1).with(axis, 2);
        Pairing pairing = new Convolution(input, "HW", kernel, "HW", windows, 1, false).pairing(Label.of("conv2d"));
        return new Expression.SumOfProducts(formula(input, depth), formula(kernel, depth), pairing);
    }

    private Expression concatenated(Shape shape, int axis, int depth) {
        int size = shape.size(axis);
        if (size == 1) {
            return leaf(shape);
        }
        return new Expression.Concatenate(
                List.of(formula(shape.with(axis, 1), depth), formula(shape.with(axis, size - 1), depth)), axis);
    }

    /** A quantity of the shape, mostly one that is there already; or numbers. */
    private Expression leaf(Shape shape) {
        List<Quantity> fitting = new ArrayList<>(shapes.keySet());
        fitting.removeIf(quantity -> !shapes.get(quantity).equals(shape));
        if (random.below(6) == 0) {
            return new Expression.Constant(random.wholeNumbers(shape));
        }
        if (fitting.isEmpty() || random.below(4) == 0) {
            Quantity given = Quantity.variable("g", shapes.size() + 1);
            Tensor value = random.tensor(shape, random.below(2) - 1, 1);
            shapes.put(given, shape);
            rules.put(given, new Expression.Constant(value));
            return new Expression.Reference(given);
        }
        return new Expression.Reference(oneOf(fitting));
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.below(list.size()));
    }
}
