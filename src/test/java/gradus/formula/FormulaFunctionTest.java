package gradus.formula;

import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.tensor.Tensor;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every function of entries under every name, against plain code; their derivatives against differences. */
class FormulaFunctionTest {
    private static final double[] POINTS = {-2.3, -1.1, -0.4, 0.2, 0.9, 1.3, 2.7};
    private static final double[] POSITIVE = {0.1, 0.4, 0.9, 1.3, 2.7, 5.5};
    private static final ReadFormulas FORMULAS = over(POINTS);
    private static final ReadFormulas ABOVE_ZERO = over(POSITIVE);

    private static ReadFormulas over(double[] points) {
        return ReadFormulas.over(Map.of("z", Tensor.column(points), "p", Tensor.scalar(0.3)));
    }

    static Stream<Arguments> functions() {
        return Stream.of(
                plain("exp", StrictMath::exp),
                plain("expm1", x -> StrictMath.exp(x) - 1),
                plain("square", x -> x * x),
                plain("sin", StrictMath::sin),
                plain("cos", StrictMath::cos),
                plain("tan", x -> StrictMath.sin(x) / StrictMath.cos(x)),
                plain("arctan", x -> StrictMath.atan2(x, 1)),
                plain("atan", x -> StrictMath.atan2(x, 1)),
                plain("sinh", x -> (StrictMath.exp(x) - StrictMath.exp(-x)) / 2),
                plain("cosh", x -> (StrictMath.exp(x) + StrictMath.exp(-x)) / 2),
                plain("tanh", FormulaFunctionTest::tanh),
                plain("abs", x -> x < 0 ? -x : x),
                plain("absolute", x -> x < 0 ? -x : x),
                plain("fabs", x -> x < 0 ? -x : x),
                plain("sign", x -> x < 0 ? -1 : 1),
                plain("sgn", x -> x < 0 ? -1 : 1),
                plain("sigmoid", FormulaFunctionTest::sigmoid),
                plain("sigma", FormulaFunctionTest::sigmoid),
                plain("sigm", FormulaFunctionTest::sigmoid),
                plain("logistic", FormulaFunctionTest::sigmoid),
                plain("expit", FormulaFunctionTest::sigmoid),
                plain("sigmoid_prime", x -> sigmoid(x) * (1 - sigmoid(x))),
                plain("dsigmoid", x -> sigmoid(x) * (1 - sigmoid(x))),
                plain("tanh_prime", x -> 1 - tanh(x) * tanh(x)),
                plain("dtanh", x -> 1 - tanh(x) * tanh(x)),
                plain("relu", x -> x > 0 ? x : 0),
                plain("ReLU", x -> x > 0 ? x : 0),
                plain("relu_prime", x -> x > 0 ? 1 : 0),
                plain("drelu", x -> x > 0 ? 1 : 0),
                plain("step", x -> x > 0 ? 1 : 0),
                plain("heaviside", x -> x > 0 ? 1 : 0),
                plain("softplus", x -> StrictMath.log(1 + StrictMath.exp(x))),
                plain("silu", x -> x / (1 + StrictMath.exp(-x))),
                plain("swish", x -> x / (1 + StrictMath.exp(-x))),
                plain("gelu", x -> x * normal(x)),
                plain("elu", x -> x > 0 ? x : StrictMath.exp(x) - 1),
                plain("leaky_relu", x -> x > 0 ? x : 0.01 * x),
                plain("leakyrelu", x -> x > 0 ? x : 0.01 * x),
                plain("erf", x -> 2 * normal(x * StrictMath.sqrt(2)) - 1),
                plain("reciprocal", x -> 1 / x));
    }

    static Stream<Arguments> functionsOfPositiveNumbers() {
        return Stream.of(
                plain("log", StrictMath::log),
                plain("ln", StrictMath::log),
                plain("log10", x -> StrictMath.log(x) / StrictMath.log(10)),
                plain("log2", x -> StrictMath.log(x) / StrictMath.log(2)),
                plain("log1p", x -> StrictMath.log(1 + x)),
                plain("sqrt", x -> StrictMath.pow(x, 0.5)));
    }

    private static Arguments plain(String function, DoubleUnaryOperator code) {
        return Arguments.of(function, code);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    private static double tanh(double x) {
        return 2 * sigmoid(2 * x) - 1;
    }

    /** The share of the normal distribution below x, by Simpson's rule. */
    private static double normal(double x) {
        int steps = 2_000;
        double width = x / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double weight = i == 0 || i == steps ? 1 : i % 2 == 0 ? 2 : 4;
            sum += weight * StrictMath.exp(-i * width * i * width / 2);
        }
        return 0.5 + sum * width / 3 / StrictMath.sqrt(2 * StrictMath.PI);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void haveTheValuesOfPlainCode(String function, DoubleUnaryOperator code) {
        check(FORMULAS, POINTS, function, code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functionsOfPositiveNumbers")
    void ofPositiveNumbersHaveTheValuesOfPlainCode(String function, DoubleUnaryOperator code) {
        check(ABOVE_ZERO, POSITIVE, function, code);
    }

    private static void check(ReadFormulas formulas, double[] points, String function, DoubleUnaryOperator code) {
        Tensor expected = Tensor.column(points).map(code);

        formulas.is(function + "(z)", expected);
        formulas.is("np." + function + "(z)", expected);
        formulas.is("\\operatorname{" + function + "}(z)", expected);
        formulas.is("\\text{" + function.replace("_", "\\_") + "}(z)", expected);
        formulas.hasTheGradientOfItsDifferences(function + "(z) + z");
        checkPrime(formulas, points, function, code);
    }

    private static void checkPrime(ReadFormulas formulas, double[] points, String function, DoubleUnaryOperator code) {
        double step = 1e-3;
        Tensor expected = Tensor.column(points)
                .map(x -> (8 * (code.applyAsDouble(x + step) - code.applyAsDouble(x - step))
                                - (code.applyAsDouble(x + 2 * step) - code.applyAsDouble(x - 2 * step)))
                        / (12 * step));

        Tensor slope = formulas.value(function + "'(z)").broadcastTo(expected.shape());

        assertCloseByScale(function + "'", slope, expected, 1e-8, 1);
    }

    @Test
    void everyFunctionOfOneNumberIsComparedWithPlainCode() {
        Set<String> compared = Stream.concat(functions(), functionsOfPositiveNumbers())
                .map(arguments -> (String) arguments.get()[0])
                .collect(Collectors.toSet());

        assertThat(Functions.names().stream()
                        .filter(name -> Functions.elementwise(name, 0).isPresent()
                                || Functions.composed(name).isPresent()))
                .containsExactlyInAnyOrderElementsOf(compared);
    }

    @Test
    void aParameterMayBeSaid() {
        Tensor leaky = Tensor.column(POINTS).map(x -> x > 0 ? x : 0.3 * x);
        FORMULAS.is("leaky_relu(z, 0.3)", leaky);
        FORMULAS.is("leaky_relu(z, slope=0.3)", leaky);
        FORMULAS.is("leaky_relu(z, negative_slope=.3)", leaky);
        FORMULAS.is("LeakyReLU(z, alpha=3e-1)", leaky);
        FORMULAS.is("leaky_relu(z, p)", leaky);
        Tensor elu = Tensor.column(POINTS).map(x -> x > 0 ? x : 0.3 * (StrictMath.exp(x) - 1));
        FORMULAS.is("elu(z, 0.3)", elu);
        FORMULAS.is("ELU(z, alpha=0.3)", elu);
        FORMULAS.is("elu(z, p)", elu);
        Tensor gelu = Tensor.column(POINTS)
                .map(x -> x / 2 * (1 + tanh(StrictMath.sqrt(2 / StrictMath.PI) * (x + 0.044715 * x * x * x))));
        FORMULAS.is("gelu(z, approximate=True)", gelu);
        FORMULAS.is("GELU(z, approximate=False)", FORMULAS.value("gelu(z)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leaky_relu(z, p)",
                "elu(z, p)",
                "leaky_relu(z, 0.3)",
                "gelu(z, approximate=True)",
                "leaky_relu'(z, p) * z",
                "elu'(z, p) + z",
                "silu'(z)",
                "gelu'(z)",
                "clip(z, -1, 2)",
                "clip(z, p, 2)",
                "np.where(z > 0, z**2, p * z)",
                "power(z, 2) * p",
                "maximum(z, p)",
                "minimum(z, p * z)"
            })
    void derivativesByParametersAndSecondDerivativesAreThoseOfDifferences(String formula) {
        FORMULAS.hasTheGradientOfItsDifferences(formula);
    }

    @Test
    void atZeroTheyHaveTheirDerivativeFromBelow() {
        ReadFormulas zero = ReadFormulas.over(Map.of("z", Tensor.column(0.0)));

        zero.is("leaky_relu'(z, 0.3)", Tensor.scalar(0.3));
        zero.is("elu'(z)", Tensor.scalar(1));
        zero.is("elu'(z, 0.3)", Tensor.scalar(0.3));
        zero.is("softplus'(z)", Tensor.scalar(0.5));
        zero.is("relu'(z)", Tensor.scalar(0));
    }

    @Test
    void theyDoNotOverflowWhereTheyAreFinite() {
        ReadFormulas large = ReadFormulas.over(Map.of("z", Tensor.column(-800, 800)));

        large.is("elu(z)", Tensor.column(-1, 800));
        large.is("softplus(z)", Tensor.column(0, 800));
        large.is("silu(z)", Tensor.column(0, 800));
        large.is("gelu(z)", Tensor.column(0, 800));
        large.is("leaky_relu(z)", Tensor.column(-8, 800));
    }

    @Test
    void logarithmsMayHaveTheirBaseBelow() {
        ABOVE_ZERO.is("\\log_2(z)", ABOVE_ZERO.value("log2(z)"));
        ABOVE_ZERO.is("\\log_{10} z", ABOVE_ZERO.value("log10(z)"));
        ABOVE_ZERO.is("log₂(z)", ABOVE_ZERO.value("log2(z)"));
        ABOVE_ZERO.isRefused("\\log_3(z)", FormulaCodes.WRONG_ARGUMENTS);
    }

    @Test
    void ofSeveralNumbers() {
        FORMULAS.is("np.clip(z, -1, 2)", Tensor.column(POINTS).map(x -> Math.min(Math.max(x, -1), 2)));
        FORMULAS.is("z.clip(0, p)", Tensor.column(POINTS).map(x -> Math.min(Math.max(x, 0), 0.3)));
        FORMULAS.is("min(max(z, -1), 2)", FORMULAS.value("clip(z, -1, 2)"));
        FORMULAS.is("max(0, 1 - z)", Tensor.column(POINTS).map(x -> Math.max(0, 1 - x)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clip(z, 1)",
                "clip(z)",
                "silu(z, 1)",
                "elu()",
                "elu(z, 1, 2)",
                "elu(z, beta=1)",
                "tan(z, z)",
                "gelu(z, 2)",
                "leaky_relu(z, slope=p)",
                "exp(z, axis=0)",
                "silu''(z)",
                "clip'(z, 0, 1)",
                "max'(z, 0)",
                "reciprocal()",
                "where(z)",
                "power(z)",
                "I(z, z)",
                "tan",
                "silu"
            })
    void wrongArgumentsAreRefused(String formula) {
        FORMULAS.isRefused(formula, FormulaCodes.WRONG_ARGUMENTS);
    }

    @Test
    void whatStandsBeforeABracketAndIsNotKnownIsMeantAsAFunction() {
        assertThat(FORMULAS.refusal("sofplus(z)").fix()).contains("write 'softplus'");
        assertThat(FORMULAS.refusal("arcsin(z)").message()).isEqualTo("nothing is called 'arcsin' here");
        assertThat(FORMULAS.refusal("np.concatenat([z, z])").fix()).contains("write 'concatenate'");
        assertThat(FORMULAS.refusal("foo(z, z)").code()).isEqualTo(FormulaCodes.UNKNOWN_NAME);
    }

    @Test
    void aNameOfTheScopeComesFirst() {
        ReadFormulas own = ReadFormulas.over(Map.of("std", Tensor.scalar(2), "z", Tensor.column(1, 3)));

        own.is("z / std", Tensor.column(0.5, 1.5));
        own.is("std(z)", Tensor.column(2, 6));
    }
}
