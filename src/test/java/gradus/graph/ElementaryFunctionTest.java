package gradus.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.tensor.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ElementaryFunctionTest {
    private static final Quantity ARGUMENT = Quantity.variable("x");
    private static final Quantity RESULT = Quantity.variable("y");
    private static final double STEP = 1e-3;
    private static final double[] POINTS = {0.1, 0.3, 0.75, 1.1, 1.4, 1.9, 2.6, 3.3};

    /** Each function in plain code, by another formula where there is one. */
    static Stream<Arguments> plainCode() {
        return Stream.of(
                plain(ElementaryFunction.NEGATE, x -> 0 - x),
                plain(ElementaryFunction.SQUARE, x -> StrictMath.pow(x, 2)),
                plain(ElementaryFunction.EXP, StrictMath::exp),
                plain(ElementaryFunction.LOG, StrictMath::log),
                plain(ElementaryFunction.SQRT, x -> StrictMath.exp(StrictMath.log(x) / 2)),
                plain(ElementaryFunction.SIN, StrictMath::sin),
                plain(ElementaryFunction.COS, x -> StrictMath.sin(x + StrictMath.PI / 2)),
                plain(ElementaryFunction.ABS, x -> x < 0 ? -x : x),
                plain(ElementaryFunction.SIGN, x -> x < 0 ? -1 : x > 0 ? 1 : 0),
                plain(ElementaryFunction.TAN, x -> StrictMath.sin(x) / StrictMath.cos(x)),
                plain(ElementaryFunction.ARCTAN, x -> StrictMath.atan2(x, 1)),
                plain(ElementaryFunction.SINH, x -> (StrictMath.exp(x) - StrictMath.exp(-x)) / 2),
                plain(ElementaryFunction.COSH, x -> (StrictMath.exp(x) + StrictMath.exp(-x)) / 2),
                plain(ElementaryFunction.LOG10, x -> StrictMath.log(x) / StrictMath.log(10)),
                plain(ElementaryFunction.LOG2, x -> StrictMath.log10(x) / StrictMath.log10(2)),
                plain(ElementaryFunction.LOG1P, x -> StrictMath.log(1 + x)),
                plain(ElementaryFunction.EXPM1, x -> StrictMath.exp(x) - 1),
                plain(ElementaryFunction.SOFTPLUS, x -> StrictMath.log(1 + StrictMath.exp(x))),
                plain(ElementaryFunction.ERF, ElementaryFunctionTest::erfByAlternatingSeries));
    }

    private static Arguments plain(ElementaryFunction function, DoubleUnaryOperator code) {
        return Arguments.of(function, code);
    }

    /** 2/√π Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1)), in decimal arithmetic of 70 digits because the terms cancel. */
    private static double erfByAlternatingSeries(double x) {
        MathContext digits = new MathContext(70);
        BigDecimal exact = new BigDecimal(x);
        BigDecimal power = exact;
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 0; n < 250; n++) {
            sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), digits));
            power = power.multiply(exact, digits)
                    .multiply(exact, digits)
                    .negate()
                    .divide(BigDecimal.valueOf(n + 1L), digits);
        }
        return 2 / StrictMath.sqrt(StrictMath.PI) * sum.doubleValue();
    }

    @ParameterizedTest
    @MethodSource("plainCode")
    void theValueIsThatOfPlainCode(ElementaryFunction function, DoubleUnaryOperator code) {
        for (double x : POINTS) {
            double expected = code.applyAsDouble(x);
            assertThat(function.value(x))
                    .as("%s(%s)", function.symbol(), x)
                    .isCloseTo(expected, within(1e-13 * Math.max(1, Math.abs(expected))));
        }
    }

    @Test
    void everyFunctionIsComparedWithPlainCode() {
        assertThat(plainCode().map(arguments -> arguments.get()[0]))
                .containsExactly((Object[]) ElementaryFunction.values());
    }

    @ParameterizedTest
    @EnumSource(ElementaryFunction.class)
    void theDerivativeIsThatOfTheValues(ElementaryFunction function) {
        DoubleStream.concat(DoubleStream.of(POINTS), DoubleStream.of(POINTS).map(x -> -x))
                .filter(x -> !Double.isNaN(function.value(x)))
                .forEach(x -> {
                    double expected = difference(function, x);
                    assertThat(slope(function, x))
                            .as("%s′(%s)", function.symbol(), x)
                            .isCloseTo(expected, within(1e-8 * Math.max(1, Math.abs(expected))));
                });
    }

    private static double slope(ElementaryFunction function, double x) {
        Expression slope = function.pullback(Algebra.constant(1), new Expression.Reference(ARGUMENT));
        Graph graph = Graph.of(Map.of(ARGUMENT, Algebra.constant(x), RESULT, slope));
        return graph.evaluate().of(RESULT).at(0);
    }

    /** Central differences at four distances, extrapolated to none. */
    private static double difference(ElementaryFunction function, double x) {
        double coarse = (function.value(x + STEP) - function.value(x - STEP)) / (2 * STEP);
        double fine = (function.value(x + STEP / 2) - function.value(x - STEP / 2)) / STEP;
        return (4 * fine - coarse) / 3;
    }

    /** Abramowitz and Stegun, Handbook of Mathematical Functions, table 7.1. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.1124629160", "0.5, 0.5204998778", "1.0, 0.8427007929", "1.5, 0.9661051465", "2.0, 0.9953222650"
    })
    void theErrorFunctionIsThatOfThePrintedTable(double x, double printed) {
        assertThat(ElementaryFunction.ERF.value(x)).isCloseTo(printed, within(5e-11));
        assertThat(ElementaryFunction.ERF.value(-x)).isEqualTo(-ElementaryFunction.ERF.value(x));
    }

    @Test
    void theErrorFunctionIsRightToItsLastDigits() {
        for (double x = -6; x <= 6; x += 1.0 / 64) {
            double exact = erfByAlternatingSeries(x);
            assertThat(ElementaryFunction.ERF.value(x)).as("erf(%s)", x).isCloseTo(exact, within(8 * Math.ulp(exact)));
        }
    }

    @Test
    void theErrorFunctionEndsAtOne() {
        assertThat(ElementaryFunction.ERF.value(6)).isEqualTo(1);
        assertThat(ElementaryFunction.ERF.value(100)).isEqualTo(1);
        assertThat(ElementaryFunction.ERF.value(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(ElementaryFunction.ERF.value(0)).isZero();
        assertThat(ElementaryFunction.ERF.value(Double.NaN)).isNaN();
    }

    @Test
    void softplusNeitherOverflowsNorVanishes() {
        assertThat(ElementaryFunction.SOFTPLUS.value(1000)).isEqualTo(1000);
        assertThat(ElementaryFunction.SOFTPLUS.value(-700)).isEqualTo(StrictMath.exp(-700));
        assertThat(ElementaryFunction.SOFTPLUS.value(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(ElementaryFunction.SOFTPLUS.value(Double.NaN)).isNaN();
        assertThat(slope(ElementaryFunction.SOFTPLUS, 0)).isEqualTo(0.5);
    }

    @Test
    void smallArgumentsKeepTheirDigits() {
        assertThat(ElementaryFunction.LOG1P.value(1e-12)).isCloseTo(1e-12 - 5e-25, within(1e-27));
        assertThat(ElementaryFunction.EXPM1.value(1e-12)).isCloseTo(1e-12 + 5e-25, within(1e-27));
    }

    @Test
    void outsideOfTheirDomainTheyAreNoNumbers() {
        assertThat(ElementaryFunction.LOG10.value(-1)).isNaN();
        assertThat(ElementaryFunction.LOG2.value(-1)).isNaN();
        assertThat(ElementaryFunction.LOG1P.value(-2)).isNaN();
        assertThat(ElementaryFunction.LOG2.value(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    private static final double[] BOUNDS = {-40, -7, -6, -2.5, -1, -0.3, -1e-9, 0, 1e-12, 0.2, 1, 1.5, 1.7, 2, 6.5, 30};

    @ParameterizedTest
    @MethodSource("plainCode")
    void theImageOfAnIntervalHoldsTheValuesInIt(ElementaryFunction function, DoubleUnaryOperator code) {
        for (double lower : BOUNDS) {
            for (double upper : BOUNDS) {
                for (int part = 0; lower <= upper && part <= 20; part++) {
                    double x = Math.min(upper, Math.max(lower, lower + (upper - lower) * part / 20));
                    double value = function.value(x);
                    Interval image = function.image(new Interval(lower, upper));
                    assertThat(Double.isNaN(value) || image.contains(value) || Double.isInfinite(value))
                            .as("%s(%s) = %s in %s", function.symbol(), x, value, image)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plainCode")
    void theImageOfANumberIsNarrowAndHoldsThatOfPlainCode(ElementaryFunction function, DoubleUnaryOperator code) {
        for (double x : POINTS) {
            Interval image = function.image(new Interval(x, x));
            double expected = code.applyAsDouble(x);
            double rounding = 1e-12 * Math.max(1, Math.abs(expected));
            assertThat(image.meets(Interval.around(expected, rounding)))
                    .as("%s(%s)", function.symbol(), x)
                    .isTrue();
            assertThat(image.width()).as("%s(%s)", function.symbol(), x).isLessThan(rounding);
        }
    }

    @ParameterizedTest
    @EnumSource(ElementaryFunction.class)
    void theWholeLineHasAnImage(ElementaryFunction function) {
        Interval image = function.image(Interval.WHOLE);

        for (double x : POINTS) {
            assertThat(image.contains(function.value(x)))
                    .as("%s(%s)", function.symbol(), x)
                    .isTrue();
        }
    }

    @Test
    void theErrorFunctionIsBoundedBeyondItsEnd() {
        Interval image = ElementaryFunction.ERF.image(new Interval(7, 8));

        assertThat(image.upper()).isEqualTo(1);
        assertThat(image.lower()).isLessThan(1).isGreaterThan(1 - 1e-12);
    }

    @Test
    void theTangentJumpsWhereItHasNoValue() {
        assertThat(ElementaryFunction.TAN.image(new Interval(1, 2))).isEqualTo(Interval.WHOLE);
        assertThat(ElementaryFunction.TAN.image(new Interval(-2, -1))).isEqualTo(Interval.WHOLE);
        assertThat(ElementaryFunction.TAN.image(new Interval(4, 5))).isEqualTo(Interval.WHOLE);
        assertThat(ElementaryFunction.TAN.course(new Interval(1, 2))).isEqualTo(Course.JUMP);
        assertThat(ElementaryFunction.TAN.image(new Interval(2, 4)).isBounded()).isTrue();
        assertThat(ElementaryFunction.TAN.course(new Interval(2, 4))).isEqualTo(Course.SMOOTH);
    }
}
