package gradus.graph;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.tensor.ExactFunctions;
import gradus.tensor.Interval;
import gradus.tensor.RandomIntervals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every function makes of intervals, against its values at many single numbers. */
class FunctionImagesTest {
    private static final int SAMPLES = 400;
    /** A share of a value by which it may be off as computed in double precision. */
    private static final double ROUNDING = 1e-15;
    /** The same for erf, which is a sum of many terms. */
    private static final double ROUNDING_OF_ERF = 1e-13;

    static Stream<ElementFunction> functions() {
        List<ElementFunction> functions = new ArrayList<>(List.of(ElementaryFunction.values()));
        for (Nonlinearity nonlinearity : nonlinearities().toList()) {
            functions.add(nonlinearity);
            functions.add(new Slope(nonlinearity));
        }
        return functions.stream();
    }

    static Stream<Nonlinearity> nonlinearities() {
        return Stream.of(
                Squashing.SIGMOID,
                Squashing.TANH,
                new Rectifier(0, 0),
                new Rectifier(0, 1),
                new Rectifier(0.1, 0.5),
                new Rectifier(-0.5, 2));
    }

    private static Interval around(double value) {
        return Interval.around(value, ROUNDING * Math.abs(value));
    }

    /** The values at many numbers of the interval, its ends and 0. */
    private static Interval sampledHull(ElementFunction function, Interval x) {
        Interval hull = around(function.value(x.lower())).hull(around(function.value(x.upper())));
        for (int i = 1; i < SAMPLES; i++) {
            double number = Math.min(x.upper(), x.lower() + (x.upper() - x.lower()) * i / SAMPLES);
            hull = hull.hull(around(function.value(number)));
        }
        return x.contains(0) ? hull.hull(around(function.value(0))) : hull;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void theImageHoldsTheValuesAndLittleElse(ElementFunction function) {
        RandomIntervals random = new RandomIntervals(1);
        boolean isPositive = function == ElementaryFunction.LOG || function == ElementaryFunction.SQRT;
        double rounding = function == ElementaryFunction.ERF ? ROUNDING_OF_ERF : ROUNDING;
        for (int draw = 0; draw < 600; draw++) {
            Interval x = isPositive
                    ? random.interval(0.01, 4)
                    : function == ElementaryFunction.TAN ? random.interval(-1.5, 1.5) : random.interval(-4, 4);
            Interval image = function.image(x);
            Interval hull = sampledHull(function, x);

            assertThat(image.plus(Interval.around(0, 2 * ROUNDING * hull.magnitude()))
                            .contains(hull))
                    .as("%s of %s is %s, not %s", function, x, image, hull)
                    .isTrue();
            assertThat(0.98 * image.width())
                    .as("%s of %s is %s, not %s", function, x, image, hull)
                    .isLessThanOrEqualTo(hull.width() + 8 * rounding * hull.magnitude());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void aPartHasItsImageInsideOfThatOfTheWhole(ElementFunction function) {
        RandomIntervals random = new RandomIntervals(2);
        for (int draw = 0; draw < 3000; draw++) {
            Interval whole = random.interval();

            assertThat(function.image(whole).contains(function.image(random.part(whole))))
                    .as("%s of parts of %s", function, whole)
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void extremeIntervalsNeverLoseAValue(ElementFunction function) {
        RandomIntervals random = new RandomIntervals(3);
        for (int draw = 0; draw < 3000; draw++) {
            Interval x = random.extreme();
            double number = random.number(x);
            double value = function.value(number);
            Interval image = function.image(x);
            Interval rounding = Interval.around(0, 2 * ROUNDING * Math.min(1, Math.abs(value)));

            assertThat(
                            Double.isNaN(value)
                                    ? image.equals(Interval.WHOLE)
                                    : image.plus(rounding).contains(value))
                    .as("%s at %s of %s: %s in %s", function, number, x, value, image)
                    .isTrue();
        }
    }

    @Test
    void theSigmoidAndTheSlopesHoldTheirExactValues() {
        RandomIntervals random = new RandomIntervals(4);
        for (int draw = 0; draw < 100; draw++) {
            double x = random.number(new Interval(-20, 20));
            BigDecimal sigmoid = ExactFunctions.sigmoid(new BigDecimal(x));
            BigDecimal tanh = ExactFunctions.tanh(new BigDecimal(x));

            assertHolds(Squashing.SIGMOID.image(Interval.of(x)), sigmoid);
            assertHolds(Squashing.SIGMOID.slopes(Interval.of(x)), sigmoid.multiply(BigDecimal.ONE.subtract(sigmoid)));
            assertHolds(Squashing.TANH.slopes(Interval.of(x)), BigDecimal.ONE.subtract(tanh.multiply(tanh)));
        }
    }

    private static void assertHolds(Interval interval, BigDecimal exact) {
        assertThat(exact).isBetween(new BigDecimal(interval.lower()), new BigDecimal(interval.upper()));
        assertThat(interval.width()).isLessThanOrEqualTo(1e-14 * exact.doubleValue());
    }

    @ParameterizedTest
    @EnumSource
    void theImageOfTwoIntervalsHoldsTheValuesAndLittleElse(BinaryFunction function) {
        RandomIntervals random = new RandomIntervals(5);
        for (int draw = 0; draw < 300; draw++) {
            Interval left = function == BinaryFunction.POWER ? random.interval(0.1, 3) : random.interval();
            Interval right = function == BinaryFunction.DIVIDE ? random.interval(0.1, 3) : random.interval();
            Interval image = function.image(left, right);
            Interval hull = around(function.value(left.lower(), right.lower()));
            for (int i = 0; i < SAMPLES; i++) {
                hull = hull.hull(around(function.value(random.number(left), random.number(right))));
            }

            assertThat(image.plus(Interval.around(0, 2 * ROUNDING * hull.magnitude()))
                            .contains(hull))
                    .as("%s of %s and %s is %s, not %s", function, left, right, image, hull)
                    .isTrue();
            assertThat(0.98 * image.width()).isLessThanOrEqualTo(hull.width() + 8 * ROUNDING * hull.magnitude());
        }
    }

    @Nested
    class TheSlopeOfARectifier {
        private final Rectifier leaky = new Rectifier(0.1, 0.5);

        @Test
        void isThatOfTheSideOfTheKink() {
            assertThat(leaky.slopes(new Interval(1e-300, 2))).isEqualTo(Interval.ONE);
            assertThat(leaky.slopes(new Interval(-2, -1e-300))).isEqualTo(Interval.of(0.1));
        }

        @Test
        void isOneOfAllThatMeetAtTheKink() {
            assertThat(leaky.slopes(new Interval(-1, 1))).isEqualTo(new Interval(0.1, 1));
            assertThat(leaky.slopes(new Interval(0, 1))).isEqualTo(new Interval(0.5, 1));
            assertThat(leaky.slopes(new Interval(-1, 0))).isEqualTo(new Interval(0.1, 0.5));
            assertThat(leaky.slopes(Interval.ZERO)).isEqualTo(Interval.of(0.5));
            assertThat(new Rectifier(0, 3).slopes(new Interval(-1, 1))).isEqualTo(new Interval(0, 3));
        }
    }

    @Nested
    class TheCourse {
        private final Interval across = new Interval(-1, 1);
        private final Interval from = new Interval(0, 1);

        @Test
        void isBrokenWhereSlopesOrValuesJump() {
            assertThat(ElementaryFunction.ABS.course(across)).isEqualTo(Course.KINK);
            assertThat(new Rectifier(0, 0).course(across)).isEqualTo(Course.KINK);
            assertThat(ElementaryFunction.ABS.course(from)).isEqualTo(Course.KINK);
            assertThat(new Rectifier(0, 0).course(from)).isEqualTo(Course.KINK);
            assertThat(ElementaryFunction.SIGN.course(across)).isEqualTo(Course.JUMP);
            assertThat(ElementaryFunction.SIGN.course(from)).isEqualTo(Course.JUMP);
            assertThat(new Slope(new Rectifier(0, 0)).course(across)).isEqualTo(Course.JUMP);
            assertThat(new Slope(new Rectifier(0, 0)).course(from)).isEqualTo(Course.JUMP);
            assertThat(BinaryFunction.MAXIMUM.course(across, from)).isEqualTo(Course.KINK);
            assertThat(BinaryFunction.MINIMUM.course(from, across)).isEqualTo(Course.KINK);
        }

        @Test
        void isSmoothElsewhere() {
            Interval above = new Interval(1e-9, 1);

            assertThat(ElementaryFunction.ABS.course(above)).isEqualTo(Course.SMOOTH);
            assertThat(new Rectifier(0, 0).course(above)).isEqualTo(Course.SMOOTH);
            assertThat(ElementaryFunction.SIGN.course(Interval.ZERO)).isEqualTo(Course.SMOOTH);
            assertThat(new Slope(new Rectifier(0, 0)).course(Interval.ZERO)).isEqualTo(Course.SMOOTH);
            assertThat(new Slope(Squashing.TANH).course(across)).isEqualTo(Course.SMOOTH);
            assertThat(BinaryFunction.MAXIMUM.course(from, new Interval(2, 3))).isEqualTo(Course.SMOOTH);
            assertThat(BinaryFunction.ADD.course(from, from)).isEqualTo(Course.SMOOTH);
        }
    }
}
