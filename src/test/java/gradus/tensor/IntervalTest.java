package gradus.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IntervalTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final int DRAWS = 3000;

    private static Interval interval(double lower, double upper) {
        return new Interval(lower, upper);
    }

    private static void assertHolds(Interval interval, BigDecimal exact, String what) {
        boolean isAbove = interval.lower() == -INFINITY || new BigDecimal(interval.lower()).compareTo(exact) <= 0;
        boolean isBelow = interval.upper() == INFINITY || new BigDecimal(interval.upper()).compareTo(exact) >= 0;
        assertThat(isAbove && isBelow)
                .as("%s is %s, not in %s", what, exact.doubleValue(), interval)
                .isTrue();
    }

    private static void assertNarrow(Interval interval, BigDecimal exact, int ulps, String what) {
        assertThat(interval.width())
                .as("the width of %s", what)
                .isLessThanOrEqualTo(ulps * Math.ulp(exact.doubleValue()));
    }

    /** An operation on two intervals, and what it does to two exact numbers. */
    private record Operation(String name, BinaryOperator<Interval> onIntervals, BinaryOperator<BigDecimal> exactly) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Operation> operations() {
        return Stream.of(
                new Operation("sum", Interval::plus, BigDecimal::add),
                new Operation("difference", Interval::minus, BigDecimal::subtract),
                new Operation("product", Interval::times, BigDecimal::multiply),
                new Operation("quotient", Interval::dividedBy, ExactFunctions::quotient),
                new Operation("maximum", Interval::max, BigDecimal::max),
                new Operation("minimum", Interval::min, BigDecimal::min));
    }

    /** A function of one interval, and its exact value at a number of its domain. */
    private record Function(
            String name,
            UnaryOperator<Interval> onIntervals,
            UnaryOperator<BigDecimal> exactly,
            double from,
            double to) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Function> functions() {
        return Stream.of(
                new Function("negated", Interval::negated, BigDecimal::negate, -3, 3),
                new Function("squared", Interval::squared, x -> x.multiply(x), -3, 3),
                new Function("absolute", Interval::absolute, BigDecimal::abs, -3, 3),
                new Function("sign", Interval::sign, x -> BigDecimal.valueOf(x.signum()), -3, 3),
                new Function("exp", Interval::exp, ExactFunctions::exp, -30, 30),
                new Function("log", Interval::log, ExactFunctions::log, 1e-6, 8),
                new Function("sqrt", Interval::sqrt, ExactFunctions::sqrt, 0, 9),
                new Function("sin", Interval::sin, ExactFunctions::sin, -12, 12),
                new Function("cos", Interval::cos, ExactFunctions::cos, -12, 12),
                new Function("tanh", Interval::tanh, ExactFunctions::tanh, -5, 5),
                new Function("cosh", Interval::cosh, ExactFunctions::cosh, -5, 5),
                new Function("to the 0", x -> x.power(Interval.ZERO), x -> BigDecimal.ONE, -3, 3),
                new Function("to the 3", x -> x.power(interval(3, 3)), x -> x.pow(3), -3, 3),
                new Function("to the 4", x -> x.power(interval(4, 4)), x -> x.pow(4), -3, 3),
                new Function("to the 2.5", x -> x.power(interval(2.5, 2.5)), half(5), 1e-3, 3),
                new Function("to the −1.5", x -> x.power(interval(-1.5, -1.5)), half(-3), 1e-3, 3));
    }

    private static UnaryOperator<BigDecimal> half(int exponent) {
        return x -> ExactFunctions.pow(x, new BigDecimal(exponent).divide(BigDecimal.valueOf(2)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theExactResultOfAnyTwoNumbersLiesInside(Operation operation) {
        RandomIntervals random = new RandomIntervals(1);
        for (int draw = 0; draw < DRAWS; draw++) {
            Interval left = random.interval();
            Interval right = random.interval();
            Interval result = operation.onIntervals().apply(left, right);
            for (int i = 0; i < 5; i++) {
                double x = random.number(left);
                double y = random.number(right);
                if (!operation.name().equals("quotient") || y != 0) {
                    BigDecimal exact = operation.exactly().apply(new BigDecimal(x), new BigDecimal(y));
                    assertHolds(result, exact, x + " " + operation + " " + y);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theResultOfTwoSingleNumbersIsAsNarrowAsDoublesAre(Operation operation) {
        RandomIntervals random = new RandomIntervals(2);
        for (int draw = 0; draw < DRAWS; draw++) {
            double x = random.number(interval(-3, 3));
            double y = random.number(interval(0.1, 3));
            BigDecimal exact = operation.exactly().apply(new BigDecimal(x), new BigDecimal(y));

            assertNarrow(operation.onIntervals().apply(Interval.of(x), Interval.of(y)), exact, 2, operation.name());
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theExactValueAtASingleNumberLiesInsideAFewUlps(Function function) {
        RandomIntervals random = new RandomIntervals(3);
        for (int draw = 0; draw < 150; draw++) {
            double x = random.number(interval(function.from(), function.to()));
            BigDecimal exact = function.exactly().apply(new BigDecimal(x));
            Interval value = function.onIntervals().apply(Interval.of(x));

            assertHolds(value, exact, function + " of " + x);
            assertNarrow(value, exact.abs().max(new BigDecimal(1e-300)), 12, function + " of " + x);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theImageIsTheHullOfTheValues(Function function) {
        RandomIntervals random = new RandomIntervals(4);
        for (int draw = 0; draw < 400; draw++) {
            Interval x = random.interval(function.from(), function.to());
            Interval image = function.onIntervals().apply(x);
            Interval hull = sampledHull(x, function.onIntervals());

            assertThat(image.contains(hull)).as("%s of %s", function, x).isTrue();
            assertThat(hull.width()).as("%s of %s", function, x).isGreaterThanOrEqualTo(0.98 * image.width());
        }
    }

    /** The values at 501 numbers and at 0, each a few ulps wide. */
    private static Interval sampledHull(Interval x, UnaryOperator<Interval> function) {
        Interval hull = function.apply(Interval.of(x.lower())).hull(function.apply(Interval.of(x.upper())));
        for (int i = 1; i < 500; i++) {
            double number = x.lower() + (x.upper() - x.lower()) * i / 500;
            hull = hull.hull(function.apply(Interval.of(Math.min(x.upper(), number))));
        }
        return x.contains(0) ? hull.hull(function.apply(Interval.ZERO)) : hull;
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aPartHasItsImageInsideOfThatOfTheWhole(Function function) {
        RandomIntervals random = new RandomIntervals(5);
        for (int draw = 0; draw < DRAWS; draw++) {
            Interval whole = random.interval(function.from(), function.to());
            Interval part = random.part(whole);

            assertThat(function.onIntervals()
                            .apply(whole)
                            .contains(function.onIntervals().apply(part)))
                    .as("%s of %s in %s", function, part, whole)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void partsHaveTheirResultInsideOfThatOfTheWholes(Operation operation) {
        RandomIntervals random = new RandomIntervals(6);
        for (int draw = 0; draw < DRAWS; draw++) {
            Interval left = random.interval();
            Interval right = random.interval();
            Interval partOfRight = random.part(right);
            Interval result = operation.onIntervals().apply(left, right);
            if (!operation.name().equals("quotient") || !partOfRight.equals(Interval.ZERO)) {
                assertThat(result.contains(operation.onIntervals().apply(random.part(left), partOfRight)))
                        .isTrue();
            }
        }
    }

    @Test
    void boundsThatAreMissingOrExtremeNeverLoseANumber() {
        RandomIntervals random = new RandomIntervals(7);
        List<BinaryOperator<Interval>> onIntervals =
                List.of(Interval::plus, Interval::minus, Interval::times, Interval::dividedBy, Interval::power);
        List<DoubleBinaryOperator> onNumbers =
                List.of((x, y) -> x + y, (x, y) -> x - y, (x, y) -> x * y, (x, y) -> x / y, StrictMath::pow);
        for (int draw = 0; draw < 20_000; draw++) {
            Interval left = random.extreme();
            Interval right = random.extreme();
            int which = draw % onNumbers.size();
            Interval result = onIntervals.get(which).apply(left, right);
            double x = random.number(left);
            double y = random.number(right);
            double number = onNumbers.get(which).applyAsDouble(x, y);
            if (divides(which, x, y)) {
                continue;
            }

            assertThat(Double.isNaN(number) ? result.equals(Interval.WHOLE) : result.contains(number))
                    .as("%s at %s and %s of %s and %s: %s in %s", which, x, y, left, right, number, result)
                    .isTrue();
        }
    }

    /** Whether something is divided by 0, which has no value. */
    private static boolean divides(int which, double x, double y) {
        return (which == 3 && y == 0) || (which == 4 && x == 0 && y < 0);
    }

    @Test
    void functionsOfExtremeNumbersNeverLoseAValue() {
        RandomIntervals random = new RandomIntervals(8);
        List<UnaryOperator<Interval>> onIntervals = List.of(
                Interval::exp,
                Interval::log,
                Interval::sqrt,
                Interval::sin,
                Interval::cos,
                Interval::tanh,
                Interval::cosh,
                Interval::squared,
                Interval::absolute,
                Interval::sign);
        List<DoubleUnaryOperator> onNumbers = List.of(
                StrictMath::exp,
                StrictMath::log,
                Math::sqrt,
                StrictMath::sin,
                StrictMath::cos,
                StrictMath::tanh,
                StrictMath::cosh,
                x -> x * x,
                Math::abs,
                Math::signum);
        for (int draw = 0; draw < 20_000; draw++) {
            Interval x = random.extreme();
            int which = draw % onNumbers.size();
            double number = random.number(x);
            double value = onNumbers.get(which).applyAsDouble(number);
            Interval image = onIntervals.get(which).apply(x);

            assertThat(Double.isNaN(value) ? image.equals(Interval.WHOLE) : image.contains(value))
                    .as("%s at %s of %s: %s in %s", which, number, x, value, image)
                    .isTrue();
        }
    }

    @Nested
    class IsMade {
        @Test
        void ofOneNumber() {
            assertThat(Interval.of(0.1)).isEqualTo(interval(0.1, 0.1));
            assertThat(Interval.of(-0.0)).isEqualTo(Interval.ZERO);
        }

        @Test
        void ofWhatIsNoNumberAsTheWholeLine() {
            assertThat(Interval.of(Double.NaN)).isEqualTo(Interval.WHOLE);
            assertThat(Interval.around(Double.NaN, 1)).isEqualTo(Interval.WHOLE);
            assertThat(Interval.around(1, Double.NaN)).isEqualTo(Interval.WHOLE);
        }

        @Test
        void ofAnInfinityAsWhatIsBeyondAllDoubles() {
            assertThat(Interval.of(INFINITY)).isEqualTo(interval(Double.MAX_VALUE, INFINITY));
            assertThat(Interval.of(-INFINITY)).isEqualTo(interval(-INFINITY, -Double.MAX_VALUE));
        }

        @Test
        void aroundACentreWithBothEndsInside() {
            Interval around = Interval.around(0.0995, 0.00005);

            assertHolds(around, new BigDecimal(0.0995).add(new BigDecimal(0.00005)), "the upper end");
            assertHolds(around, new BigDecimal(0.0995).subtract(new BigDecimal(0.00005)), "the lower end");
            assertThat(around.width()).isCloseTo(0.0001, within(1e-16));
        }

        @ParameterizedTest
        @CsvSource({"1, 0", "NaN, 1", "1, NaN", "Infinity, Infinity", "-Infinity, -Infinity"})
        void notOfBoundsWithoutNumbersBetween(double lower, double upper) {
            assertThatThrownBy(() -> new Interval(lower, upper))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no numbers lie from " + lower + " to " + upper);
        }
    }

    @Nested
    class OfTwoIntervals {
        @Test
        void thatMeetTheCommonPartIsTheIntersection() {
            assertThat(interval(0, 2).intersection(interval(1, 3))).contains(interval(1, 2));
            assertThat(interval(0, 1).intersection(interval(1, 3))).contains(interval(1, 1));
            assertThat(interval(0, 2).tightenedBy(interval(1, 3))).isEqualTo(interval(1, 2));
        }

        @Test
        void thatDoNotMeetThereIsNone() {
            assertThat(interval(0, 1).meets(interval(1.5, 2))).isFalse();
            assertThat(interval(1.5, 2).meets(interval(0, 1))).isFalse();
            assertThat(interval(0, 1).intersection(interval(1.5, 2))).isEmpty();
            assertThat(interval(0, 1).tightenedBy(interval(1.5, 2))).isEqualTo(interval(0, 1));
        }

        @Test
        void theHullHoldsBothAndWhatIsBetween() {
            assertThat(interval(0, 1).hull(interval(2, 3))).isEqualTo(interval(0, 3));
            assertThat(interval(0, 3).contains(interval(1, 3))).isTrue();
            assertThat(interval(0, 3).contains(interval(1, 3.5))).isFalse();
            assertThat(interval(0, 3).contains(interval(-1, 3))).isFalse();
        }
    }

    @Test
    void noIntervalHoldsNaN() {
        assertThat(Interval.WHOLE.contains(Double.NaN)).isFalse();
        assertThat(Interval.WHOLE.contains(INFINITY)).isTrue();
        assertThat(interval(0, 1e308).contains(INFINITY)).isFalse();
    }

    @Test
    void theMiddleIsAFiniteNumberInside() {
        RandomIntervals random = new RandomIntervals(9);
        for (int draw = 0; draw < DRAWS; draw++) {
            Interval interval = random.extreme();

            assertThat(interval.contains(interval.middle())).as("%s", interval).isTrue();
            assertThat(interval.middle()).isFinite();
        }
        assertThat(interval(1, 2).middle()).isEqualTo(1.5);
        assertThat(interval(-Double.MAX_VALUE, Double.MAX_VALUE).middle()).isZero();
        assertThat(interval(5, INFINITY).middle()).isEqualTo(5);
        assertThat(interval(-INFINITY, -5).middle()).isEqualTo(-5);
    }

    @Test
    void magnitudeAndWidthAreThoseOfTheEnds() {
        assertThat(interval(-3, 2).magnitude()).isEqualTo(3);
        assertThat(interval(-3, 2).width()).isEqualTo(5);
        assertThat(interval(2, INFINITY).width()).isEqualTo(INFINITY);
        assertThat(Interval.of(0.1).width()).isZero();
    }

    @Test
    void wholeNumbersAndHalvesStayExact() {
        assertThat(interval(1, 3).plus(interval(-3, 0.5))).isEqualTo(interval(-2, 3.5));
        assertThat(interval(3, 3).times(interval(-0.5, 7))).isEqualTo(interval(-1.5, 21));
        assertThat(interval(-2, 3).times(interval(-4, 5))).isEqualTo(interval(-12, 15));
        assertThat(interval(1, 3).dividedBy(interval(2, 4))).isEqualTo(interval(0.25, 1.5));
        assertThat(interval(-3, 1).dividedBy(interval(-4, -2))).isEqualTo(interval(-0.5, 1.5));
        assertThat(Interval.of(0.1).times(Interval.ONE)).isEqualTo(Interval.of(0.1));
        assertThat(Interval.of(0.1).minus(Interval.of(0.1))).isEqualTo(Interval.ZERO);
        assertThat(interval(4, 9).sqrt()).isEqualTo(interval(2, 3));
        assertThat(Interval.ZERO.exp()).isEqualTo(Interval.ONE);
        assertThat(Interval.ONE.log()).isEqualTo(Interval.ZERO);
        assertThat(Interval.ZERO.sin()).isEqualTo(Interval.ZERO);
        assertThat(Interval.ZERO.cos()).isEqualTo(Interval.ONE);
        assertThat(Interval.ZERO.tanh()).isEqualTo(Interval.ZERO);
    }

    @Test
    void whatIsNotExactIsRoundedOutward() {
        Interval sum = Interval.of(0.1).plus(Interval.of(0.2));

        assertThat(sum.upper()).isEqualTo(Math.nextUp(sum.lower()));
        assertHolds(sum, new BigDecimal(0.1).add(new BigDecimal(0.2)), "0.1 + 0.2");
        assertThat(Interval.of(0.1).times(Interval.of(0.3)).width()).isPositive();
        assertThat(Interval.ONE.dividedBy(Interval.of(3)).width()).isPositive();
        assertThat(Interval.of(2).sqrt().width()).isPositive();
    }

    @Test
    void evenFunctionsTurnAtZero() {
        assertThat(interval(-1, 2).squared()).isEqualTo(interval(0, 4));
        assertThat(interval(-3, -2).squared()).isEqualTo(interval(4, 9));
        assertThat(interval(-1, 2).absolute()).isEqualTo(interval(0, 2));
        assertThat(interval(-2, 1).cosh().lower()).isEqualTo(1);
        assertThat(interval(-2, 1).sign()).isEqualTo(interval(-1, 1));
        assertThat(interval(0, 1).sign()).isEqualTo(interval(0, 1));
        assertThat(interval(-2, 1).bell(x -> Interval.ONE.minus(Interval.of(x))))
                .isEqualTo(interval(-1, 1));
    }

    @Test
    void wavesHaveTheirCrestsAndTroughs() {
        assertThat(interval(1.5, 1.6).sin().upper()).isEqualTo(1);
        assertThat(interval(-1.6, -1.5).sin().lower()).isEqualTo(-1);
        assertThat(interval(-0.1, 0.1).cos().upper()).isEqualTo(1);
        assertThat(interval(3.1, 3.2).cos().lower()).isEqualTo(-1);
        for (int turns = -3; turns <= 3; turns++) {
            double crest = 2 * Math.PI * turns;
            assertThat(interval(crest - 1e-4, crest + 1e-4).cos().upper()).isEqualTo(1);
            assertThat(interval(crest + 1e-3, crest + 2e-3).cos().upper()).isCloseTo(1 - 0.5e-6, within(1e-12));
            assertThat(interval(crest - 2e-3, crest - 1e-3).cos().upper()).isCloseTo(1 - 0.5e-6, within(1e-12));
        }
        assertThat(interval(0, 7).sin()).isEqualTo(interval(-1, 1));
        assertThat(interval(100, INFINITY).sin()).isEqualTo(interval(-1, 1));
        assertThat(interval(-INFINITY, 3).cos()).isEqualTo(interval(-1, 1));
        assertThat(interval(1e17, 1e17 + 64).cos()).isEqualTo(interval(-1, 1));
    }

    @Nested
    class WhatHasNoValue {
        @Test
        void givesTheWholeLine() {
            assertThat(interval(-1, 2).log()).isEqualTo(Interval.WHOLE);
            assertThat(interval(-1, 2).sqrt()).isEqualTo(Interval.WHOLE);
            assertThat(interval(1, 2).dividedBy(Interval.ZERO)).isEqualTo(Interval.WHOLE);
            assertThat(interval(1, 2).dividedBy(interval(-1, 1))).isEqualTo(Interval.WHOLE);
            assertThat(interval(-1, 2).power(Interval.of(0.5))).isEqualTo(Interval.WHOLE);
            assertThat(interval(-1, 2).power(interval(2, 3))).isEqualTo(Interval.WHOLE);
            assertThat(interval(-1, 2).power(Interval.of(-1))).isEqualTo(Interval.WHOLE);
            assertThat(Interval.ZERO.power(Interval.of(-2))).isEqualTo(Interval.WHOLE);
            assertThat(Interval.ZERO.power(interval(-1.5, 2))).isEqualTo(Interval.WHOLE);
        }

        @Test
        void atTheEdgeGivesNoBound() {
            assertThat(interval(0, 1).log()).isEqualTo(interval(-INFINITY, 0));
            assertThat(Interval.ZERO.log().upper()).isLessThan(-1e308);
            assertThat(interval(1, 2).dividedBy(interval(0, 4))).isEqualTo(interval(0.25, INFINITY));
            assertThat(interval(1, 2).dividedBy(interval(-4, 0))).isEqualTo(interval(-INFINITY, -0.25));
            assertThat(interval(-2, -1).dividedBy(interval(0, 4))).isEqualTo(interval(-INFINITY, -0.25));
            assertThat(interval(-2, 1).dividedBy(interval(0, 4))).isEqualTo(Interval.WHOLE);
            assertThat(interval(-2, 4).power(Interval.of(-2))).isEqualTo(interval(0.0625, INFINITY));
        }

        @Test
        void isNoMatterBesideAFactorOfZero() {
            assertThat(Interval.ZERO.times(Interval.WHOLE)).isEqualTo(Interval.ZERO);
            assertThat(Interval.WHOLE.times(Interval.ZERO)).isEqualTo(Interval.ZERO);
            assertThat(interval(0, 1).times(interval(1, INFINITY))).isEqualTo(interval(0, INFINITY));
        }
    }

    @Nested
    class APower {
        @Test
        void ofAWholeExponentIsThatOfNegativeNumbersToo() {
            assertThat(interval(-2, 3).power(Interval.of(2))).isEqualTo(interval(0, 9));
            assertThat(interval(-2, 3).power(Interval.of(1))).isEqualTo(interval(-2, 3));
            assertThat(interval(-2, 3).power(Interval.ZERO)).isEqualTo(Interval.ONE);
            assertThat(interval(-4, -2).power(Interval.of(-1))).isEqualTo(interval(-0.5, -0.25));
            assertThat(interval(-2, 1).power(Interval.of(3)).lower()).isCloseTo(-8, within(1e-14));
        }

        @Test
        void ofAnyExponentHasItsBoundsAtTheCorners() {
            RandomIntervals random = new RandomIntervals(10);
            for (int draw = 0; draw < 500; draw++) {
                Interval base = random.interval(0, 3);
                Interval exponent = random.interval(-2, 2);
                Interval power = base.power(exponent);
                Interval corners = power(base.lower(), exponent.lower())
                        .hull(power(base.lower(), exponent.upper()))
                        .hull(power(base.upper(), exponent.lower()))
                        .hull(power(base.upper(), exponent.upper()));

                if (base.equals(Interval.ZERO) && exponent.lower() <= 0 && !exponent.equals(Interval.ZERO)) {
                    assertThat(power).as("%s to the %s", base, exponent).isEqualTo(Interval.WHOLE);
                } else {
                    assertThat(power.contains(corners))
                            .as("%s to the %s", base, exponent)
                            .isTrue();
                    assertThat(power.lower()).isGreaterThanOrEqualTo(corners.lower() * (1 - 1e-14));
                    assertThat(power.upper()).isLessThanOrEqualTo(corners.upper() * (1 + 1e-14));
                }
            }
        }

        private Interval power(double base, double exponent) {
            return Interval.of(StrictMath.pow(base, exponent));
        }
    }

    @Test
    void isWrittenWithItsBounds() {
        assertThat(interval(-0.5, 2)).hasToString("[-0.5, 2.0]");
    }
}
