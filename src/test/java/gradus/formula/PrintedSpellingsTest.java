package gradus.formula;

import static gradus.tensor.TensorAssertions.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Expression;
import gradus.issue.SourcePosition;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the printer writes and people seldom do is read, too. */
class PrintedSpellingsTest {
    private static final Tensor Z = Tensor.column(0.5, -2, 3);
    private static final Tensor AT_POINT = Tensor.column(7, 8, 9);
    private static final Map<String, Tensor> NAMES = Map.of(
            "z1", Z, "z1(x_new)", AT_POINT, "z1(q2)", Tensor.column(4, 5, 6), "loss_factor", Tensor.scalar(0.25));

    private static FormulaReading reading(String formula) {
        Map<String, Shape> shapes = NAMES.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().shape()));
        return FormulaScopes.reader(Dialect.ANY, shapes).read(formula, SourcePosition.start("formula"));
    }

    private static void is(String formula, Tensor expected) {
        assertThat(reading(formula)).as(formula).isInstanceOf(FormulaReading.Read.class);
        Expression expression = ((FormulaReading.Read) reading(formula)).expression();
        assertClose(expression.value(quantity -> NAMES.get(quantity.toString())), expected, 1e-15);
    }

    private static String refusal(String formula) {
        assertThat(reading(formula)).as(formula).isInstanceOf(FormulaReading.Refused.class);
        return ((FormulaReading.Refused) reading(formula)).issue().message();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leaky_relu(z1, 0.1)", "\\operatorname{leaky\\_relu}(z_{1}, 0.1)", "Leaky_ReLU(z1, .1)"})
    void aLeakyRectifierSaysItsSlope(String formula) {
        is(formula, Tensor.column(0.5, -0.2, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"leaky_relu′(z1, 0.1)", "\\operatorname{leaky\\_relu}'(z_{1}, 0.1)"})
    void theSlopeOfALeakyRectifierIsOneOrTheOther(String formula) {
        is(formula, Tensor.column(1, 0.1, 1));
    }

    @Test
    void aLeakyRectifierThatSaysNoSlopeHasTheUsualOne() {
        is("leaky_relu(z1)", Tensor.column(0.5, -0.02, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"z1(x_new)", "z_{1}(x_{\\text{new}})", "z_1(x_new)", "z[1](x_new)", "z^{(1)}(x_{new})"})
    void aQuantityForAnotherInputIsAName(String formula) {
        is(formula, AT_POINT);
        is("-" + formula + " + 1", AT_POINT.map(entry -> 1 - entry));
    }

    @ParameterizedTest
    @ValueSource(strings = {"z1(q2)", "z_{1}(q_{2})", "z_1(q_2)"})
    void thatInputMayHaveANumber(String formula) {
        is(formula, Tensor.column(4, 5, 6));
    }

    @Test
    void behindABlankABracketIsAFactor() {
        is("z1 (loss_factor)", Z.map(entry -> entry / 4));
        assertThat(refusal("z1 (x_new)")).contains("'x_new'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\text{loss\\_factor} z_1",
                "\\mathrm{loss\\_factor} \\cdot z_1",
                "\\text{loss}_{\\text{factor}} z_1"
            })
    void aWordOfLatexMayHaveAnUnderscore(String formula) {
        is(formula, Z.map(entry -> entry / 4));
    }

    @Test
    void anArrayTakesAnotherShapeOrBecomesANumber() {
        is("z1.reshape(1, 3)", Tensor.row(0.5, -2, 3));
        is("(z1.T @ z1).item()", Tensor.scalar(0.25 + 4 + 9));
        assertThat(refusal("z1.reshape(2, 2)")).contains("cannot be reshaped");
        assertThat(refusal("z1.reshape(3, z1)")).contains("a size is a whole number");
        assertThat(refusal("z1.item()")).contains("cannot be reshaped");
    }

    /** MATLAB goes column by column. */
    @Test
    void aMatrixIsReshapedWhereTheFormulaIsOfNumpy() {
        is("(z1 @ z1.T)[0:2].reshape(3, 2)[2].reshape(2, 1)", Tensor.column(4, -6));
        is("reshape(z1, 1, 3)", Tensor.row(0.5, -2, 3));
        assertThat(refusal("reshape(z1 z1ᵀ, 1, 9)")).contains("row by row in numpy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1ᵀ z1",
                "−𝟏ᵀ z1",
                "-\\mathbf{1}^\\top z_1",
                "-(1ᵀ z1)",
                "-2 1ᵀ z1 / 2",
                "-4 loss_factor 1ᵀ z1",
                "-4 loss_factor · 1ᵀ z1",
                "--−1ᵀ z1"
            })
    void aRowOfOnesBelongsToWhatStandsBehindIt(String formula) {
        is(formula, Tensor.matrix(new double[] {-1.5}));
    }

    @Test
    void aColumnTimesARowOfOnesTimesAColumnIsTheColumnTimesASum() {
        is("z1 1ᵀ z1", Z.map(entry -> 1.5 * entry));
        is("z1 1ᵀ ∘ z1", Z.map(entry -> entry * entry));
        is("z1 1ᵀ", Z);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loss_factor 𝟏[z1 > 0]",
                "loss_factor · 𝟏[z1 ≥ 0]",
                "\\text{loss\\_factor} \\mathbf{1}\\left[z_1 > 0\\right]",
                "(𝟏 [z1 > 0]) loss_factor"
            })
    void aConditionIsAFactor(String formula) {
        is(formula, Tensor.column(0.25, 0, 0.25));
    }
}
