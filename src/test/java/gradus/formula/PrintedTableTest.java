package gradus.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradus.graph.Algebra;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.graph.Rectifier;
import gradus.graph.Slope;
import gradus.issue.SourcePosition;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * A table of printed formulas that somebody has read: brackets are where they are needed and nowhere else.
 *
 * <p>A missing table is written, and {@code -Dsnippets.overwrite} writes it as it is now; both fail. Read it before committing.
 */
class PrintedTableTest {
    private static final Path TABLE = Path.of("src/test/snippets/formulas/printed.txt");

    private static final Map<String, Shape> NAMES = Map.ofEntries(
            Map.entry("x", Shape.of(4, 2)),
            Map.entry("W1", Shape.of(5, 4)),
            Map.entry("b1", Shape.of(5, 1)),
            Map.entry("z1", Shape.of(5, 2)),
            Map.entry("a1", Shape.of(5, 2)),
            Map.entry("W2", Shape.of(3, 5)),
            Map.entry("b2", Shape.of(3, 1)),
            Map.entry("z2", Shape.of(3, 2)),
            Map.entry("a2", Shape.of(3, 2)),
            Map.entry("yhat", Shape.of(3, 2)),
            Map.entry("t", Shape.of(3, 2)),
            Map.entry("delta2", Shape.of(3, 2)),
            Map.entry("S", Shape.of(3, 3)),
            Map.entry("u", Shape.of(3, 1)),
            Map.entry("v", Shape.of(3, 1)),
            Map.entry("r", Shape.of(1, 3)),
            Map.entry("f", Shape.of(1, 1)),
            Map.entry("s", Shape.of(1, 1)),
            Map.entry("m", Shape.SCALAR),
            Map.entry("eta", Shape.SCALAR),
            Map.entry("loss_factor", Shape.SCALAR),
            Map.entry("batch_factor", Shape.SCALAR));

    /** Formulas of numpy, which are read and printed in all forms. */
    private static final List<String> READ = List.of(
            // sums and signs
            "W1 @ x + b1",
            "a2 - t",
            "a2 + (-t)",
            "a2 - (-t)",
            "-a2 - t",
            "-(a2 - t)",
            "a2 - (t - z2)",
            "a2 + (t - z2)",
            "(a2 - t) + z2",
            "1 - a2",
            "a2 * (1 - a2)",
            "-(-a2)",
            "-a2 * t",
            "a2 * -t",
            "-1 * a2",
            "a2 * -0.5",
            // products
            "W2.T @ delta2",
            "W2.T @ delta2 * sigmoid_prime(z1)",
            "sigmoid_prime(z1) * (W2.T @ delta2)",
            "(W2 @ a1) * delta2 * t",
            "W2 @ (a1 * z1)",
            "W2 @ (W1 @ x)",
            "(W2 @ W1) @ x",
            "W2 @ (W1 @ x + b1)",
            "2 * (a2 - t)",
            "(a2 - t) * 2",
            "eta * (delta2 @ a1.T)",
            "eta * delta2 * t",
            "delta2 * eta * t",
            "f * (1 - f)",
            "f * s",
            "m * 2 * 0.5 * f",
            "loss_factor * batch_factor * a2",
            "loss_factor * (a2 - t)",
            "(u.T @ v) * S",
            "S @ u * (u.T @ v)",
            "u @ v.T",
            // quotients
            "a2 / t",
            "(a2 - t) / (a2 * (1 - a2))",
            "a2 * t / z2",
            "a2 * (t / z2)",
            "a2 / (t / z2)",
            "a2 / t / z2",
            "W2 @ a1 / t",
            "W2 @ (a1 / z1)",
            "-a2 / t",
            "a2 / -t",
            "1 / 2",
            "1 / (1 + exp(-s))",
            "a2 / m",
            "2 * a2 / 3",
            "(a2 / t).T",
            // powers and functions
            "(a2 - t)**2",
            "-(a2**2)",
            "(-a2)**2",
            "a2**3",
            "a2**-1",
            "a2**0.5",
            "a2**(1 / 3)",
            "a2**m",
            "a2**(m + 1)",
            "2**a2",
            "(a2**2)**3",
            "(a2.T)**2",
            "(a2**2).T",
            "exp(a2)**2",
            "S**2",
            "(S - u)**2",
            "sin(S)**2",
            "S**3",
            "sqrt(a2)",
            "sqrt(a2 + 1)",
            "sqrt(a2)**3",
            "log(a2)",
            "-log(1 - a2)",
            "abs(a2 - t)",
            "sign(a2)",
            "tanh(W1 @ x + b1)",
            "tanh_prime(z1)",
            "relu(z1)",
            "relu_prime(z1)",
            "leaky_relu(z1, 0.1)",
            "maximum(0, a2)",
            "minimum(a2, -t)",
            "z1 > 0",
            "z1 >= 0",
            "a2 > t",
            "(W2.T @ delta2) * (z1 >= 0)",
            "2 * (z1 >= 0)",
            "softmax(z2)",
            "softmax(z2, axis=1)",
            "yhat - t",
            "yhat.T @ t",
            // sums over axes
            "sum(delta2, axis=1)",
            "sum(delta2, axis=0)",
            "sum(a2 * t, axis=0)",
            "sum(2 * a2 * t, axis=0)",
            "sum(W2 @ a1, axis=1)",
            "sum(-a2, axis=1)",
            "sum(a2)",
            "loss_factor * sum((a2 - t)**2)",
            "-sum(t * log(a2))",
            "sum(a2) * t",
            "sum(a2) / m",
            "sum(a2 / t)",
            "sum(a2) + f",
            "sum(sum(2 * a2, axis=0) * 3, axis=1)",
            "sum(u)",
            "sum(r)",
            "mean(u)",
            "a2 * (delta2 - sum(delta2 * a2, axis=0))",
            "u @ sum(a2, axis=0)",
            "sum(a2, axis=1) @ r",
            "-sum(a2, axis=0)",
            // diagonals and shapes
            "diag(u)",
            "diag(u) - u @ u.T",
            "diag(u * v) @ S",
            "u.reshape(1, 3)",
            "u.reshape(3, 1)",
            "a2.reshape(2, 3)",
            "(u.T @ v).item()",
            "sum(u).item()",
            // numbers
            "0.1 * a2",
            "1e-9 * a2",
            "12345678 * a2",
            "0.3333333333333333 * a2",
            "2.718281828 * a2");

    private static final Quantity LOSS = Quantity.variable("E");
    private static final Quantity WEIGHTS = Quantity.variable("W", 2);
    private static final Quantity GRADIENT = Quantity.gradient(LOSS, WEIGHTS);
    private static final Quantity AT_POINT = new Quantity.AtPoint(Quantity.variable("a", 1), "x_new");
    private static final Quantity JACOBIAN = Quantity.jacobian(Quantity.variable("y"), Quantity.variable("z"));

    private static final Map<Quantity, Shape> OTHERS = Map.of(
            WEIGHTS,
            Shape.of(3, 5),
            GRADIENT,
            Shape.of(3, 5),
            new Quantity.Updated(WEIGHTS),
            Shape.of(3, 5),
            AT_POINT,
            Shape.of(5, 1),
            JACOBIAN,
            Shape.of(3, 3),
            new Quantity.Transposed(GRADIENT),
            Shape.of(5, 3),
            new Quantity.Entry(WEIGHTS, 1, 2),
            Shape.of(1, 1),
            new Quantity.Entry(WEIGHTS, 1, 0),
            Shape.of(1, 5),
            Quantity.variable("learning_rate"),
            Shape.SCALAR,
            Quantity.variable("net_h", 1),
            Shape.of(1, 1));

    private static Shape shape(Quantity quantity) {
        return OTHERS.getOrDefault(quantity, NAMES.getOrDefault(quantity.toString(), Shape.SCALAR));
    }

    private static Expression reference(Quantity quantity) {
        return new Expression.Reference(quantity);
    }

    private static Expression read(String formula) {
        FormulaReading reading =
                FormulaScopes.reader(Dialect.NUMPY, NAMES).read(formula, SourcePosition.start("formula"));
        assertThat(reading).as(formula).isInstanceOf(FormulaReading.Read.class);
        return ((FormulaReading.Read) reading).expression();
    }

    private static Map<String, Expression> expressions() {
        Map<String, Expression> expressions = new LinkedHashMap<>();
        READ.forEach(formula -> expressions.put(formula, read(formula)));
        expressions.putAll(names());
        expressions.putAll(unread());
        return expressions;
    }

    /** Quantities whose names are built from others. */
    private static Map<String, Expression> names() {
        Expression weights = reference(WEIGHTS);
        Expression gradient = reference(GRADIENT);
        Map<String, Expression> expressions = new LinkedHashMap<>();
        expressions.put("a gradient", gradient);
        expressions.put("a transposed gradient", Algebra.transpose(gradient));
        expressions.put("a squared gradient", square(gradient));
        expressions.put("a product that ends in a gradient", product(reference(AT_POINT), square(gradient), gradient));
        expressions.put(
                "a product that begins with a gradient", new Expression.MatrixProduct(gradient, reference(AT_POINT)));
        expressions.put("a gradient times numbers", Algebra.multiply(gradient, weights));
        expressions.put("a gradient by a gradient", Algebra.divide(gradient, gradient));
        expressions.put("the rows of a gradient, added up", new Expression.SumOver(gradient, 0));
        expressions.put("the columns of a gradient, added up", new Expression.SumOver(gradient, 1));
        expressions.put(
                "a step",
                Algebra.subtract(weights, Algebra.multiply(reference(Quantity.variable("learning_rate")), gradient)));
        expressions.put("an updated parameter", Algebra.transpose(reference(new Quantity.Updated(WEIGHTS))));
        expressions.put("a query point", new Expression.MatrixProduct(weights, reference(AT_POINT)));
        expressions.put("a query point, transposed", Algebra.transpose(reference(AT_POINT)));
        expressions.put("a Jacobian times a vector", new Expression.MatrixProduct(reference(JACOBIAN), read("u")));
        expressions.put("a gradient in numerator layout", reference(new Quantity.Transposed(GRADIENT)));
        expressions.put("its transpose", Algebra.transpose(reference(new Quantity.Transposed(GRADIENT))));
        expressions.put("an entry", square(reference(new Quantity.Entry(WEIGHTS, 1, 2))));
        expressions.put("a row", Algebra.transpose(reference(new Quantity.Entry(WEIGHTS, 1, 0))));
        expressions.put("a word of a layer", square(reference(Quantity.variable("net_h", 1))));
        return expressions;
    }

    private static Expression square(Expression expression) {
        return new Expression.Apply(ElementaryFunction.SQUARE, expression);
    }

    private static Expression product(Expression first, Expression second, Expression third) {
        return new Expression.MatrixProduct(
                Algebra.transpose(first), new Expression.MatrixProduct(Algebra.transpose(second), third));
    }

    /** What no reader knows, or what only derivations make. */
    private static Map<String, Expression> unread() {
        Expression u = read("u");
        Expression logits = read("z2");
        Expression column = new Expression.Repeat(read("f"), Shape.of(3, 1));
        Expression matrix = new Expression.Constant(Tensor.matrix(new double[] {0.1, -2}, new double[] {1e-9, 0}));
        Map<String, Expression> expressions = new LinkedHashMap<>();
        expressions.put("a leaky slope", new Expression.Apply(new Slope(new Rectifier(0.1, 0.1)), read("z1")));
        expressions.put("a number, repeated", column);
        expressions.put("the sum of a number, repeated", new Expression.SumOver(column, 0));
        expressions.put("a repeated number times a row", new Expression.MatrixProduct(column, read("r")));
        expressions.put(
                "a column, repeated, times a matrix",
                new Expression.MatrixProduct(new Expression.Repeat(u, Shape.of(3, 5)), read("a1")));
        expressions.put("the diagonal of a repeated number", new Expression.Diagonal(column));
        expressions.put("the softmax of a repeated number", new Expression.Softmax(column, 0));
        expressions.put("a repeated column, added", Algebra.add(new Expression.Repeat(u, Shape.of(3, 2)), logits));
        expressions.put("places of the largest", new Expression.ArgMax(logits, 0, 1));
        expressions.put("places of the largest, from 0", new Expression.ArgMax(logits, 0, 0));
        expressions.put("places along the other axis", new Expression.ArgMax(logits, 1, 1));
        expressions.put("the largest", new Expression.LargestOver(logits, 0));
        expressions.put("the largest of a vector", new Expression.LargestOver(u, 0));
        expressions.put("some rows", new Expression.Slice(logits, 0, 1, 2));
        expressions.put("a column of a sum", new Expression.Slice(read("z2 + t"), 1, 0, 1));
        expressions.put("one below the other", new Expression.Concatenate(List.of(u, read("-v"), read("u + v")), 0));
        expressions.put("side by side", new Expression.Concatenate(List.of(u, logits), 1));
        expressions.put("numbers", matrix);
        expressions.put(
                "numbers times a function", Algebra.multiply(matrix, new Expression.Constant(Tensor.scalar(3))));
        expressions.put("identity", Algebra.subtract(Algebra.identity(3), read("S")));
        expressions.put("a difference of constants", Algebra.subtract(u, new Expression.Constant(Tensor.scalar(-1))));
        expressions.put("not a number", Algebra.multiply(u, Algebra.constant(Double.NaN)));
        expressions.put("minus infinity", Algebra.add(u, Algebra.constant(Double.NEGATIVE_INFINITY)));
        return expressions;
    }

    private static String table() {
        FormulaPrinter printer =
                new FormulaPrinter(FormulaNames.canonical(), PrintedTableTest::shape, OptionalInt.of(0));
        List<String> lines = new ArrayList<>();
        expressions()
                .forEach((title, expression) -> lines.addAll(List.of(
                        title,
                        "  text    " + printer.print(expression, new TextForm()),
                        "  numpy   " + printer.print(expression, new NumpyForm()),
                        "  latex   " + printer.print(expression, new LatexForm()),
                        "  mathml  " + printer.print(expression, new MathMlForm()),
                        "")));
        return String.join("\n", lines);
    }

    @Test
    void everyFormulaIsPrintedAsReviewed() throws IOException {
        String current = table();

        boolean isMissing = !Files.exists(TABLE);
        boolean isOther = !isMissing && !current.equals(Files.readString(TABLE));
        if (isMissing || (isOther && System.getProperty("snippets.overwrite") != null)) {
            Files.writeString(TABLE, current);
            fail(TABLE + " was missing or other, and is written now: read it");
        }
        assertThat(current).isEqualTo(Files.readString(TABLE));
        assertThat(expressions()).hasSizeGreaterThan(150);
    }
}
