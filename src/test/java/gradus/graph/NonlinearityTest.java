package gradus.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NonlinearityTest {
    private static final double STEP = 1e-3;

    private interface Numbers {
        double at(double x);
    }

    private static double difference(Numbers function, double x) {
        double coarse = (function.at(x + STEP) - function.at(x - STEP)) / (2 * STEP);
        double fine = (function.at(x + STEP / 2) - function.at(x - STEP / 2)) / STEP;
        return (4 * fine - coarse) / 3;
    }

    static Stream<Nonlinearity> all() {
        return Stream.of(Squashing.SIGMOID, Squashing.TANH, new Rectifier(0, 1), new Rectifier(0.1, 0.5));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSlopeIsThatOfTheValues(Nonlinearity function) {
        DoubleStream.of(-6, -2.5, -1, -0.1, 0.1, 0.7, 3, 6)
                .forEach(x -> assertThat(function.slope(x))
                        .as("%s′(%s)", function.symbol(), x)
                        .isCloseTo(difference(function::value, x), within(1e-10)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theCurvatureIsThatOfTheSlopes(Nonlinearity function) {
        DoubleStream.of(-6, -2.5, -1, -0.1, 0.1, 0.7, 3, 6).forEach(x -> {
            Quantity argument = Quantity.variable("z");
            Expression curvature = function.curvature(new Expression.Reference(argument));
            Graph graph = Graph.of(Map.of(argument, Algebra.constant(x), Quantity.variable("c"), curvature));

            assertThat(graph.evaluate().of(Quantity.variable("c")).at(0))
                    .as("%s″(%s)", function.symbol(), x)
                    .isCloseTo(difference(function::slope, x), within(1e-10));
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void notANumberStaysSo(Nonlinearity function) {
        assertThat(function.value(Double.NaN)).isNaN();
        assertThat(function.slope(Double.NaN)).isNaN();
    }

    @Nested
    class TheSquashingFunctions {
        @Test
        void agreeWithTheHyperbolicFormulas() {
            DoubleStream.iterate(-5, x -> x <= 5, x -> x + 0.25).forEach(x -> {
                double tanh = (Math.exp(2 * x) - 1) / (Math.exp(2 * x) + 1);
                assertThat(Squashing.TANH.value(x)).isCloseTo(tanh, within(1e-14));
                assertThat(Squashing.SIGMOID.value(2 * x)).isCloseTo((1 + tanh) / 2, within(1e-14));
            });
        }

        @Test
        void reachTheirLimitsWithoutOverflow() {
            assertThat(Squashing.SIGMOID.value(1000)).isEqualTo(1);
            assertThat(Squashing.SIGMOID.value(-1000)).isZero();
            assertThat(Squashing.TANH.value(1000)).isEqualTo(1);
            assertThat(Squashing.TANH.value(-1000)).isEqualTo(-1);
            for (double x : new double[] {-1000, 1000}) {
                assertThat(Squashing.SIGMOID.slope(x)).isZero();
                assertThat(Squashing.TANH.slope(x)).isZero();
            }
        }

        @Test
        void haveAnEvenSlopeFarFromZero() {
            assertThat(Squashing.SIGMOID.slope(40))
                    .isEqualTo(Squashing.SIGMOID.slope(-40))
                    .isCloseTo(Math.exp(-40), within(1e-30));
            assertThat(Squashing.TANH.slope(20)).isCloseTo(4 * Math.exp(-40), within(1e-30));
        }
    }

    @Nested
    class TheRectifier {
        @Test
        void keepsWhatIsPositiveAndShrinksTheRest() {
            Rectifier leaky = new Rectifier(0.1, 0.1);

            assertThat(leaky.value(2)).isEqualTo(2);
            assertThat(leaky.value(-2)).isEqualTo(-0.2);
            assertThat(new Rectifier(0, 0).value(-2)).isZero();
        }

        @Test
        void takesTheSlopeItWasGivenAtEitherZero() {
            for (double atZero : new double[] {0, 0.5, 1}) {
                assertThat(new Rectifier(0, atZero).slope(0.0)).isEqualTo(atZero);
                assertThat(new Rectifier(0, atZero).slope(-0.0)).isEqualTo(atZero);
            }
        }

        @Test
        void hasNoNegativeZero() {
            assertThat(Double.doubleToLongBits(new Rectifier(0, 0).value(-3))).isZero();
            assertThat(Double.doubleToLongBits(new Rectifier(0.1, 0).value(-0.0)))
                    .isZero();
        }

        @Test
        void isDefinedAtInfinity() {
            assertThat(new Rectifier(0, 0).value(Double.NEGATIVE_INFINITY)).isZero();
            assertThat(new Rectifier(0, 0).value(Double.POSITIVE_INFINITY)).isInfinite();
        }
    }
}
