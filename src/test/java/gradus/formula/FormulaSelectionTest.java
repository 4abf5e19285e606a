package gradus.formula;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.SourcePosition;
import gradus.tensor.RandomTensors;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries, rows, columns and ranges of them. */
class FormulaSelectionTest {
    private static final Tensor X = Tensor.column(1, 2, 3);
    private static final Tensor W = Tensor.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6});
    private static final ReadFormulas FORMULAS = ReadFormulas.over(new TreeMap<>(Map.of(
            "x", X,
            "row", X.transposed(),
            "list", X.reshaped(Shape.of(3)),
            "W", W,
            "M2", Tensor.matrix(new double[] {7, 8}, new double[] {9, 10}),
            "z", Tensor.column(1, 2, 3),
            "z1", Tensor.column(10, 20, 30),
            "dE/dW", W.map(entry -> 10 * entry),
            "k", Tensor.scalar(2.5),
            "u", Tensor.column(4))));

    private static Tensor number(double value) {
        return Tensor.scalar(value);
    }

    @Nested
    class InNumpy {
        private final ReadFormulas numpy = FORMULAS.in(Dialect.NUMPY);

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "x[0]; 1",
                    "x[2]; 3",
                    "x[-1]; 3",
                    "x[-3]; 1",
                    "W[0, 1]; 2",
                    "W[1, -1]; 6",
                    "W[-2, -3]; 1",
                    "list[1]; 2",
                    "row[0, 2]; 3",
                    "row[1]; 2",
                    "W[1][0, 2]; 6",
                    "x[1:][0]; 2",
                    "W.T[2, 0]; 3",
                    "(W @ x)[1]; 32",
                    "x[1] * x[2]; 6",
                    "x[2]**2; 9",
                    "-x[1]; -2",
                    "softmax(x)[0] / softmax(x)[0]; 1",
                    "u[0]; 4",
                    "x[0, 0]; 1",
                    "np.exp(x[0] - 1); 1"
                })
        void anEntryIsANumber(String formula, double expected) {
            numpy.is(formula, number(expected));
        }

        @Test
        void rangesEndBeforeTheirEnd() {
            numpy.is("x[0:2]", Tensor.column(1, 2));
            numpy.is("x[1:]", Tensor.column(2, 3));
            numpy.is("x[:-1]", Tensor.column(1, 2));
            numpy.is("x[-2:]", Tensor.column(2, 3));
            numpy.is("x[:]", X);
            numpy.is("list[1:3]", Tensor.of(Shape.of(2), 2, 3));
            numpy.is("row[1:3]", Tensor.row(2, 3));
        }

        @Test
        void rowsStayRowsAndColumnsStayColumns() {
            numpy.is("W[0]", Tensor.row(1, 2, 3));
            numpy.is("W[-1]", Tensor.row(4, 5, 6));
            numpy.is("W[1, :]", Tensor.row(4, 5, 6));
            numpy.is("W[:, 1]", Tensor.column(2, 5));
            numpy.is("W[:, 1:]", Tensor.matrix(new double[] {2, 3}, new double[] {5, 6}));
            numpy.is("W[0:1, 0:2]", Tensor.row(1, 2));
        }

        @Test
        void vectorsOutOfAMatrixHaveNoDirectionInAProduct() {
            numpy.is("W[0] @ x", number(14));
            numpy.is("W @ W[1]", Tensor.column(32, 77));
            numpy.is("M2[:, 0] @ M2[1]", number(7 * 9 + 9 * 10));
            numpy.is("M2[0] @ M2[:, 1]", number(7 * 8 + 8 * 10));
            numpy.is("W[:, 0] @ W", Tensor.row(17, 22, 27));
            numpy.is("W[0] @ W[1]", number(32));
            numpy.is("np.dot(2 * M2[:, 0], M2[1, 0:2])", number(2 * (7 * 9 + 9 * 10)));
            numpy.isRefused("W[:, 0] @ W[0]", FormulaCodes.WRONG_SHAPES);
        }

        @ParameterizedTest
        @ValueSource(strings = {"W[0] * x", "x + W[1]", "np.maximum(x, W[0])", "x > W[0]", "W[0] / x", "2 * W[0] - x"})
        void aRowOutOfAMatrixBesideAColumnIsAskedBack(String formula) {
            numpy.isRefused(formula, FormulaCodes.AMBIGUOUS);
        }

        @Test
        void entryByEntryVectorsThatLieAlikeGoTogether() {
            numpy.is("W[0].T * x", Tensor.column(1, 4, 9));
            numpy.is("W[0] + W[1]", Tensor.row(5, 7, 9));
            numpy.is("W[:, 0] * W[:, 1]", Tensor.column(2, 20));
        }

        @Test
        void theFirstOfARowCanBeTheRow() {
            numpy.isRefused("row[0]", FormulaCodes.AMBIGUOUS);
            numpy.isRefused("row[-1]", FormulaCodes.AMBIGUOUS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x[k]", "x[1 - x]", "x[[0, 1]]", "x[x > 1]", "x[]", "W[k, 0]"})
        void onlyWholeNumbersPickEntries(String formula) {
            numpy.isRefused(formula, FormulaCodes.SYNTAX);
        }

        @Test
        void roundBracketsPickNothing() {
            numpy.isRefused("x(1)", FormulaCodes.SYNTAX, "round brackets pick no entries in numpy");
        }

        @Test
        void everyPlaceAndRangeIsThatOfPlainLoopsOrRefused() {
            Tensor matrix = new RandomTensors(41).tensor(Shape.of(3, 4));
            ReadFormulas formulas = ReadFormulas.over(Map.of("A", matrix)).in(Dialect.NUMPY);
            for (int first = -5; first <= 5; first++) {
                for (int last = -5; last <= 5; last++) {
                    check(formulas, matrix, first, last);
                }
            }
        }

        private void check(ReadFormulas formulas, Tensor matrix, int first, int last) {
            int start = first < 0 ? first + 4 : first;
            int end = last < 0 ? last + 4 : last;
            String formula = "A[1, %d:%d]".formatted(first, last);
            if (start < 0 || end > 4 || start >= end) {
                formulas.isRefused(formula, FormulaCodes.WRONG_SHAPES);
                return;
            }
            double[] expected = new double[end - start];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = matrix.at(1, start + i);
            }
            formulas.is(formula, Tensor.row(expected));
        }
    }

    @Nested
    class InMatlab {
        private final ReadFormulas matlab = FORMULAS.in(Dialect.MATLAB);

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "x(1); 1",
                    "x(3); 3",
                    "x(end); 3",
                    "x(end-1); 2",
                    "W(2, 3); 6",
                    "W(end, 1); 4",
                    "row(2); 2",
                    "list(3); 3",
                    "x(1) * x(2); 2",
                    "x(2)'; 2",
                    "u(1); 4",
                    "x(2)^2; 4",
                    "row(1, 3); 3"
                })
        void entriesCountFromOne(String formula, double expected) {
            matlab.is(formula, number(expected));
        }

        @Test
        void rangesEndWithTheirEnd() {
            matlab.is("x(1:2)", Tensor.column(1, 2));
            matlab.is("x(2:end)", Tensor.column(2, 3));
            matlab.is("x(1:end-1)", Tensor.column(1, 2));
            matlab.is("x(:)", X);
            matlab.is("W(1, :)", Tensor.row(1, 2, 3));
            matlab.is("W(:, 2)", Tensor.column(2, 5));
            matlab.is("W(1:2, 2:3)", Tensor.matrix(new double[] {2, 3}, new double[] {5, 6}));
            matlab.is("W(1, :) * x", number(14));
        }

        @Test
        void aColonOrEndInRoundBracketsIsMatlabsInAnyFormula() {
            FORMULAS.is("W(1, :) * x", number(14));
            FORMULAS.is("M2 * M2(:, 1)", Tensor.column(7 * 7 + 8 * 9, 9 * 7 + 10 * 9));
        }

        @Test
        void aSingleNumberForAMatrixIsAskedBack() {
            matlab.isRefused("W(2)", FormulaCodes.AMBIGUOUS);
            matlab.isRefused("W(:)", FormulaCodes.AMBIGUOUS);
        }

        @Test
        void squareBracketsPickNothing() {
            matlab.isRefused("x[1]", FormulaCodes.SYNTAX, "square brackets pick no entries in MATLAB");
        }

        @Test
        void aProductWithBracketsStaysOne() {
            FORMULAS.is("x(1 + k)", X.map(entry -> 3.5 * entry));
            FORMULAS.is("x (1)", X);
            FORMULAS.is("x(k)", X.map(entry -> 2.5 * entry));
        }
    }

    @Nested
    class InMathematics {
        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "x_1; 1",
                    "x_3; 3",
                    "x_{2}; 2",
                    "x₃; 3",
                    "W_{12}; 2",
                    "W_{1,2}; 2",
                    "W_{2,3}; 6",
                    "W₂₁; 4",
                    "\\mathbf{W}_{2,1}; 4",
                    "M_{2}_{1,2}; 8",
                    "M^{(2)}_{21}; 9",
                    "M_{21}^{(2)}; 9",
                    "(W x)_1; 14",
                    "\\left(W x\\right)_{2}; 32",
                    "row_2; 2",
                    "list_2; 2",
                    "x_1 x_2; 2",
                    "x_2^2; 4",
                    "x_{1}x_{3}; 3",
                    "softmax(x)_1 / softmax(x)_1; 1",
                    "∂E/∂W_{12}; 20",
                    "\\frac{\\partial E}{\\partial W_{2,3}}; 60",
                    "dE/dW_{11}; 10",
                    "∇_{W_{12}} E; 20"
                })
        void lowerNumbersCountFromOne(String formula, double expected) {
            FORMULAS.is(formula, number(expected));
        }

        @Test
        void colonsTakeWholeRowsAndColumns() {
            FORMULAS.is("W_{1,:}", Tensor.row(1, 2, 3));
            FORMULAS.is("W_{:,2}", Tensor.column(2, 5));
            FORMULAS.is("x_{2:3}", Tensor.column(2, 3));
            FORMULAS.is("dE/dW_{1,:}", Tensor.row(10, 20, 30));
        }

        @Test
        void aQuantityOfThatNameComesFirst() {
            FORMULAS.is("z_1", Tensor.column(10, 20, 30));
            FORMULAS.is("M_2", Tensor.matrix(new double[] {7, 8}, new double[] {9, 10}));
            FORMULAS.is("z_2", number(2));
        }

        @Test
        void whatHasTwoAxesNeedsTwoNumbers() {
            FORMULAS.isRefused("W_1", FormulaCodes.WRONG_SHAPES, "an entry of 2x3 has two numbers");
            FORMULAS.isRefused("W_{112}", FormulaCodes.WRONG_SHAPES);
            FORMULAS.isRefused("x_{1,2}", FormulaCodes.WRONG_SHAPES);
            FORMULAS.isRefused("list_{1,2}", FormulaCodes.WRONG_SHAPES);
            FORMULAS.isRefused("k_1", FormulaCodes.WRONG_SHAPES, "a number has no entries");
        }

        @Test
        void entriesOfAVectorOfTwelveHaveTwoDigits() {
            double[] entries = new double[12];
            entries[11] = 5;
            ReadFormulas long12 = ReadFormulas.over(Map.of("x", Tensor.column(entries)));

            long12.is("x_{12}", number(5));
            long12.is("x_12", number(5));
        }
    }

    @Nested
    class WhereTheBaseIsNotSaid {
        @ParameterizedTest
        @ValueSource(strings = {"x[1]", "x[2]", "W[1]", "W[1, 2]", "W[:, 1]", "W[1, :]", "(W x)[1]", "x[3]"})
        void squareBracketsAreAskedBack(String formula) {
            FORMULAS.isRefused(formula, FormulaCodes.AMBIGUOUS);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"x[1] * x[0]", "x[1] + x[-1]", "x[1] + x[0:1]", "x[1] + np.log(1)", "x[1]**1", "2 @ x[1]"})
        void numpyElsewhereInTheFormulaSaysIt(String formula) {
            assertThat(FORMULAS.value(formula).at(0)).isBetween(2.0, 5.0);
            FORMULAS.expression(formula);
        }

        @Test
        void theRepairsReadAsTheySay() {
            assertThat(FORMULAS.refusal("x[1]").fix())
                    .contains("write 'x[1:2]' to count from 0, 'x(1)' to count from 1");
            FORMULAS.is("x[1:2]", number(2));
            FORMULAS.is("x(1)", number(1));
            assertThat(FORMULAS.refusal("W[1]").fix())
                    .contains("write 'W[1:2]' to count from 0, 'W(1, :)' to count from 1");
            FORMULAS.is("W[1:2]", Tensor.row(4, 5, 6));
            FORMULAS.is("W(1, :)", Tensor.row(1, 2, 3));
            assertThat(FORMULAS.refusal("W[1, 2]").fix())
                    .contains("write 'W[1:2, 2:3]' to count from 0, 'W(1, 2)' to count from 1");
            FORMULAS.is("W[1:2, 2:3]", number(6));
            FORMULAS.is("W(1, 2)", number(2));
        }

        @Test
        void inMathematicsTooUnlessOnlyNumpyWritesIt() {
            FORMULAS.in(Dialect.MATHEMATICS).isRefused("x[1]", FormulaCodes.AMBIGUOUS);
            FORMULAS.in(Dialect.MATHEMATICS).is("x[0]", number(1));
            FORMULAS.in(Dialect.MATHEMATICS).is("x(1)", number(1));
        }
    }

    @Nested
    class WhereALayerIsCalledSo {
        @ParameterizedTest
        @ValueSource(strings = {"M[2]", "M(2)", "M_2", "M^{(2)}", "M^{[2]}"})
        void bracketsAreItsNumber(String formula) {
            FORMULAS.is(formula, Tensor.matrix(new double[] {7, 8}, new double[] {9, 10}));
        }

        @Test
        void itsEntriesFollow() {
            FORMULAS.is("M[2][0, 1]", number(8));
            FORMULAS.is("M2[0, 1]", number(8));
            FORMULAS.is("M(2)(1, 2)", number(8));
            FORMULAS.is("M^{(2)}(1, 2)", number(8));
        }

        @Test
        void andTheQuantityItselfTooItIsAskedBack() {
            FORMULAS.isRefused("z[1]", FormulaCodes.AMBIGUOUS, "this can be 'z1' or an entry of 'z'");
            FORMULAS.isRefused("z(1)", FormulaCodes.AMBIGUOUS);
            FORMULAS.in(Dialect.NUMPY).isRefused("z[1]", FormulaCodes.AMBIGUOUS);
            FORMULAS.in(Dialect.MATLAB).isRefused("z(1)", FormulaCodes.AMBIGUOUS);
        }

        @Test
        void aDialectWithoutSuchEntriesMeansTheLayer() {
            Tensor layer = Tensor.column(10, 20, 30);

            FORMULAS.in(Dialect.MATHEMATICS).is("z[1]", layer);
            FORMULAS.in(Dialect.MATHEMATICS).is("z(1)", layer);
            FORMULAS.in(Dialect.NUMPY).is("z(1)", layer);
            FORMULAS.in(Dialect.MATLAB).is("z[1]", layer);
        }

        @Test
        void aNumberHasNoEntriesAndIsNoneOfBoth() {
            ReadFormulas formulas = ReadFormulas.over(Map.of("k", Tensor.scalar(3), "k1", Tensor.scalar(5)));

            formulas.is("k[1]", number(5));
            formulas.is("k(1)", number(5));
        }

        @Test
        void otherEntriesOfTheQuantityAreClear() {
            FORMULAS.is("z[0]", number(1));
            FORMULAS.is("z(2)", number(2));
            FORMULAS.is("z[1:2]", number(2));
            FORMULAS.is("z(1:1)", number(1));
        }
    }

    @Nested
    class Refusals {
        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "x[-4]; there is no entry -4: 3x1 has entries 0 to 2",
                    "x[3] + x[0]; there is no entry 3: 3x1 has entries 0 to 2",
                    "x[0:4]; there are no entries 0:4: 3x1 has entries 0 to 2",
                    "x[2:2]; there are no entries 2:2: 3x1 has entries 0 to 2",
                    "x[2:1]; there are no entries 2:1: 3x1 has entries 0 to 2",
                    "W[0, 3]; there is no column 3: 2x3 has columns 0 to 2",
                    "W[-3, :]; there is no row -3: 2x3 has rows 0 to 1",
                    "x(0); there is no entry 0: 3x1 has entries 1 to 3",
                    "x(4); there is no entry 4: 3x1 has entries 1 to 3",
                    "x(-1); there is no entry -1: 3x1 has entries 1 to 3",
                    "x(0:2); there are no entries 0:2: 3x1 has entries 1 to 3",
                    "x(end-3); there is no entry end-3: 3x1 has entries 1 to 3",
                    "W(3, 1); there is no row 3: 2x3 has rows 1 to 2",
                    "x_4; there is no entry 4: 3x1 has entries 1 to 3",
                    "x_0; there is no entry 0: 3x1 has entries 1 to 3",
                    "W_{31}; there is no row 3: 2x3 has rows 1 to 2",
                    "W_{3,1}; there is no row 3: 2x3 has rows 1 to 2",
                    "W[0, 1, 0]; 3 axes are picked along, and 2x3 has 2",
                    "list[0, 0]; 2 axes are picked along, and 3 has 1",
                    "k[0]; a number has no entries",
                    "k(1); a number has no entries"
                })
        void sayWhatThereIs(String formula, String message) {
            FORMULAS.isRefused(formula, FormulaCodes.WRONG_SHAPES, message);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x[0:3:2]", "x[::2]", "x(1:2:3)", "x[:, None]", "x[None, :]", "x[np.newaxis]"})
        void stepsAndNewAxesAreNotKnown(String formula) {
            FORMULAS.isRefused(formula, FormulaCodes.SYNTAX);
        }

        @Test
        void anUnknownNameIsOneWithNumbersToo() {
            FORMULAS.isRefused("q[0]", FormulaCodes.UNKNOWN_NAME);
            FORMULAS.isRefused("q(1, 2)", FormulaCodes.UNKNOWN_NAME);
            FORMULAS.isRefused("q_{12}", FormulaCodes.UNKNOWN_NAME);
            FORMULAS.isRefused("q[1]", FormulaCodes.UNKNOWN_NAME);
        }

        @Test
        void numbersTooLargeForAnyAxisAreNoPlaces() {
            FORMULAS.isRefused("x[0:999999999]", FormulaCodes.WRONG_SHAPES);
            FORMULAS.isRefused("x(999999999)", FormulaCodes.WRONG_SHAPES);
            FORMULAS.isRefused("x[0] + x[99999999999999999999]", FormulaCodes.UNKNOWN_NAME);
            FORMULAS.isRefused("x_{99999999999999999999}", FormulaCodes.UNKNOWN_NAME);
        }
    }

    @Nested
    class InFormulasAboutEntries {
        @Test
        void numbersPickWhatIsTheSameForAll() {
            assertThat(entries("x_i x_1").entries()).containsExactly(1.0, 2.0, 3.0);
            assertThat(entries("x_i W_{12}").entries()).containsExactly(2.0, 4.0, 6.0);
            assertThat(entries("x_i W[0, -1]").entries()).containsExactly(3.0, 6.0, 9.0);
            assertThat(entries("x_i W(2, 3)").entries()).containsExactly(6.0, 12.0, 18.0);
            assertThat(entries("\\sum_k x_k x_i x_3").entries()).containsExactly(18.0, 36.0, 54.0);
        }

        @Test
        void wholeRowsAreRefused() {
            FormulaReading reading = read("x_i W[0]");

            assertThat(((FormulaReading.Refused) reading).issue().message())
                    .isEqualTo("a single number is needed here, this is 1x3");
        }

        private Tensor entries(String formula) {
            return ((FormulaReading.Read) read(formula))
                    .expression()
                    .value(quantity -> FORMULAS.names().get(quantity.toString()));
        }

        private FormulaReading read(String formula) {
            Map<String, Shape> shapes = new TreeMap<>();
            FORMULAS.names().forEach((name, value) -> shapes.put(name, value.shape()));
            return FormulaScopes.reader(Dialect.ANY, shapes, List.of("i"))
                    .read(formula, SourcePosition.start("formula"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x[0]**2",
                "x[-1] * x[0:2]",
                "W[0, :] @ x",
                "W(:, 2)' * W(:, 1)",
                "x_1 x_2 + x_3^2",
                "W_{12} x",
                "(W x)_1 * W",
                "exp(W[0, 1:]) * x[0]",
                "W.T[0] @ W",
                "list[0:2] * list[1:]"
            })
    void gradientsAreThoseOfDifferences(String formula) {
        FORMULAS.hasTheGradientOfItsDifferences(formula);
    }
}
