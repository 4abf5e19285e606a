package gradus.formula;

import static gradus.tensor.TensorAssertions.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Differentiation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.issue.SourcePosition;
import gradus.tensor.RandomTensors;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes one number of many: largest, smallest, products, variances, norms. */
class FormulaReductionTest {
    private static final Tensor A = new RandomTensors(51).tensor(Shape.of(3, 4), -2, 2);
    private static final Tensor X = new RandomTensors(52).tensor(Shape.of(5, 1), -2, 2);
    private static final Tensor Y = new RandomTensors(53).tensor(Shape.of(5, 1), -2, 2);
    private static final ReadFormulas FORMULAS = ReadFormulas.over(new TreeMap<>(Map.of(
            "A", A,
            "S", A.slice(1, 0, 3),
            "x", X,
            "y", Y,
            "r", X.transposed(),
            "l", X.reshaped(Shape.of(5)),
            "k", Tensor.scalar(-2.5))));

    /** Each reduction with plain code for the numbers that it is made of. */
    static Stream<Arguments> plainCode() {
        return Stream.of(
                plain("sum", numbers -> sum(numbers)),
                plain("mean", numbers -> sum(numbers) / numbers.length),
                plain("max", numbers -> Arrays.stream(numbers).max().orElseThrow()),
                plain("min", numbers -> Arrays.stream(numbers).min().orElseThrow()),
                plain("np.max", numbers -> Arrays.stream(numbers).max().orElseThrow()),
                plain("np.min", numbers -> Arrays.stream(numbers).min().orElseThrow()),
                plain("amax", numbers -> Arrays.stream(numbers).max().orElseThrow()),
                plain("amin", numbers -> Arrays.stream(numbers).min().orElseThrow()),
                plain("prod", numbers -> Arrays.stream(numbers).reduce(1, (a, b) -> a * b)),
                plain("var", FormulaReductionTest::variance),
                plain("std", numbers -> StrictMath.sqrt(variance(numbers))),
                plain("norm", numbers -> StrictMath.sqrt(sum(squares(numbers)))),
                plain(
                        "logsumexp",
                        numbers -> StrictMath.log(
                                sum(Arrays.stream(numbers).map(StrictMath::exp).toArray()))));
    }

    private static Arguments plain(String function, ToDoubleFunction<double[]> code) {
        return Arguments.of(function, code);
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }

    private static double[] squares(double[] numbers) {
        return Arrays.stream(numbers).map(number -> number * number).toArray();
    }

    private static double variance(double[] numbers) {
        double mean = sum(numbers) / numbers.length;
        return sum(squares(Arrays.stream(numbers).map(number -> number - mean).toArray())) / numbers.length;
    }

    private static double[] column(int column) {
        return IntStream.range(0, 3).mapToDouble(row -> A.at(row, column)).toArray();
    }

    private static double[] row(int row) {
        return IntStream.range(0, 4).mapToDouble(column -> A.at(row, column)).toArray();
    }

    private static Tensor number(double value) {
        return Tensor.scalar(value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plainCode")
    void runOverEverythingOrOneAxisAsPlainCodeDoes(String function, ToDoubleFunction<double[]> code) {
        Tensor columns = Tensor.row(IntStream.range(0, 4)
                .mapToDouble(i -> code.applyAsDouble(column(i)))
                .toArray());
        Tensor rows = Tensor.column(IntStream.range(0, 3)
                .mapToDouble(i -> code.applyAsDouble(row(i)))
                .toArray());

        for (String vector : new String[] {"x", "r", "l"}) {
            FORMULAS.is(
                    function + "(" + vector + ")",
                    number(code.applyAsDouble(X.entries().toArray())));
        }
        FORMULAS.is(function + "(A)", number(code.applyAsDouble(A.entries().toArray())));
        FORMULAS.is(function + "(A, axis=0)", columns);
        FORMULAS.is(function + "(A, axis=1, keepdims=True)", rows);
        FORMULAS.is(function + "(A, dim=-1)", rows);
        FORMULAS.is(
                function + "(A, axis=None)",
                number(code.applyAsDouble(A.entries().toArray())));
        FORMULAS.is(function + "(k)", number(code.applyAsDouble(new double[] {-2.5})));
        FORMULAS.isRefused(function + "(A, axis=2)", FormulaCodes.WRONG_ARGUMENTS);
        FORMULAS.isRefused(function + "()", FormulaCodes.WRONG_ARGUMENTS);
        FORMULAS.isRefused(function + "(A, over=1)", FormulaCodes.WRONG_ARGUMENTS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plainCode")
    void haveTheGradientOfTheirDifferences(String function, ToDoubleFunction<double[]> code) {
        FORMULAS.hasTheGradientOfItsDifferences(function + "(x * y)");
        FORMULAS.hasTheGradientOfItsDifferences(function + "(A)");
        FORMULAS.hasTheGradientOfItsDifferences(function + "(A, axis=0)**2");
        FORMULAS.hasTheGradientOfItsDifferences("A * " + function + "(A, axis=1)");
    }

    @Test
    void everyReductionIsComparedWithPlainCode() {
        assertThat(Functions.names().stream().filter(Functions::reduces))
                .containsExactlyInAnyOrderElementsOf(plainCode()
                        .map(arguments -> (String) arguments.get()[0])
                        .toList());
    }

    @Nested
    class Largest {
        @Test
        void ofTwoGoesEntryByEntry() {
            FORMULAS.is("max(x, y)", X.zip(Y, Math::max));
            FORMULAS.is("min(x, 0)", X.map(entry -> Math.min(entry, 0)));
            FORMULAS.is("\\max(0, x)", X.map(entry -> Math.max(entry, 0)));
            FORMULAS.isRefused("max(x, y, k)", FormulaCodes.WRONG_ARGUMENTS);
        }

        @Test
        void ofNumpyWithTwoArgumentsIsAskedBack() {
            FORMULAS.isRefused("np.max(x, 0)", FormulaCodes.AMBIGUOUS);
            FORMULAS.isRefused("np.min(0, x)", FormulaCodes.AMBIGUOUS);
            FORMULAS.is("np.max(A, axis=0)", FORMULAS.value("A.max(0)"));
            FORMULAS.is("np.amax(A, 0)", FORMULAS.value("A.max(axis=0)"));
            FORMULAS.is("np.amin(A, 1)", FORMULAS.value("A.min(1)"));
            FORMULAS.is("x.max()", FORMULAS.value("max(x)"));
        }

        @Test
        void inMatlabRunsDownTheColumns() {
            ReadFormulas matlab = FORMULAS.in(Dialect.MATLAB);

            matlab.is("max(A)", FORMULAS.value("np.max(A, axis=0)"));
            matlab.is("max(A, [], 1)", FORMULAS.value("np.max(A, axis=0)"));
            matlab.is("min(A, [], 2)", FORMULAS.value("np.min(A, axis=1)"));
            matlab.is("max(max(A))", FORMULAS.value("np.max(A)"));
            matlab.is("prod(A)", FORMULAS.value("np.prod(A, axis=0)"));
            FORMULAS.is("max(A, [], 2)", FORMULAS.value("np.max(A, axis=1)"));
        }

        @Test
        void equalOnesOfAMatrixShareTheDerivativeEqually() {
            Quantity matrix = Quantity.variable("A");
            Quantity loss = Quantity.variable("E");
            Tensor numbers = Tensor.matrix(new double[] {5, 5, 1}, new double[] {0, 5, 2}, new double[] {0, 5, 5});
            Expression largest = ReadFormulas.over(Map.of("A", numbers)).expression("max(A)");
            Graph graph = Graph.of(Map.of(matrix, new Expression.Constant(numbers), loss, largest));

            Tensor gradient = Differentiation.extend(graph, loss, List.of(matrix))
                    .evaluate()
                    .of(Quantity.gradient(loss, matrix));

            assertThat(gradient.entries()).containsExactly(0.2, 0.2, 0.0, 0.0, 0.2, 0.0, 0.0, 0.2, 0.2);
        }
    }

    @Nested
    class Products {
        @Test
        void haveADerivativeAtZeroToo() {
            ReadFormulas withZero = ReadFormulas.over(Map.of("x", Tensor.column(2, 0, 3, 0.5)));

            withZero.is("prod(x)", number(0));
            withZero.hasTheGradientOfItsDifferences("prod(x)");
        }

        @Test
        void ofTooManyAreRefused() {
            ReadFormulas many = ReadFormulas.over(Map.of("x", Tensor.filled(Shape.of(20_000, 1), 1)));

            many.isRefused("prod(x)", FormulaCodes.TOO_LARGE);
        }
    }

    @Nested
    class Norms {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "norm(x)",
                    "np.linalg.norm(x)",
                    "norm(x, 2)",
                    "np.linalg.norm(x, ord=2)",
                    "||x||",
                    "‖x‖",
                    "∥x∥",
                    "‖x‖_2",
                    "‖x‖₂",
                    "\\|x\\|",
                    "\\|x\\|_2",
                    "\\lVert x \\rVert_{2}",
                    "\\left\\| x \\right\\|",
                    "\\left\\Vert x \\right\\Vert",
                    "sqrt(‖x‖^2)",
                    "||-x||",
                    "‖ ‖x‖ ‖",
                    "sqrt(||x||**2)",
                    "norm(r)",
                    "\\sqrt{x^T x}"
                })
        void areTheRootOfTheSumOfSquares(String formula) {
            FORMULAS.is(formula, number(StrictMath.sqrt(sum(squares(X.entries().toArray())))));
        }

        @Test
        void ofOtherOrders() {
            double sum = sum(X.entries().map(Math::abs).toArray());
            for (String formula : new String[] {"norm(x, 1)", "‖x‖_1", "\\|x\\|_{1}", "np.linalg.norm(x, ord=1)"}) {
                FORMULAS.is(formula, number(sum));
            }
            for (String formula : new String[] {"norm(x, inf)", "norm(x, np.inf)", "‖x‖_∞", "\\|x\\|_\\infty"}) {
                FORMULAS.is(formula, number(X.scale()));
            }
            FORMULAS.isRefused("norm(x, 3)", FormulaCodes.WRONG_ARGUMENTS, "the norm of order '3' is not known");
            FORMULAS.isRefused("norm(x, k)", FormulaCodes.WRONG_ARGUMENTS);
            FORMULAS.isRefused("norm(x, y * 2)", FormulaCodes.WRONG_ARGUMENTS);
            FORMULAS.isRefused("‖x‖_3", FormulaCodes.WRONG_ARGUMENTS);
        }

        @Test
        void ofAMatrixAreThatOfItsEntries() {
            Tensor expected = number(StrictMath.sqrt(sum(squares(A.entries().toArray()))));

            FORMULAS.is("‖A‖", expected);
            FORMULAS.is("\\|A\\|_F", expected);
            FORMULAS.is("\\|A\\|_{F}^2", expected.map(norm -> norm * norm));
            FORMULAS.isRefused("‖A‖_2", FormulaCodes.WRONG_ARGUMENTS);
            FORMULAS.isRefused("norm(A, 1)", FormulaCodes.WRONG_ARGUMENTS);
            FORMULAS.in(Dialect.MATLAB).isRefused("norm(A)", FormulaCodes.AMBIGUOUS);
        }

        @Test
        void standInProductsAndInsideOfEachOther() {
            double x = StrictMath.sqrt(sum(squares(X.entries().toArray())));
            double y = StrictMath.sqrt(sum(squares(Y.entries().toArray())));

            FORMULAS.is("‖x‖ ‖y‖", number(x * y));
            FORMULAS.is("‖x‖‖y‖", number(x * y));
            FORMULAS.is("||x|| * ||y||", number(x * y));
            FORMULAS.is("\\frac{x}{\\|x\\|}", X.map(entry -> entry / x));
            FORMULAS.is("x / ‖x‖ * ‖y‖", X.map(entry -> entry / x * y));
            FORMULAS.is("‖ x (‖y‖) ‖", number(x * y));
            FORMULAS.is("‖ |k| x ‖", number(2.5 * x));
            FORMULAS.is("2‖x‖", number(2 * x));
        }
    }

    @Nested
    class Bars {
        @Test
        void areTheAbsoluteValueOfANumber() {
            FORMULAS.is("|k|", number(2.5));
            FORMULAS.is("|k - 1| |k|", number(3.5 * 2.5));
            FORMULAS.is("|k||k|", number(6.25));
            FORMULAS.is("|k|k|k|", number(-15.625));
            FORMULAS.is("\\left| k \\right|^2", number(6.25));
            FORMULAS.is("\\lvert k \\rvert", number(2.5));
            FORMULAS.is("|(|k| - 3)|", number(0.5));
            FORMULAS.is("2|k|", number(5));
            FORMULAS.is("|x_1|", number(Math.abs(X.at(0))));
            FORMULAS.is("|‖x‖ - k|", number(FORMULAS.value("norm(x)").at(0) + 2.5));
        }

        @Test
        void aroundAVectorAreAskedBackUnlessASumSaysIt() {
            FORMULAS.isRefused("|x|", FormulaCodes.AMBIGUOUS);
            FORMULAS.isRefused("x / |x|", FormulaCodes.AMBIGUOUS);
            FORMULAS.is(
                    "sum(|x - y|)",
                    number(sum(X.zip(Y, (a, b) -> Math.abs(a - b)).entries().toArray())));
            FORMULAS.is("mean(|x|^2)", number(sum(squares(X.entries().toArray())) / 5));
            FORMULAS.is("max(|x|)", number(X.scale()));
            FORMULAS.is("Σ |x|", number(sum(X.entries().map(Math::abs).toArray())));
            FORMULAS.isRefused("sum(x) * |x|", FormulaCodes.AMBIGUOUS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"|k", "k|", "||k|", "|k||", "‖x", "‖x|", "|", "||", "||k|-|k||", "‖x‖_{2"})
        void thatAreNotClosedAreRefused(String formula) {
            FORMULAS.isRefused(formula, FormulaCodes.SYNTAX);
        }

        @Test
        void inAFormulaAboutEntriesAreOfOneNumber() {
            FormulaReading reading = FormulaScopes.reader(Dialect.ANY, Map.of("x", X.shape()), List.of("i"))
                    .read("|x_i| / ‖x‖ + max(x) - norm(x, 1)", SourcePosition.start("formula"));
            double others = FORMULAS.value("max(x) - norm(x, 1)").at(0);
            double norm = FORMULAS.value("norm(x)").at(0);

            Tensor value = ((FormulaReading.Read) reading).expression().value(quantity -> X);

            assertClose(value, X.map(entry -> Math.abs(entry) / norm + others), 1e-12);
        }
    }

    @Nested
    class Variances {
        @Test
        void divideByTheirNumber() {
            FORMULAS.is("np.var([1, 2, 3, 6])", number(3.5));
            FORMULAS.is("np.var([1, 2, 3, 6], ddof=1)", number(14.0 / 3));
            FORMULAS.is("x.var()", FORMULAS.value("mean((x - mean(x))**2)"));
            FORMULAS.is("x.std()", FORMULAS.value("sqrt(var(x))"));
            FORMULAS.isRefused("np.var(x, ddof=5)", FormulaCodes.WRONG_ARGUMENTS);
            FORMULAS.isRefused("np.var(x, ddof=one)", FormulaCodes.WRONG_ARGUMENTS);
        }

        @Test
        void inMatlabAreAskedBack() {
            FORMULAS.in(Dialect.MATLAB).isRefused("var(x)", FormulaCodes.AMBIGUOUS);
            FORMULAS.in(Dialect.MATLAB).isRefused("std(x, 1)", FormulaCodes.AMBIGUOUS);
        }
    }

    @Nested
    class OfMatrices {
        @Test
        void theTraceIsTheSumOfTheDiagonal() {
            double expected = A.at(0, 0) + A.at(1, 1) + A.at(2, 2);

            FORMULAS.is("np.trace(S)", number(expected));
            FORMULAS.is("tr(S)", number(expected));
            FORMULAS.is("\\operatorname{tr}(S)", number(expected));
            FORMULAS.is("S.trace()", number(expected));
            FORMULAS.isRefused("trace(A)", FormulaCodes.WRONG_SHAPES);
            FORMULAS.isRefused("trace(x)", FormulaCodes.WRONG_SHAPES);
            FORMULAS.hasTheGradientOfItsDifferences("trace(S @ S)");
        }

        @Test
        void aDotOfVectorsIsTheirInnerProduct() {
            double expected = sum(X.zip(Y, (a, b) -> a * b).entries().toArray());
            for (String formula :
                    new String[] {"np.dot(x, y)", "np.inner(x, y)", "x @ y", "dot(l, y)", "l @ l - l @ l + y @ l"}) {
                FORMULAS.is(formula, number(expected));
            }
        }
    }

    @Test
    void logsumexpDoesNotOverflow() {
        FORMULAS.is("logsumexp([1000, 1000])", number(1000 + StrictMath.log(2)));
        FORMULAS.is("scipy.special.logsumexp(x)", FORMULAS.value("log(sum(exp(x)))"));
        FORMULAS.is("torch.logsumexp(A, dim=1)", FORMULAS.value("np.log(np.sum(np.exp(A), axis=1))"));
    }
}
