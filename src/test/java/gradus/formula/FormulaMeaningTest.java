package gradus.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.graph.Expression;
import gradus.issue.SourcePosition;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every construct of the formula language means, against values from plain loops. */
class FormulaMeaningTest {
    private static final double[][] A = {{0.3, -1.2, 2.0}, {1.5, 0.7, -0.4}};
    private static final double[][] B = {{1.1, 0.2}, {-0.6, 1.9}, {0.8, -2.3}};
    private static final double[][] S = {{0.5, 1.4, -0.3}, {2.2, -0.9, 0.6}, {1.3, 0.1, 1.7}};
    private static final double[][] Q = {{1.2, -0.7, 0.4}, {0.9, 1.6, -1.1}, {-0.2, 0.3, 2.1}};
    private static final double[][] U = {{0.4}, {-1.3}, {1.9}};
    private static final double[][] V = {{1.7}, {0.6}, {-0.8}};
    private static final double[][] W = {{0.7}, {-0.5}};
    private static final double K = 2.5;

    private static final Map<String, double[][]> NAMES =
            new TreeMap<>(Map.of("A", A, "B", B, "S", S, "Q", Q, "u", U, "v", V, "w", W, "W2", A, "z1", U, "y_t", V));

    @Nested
    class Precedence {
        @ParameterizedTest
        @ValueSource(strings = {"-k**2", "-(k^2)", "0 - k * k", "-k²", "−k^{2}", "-k.^2"})
        void aPowerBindsMoreTightlyThanTheSignBeforeIt(String formula) {
            is(formula, number(-K * K));
        }

        @ParameterizedTest
        @ValueSource(strings = {"2**-k", "2^-k", "2^{-k}", "1 / 2**k", "2.^-k"})
        void anExponentMayHaveASign(String formula) {
            is(formula, number(Math.pow(2, -K)));
        }

        @Test
        void powersOfNumpyGroupFromTheRightAndThoseOfMatlabFromTheLeft() {
            is("2 ** k ** 2", number(Math.pow(2, K * K)));
            is("2 .^ k .^ 2", number(Math.pow(Math.pow(2, K), 2)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"7 - 2 - k", "7 - (2 + k)", "+7 + -2 - +k", "7 −2 – k", "5 - k"})
        void sumsGroupFromTheLeft(String formula) {
            is(formula, number(5 - K));
        }

        @ParameterizedTest
        @ValueSource(strings = {"8 / 2 / k", "8 / (2 k)", "8 / 2 * 1 / k", "8 ÷ 2 ÷ k", "4 / k", "\\frac{8}{2} / k"})
        void quotientsGroupFromTheLeft(String formula) {
            is(formula, number(4 / K));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"1 + 2 * k", "1 + 2 k", "1 + k · 2", "2k + 1", "1 - -2 * k", "1 + 2 · k", "1 + 2 \\cdot k"})
        void productsComeBeforeSums(String formula) {
            is(formula, number(1 + 2 * K));
        }

        @ParameterizedTest
        @ValueSource(strings = {"S @ u * v", "(S @ u) * v"})
        void matrixProductAndStarOfNumpyGroupFromTheLeft(String formula) {
            is(formula, zip(times(S, U), V, (a, b) -> a * b));
        }

        @Test
        void aStarBeforeAMatrixProductIsTakenFirst() {
            is("S * u @ v", times(zip(S, repeated(U), (a, b) -> a * b), V));
            is("S' * u .* v", zip(times(turned(S), U), V, (a, b) -> a * b));
            is("u .* S * v", times(zip(repeated(U), S, (a, b) -> a * b), V));
        }

        @ParameterizedTest
        @ValueSource(strings = {"u ∘ S v", "u \\odot S v", "u ∘ (S v)", "(S v) ∘ u", "S v ∘ u"})
        void behindACircleFactorsWithoutASignBelongTogether(String formula) {
            is(formula, zip(U, times(S, V), (a, b) -> a * b));
        }
    }

    @Nested
    class Transposes {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "A.T",
                    "A'",
                    "A.'",
                    "Aᵀ",
                    "A^T",
                    "A^{T}",
                    "A^\\top",
                    "A^{\\top}",
                    "A^⊤",
                    "A^'",
                    "A^{\\mathrm{T}}",
                    "A^{\\mathsf T}",
                    "A^\\intercal",
                    "A.transpose()",
                    "np.transpose(A)",
                    "transpose(A)",
                    "\\mathbf{A}^T",
                    "(A)^T",
                    "{A}^T",
                    "A''' ",
                    "W2.T",
                    "W_2^T",
                    "W_{2}^T",
                    "W^{(2)T}",
                    "W^{(2)\\top}",
                    "W^{(2)'}",
                    "W^{[2]T}",
                    "W^{(2)}^T",
                    "(W^{(2)})^T",
                    "W₂ᵀ",
                    "W⁽²⁾ᵀ",
                    "W[2]ᵀ",
                    "W(2)'",
                    "\\mathbf{W}_2^T",
                    "\\mathbf{W}^{(2)T}",
                    "W^(2)ᵀ",
                    "\\boldsymbol{W}^{(2)\\,T}"
                })
        void everySpellingIsATranspose(String formula) {
            is(formula, turned(A));
        }

        @Test
        void aTransposeStandsBeforeWhatFollows() {
            is("u^Tv", times(turned(U), V));
            is("uᵀ v", times(turned(U), V));
            is("u'*v", times(turned(U), V));
            is("w^T A v", times(times(turned(W), A), V));
            is("(A @ B).T", turned(times(A, B)));
            is("A.T + B", zip(turned(A), B, Double::sum));
        }
    }

    @Nested
    class Names {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "W2",
                    "W_2",
                    "W_{2}",
                    "W^{(2)}",
                    "W^{[2]}",
                    "W[2]",
                    "W(2)",
                    "W^(2)",
                    "W₂",
                    "W⁽²⁾",
                    "\\mathbf{W}_2",
                    "{W_2}"
                })
        void theNumberOfALayerIsAttachedInManyWays(String formula) {
            is(formula, A);
        }

        @ParameterizedTest
        @ValueSource(strings = {"y_t", "y_{t}", "yₜ", "\\mathbf{y}_t"})
        void aLetterBelongsToTheNameWhereSomethingIsCalledSo(String formula) {
            is(formula, V);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ŷ",
                    "y\u0302",
                    "\\hat{y}",
                    "\\hat y",
                    "\\hat{\\mathbf{y}}",
                    "\\mathbf{\\hat{y}}",
                    "\\widehat{y}",
                    "yhat"
                })
        void aHatIsPartOfTheName(String formula) {
            is(formula, Map.of("yhat", U), U);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "dE/dz2",
                    "∂E/∂z2",
                    "∂E/∂z₂",
                    "\\partial E/\\partial z_2",
                    "\\frac{\\partial E}{\\partial z_2}",
                    "\\frac{dE}{dz_2}",
                    "\\dfrac{\\partial E}{\\partial \\mathbf{z}_2}",
                    "\\frac{\\partial E}{\\partial z^{(2)}}",
                    "\\nabla_{z_2} E",
                    "∇_{z₂} E",
                    "\\frac{\\mathrm{d} E}{\\mathrm{d} z_2}",
                    "∇_z₂ E"
                })
        void aDerivativeIsAName(String formula) {
            is(formula, Map.of("dE/dz2", U), U);
        }

        @Test
        void aQuotientOfNamesThatBeginWithDIsAQuotient() {
            is("d1 / d2", Map.of("d1", U, "d2", V), zip(U, V, (a, b) -> a / b));
            is("dE / dz", Map.of("dE", U, "dz", V), zip(U, V, (a, b) -> a / b));
            is("d / delta", Map.of("d", U, "delta", V), zip(U, V, (a, b) -> a / b));
        }

        @ParameterizedTest
        @ValueSource(strings = {"δ", "\\delta", "delta", "\\boldsymbol{\\delta}", "\\mathbf δ"})
        void greekLettersHaveOneName(String formula) {
            is(formula, Map.of("delta", U), U);
        }

        @Test
        void aLeftSideIsPassedOver() {
            is("dW = A", A);
            is("\\frac{\\partial E}{\\partial A} = δ x^T = A", A);
            is("\\boxed{\\nabla_{A} E = A}", A);
        }

        @Test
        void aNameOfTheScopeComesBeforeAFunctionOrNumberOfThatName() {
            is("sigma + e", Map.of("sigma", U, "e", V), zip(U, V, Double::sum));
        }
    }

    @Nested
    class PowersAndFunctions {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "A**2",
                    "A^2",
                    "A^{2}",
                    "A²",
                    "A.^2",
                    "A .* A",
                    "A * A",
                    "A ∘ A",
                    "A \\odot A",
                    "np.square(A)",
                    "A A",
                    "A ⊙ A",
                    "np.multiply(A, A)",
                    "np.power(A, 2)",
                    "A \\circ A"
                })
        void aSquareOfWhatIsNotSquareGoesEntryByEntry(String formula) {
            is(formula, map(A, x -> x * x));
        }

        @ParameterizedTest
        @ValueSource(strings = {"A^{-1}", "A⁻¹", "A^-1", "1 / A", "1 ./ A", "A**-1", "A.^-1", "\\frac{1}{A}"})
        void aNegativePowerGoesEntryByEntry(String formula) {
            is(formula, map(A, x -> 1 / x));
        }

        @ParameterizedTest
        @ValueSource(strings = {"S^2", "S²", "S^{-1}", "S⁻¹", "S^k"})
        void aPowerOfASquareMatrixIsAskedBack(String formula) {
            isRefused(formula, FormulaCodes.AMBIGUOUS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"S.^2", "S**2", "np.square(S)", "S ∘ S"})
        void entryByEntryASquareMatrixHasPowers(String formula) {
            is(formula, map(S, x -> x * x));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "σ'(u)",
                    "σ′(u)",
                    "\\sigma'(u)",
                    "\\sigma^{\\prime}(u)",
                    "\\sigma^\\prime (u)",
                    "sigmoid'(u)",
                    "sigmoid_prime(u)",
                    "dsigmoid(u)",
                    "σ(u) ∘ (1 − σ(u))",
                    "\\sigma(u)(1-\\sigma(u))",
                    "\\sigma\\left(u\\right)\\left(1-\\sigma\\left(u\\right)\\right)",
                    "exp(-u) ./ (1 + exp(-u)).^2",
                    "\\frac{e^{-u}}{(1+e^{-u})^2}",
                    "\\operatorname{sigmoid}'(u)"
                })
        void theDerivativeOfTheSigmoidHasManySpellings(String formula) {
            is(formula, map(U, x -> Math.exp(-x) / ((1 + Math.exp(-x)) * (1 + Math.exp(-x)))));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1 - tanh^2(u)",
                    "1 - tanh²(u)",
                    "1 - \\tanh^2(u)",
                    "1 - \\tanh^{2} u",
                    "1 - tanh(u)^2",
                    "tanh'(u)",
                    "1 - tanh(u)²"
                })
        void aFunctionMayBeSquaredBeforeItsArgument(String formula) {
            is(formula, map(U, x -> 1 - Math.tanh(x) * Math.tanh(x)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "exp(u)",
                    "np.exp(u)",
                    "\\exp(u)",
                    "\\exp u",
                    "e^u",
                    "e^{u}",
                    "np.e**u",
                    "\\exp{u}",
                    "exp[u]",
                    "\\mathrm{e}^{u}"
                })
        void eIsEulersNumber(String formula) {
            is(formula, map(U, Math::exp));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\\frac{A}{2}",
                    "\\frac12 A",
                    "\\frac{1}{2} A",
                    "A/2",
                    "0.5 * A",
                    ".5 A",
                    "1/2 A",
                    "\\tfrac{1}{2}A",
                    "A ./ 2",
                    "\\left(\\frac{1}{2}\\right) A",
                    "\\left\\{ \\frac{A}{2} \\right\\}"
                })
        void halvesHaveManySpellings(String formula) {
            is(formula, map(A, x -> x / 2));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"\\sqrt{k}", "√k", "sqrt(k)", "np.sqrt(k)", "\\sqrt k", "k^{0.5}", "√(k)", "\\sqrt[2]{k}"})
        void rootsHaveManySpellings(String formula) {
            is(formula, number(Math.sqrt(K)));
        }

        @Test
        void bracesOfLatexKeepTheirGroup() {
            is("2 \\left\\{ A + A \\right\\}", map(A, x -> 4 * x));
            is("2 \\{ A + A \\}", map(A, x -> 4 * x));
            is("\\sqrt[3]{k}", number(Math.pow(K, 1.0 / 3)));
        }
    }

    @Nested
    class SumsAndOnes {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1ᵀA",
                    "1^T A",
                    "\\mathbf{1}^T A",
                    "\\boldsymbol{1}^\\top A",
                    "\\mathbf 1^T A",
                    "𝟏ᵀ A",
                    "np.sum(A, axis=0, keepdims=True)",
                    "A.sum(axis=0)",
                    "np.sum(A, 0)",
                    "np.sum(A, axis=-2)",
                    "1^T \\cdot A",
                    "\\vec{1}^T A"
                })
        void aRowOfOnesFromTheLeftAddsUpTheRows(String formula) {
            is(formula, summed(A, 0));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "A \\mathbf{1}",
                    "A 𝟏",
                    "A · 𝟏",
                    "sum(A, 2)",
                    "np.sum(A, axis=1, keepdims=True)",
                    "A.sum(axis=-1)",
                    "A @ 𝟏",
                    "np.sum(A, 1)",
                    "\\left(\\mathbf{1}^T A^T\\right)^T"
                })
        void aColumnOfOnesFromTheRightAddsUpTheColumns(String formula) {
            is(formula, summed(A, 1));
        }

        @Test
        void onesRepeatAColumnOrRow() {
            is("A + w \\mathbf{1}^T", zip(A, repeated(W), Double::sum));
            is("B + \\mathbf{1} w^T", zip(B, turned(repeated(W)), Double::sum));
            is("\\mathbf{1} - u", map(U, x -> 1 - x));
            is("u ∘ (𝟏 − u)", map(U, x -> x * (1 - x)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\\mathbf{1} A", "A 𝟏ᵀ"})
        void onesOnTheWrongSideAreRefused(String formula) {
            isRefused(formula, FormulaCodes.WRONG_SHAPES);
        }

        @Test
        void sumsAndMeansRunAsTheirLanguageSays() {
            is("np.sum(A)", number(total(A)));
            is("np.mean(A)", number(total(A) / 6));
            is("np.mean(A, axis=1, keepdims=True)", map(summed(A, 1), x -> x / 3));
            is("A.mean(axis=0)", map(summed(A, 0), x -> x / 2));
            is(Dialect.MATLAB, "sum(A)", summed(A, 0));
            is(Dialect.MATLAB, "sum(A, 1)", summed(A, 0));
            is(Dialect.MATLAB, "mean(A, 2)", map(summed(A, 1), x -> x / 3));
            is(Dialect.MATLAB, "sum(sum(A))", number(total(A)));
            is(Dialect.MATLAB, "sum(u)", number(total(U)));
            is("Σ u", number(total(U)));
            is("\\sum A", number(total(A)));
        }

        @Test
        void anAxisThatEitherLanguageCountsOtherwiseIsAskedBack() {
            isRefused("sum(A, 1)", FormulaCodes.AMBIGUOUS);
            isRefused("np.sum(A, axis=2)", FormulaCodes.WRONG_ARGUMENTS);
            isRefused("np.sum(A, over=1)", FormulaCodes.WRONG_ARGUMENTS);
        }
    }

    @Nested
    class ProductsOfVectors {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "np.outer(u, w)",
                    "u @ w.T",
                    "u * w'",
                    "u w^T",
                    "u wᵀ",
                    "outer(u, w)",
                    "u \\cdot w^T",
                    "np.outer(u.T, w)",
                    "np.dot(u, w.T)"
                })
        void outerProducts(String formula) {
            is(formula, times(U, turned(W)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "u.T @ v",
                    "u' * v",
                    "u^T v",
                    "np.dot(u, v)",
                    "np.sum(u * v)",
                    "uᵀ · v",
                    "u @ v",
                    "np.dot(u.T, v)",
                    "1ᵀ(u ∘ v)"
                })
        void innerProducts(String formula) {
            is(formula, times(turned(U), V));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"u v", "u ∘ v", "u .* v", "u * v", "np.multiply(u, v)", "u · v", "u \\times v", "diag(u) v"})
        void twoColumnsSideBySideGoEntryByEntry(String formula) {
            is(formula, zip(U, V, (a, b) -> a * b));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "diag(u)",
                    "np.diag(u)",
                    "\\text{diag}(u)",
                    "\\operatorname{diag}(u)",
                    "\\mathrm{diag}(u)",
                    "np.diag(u.T)",
                    "np.diagflat(u)"
                })
        void aDiagonalMatrix(String formula) {
            is(formula, new double[][] {{0.4, 0, 0}, {0, -1.3, 0}, {0, 0, 1.9}});
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "A @ B",
                    "A B",
                    "A * B",
                    "np.dot(A, B)",
                    "A.dot(B)",
                    "np.matmul(A, B)",
                    "A \\cdot B",
                    "A \\times B"
                })
        void aProductOfMatrices(String formula) {
            is(formula, times(A, B));
        }

        @ParameterizedTest
        @ValueSource(strings = {"S @ Q", "S Q", "S · Q", "S' '* Q"})
        void squareMatricesSideBySideAreAMatrixProduct(String formula) {
            is(formula, times(S, Q));
        }

        @ParameterizedTest
        @ValueSource(strings = {"S * Q", "S * u", "S \\ast Q", "S ∗ Q", "S (1 - S)", "σ(S) (1 - σ(S))"})
        void whatCouldBeEitherIsAskedBack(String formula) {
            isRefused(formula, FormulaCodes.AMBIGUOUS);
        }

        @Test
        void theDialectSaysWhatAStarIs() {
            is(Dialect.NUMPY, "S * Q", zip(S, Q, (a, b) -> a * b));
            is(Dialect.MATLAB, "S * Q", times(S, Q));
            is("S * Q'", times(S, turned(Q)));
            is("np.exp(S) * Q", zip(map(S, Math::exp), Q, (a, b) -> a * b));
            is("σ'(u) * v", zip(map(U, x -> Math.exp(-x) / Math.pow(1 + Math.exp(-x), 2)), V, (a, b) -> a * b));
            isRefused(Dialect.MATLAB, "u * v", FormulaCodes.WRONG_SHAPES);
            isRefused(Dialect.MATLAB, "u / v", FormulaCodes.AMBIGUOUS);
        }

        @Test
        void aNumberTimesAnythingScales() {
            is("k A", map(A, x -> K * x));
            is("A @ k", map(A, x -> K * x));
            is("-2A", map(A, x -> -2 * x));
            is("u^T v A", map(A, x -> x * times(turned(U), V)[0][0]));
        }
    }

    @Nested
    class Choices {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "u > 0",
                    "(u > 0) * 1",
                    "1 * (u > 0)",
                    "0 < u",
                    "1[u > 0]",
                    "\\mathbf{1}[u > 0]",
                    "\\mathbb{1}[u > 0]",
                    "𝟙[u > 0]",
                    "I(u > 0)",
                    "np.where(u > 0, 1, 0)",
                    "relu'(u)",
                    "ReLU'(u)",
                    "\\text{ReLU}'(u)",
                    "np.where(u <= 0, 0, 1)",
                    "1 - (u <= 0)",
                    "u ≥ 0",
                    "u \\ge 0",
                    "step(u)",
                    "\\mathbf{1}(u > 0)",
                    "\\mathbf 1 [u > 0]",
                    "1 (u > 0)"
                })
        void anIndicatorHasManySpellings(String formula) {
            is(formula, map(U, x -> x > 0 ? 1 : 0));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "np.maximum(u, 0)",
                    "np.maximum(0, u)",
                    "max(0, u)",
                    "relu(u)",
                    "ReLU(u)",
                    "np.where(u > 0, u, 0)",
                    "u * (u > 0)",
                    "u 1[u > 0]"
                })
        void aRectifierHasManySpellings(String formula) {
            is(formula, map(U, x -> Math.max(0, x)));
        }

        @Test
        void whereEqualTheSignDecides() {
            is("k > 2.5", number(0));
            is("k >= 2.5", number(1));
            is("k < 2.5", number(0));
            is("k <= 2.5", number(1));
        }

        @Test
        void softmaxRunsAlongTheUnits() {
            double[][] exponentials = map(A, Math::exp);
            double[][] sums = summed(exponentials, 0);
            double[][] expected = new double[2][3];
            for (int j = 0; j < 3; j++) {
                expected[0][j] = exponentials[0][j] / sums[0][j];
                expected[1][j] = exponentials[1][j] / sums[0][j];
            }
            is("softmax(A)", expected);
            is("\\mathrm{Softmax}(A)", expected);
            is("softmax(A, axis=0)", expected);
            is("exp(A) / np.sum(np.exp(A), axis=0, keepdims=True)", expected);
        }
    }

    @Nested
    class Entries {
        @Test
        void theFirstIndexCountsRowsAndTheSecondColumns() {
            entries("ij", "w_i u_j", times(W, turned(U)));
            entries("ij", "u_j w_i", times(W, turned(U)));
            entries("ji", "w_i u_j", times(U, turned(W)));
            entries("ij", "A_{ij}", A);
            entries("ji", "A_{ij}", turned(A));
            entries("ij", "A_{i,j} + k", map(A, x -> x + K));
            entries("i", "u_i", U);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Σ_k A_{ik} B_{kj}", "\\sum_k A_{ik} B_{kj}", "\\sum_{k} A_{ik} B_{kj}",
                            "\\sum_{k=1}^{3} A_{ik} B_{kj}",
                    "\\sum_{k=0}^{2} A_{ik} B_{kj}", "\\sum_{k=1}^{n} B_{kj} A_{ik}",
                            "\\sum\\limits_{k=1}^K A_{ik} \\cdot B_{kj}", "∑ₖ Aᵢₖ Bₖⱼ",
                    "Σ_m A_im B_mj"
                })
        void aSumOverAnIndexIsAMatrixProduct(String formula) {
            entries("ij", formula, times(A, B));
        }

        @Test
        void aLetterMaySumAgainOnceItsSumIsClosed() {
            double total = total(U);
            entries("i", "u_i / (\\sum_k u_k) - \\frac{1}{\\sum_k u_k}", map(U, x -> (x - 1) / total));
            entriesAreRefused("i", "\\sum_k u_k \\sum_k v_k u_i", FormulaCodes.AMBIGUOUS);
            entriesAreRefused("i", "\\sum_i u_i", FormulaCodes.AMBIGUOUS);
        }

        @Test
        void aSumThatIsNotOverAllEntriesIsRefused() {
            entriesAreRefused("i", "\\sum_{k=1, k \\neq i}^{3} u_k v_i", FormulaCodes.WRONG_ARGUMENTS);
            entriesAreRefused("i", "\\sum_{k=2}^{3} u_k v_i", FormulaCodes.WRONG_ARGUMENTS);
            entriesAreRefused("i", "\\sum_{k=1}^{2} u_k v_i", FormulaCodes.WRONG_SHAPES);
            entriesAreRefused("i", "\\sum_k v_i", FormulaCodes.WRONG_SHAPES);
            entriesAreRefused("i", "u_{i+1}", FormulaCodes.SYNTAX);
            entriesAreRefused("i", "u_j", FormulaCodes.UNKNOWN_NAME);
            entriesAreRefused("i", "S_{ii}", FormulaCodes.WRONG_SHAPES);
            entriesAreRefused("i", "u", FormulaCodes.WRONG_SHAPES);
        }

        @Test
        void functionsAndConditionsGoEntryByEntry() {
            entries("i", "σ'(u_i)", map(U, x -> Math.exp(-x) / Math.pow(1 + Math.exp(-x), 2)));
            entries("i", "u_i 1[u_i > 0]", map(U, x -> Math.max(0, x)));
            entries("i", "\\mathbf{1}[u_i > 0] u_i", map(U, x -> Math.max(0, x)));
            entries("i", "max(0, u_i)", map(U, x -> Math.max(0, x)));
            entries("i", "-(v_i - u_i)^2 / 2", zip(U, V, (a, b) -> -(b - a) * (b - a) / 2));
            entries("i", "\\sum_k (u_k + 1) v_i", map(V, x -> x * (total(U) + 3)));
        }
    }

    private static void is(String formula, double[][] expected) {
        is(Dialect.ANY, formula, expected);
    }

    private static void is(Dialect dialect, String formula, double[][] expected) {
        agrees(formula, read(dialect, NAMES, List.of(), formula), NAMES, expected);
    }

    private static void is(String formula, Map<String, double[][]> names, double[][] expected) {
        agrees(formula, read(Dialect.ANY, names, List.of(), formula), names, expected);
    }

    private static void entries(String indices, String formula, double[][] expected) {
        agrees(formula, read(Dialect.ANY, NAMES, List.of(indices.split("")), formula), NAMES, expected);
    }

    private static void isRefused(String formula, String code) {
        isRefused(Dialect.ANY, formula, code);
    }

    private static void isRefused(Dialect dialect, String formula, String code) {
        hasCode(formula, read(dialect, NAMES, List.of(), formula), code);
    }

    private static void entriesAreRefused(String indices, String formula, String code) {
        hasCode(formula, read(Dialect.ANY, NAMES, List.of(indices.split("")), formula), code);
    }

    private static void hasCode(String formula, FormulaReading reading, String code) {
        assertThat(reading).as(formula).isInstanceOf(FormulaReading.Refused.class);
        assertThat(((FormulaReading.Refused) reading).issue().code())
                .as(formula)
                .isEqualTo(code);
    }

    private static FormulaReading read(
            Dialect dialect, Map<String, double[][]> names, List<String> indices, String formula) {
        Map<String, Shape> shapes = new TreeMap<>(Map.of("k", Shape.SCALAR));
        names.forEach((name, value) -> shapes.put(name, Tensor.matrix(value).shape()));
        return FormulaScopes.reader(dialect, shapes, indices).read(formula, SourcePosition.start("formula"));
    }

    private static void agrees(
            String formula, FormulaReading reading, Map<String, double[][]> names, double[][] expected) {
        assertThat(reading).as(formula).isInstanceOf(FormulaReading.Read.class);
        Expression expression = ((FormulaReading.Read) reading).expression();
        Tensor value = expression.value(quantity ->
                quantity.toString().equals("k") ? Tensor.scalar(K) : Tensor.matrix(names.get(quantity.toString())));
        Shape shape = Shape.of(expected.length, expected[0].length);
        assertThat(value.count()).as(formula).isEqualTo(shape.count());
        assertThat(value.shape().isScalar() || value.shape().equals(shape))
                .as(formula + " is " + value.shape())
                .isTrue();
        for (int place = 0; place < value.count(); place++) {
            double entry = expected[place / expected[0].length][place % expected[0].length];
            assertThat(value.at(place)).as(formula).isCloseTo(entry, within(1e-12));
        }
    }

    private static double[][] number(double value) {
        return new double[][] {{value}};
    }

    private static double[][] times(double[][] left, double[][] right) {
        double[][] product = new double[left.length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right[0].length; j++) {
                for (int k = 0; k < right.length; k++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }

    private static double[][] turned(double[][] matrix) {
        return TwoLayerLoops.transposed(matrix);
    }

    private static double[][] map(double[][] matrix, DoubleUnaryOperator function) {
        return zip(matrix, matrix, (entry, same) -> function.applyAsDouble(entry));
    }

    private static double[][] zip(double[][] left, double[][] right, DoubleBinaryOperator function) {
        double[][] result = new double[left.length][left[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < left[0].length; j++) {
                result[i][j] = function.applyAsDouble(left[i][j], right[i][j]);
            }
        }
        return result;
    }

    /** A column three times side by side. */
    private static double[][] repeated(double[][] column) {
        double[][] result = new double[column.length][3];
        for (int i = 0; i < column.length; i++) {
            result[i] = new double[] {column[i][0], column[i][0], column[i][0]};
        }
        return result;
    }

    private static double[][] summed(double[][] matrix, int axis) {
        double[][] sums = axis == 0 ? new double[1][matrix[0].length] : new double[matrix.length][1];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                sums[axis == 0 ? 0 : i][axis == 0 ? j : 0] += matrix[i][j];
            }
        }
        return sums;
    }

    private static double total(double[][] matrix) {
        return summed(summed(matrix, 0), 1)[0][0];
    }
}
