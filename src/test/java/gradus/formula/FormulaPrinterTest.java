package gradus.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.formula.Name.LayerStyle;
import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.graph.Squashing;
import gradus.issue.SourcePosition;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, numbers in place of quantities, and constants in formulas. */
class FormulaPrinterTest {
    private static final TextForm TEXT = new TextForm();
    private static final NumpyForm NUMPY = new NumpyForm();
    private static final LatexForm LATEX = new LatexForm();
    private static final MathMlForm MATHML = new MathMlForm();
    private static final List<FormulaForm> FORMS = List.of(TEXT, NUMPY, LATEX, MATHML);

    private static final Map<String, Tensor> VALUES = Map.of(
            "W", Tensor.matrix(new double[] {0.1, -0.25}, new double[] {0.30000000000000004, 4}),
            "x", Tensor.column(1, -2),
            "t", Tensor.column(0, 1),
            "E", Tensor.matrix(new double[] {-0.123456}),
            "m", Tensor.scalar(2),
            "half", Tensor.scalar(0.5),
            "third", Tensor.scalar(1.0 / 3),
            "one", Tensor.scalar(1));

    private static Tensor value(Quantity quantity) {
        return VALUES.get(quantity.toString());
    }

    private static final FormulaPrinter PRINTER = new FormulaPrinter(
            FormulaNames.canonical(), quantity -> value(quantity).shape(), OptionalInt.of(0));

    private static Expression read(String formula) {
        Map<String, Shape> shapes =
                Map.of("W", Shape.of(2, 2), "x", Shape.of(2, 1), "t", Shape.of(2, 1), "E", Shape.of(1, 1));
        FormulaReading reading =
                FormulaScopes.reader(Dialect.NUMPY, withScalars(shapes)).read(formula, SourcePosition.start("formula"));
        assertThat(reading).as(formula).isInstanceOf(FormulaReading.Read.class);
        return ((FormulaReading.Read) reading).expression();
    }

    private static Map<String, Shape> withScalars(Map<String, Shape> shapes) {
        Map<String, Shape> all = new HashMap<>(shapes);
        List.of("m", "half", "third", "one").forEach(name -> all.put(name, Shape.SCALAR));
        return all;
    }

    @Nested
    class WithNumbersForQuantities {
        private static final FormulaPrinter NUMBERS = PRINTER.withValues(FormulaPrinterTest::value, 3);

        @Test
        void matricesStandInBrackets() {
            Expression formula = read("W @ x - t");

            assertThat(NUMBERS.print(formula, TEXT)).isEqualTo("[0.1 −0.25; 0.3 4] [1; −2] − [0; 1]");
            assertThat(NUMBERS.print(formula, NUMPY))
                    .isEqualTo("np.array([[0.1, -0.25], [0.3, 4]]) @ np.array([[1], [-2]]) - np.array([[0], [1]])");
            assertThat(NUMBERS.print(formula, LATEX))
                    .isEqualTo("\\begin{bmatrix} 0.1 & -0.25 \\\\ 0.3 & 4 \\end{bmatrix}"
                            + " \\begin{bmatrix} 1 \\\\ -2 \\end{bmatrix} - \\begin{bmatrix} 0 \\\\ 1 \\end{bmatrix}");
            assertThat(NUMBERS.print(read("t"), MATHML))
                    .isEqualTo(
                            "<mrow><mo>[</mo><mtable><mtr><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>1</mn></mtd></mtr>"
                                    + "</mtable><mo>]</mo></mrow>");
        }

        @Test
        void aMatrixIsTransposedAndSquaredLikeItsName() {
            assertThat(NUMBERS.print(read("x.T @ x"), TEXT)).isEqualTo("[1; −2]ᵀ [1; −2]");
            assertThat(NUMBERS.print(read("(x - t)**2"), TEXT)).isEqualTo("([1; −2] − [0; 1])²");
            assertThat(NUMBERS.print(read("W**2"), TEXT)).isEqualTo("[0.1 −0.25; 0.3 4] ∘ [0.1 −0.25; 0.3 4]");
        }

        @Test
        void aNegativeNumberHasBracketsWhereItWouldRunIntoASign() {
            assertThat(NUMBERS.print(read("E * m"), TEXT)).isEqualTo("(−0.123) · 2");
            assertThat(NUMBERS.print(read("m * E"), TEXT)).isEqualTo("2 · (−0.123)");
            assertThat(NUMBERS.print(read("m - E"), TEXT)).isEqualTo("2 − (−0.123)");
            assertThat(NUMBERS.print(read("E - m"), TEXT)).isEqualTo("−0.123 − 2");
            assertThat(NUMBERS.print(read("E**2"), TEXT)).isEqualTo("(−0.123)²");
            assertThat(NUMBERS.print(read("-E"), NUMPY)).isEqualTo("-(-0.123)");
            assertThat(NUMBERS.print(read("exp(E)"), LATEX)).isEqualTo("\\exp(-0.123)");
        }

        @Test
        void numbersOfQuantitiesAreNotMultipliedOut() {
            assertThat(NUMBERS.print(read("half * m * x"), TEXT)).isEqualTo("0.5 · 2 · [1; −2]");
            assertThat(NUMBERS.print(read("one * (x - t)"), TEXT)).isEqualTo("1 · ([1; −2] − [0; 1])");
        }

        @Test
        void thoseThatAreSubstitutedStayAsTheyAre() {
            FormulaPrinter both = PRINTER.substituting(Map.of(Quantity.variable("half"), 0.5))
                    .withValues(FormulaPrinterTest::value, 3);

            assertThat(both.print(read("half * 2 * (x - t)"), TEXT)).isEqualTo("[1; −2] − [0; 1]");
        }

        @Test
        void thereIsNoNumberWithoutDigits() {
            assertThatThrownBy(() -> PRINTER.withValues(FormulaPrinterTest::value, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at least one digit, got 0");
        }
    }

    @Nested
    class Values {
        @Test
        void areRoundedToSoManyDigits() {
            assertThat(FormulaPrinter.value(Tensor.matrix(new double[] {1.0 / 3, -200_000}), 2, TEXT))
                    .isEqualTo("[0.33 −200000]");
            assertThat(FormulaPrinter.value(Tensor.scalar(-2.0 / 3), 4, TEXT)).isEqualTo("−0.6667");
            assertThat(FormulaPrinter.value(Tensor.row(1, 2), 4, NUMPY)).isEqualTo("np.array([[1, 2]])");
        }

        @Test
        void ofOneOrThreeAxesStandInRowsToo() {
            Tensor vector = Tensor.of(Shape.of(3), 1, 2, 3);
            Tensor cube = Tensor.of(Shape.of(2, 1, 2), 1, 2, 3, 4);

            assertThat(FormulaPrinter.value(vector, 4, TEXT)).isEqualTo("[1; 2; 3]");
            assertThat(FormulaPrinter.value(vector, 4, NUMPY)).isEqualTo("np.array([1, 2, 3])");
            assertThat(FormulaPrinter.value(cube, 4, TEXT)).isEqualTo("[1 2; 3 4]");
            assertThat(FormulaPrinter.value(cube, 4, NUMPY)).isEqualTo("np.array([[[1, 2]], [[3, 4]]])");
        }

        @Test
        void thatAreTinyHaveAPowerOfTen() {
            assertThat(FormulaPrinter.value(Tensor.scalar(-1.24e-9), 2, LATEX)).isEqualTo("-1.2 \\cdot 10^{-9}");
            assertThat(FormulaPrinter.value(Tensor.scalar(3e20), 2, TEXT)).isEqualTo("3e20");
            assertThat(FormulaPrinter.value(Tensor.scalar(3e20), 2, MATHML))
                    .isEqualTo("<mrow><mn>3</mn><mo>·</mo><msup><mn>10</mn><mn>20</mn></msup></mrow>");
        }

        @ParameterizedTest
        @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
        void thatAreNotFiniteAreSaidInEveryForm(double number) {
            for (FormulaForm form : FORMS) {
                assertThat(FormulaPrinter.value(Tensor.scalar(number), 2, form)).isNotBlank();
            }
        }
    }

    @Nested
    class SubstitutedConstants {
        private static final FormulaPrinter CONSTANTS = PRINTER.substituting(Map.of(
                Quantity.variable("half"),
                0.5,
                Quantity.variable("third"),
                1.0 / 3,
                Quantity.variable("one"),
                1.0,
                Quantity.variable("m"),
                -2.0));

        private static String printed(String formula) {
            return CONSTANTS.print(read(formula), TEXT);
        }

        @ParameterizedTest
        @CsvSource({
            "half * x, 1/2 x",
            "third * x, 1/3 x",
            "half * third * x, 1/6 x",
            "half * 2 * x, x",
            "one * x, x",
            "one * one, 1",
            "x / m, −x / 2",
            "m * x, −2 x",
            "x - m, x + 2",
            "third * sum(x), 1/3 Σ x",
            "half * (2 * (x - t)), x − t",
            "half * 0.1 * x, 1/20 x",
            "x**half, x^(1/2)",
            "half - third, 1/2 − 1/3",
            "half / third, 3/2"
        })
        void areFractionsAndOneNumberInAProduct(String formula, String text) {
            assertThat(printed(formula)).isEqualTo(text);
        }

        @Test
        void areFractionsUpToADenominatorOfAHundred() {
            Quantity half = Quantity.variable("half");

            assertThat(PRINTER.substituting(Map.of(half, 0.01)).print(read("half"), TEXT))
                    .isEqualTo("1/100");
            assertThat(PRINTER.substituting(Map.of(half, 1.0 / 128)).print(read("half"), TEXT))
                    .isEqualTo("0.0078125");
            assertThat(PRINTER.substituting(Map.of(half, 1.0 / 3 + 1e-11)).print(read("half"), TEXT))
                    .isEqualTo("0.3333333333433333");
            assertThat(PRINTER.substituting(Map.of(half, 0.0)).print(read("half * x"), TEXT))
                    .isEqualTo("0 x");
            assertThat(PRINTER.substituting(Map.of(half, Double.NaN)).print(read("half"), TEXT))
                    .isEqualTo("NaN");
        }
    }

    @Nested
    class Constants {
        @ParameterizedTest
        @CsvSource({
            "0.1, 0.1",
            "2, 2",
            "-0.5, −0.5",
            "0.30000000000000004, 0.3",
            "0.3333333333333333, 1/3",
            "0.1234567, 0.1234567",
            "3.141592653589793, 3.141592653589793",
            "1e-9, 1e-9",
            "1e300, 1e300",
            "0, 0",
            "-0.0, 0"
        })
        void areTheShortestDecimalsOrFractions(double number, String text) {
            assertThat(PRINTER.print(Algebra.constant(number), TEXT)).isEqualTo(text);
        }

        @Test
        void keepTheirValueWhenTheyAreMultiplied() {
            Expression product = new Expression.Combine(
                    BinaryFunction.MULTIPLY,
                    Algebra.constant(Math.PI),
                    Algebra.multiply(Algebra.constant(Math.E), read("x")));

            double printed = Double.parseDouble(PRINTER.print(product, NUMPY).replace(" * x", ""));
            assertThat(printed).isEqualTo(Math.PI * Math.E);
        }
    }

    @Nested
    class Names {
        private static String all(Name name) {
            return TEXT.named(name).text() + "  " + NUMPY.named(name).text() + "  "
                    + LATEX.named(name).text();
        }

        @ParameterizedTest
        @CsvSource({
            "W, 'W  W  W'",
            "W2, 'W2  W2  W_{2}'",
            "w_1, 'w1  w1  w_{1}'",
            "w_1_2, 'w1_2  w1_2  w_{1,2}'",
            "x_new, 'x_new  x_new  x_{\\text{new}}'",
            "net_h1, 'net_h1  net_h1  \\text{net}_{h1}'",
            "learning_rate, 'learning_rate  learning_rate  \\text{learning\\_rate}'",
            "CE, 'CE  CE  \\text{CE}'",
            "class, 'class  class_  \\text{class}'",
            "lambda, 'λ  lam  \\lambda'",
            "yhat, 'ŷ  yhat  \\hat{y}'",
            "y_hat, 'ŷ  yhat  \\hat{y}'",
            "ŷ, 'ŷ  yhat  \\hat{y}'",
            "yhat2, 'ŷ2  yhat2  \\hat{y}_{2}'",
            "deltahat, 'δ̂  deltahat  \\hat{\\delta}'",
            "xbar, 'xbar  xbar  \\bar{x}'",
            "x_tilde, 'xtilde  xtilde  \\tilde{x}'",
            "δ2, 'δ2  delta2  \\delta_{2}'",
            "Sigma, 'Sigma  Sigma  \\Sigma'",
            "Größe, 'Größe  Größe  \\text{Größe}'"
        })
        void ofOneWord(String word, String printed) {
            assertThat(all(Name.of(word))).isEqualTo(printed);
        }

        @ParameterizedTest
        @CsvSource({
            "PLAIN, 'W2_new  W2_new  W_{2,\\text{new}}'",
            "BRACKETS, 'W[2]_new  W2_new  W^{[2]}_{\\text{new}}'",
            "PARENTHESES, 'W(2)_new  W2_new  W^{(2)}_{\\text{new}}'"
        })
        void ofALayer(LayerStyle style, String printed) {
            assertThat(all(new Name.Marked(new Name.Letter("W", 2, style), "new")))
                    .isEqualTo(printed);
        }

        @Test
        void ofDerivativesAndPlacesAndPoints() {
            Name weights = new Name.Letter("W", 2, LayerStyle.PARENTHESES);
            Name gradient = new Name.Derivative(Name.of("E"), weights);

            assertThat(all(gradient)).isEqualTo("∂E/∂W(2)  dE_dW2  \\frac{\\partial E}{\\partial W^{(2)}}");
            assertThat(all(new Name.Transposed(weights))).isEqualTo("W(2)ᵀ  W2.T  W^{(2)\\top}");
            assertThat(all(new Name.Entry(weights, 1, 3))).isEqualTo("W(2)[1, 3]  W2[0:1, 2:3]  W^{(2)}_{1, 3}");
            assertThat(all(new Name.AtPoint(Name.of("a2"), Name.of("x_new"))))
                    .isEqualTo("a2(x_new)  a2_x_new  a_{2}(x_{\\text{new}})");
            assertThat(all(new Name.Marked(gradient, "new")))
                    .isEqualTo("(∂E/∂W(2))_new  dE_dW2_new"
                            + "  \\left(\\frac{\\partial E}{\\partial W^{(2)}}\\right)_{\\text{new}}");
            assertThat(all(new Name.Derivative(Name.of("E"), gradient)))
                    .startsWith("∂E/∂(∂E/∂W(2))  dE_ddE_dW2  \\frac{\\partial E}");
        }

        @Test
        void haveALetterAndNoNegativeLayer() {
            assertThatThrownBy(() -> Name.of("")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Name.Letter("W", -1, LayerStyle.PLAIN))
                    .hasMessage("nothing is named 'W' in layer -1");
        }

        /** Whoever reads it has to know it again. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "kappa", "lambda", "mu", "nu", "xi",
                    "pi", "rho", "sigma", "tau", "phi", "chi", "psi", "omega", "Delta", "Gamma", "Omega", "Sigma",
                    "zeta", "iota", "upsilon", "Upsilon", "Theta", "Lambda", "Xi", "Pi", "Phi", "Psi"
                })
        void ofGreekLettersAreReadAsTheirWords(String word) {
            for (FormulaForm form : List.of(TEXT, LATEX)) {
                String printed = form.named(Name.of(word)).text();
                assertThat(Lexer.tokens(printed).get(0).text()).as(printed).isEqualTo(word);
            }
            assertThat(MATHML.named(Name.of(word)).text()).hasSize("<mi>x</mi>".length());
        }
    }

    @Test
    void sidesAreJoinedByEqualsSigns() {
        List<String> sides = List.of("a", "b", "c");

        assertThat(TEXT.equation(sides)).isEqualTo("a = b = c");
        assertThat(LATEX.equation(sides)).isEqualTo("a = b = c");
        assertThat(NUMPY.equation(sides.subList(0, 2))).isEqualTo("a = b");
        assertThat(NUMPY.equation(sides)).isEqualTo("a = b  # = c");
        assertThat(MATHML.equation(List.of("<mi>a</mi>", "<mi>b</mi>")))
                .isEqualTo("<math xmlns=\"http://www.w3.org/1998/Math/MathML\">"
                        + "<mrow><mi>a</mi><mo>=</mo><mi>b</mi></mrow></math>");
    }

    @Test
    void aSoftmaxSaysItsAxisWhereNoAxisIsThatOfTheUnits() {
        FormulaPrinter printer = new FormulaPrinter(
                FormulaNames.canonical(), quantity -> value(quantity).shape(), OptionalInt.empty());

        assertThat(printer.print(read("softmax(x, axis=0)"), TEXT)).isEqualTo("softmax(x, axis=0)");
        assertThat(PRINTER.print(read("softmax(x, axis=0)"), TEXT)).isEqualTo("softmax(x)");
    }

    /** A part that was written twice at every level would make 2³⁸ of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "E * (1 - #)",
                "m * #",
                "E**#",
                "softmax(#, axis=0)",
                "leaky_relu(#, 0.1)",
                "relu_prime(#)",
                "(# + 1)**2",
                "1 / (1 + #)",
                "exp(-#)",
                "x.T @ (x * #)",
                "sum(x * #)",
                "W * #"
            })
    @Timeout(60)
    void aDeepFormulaIsPrintedInProportion(String level) {
        String formula = "E";
        for (int depth = 0; depth < 38; depth++) {
            formula = level.replace("#", depth == 0 || level.startsWith("soft") ? formula : "(" + formula + ")");
        }
        Expression deep = read(formula);

        for (FormulaForm form : FORMS) {
            assertThat(PRINTER.print(deep, form)).hasSizeBetween(70, 40_000);
        }
    }

    /** On a small stack, as a thread of a pool may have it. */
    @Test
    void theDeepestFormulaThatIsReadIsPrintedOnASmallStack() throws InterruptedException {
        Expression nested = read("x");
        for (int depth = 0; depth < 250; depth++) {
            Expression product = new Expression.MatrixProduct(read("W"), nested);
            nested = Algebra.add(
                    new Expression.Apply(Squashing.TANH, Algebra.transpose(Algebra.transpose(product))), read("t"));
        }
        Expression deepest = nested;
        List<Throwable> faults = new ArrayList<>();
        Thread thread =
                new Thread(null, () -> FORMS.forEach(form -> PRINTER.print(deepest, form)), "small stack", 512 * 1024);
        thread.setUncaughtExceptionHandler((failed, fault) -> faults.add(fault));
        thread.start();
        thread.join(60_000);

        assertThat(thread.isAlive()).as("still printing").isFalse();
        assertThat(faults).isEmpty();
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        Expression wrong = new Expression.MatrixProduct(read("x"), read("x"));

        assertThatThrownBy(() -> PRINTER.print(wrong, TEXT)).isInstanceOf(ShapeException.class);
    }

    @Test
    void aRuleThatIsAMatrixOfNumbersIsThatMatrix() {
        assertThat(PRINTER.print(Algebra.identity(2), TEXT)).isEqualTo("[1 0; 0 1]");
        assertThat(PRINTER.print(Algebra.add(Algebra.identity(2), read("W")), TEXT))
                .isEqualTo("I + W");
    }
}
