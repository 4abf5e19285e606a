package gradus.formula;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.SourcePosition;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrices that are written out, and parts put together. */
class FormulaBlockTest {
    private static final Tensor TWO_BY_TWO = Tensor.matrix(new double[] {1, 2}, new double[] {3, 4});
    private static final Tensor STACKED = Tensor.column(1, 2, 3, 10, 20, 30);
    private static final Tensor BESIDE =
            Tensor.matrix(new double[] {1, 10}, new double[] {2, 20}, new double[] {3, 30});
    private static final ReadFormulas FORMULAS = ReadFormulas.over(new TreeMap<>(Map.of(
            "a", Tensor.column(1, 2, 3),
            "b", Tensor.column(10, 20, 30),
            "c", Tensor.column(7, 8),
            "r", Tensor.row(4, 5, 6),
            "l", Tensor.of(Shape.of(3), 1, 2, 3),
            "S", TWO_BY_TWO,
            "Q", Tensor.matrix(new double[] {5, 6}, new double[] {7, 8}),
            "W", Tensor.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6}),
            "k", Tensor.scalar(2.5),
            "m", Tensor.scalar(-1))));

    private static final ReadFormulas NUMPY = FORMULAS.in(Dialect.NUMPY);
    private static final ReadFormulas MATLAB = FORMULAS.in(Dialect.MATLAB);
    private static final ReadFormulas MATHEMATICS = FORMULAS.in(Dialect.MATHEMATICS);

    @Nested
    class Numbers {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[1, 2; 3, 4]",
                    "[1 2; 3 4]",
                    "[1,2;3,4]",
                    "[1, 2; 3, 4;]",
                    "[[1, 2], [3, 4]]",
                    "np.array([[1, 2], [3, 4]])",
                    "np.array([[1, 2], [3, 4]], dtype=float)",
                    "np.asarray([[1,2],[3,4]])",
                    "torch.tensor([[1., 2.], [3., 4.]])",
                    "\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}",
                    "\\begin{pmatrix}1&2\\\\3&4\\\\\\end{pmatrix}",
                    "\\left[\\begin{array}{cc} 1 & 2 \\\\ 3 & 4 \\end{array}\\right]",
                    "\\left(\\begin{matrix} 1 & 2 \\\\ 3 & 4 \\end{matrix}\\right)",
                    "np.array([[k - 1.5, -2 * m], [3, 2**2]])",
                    "[S(1, 1), 2; 3, S(2, 2)]"
                })
        void makeAMatrixRowByRow(String formula) {
            FORMULAS.is(formula, TWO_BY_TWO);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[1; 2; 3]",
                    "[1, 2, 3]^T",
                    "[1, 2, 3]'",
                    "[1 2 3]ᵀ",
                    "np.array([1, 2, 3])",
                    "np.array([[1], [2], [3]])",
                    "[[1], [2], [3]]",
                    "[[1, 2, 3]]^T",
                    "\\begin{bmatrix} 1 \\\\ 2 \\\\ 3 \\end{bmatrix}",
                    "\\begin{pmatrix} 1 & 2 & 3 \\end{pmatrix}^\\top"
                })
        void makeAColumn(String formula) {
            FORMULAS.is(formula, Tensor.column(1, 2, 3));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[[1, 2, 3]]",
                    "[1 2 3]",
                    "[1; 2; 3]'",
                    "np.array([[1, 2, 3]])",
                    "\\begin{bmatrix} 1 & 2 & 3 \\end{bmatrix}",
                    "horzcat(1, 2, 3)"
                })
        void makeARow(String formula) {
            FORMULAS.is(formula, Tensor.row(1, 2, 3));
        }

        @Test
        void betweenCommasLieAsTheDialectHasIt() {
            NUMPY.is("[1, 2, 3] + 0 * a", Tensor.column(1, 2, 3));
            NUMPY.is("W @ [1, 2, 3]", Tensor.column(14, 32));
            MATLAB.is("[1, 2, 3]", Tensor.row(1, 2, 3));
            MATHEMATICS.is("[1, 2, 3]", Tensor.row(1, 2, 3));
            FORMULAS.isRefused("[1, 2, 3]", FormulaCodes.AMBIGUOUS);
            FORMULAS.isRefused("[k, m]", FormulaCodes.AMBIGUOUS);
            MATLAB.is("[[1, 2], [3, 4]]", Tensor.row(1, 2, 3, 4));
        }

        @Test
        void whoseDirectionMakesNoDifferenceNeedNone() {
            FORMULAS.is("norm([3, 4])", Tensor.scalar(5));
            FORMULAS.is("max([1, 7, 3])", Tensor.scalar(7));
            FORMULAS.is("sum([k, m])", Tensor.scalar(1.5));
            FORMULAS.is("np.sum([[1, 2], [3, 4]], axis=0)", Tensor.row(4, 6));
            FORMULAS.is("np.mean([1, 2, 3], axis=0)", Tensor.scalar(2));
        }

        @Test
        void haveSigns() {
            FORMULAS.is("[-1; +2; - 3]", Tensor.column(-1, 2, -3));
            FORMULAS.is("[1, -2; -3, 4]", Tensor.matrix(new double[] {1, -2}, new double[] {-3, 4}));
            FORMULAS.is("np.array([1e-3, -2.5e2, .5])", Tensor.column(1e-3, -250, 0.5));
        }

        @Test
        void goOnAsAnyMatrix() {
            FORMULAS.is("[1, 2; 3, 4] @ [1; 1]", Tensor.column(3, 7));
            FORMULAS.is("[1, 2; 3, 4].T", Tensor.matrix(new double[] {1, 3}, new double[] {2, 4}));
            FORMULAS.is("np.array([[1, 2], [3, 4]])[1, 0]", Tensor.scalar(3));
            FORMULAS.is("\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix} c", Tensor.column(23, 53));
            FORMULAS.is("a + [1; 2; 3]", Tensor.column(2, 4, 6));
        }
    }

    @Nested
    class OneBelowTheOther {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "np.concatenate([a, b])",
                    "np.concatenate((a, b))",
                    "np.concatenate([a, b], axis=0)",
                    "np.concatenate((a, b), 0)",
                    "np.concatenate([a, b], axis=-2)",
                    "torch.cat([a, b], dim=0)",
                    "torch.cat((a, b))",
                    "np.vstack([a, b])",
                    "np.vstack((a, b))",
                    "vertcat(a, b)",
                    "np.append(a, b)",
                    "np.append(a, b, axis=0)",
                    "[a; b]",
                    "[a;b]",
                    "\\begin{bmatrix} a \\\\ b \\end{bmatrix}",
                    "\\begin{pmatrix} \\mathbf{a} \\\\ \\mathbf{b} \\end{pmatrix}",
                    "np.block([[a], [b]])",
                    "[1; 2; 3; b]",
                    "[l; b]"
                })
        void inManySpellings(String formula) {
            FORMULAS.is(formula, STACKED);
        }

        @Test
        void rowsBelowAMatrix() {
            Tensor expected = Tensor.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6}, new double[] {4, 5, 6});

            FORMULAS.is("[W; r]", expected);
            FORMULAS.is("np.vstack([W, r])", expected);
            FORMULAS.is("np.vstack([W, [4, 5, 6]])", expected);
            FORMULAS.is("np.append(W, [[4, 5, 6]], axis=0)", expected);
            FORMULAS.is("np.vstack([[1, 2, 3], [4, 5, 6], r])", expected);
        }

        @Test
        void aNumberAboveOrBelow() {
            FORMULAS.is("[1; c]", Tensor.column(1, 7, 8));
            FORMULAS.is("np.append(c, 1)", Tensor.column(7, 8, 1));
            FORMULAS.is("np.append(1, c)", Tensor.column(1, 7, 8));
            FORMULAS.is("np.append(c, [1, k])", Tensor.column(7, 8, 1, 2.5));
            FORMULAS.is("np.append(r, 1)", Tensor.row(4, 5, 6, 1));
            FORMULAS.is("np.append(r, a)", Tensor.row(4, 5, 6, 1, 2, 3));
            FORMULAS.is("np.concatenate([c, [1]])", Tensor.column(7, 8, 1));
            FORMULAS.is("\\begin{pmatrix} 1 \\\\ S c \\end{pmatrix}", Tensor.column(1, 23, 53));
        }
    }

    @Nested
    class SideBySide {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "np.hstack((a, b))",
                    "np.hstack([a, b])",
                    "np.concatenate([a, b], axis=1)",
                    "np.concatenate([a, b], -1)",
                    "torch.cat([a, b], dim=1)",
                    "horzcat(a, b)",
                    "[a, b]",
                    "[a,b]",
                    "\\begin{bmatrix} a & b \\end{bmatrix}",
                    "np.block([a, b])",
                    "np.block([[a, b]])",
                    "[r; 1, 2, 3]' - [3, 0; 3, 0; 3, 0] + [0, 9; 0, 18; 0, 27]"
                })
        void inManySpellings(String formula) {
            FORMULAS.is(formula, BESIDE);
        }

        @Test
        void aBlankIsAColumnInMatlabAndAProductInMathematics() {
            MATLAB.is("[a b]", BESIDE);
            MATLAB.is("[a' b']", Tensor.row(1, 2, 3, 10, 20, 30));
            MATLAB.is("[1 -2; 3 -4]", Tensor.matrix(new double[] {1, -2}, new double[] {3, -4}));
            MATLAB.is("[1 - 2; 3 - 4 + 1]", Tensor.column(-1, 0));
            MATLAB.is("[k 1; (1) 2]", Tensor.matrix(new double[] {2.5, 1}, new double[] {1, 2}));
            MATHEMATICS.is("[W a; c]", Tensor.column(14, 32, 7, 8));
            MATHEMATICS.is("[c -c; c]", Tensor.column(0, 0, 7, 8));
            NUMPY.is("np.array([1 -2, 3])", Tensor.column(-1, 3));
            FORMULAS.is("[a b]", Tensor.column(10, 40, 90));
        }

        @ParameterizedTest
        @ValueSource(strings = {"[W a; c]", "[1 -2; 3 4]", "[c -c; c]", "[2 a, b]", "[1 2 -3]", "[S c, c]"})
        void aBlankThatCanBeEitherIsAskedBack(String formula) {
            FORMULAS.isRefused(formula, FormulaCodes.AMBIGUOUS);
        }

        @Test
        void theRepairsReadAsTheySay() {
            FORMULAS.is("[1, -2; 3, 4]", Tensor.matrix(new double[] {1, -2}, new double[] {3, 4}));
            FORMULAS.is("[1 - 2; 4]", Tensor.column(-1, 4));
            FORMULAS.is("[1-2; 4]", Tensor.column(-1, 4));
            FORMULAS.is("[(W a); c]", Tensor.column(14, 32, 7, 8));
            FORMULAS.is("[2a, b]", BESIDE.zip(Tensor.row(2, 1), (entry, factor) -> entry * factor));
        }

        @Test
        void blocksOfMatrices() {
            Tensor expected = Tensor.matrix(
                    new double[] {1, 2, 5, 6}, new double[] {3, 4, 7, 8}, new double[] {5, 6, 1, 2}, new double[] {
                        7, 8, 3, 4
                    });

            FORMULAS.is("[S, Q; Q, S]", expected);
            FORMULAS.is("np.block([[S, Q], [Q, S]])", expected);
            FORMULAS.is("\\begin{bmatrix} S & Q \\\\ Q & S \\end{bmatrix}", expected);
            FORMULAS.is("np.vstack((np.hstack((S, Q)), np.hstack((Q, S))))", expected);
            MATLAB.is("[S Q; Q S]", expected);
        }
    }

    @Nested
    class Groups {
        @Test
        void oneThingInBracketsIsItself() {
            FORMULAS.is("[a]", Tensor.column(1, 2, 3));
            FORMULAS.is("[[a]]", Tensor.column(1, 2, 3));
            FORMULAS.is("2 [a + b]", Tensor.column(22, 44, 66));
            FORMULAS.is("\\begin{bmatrix} a \\end{bmatrix}", Tensor.column(1, 2, 3));
            FORMULAS.is("np.array(a)", Tensor.column(1, 2, 3));
            FORMULAS.is("np.array([7])", Tensor.scalar(7));
            MATLAB.is("[a]", Tensor.column(1, 2, 3));
        }

        @Test
        void aDisplayAroundAFormulaIsNone() {
            FORMULAS.is("\\begin{aligned} z &= W a \\\\ \\end{aligned}", Tensor.column(14, 32));
            FORMULAS.is("\\begin{equation*} W a \\end{equation*}", Tensor.column(14, 32));
        }
    }

    @Nested
    class Refusals {
        @Test
        void partsThatDoNotFitNameBothShapes() {
            FORMULAS.isRefused(
                    "np.vstack([a, W])",
                    FormulaCodes.WRONG_SHAPES,
                    "this part is 2x3 and cannot stand below one of 3x1");
            FORMULAS.isRefused(
                    "[a, c]", FormulaCodes.WRONG_SHAPES, "this part is 2x1 and cannot stand beside one of 3x1");
            FORMULAS.isRefused(
                    "[1, 2; 3]", FormulaCodes.WRONG_SHAPES, "this part is 1x1 and cannot stand below one of 1x2");
            FORMULAS.isRefused("np.array([[1, 2], [3]])", FormulaCodes.WRONG_SHAPES);
            FORMULAS.isRefused("\\begin{bmatrix} 1 & 2 \\\\ 3 \\end{bmatrix}", FormulaCodes.WRONG_SHAPES);
        }

        @Test
        void rowsWithoutAnAxisAreAskedBack() {
            FORMULAS.isRefused("np.concatenate([r, r])", FormulaCodes.AMBIGUOUS);
            FORMULAS.is("np.concatenate([r, r], axis=1)", Tensor.row(4, 5, 6, 4, 5, 6));
        }

        @Test
        void listsOfVectorsHaveNoDirection() {
            FORMULAS.isRefused("np.array([a, b])", FormulaCodes.WRONG_SHAPES);
            FORMULAS.isRefused("[[a, b]]", FormulaCodes.WRONG_SHAPES);
            NUMPY.isRefused("[a, b] + 1", FormulaCodes.WRONG_SHAPES);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "np.vstack(a, b)",
                    "np.concatenate(a)",
                    "np.concatenate([a, b], axis=2)",
                    "np.concatenate([a, b], 0.5)",
                    "np.concatenate([a, b], a)",
                    "np.append(a)",
                    "np.append(W, 1)",
                    "np.append(a, W)",
                    "np.vstack([a, b], axis=0)",
                    "np.array()",
                    "vertcat()",
                    "np.array(1, 2)"
                })
        void wrongArguments(String formula) {
            FORMULAS.isRefused(formula, FormulaCodes.WRONG_ARGUMENTS);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[]",
                    "[a",
                    "[a; b",
                    "[a;; b]",
                    "[; a]",
                    "[,]",
                    "(a, b)",
                    "a; b",
                    "[a; b)",
                    "\\begin{bmatrix} a \\\\ b",
                    "\\begin{bmatrix} a & \\\\ b \\end{bmatrix}",
                    "\\begin{bmatrix}\\end{bmatrix}",
                    "\\begin{cases} a \\end{cases}",
                    "\\begin a",
                    "\\end{bmatrix} a",
                    "\\begin{vmatrix} 1 & 2 \\\\ 3 & 4 \\end{vmatrix}",
                    "np.vstack([])",
                    "a[b, c]",
                    "a[[0, 1]]"
                })
        void unfinishedOnes(String formula) {
            FORMULAS.isRefused(formula, FormulaCodes.SYNTAX);
        }

        @Test
        void decimalCommasAreNoParts() {
            assertThat(FORMULAS.refusal("(0,5 + a)").fix()).contains("write decimal fractions with a point");
            assertThat(FORMULAS.refusal("(a, b)").fix()).contains("write '[a; b]' to put things together");
        }

        @Test
        void inAFormulaAboutEntriesABlockIsNone() {
            FormulaReading reading = FormulaScopes.reader(Dialect.ANY, Map.of("u", Shape.of(3, 1)), List.of("i"))
                    .read("u_i + [1; 2]", SourcePosition.start("formula"));

            assertThat(((FormulaReading.Refused) reading).issue().message()).isEqualTo("an entry is one number");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a; b**2; 1]",
                "np.hstack((a, exp(b / 10)))",
                "[S, Q; Q, S @ Q]",
                "[S, Q; Q, S] @ [c; c]",
                "np.append(a, 1) * np.append(a, k)",
                "np.concatenate([a, b], axis=0)[2:5]**2",
                "[k; m; k * m]",
                "norm([k, m])",
                "max([a; b / 10])"
            })
    void gradientsAreThoseOfDifferences(String formula) {
        FORMULAS.hasTheGradientOfItsDifferences(formula);
    }
}
