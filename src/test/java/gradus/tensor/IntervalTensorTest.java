package gradus.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IntervalTensorTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final IntervalTensor PAIR = IntervalTensor.of(Tensor.column(0, -1), Tensor.column(2, INFINITY));

    private static IntervalTensor column(Interval... intervals) {
        return IntervalTensor.of(Shape.of(intervals.length, 1), List.of(intervals));
    }

    @Nested
    class IsMade {
        @Test
        void ofExactNumbers() {
            IntervalTensor exact = IntervalTensor.of(Tensor.row(0.1, -0.0));

            assertThat(exact.isPoint()).isTrue();
            assertThat(exact.shape()).isEqualTo(Shape.of(1, 2));
            assertThat(exact.at(0)).isEqualTo(new Interval(0.1, 0.1));
            assertThat(exact).isEqualTo(IntervalTensor.of(Tensor.row(0.1, 0)));
        }

        @Test
        void ofWhatIsNotFiniteWithoutNaN() {
            IntervalTensor exact = IntervalTensor.of(Tensor.row(Double.NaN, INFINITY, 1));

            assertThat(exact.at(0)).isEqualTo(Interval.WHOLE);
            assertThat(exact.at(1)).isEqualTo(new Interval(Double.MAX_VALUE, INFINITY));
            assertThat(exact.at(2)).isEqualTo(Interval.ONE);
            assertThat(exact.isBounded()).isFalse();
        }

        @Test
        void ofACentreAndADistanceForEachEntry() {
            IntervalTensor around = IntervalTensor.around(Tensor.row(1, 2), Tensor.row(0.5, 0));

            assertThat(around).isEqualTo(IntervalTensor.of(Tensor.row(0.5, 2), Tensor.row(1.5, 2)));
            assertThat(around.isPoint()).isFalse();
        }

        @Test
        void ofIntervals() {
            assertThat(column(new Interval(0, 2), new Interval(-1, INFINITY))).isEqualTo(PAIR);
            assertThat(IntervalTensor.whole(Shape.of(2)).at(1)).isEqualTo(Interval.WHOLE);
        }

        @Test
        void notOfBoundsThatDoNotFit() {
            assertThatThrownBy(() -> IntervalTensor.of(Tensor.row(1, 2), Tensor.column(1, 2)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("lower bounds are 1x2, upper bounds are 2x1");
            assertThatThrownBy(() -> IntervalTensor.around(Tensor.row(1, 2), Tensor.scalar(1)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("the centre is 1x2, the width is scalar");
            assertThatThrownBy(() -> IntervalTensor.of(Shape.of(2), List.of(Interval.ONE)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("a tensor of shape 2 has 2 entries, got 1");
            assertThatThrownBy(() -> IntervalTensor.of(Tensor.row(1), Tensor.row(0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no numbers lie from 1.0 to 0.0");
        }
    }

    @Nested
    class ComparesEntryByEntry {
        @Test
        void whetherNumbersLieInside() {
            assertThat(PAIR.contains(Tensor.column(2, 1e300))).isTrue();
            assertThat(PAIR.contains(Tensor.column(2, -1.1))).isFalse();
            assertThat(PAIR.contains(Tensor.column(Double.NaN, 0))).isFalse();
        }

        @Test
        void whetherIntervalsLieInside() {
            assertThat(PAIR.contains(column(Interval.ONE, Interval.ONE))).isTrue();
            assertThat(PAIR.contains(column(Interval.ONE, Interval.WHOLE))).isFalse();
        }

        @Test
        void whetherTheyMeetAndWhere() {
            IntervalTensor other = column(new Interval(1, 5), new Interval(-3, 0));

            assertThat(PAIR.meets(other)).isTrue();
            assertThat(PAIR.intersection(other)).contains(column(new Interval(1, 2), new Interval(-1, 0)));
            assertThat(PAIR.hull(other)).isEqualTo(column(new Interval(0, 5), new Interval(-3, INFINITY)));
        }

        @Test
        void whetherOneEntryDoesNotMeet() {
            IntervalTensor other = column(new Interval(3, 5), new Interval(-3, 0));

            assertThat(PAIR.meets(other)).isFalse();
            assertThat(PAIR.intersection(other)).isEmpty();
            assertThat(PAIR.tightenedBy(other)).isEqualTo(column(new Interval(0, 2), new Interval(-1, 0)));
        }

        @Test
        void onlyIfTheShapesAreEqual() {
            assertThatThrownBy(() -> PAIR.contains(Tensor.row(1, 2)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("intervals of shape 2x1 are compared with 1x2");
            assertThatThrownBy(() -> PAIR.meets(PAIR.transposed())).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> PAIR.hull(PAIR.transposed())).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> PAIR.tightenedBy(PAIR.transposed())).isInstanceOf(ShapeException.class);
        }
    }

    @Test
    void widthAndMiddleAreThoseOfEachEntry() {
        assertThat(PAIR.width()).isEqualTo(Tensor.column(2, INFINITY));
        assertThat(PAIR.middle()).isEqualTo(Tensor.column(1, 0));
        assertThat(PAIR.at(0, 0)).isEqualTo(new Interval(0, 2));
        assertThat(PAIR).hasToString("2x1 [[0.0, 2.0], [-1.0, Infinity]]");
    }

    private record Moved(UnaryOperator<IntervalTensor> onIntervals, UnaryOperator<Tensor> onNumbers) {}

    static Stream<Arguments> moves() {
        Shape shape = Shape.of(2, 3);
        return Stream.of(
                Arguments.of("transposed", shape, new Moved(IntervalTensor::transposed, Tensor::transposed)),
                Arguments.of(
                        "reshaped", shape, new Moved(t -> t.reshaped(Shape.of(3, 2)), t -> t.reshaped(Shape.of(3, 2)))),
                Arguments.of("sliced", shape, new Moved(t -> t.slice(1, 1, 2), t -> t.slice(1, 1, 2))),
                Arguments.of(
                        "repeated", Shape.of(1, 3), new Moved(t -> t.broadcastTo(shape), t -> t.broadcastTo(shape))),
                Arguments.of("on a diagonal", Shape.of(3, 1), new Moved(IntervalTensor::diagonal, Tensor::diagonal)),
                Arguments.of(
                        "put together",
                        shape,
                        new Moved(
                                t -> IntervalTensor.concatenated(List.of(t, t), 0),
                                t -> Tensor.concatenated(List.of(t, t), 0))),
                Arguments.of("the largest", shape, new Moved(t -> t.max(1), t -> t.max(1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("moves")
    void bothBoundsAreMovedLikeNumbers(String what, Shape shape, Moved moved) {
        IntervalTensor intervals = new RandomIntervals(1).tensor(shape);

        IntervalTensor result = moved.onIntervals().apply(intervals);

        assertThat(result.lower()).as(what).isEqualTo(moved.onNumbers().apply(intervals.lower()));
        assertThat(result.upper()).as(what).isEqualTo(moved.onNumbers().apply(intervals.upper()));
    }

    @Test
    void pairsAreFormedByBroadcasting() {
        IntervalTensor sums = PAIR.zip(IntervalTensor.of(Tensor.row(1, 10)), Interval::plus);

        assertThat(sums.lower()).isEqualTo(Tensor.matrix(new double[] {1, 10}, new double[] {0, 9}));
        assertThat(sums.upper()).isEqualTo(Tensor.matrix(new double[] {3, 12}, new double[] {INFINITY, INFINITY}));
    }

    @Test
    void sumsAlongAnAxisHoldTheExactSums() {
        RandomIntervals random = new RandomIntervals(2);
        IntervalTensor intervals = random.tensor(Shape.of(2, 5, 3));
        IntervalTensor sums = intervals.sum(1);

        assertThat(sums.shape()).isEqualTo(Shape.of(2, 1, 3));
        for (int place = 0; place < sums.count(); place++) {
            BigDecimal low = BigDecimal.ZERO;
            BigDecimal high = BigDecimal.ZERO;
            for (int i = 0; i < 5; i++) {
                Interval term = intervals.at(place / 3 * 15 + i * 3 + place % 3);
                low = low.add(new BigDecimal(term.lower()));
                high = high.add(new BigDecimal(term.upper()));
            }
            assertBounds(sums.at(place), low, high, 1e-14);
        }
    }

    /** Outside of the exact bounds, and near them. */
    private static void assertBounds(Interval interval, BigDecimal low, BigDecimal high, double slack) {
        assertThat(new BigDecimal(interval.lower())).isLessThanOrEqualTo(low);
        assertThat(new BigDecimal(interval.upper())).isGreaterThanOrEqualTo(high);
        assertThat(interval.lower()).isGreaterThanOrEqualTo(low.doubleValue() - slack);
        assertThat(interval.upper()).isLessThanOrEqualTo(high.doubleValue() + slack);
    }

    @Nested
    class AMatrixProduct {
        /** The least of the four products of the bounds, or the largest. */
        private BigDecimal extreme(Interval left, Interval right, boolean isLeast) {
            return Stream.of(left.lower(), left.upper())
                    .flatMap(x -> Stream.of(right.lower(), right.upper())
                            .map(y -> new BigDecimal(x).multiply(new BigDecimal(y))))
                    .sorted()
                    .toList()
                    .get(isLeast ? 0 : 3);
        }

        @Test
        void isTheExactSumOfTheExtremeProducts() {
            RandomIntervals random = new RandomIntervals(3);
            for (int draw = 0; draw < 200; draw++) {
                IntervalTensor left = random.tensor(Shape.of(2, 6));
                IntervalTensor right = random.tensor(Shape.of(6, 3));
                IntervalTensor product = left.times(right);

                for (int row = 0; row < 2; row++) {
                    for (int column = 0; column < 3; column++) {
                        BigDecimal low = BigDecimal.ZERO;
                        BigDecimal high = BigDecimal.ZERO;
                        for (int i = 0; i < 6; i++) {
                            low = low.add(extreme(left.at(row, i), right.at(i, column), true));
                            high = high.add(extreme(left.at(row, i), right.at(i, column), false));
                        }
                        assertBounds(product.at(row, column), low, high, 1e-13);
                    }
                }
            }
        }

        @Test
        void ofWholeNumbersAndOfZerosAndOnesIsExact() {
            IntervalTensor left = IntervalTensor.of(Tensor.row(0.1, 0.1, 2, -7));
            IntervalTensor right = IntervalTensor.of(Tensor.column(1, -1, 0.5, 0.25));

            assertThat(left.times(right).at(0)).isEqualTo(Interval.of(-0.75));
            assertThat(IntervalTensor.of(Tensor.row(0, 0))
                            .times(IntervalTensor.of(Tensor.column(0.1, 0.2)))
                            .at(0))
                    .isEqualTo(Interval.ZERO);
        }

        @Test
        void isAsWideAsItsRounding() {
            IntervalTensor left = IntervalTensor.of(Tensor.row(0.1, 0.2, 0.3));
            IntervalTensor right = IntervalTensor.of(Tensor.column(0.7, 0.11, 0.13));

            assertThat(left.times(right).width().at(0)).isBetween(1e-17, 1e-16);
        }

        @Test
        void withoutSomeBoundHoldsAllProducts() {
            RandomIntervals random = new RandomIntervals(4);
            for (int draw = 0; draw < 2000; draw++) {
                IntervalTensor left = IntervalTensor.collected(Shape.of(1, 3), place -> random.extreme());
                IntervalTensor right = random.tensor(Shape.of(3, 1));
                double number =
                        random.numbers(left).times(random.numbers(right)).at(0);

                assertThat(Double.isNaN(number) || left.times(right).at(0).contains(number))
                        .isTrue();
            }
        }

        @Test
        void beyondAllDoublesHasNoBound() {
            IntervalTensor huge = IntervalTensor.of(Tensor.row(1e308, 1e308));
            IntervalTensor factors = IntervalTensor.of(Tensor.column(10, -10));

            assertThat(huge.times(factors).at(0)).isEqualTo(Interval.WHOLE);
        }

        @Test
        void needsEqualInnerSizes() {
            assertThatThrownBy(() -> PAIR.times(PAIR))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("product of 2x1 and 2x1 is not defined");
        }
    }
}
