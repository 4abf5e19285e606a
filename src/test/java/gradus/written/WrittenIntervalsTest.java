package gradus.written;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.issue.SourcePosition;
import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The intervals that written numbers stand for. */
class WrittenIntervalsTest {
    private static WrittenArray written(List<Integer> dimensions, String... literals) {
        List<WrittenNumber> numbers = Arrays.stream(literals)
                .map(literal -> WrittenNumber.of(literal).orElseThrow())
                .toList();
        return new WrittenArray(dimensions, numbers, new SourcePosition("s1.yaml", 1, 1));
    }

    private static IntervalTensor row(LastDigit reading, String... literals) {
        return written(List.of(literals.length), literals).intervals(Shape.of(literals.length), reading);
    }

    private static Interval only(LastDigit reading, String literal) {
        return written(List.of(), literal).intervals(Shape.SCALAR, reading).at(0);
    }

    /** Both ends are inside, and hardly anything else. */
    private static void assertEnds(Interval interval, String lower, String upper) {
        assertThat(new BigDecimal(interval.lower())).isLessThanOrEqualTo(new BigDecimal(lower));
        assertThat(new BigDecimal(interval.upper())).isGreaterThanOrEqualTo(new BigDecimal(upper));
        double slack = 8 * Math.ulp(interval.magnitude());
        assertThat(interval.lower()).isCloseTo(Double.parseDouble(lower), within(slack));
        assertThat(interval.upper()).isCloseTo(Double.parseDouble(upper), within(slack));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0995, 0.09945, 0.09955",
        "-0.0995, -0.09955, -0.09945",
        "0.50, 0.495, 0.505",
        "12, 11.5, 12.5",
        "10, 9.5, 10.5",
        "1e2, 50, 150",
        "1.20e-3, 0.001195, 0.001205",
        "0.00, -0.005, 0.005",
        "-0.0, -0.05, 0.05",
        "2.0, 1.95, 2.05",
    })
    void roundedNumbersStandForHalfAUnitToEitherSide(String literal, String lower, String upper) {
        assertEnds(only(LastDigit.ROUNDED, literal), lower, upper);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0995, 0.0995, 0.0996",
        "-0.0995, -0.0996, -0.0995",
        "12, 12, 13",
        "1e2, 100, 200",
        "1.20e-3, 0.00120, 0.00121",
        "0.00, -0.01, 0.01",
        "-0.0, -0.1, 0.1",
    })
    void truncatedNumbersStandForAUnitAwayFromZero(String literal, String lower, String upper) {
        assertEnds(only(LastDigit.TRUNCATED, literal), lower, upper);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0995", "-0.0995", "12", "1e2", "0.00", "0.333333333333333", "1/3", "5e-324", "9e307"})
    void oneRoundedNumberStandsForWhatItSaysItself(String literal) {
        WrittenNumber number = WrittenNumber.of(literal).orElseThrow();

        assertThat(only(LastDigit.ROUNDED, literal)).isEqualTo(new Interval(number.lower(), number.upper()));
    }

    @Nested
    class ZerosAndSingleDigits {
        @Test
        void haveAsManyDecimalsAsTheNumbersBesideThem() {
            IntervalTensor intervals = row(LastDigit.ROUNDED, "0.1234", "0", "1", "0.5", "-2", "0.0");

            assertEnds(intervals.at(1), "-0.00005", "0.00005");
            assertEnds(intervals.at(2), "0.99995", "1.00005");
            assertEnds(intervals.at(3), "0.45", "0.55");
            assertEnds(intervals.at(4), "-2.00005", "-1.99995");
            assertEnds(intervals.at(5), "-0.00005", "0.00005");
        }

        @Test
        void areCutOffAsTheNumbersBesideThem() {
            IntervalTensor intervals = row(LastDigit.TRUNCATED, "0.12", "0", "1", "-2");

            assertEnds(intervals.at(1), "-0.01", "0.01");
            assertEnds(intervals.at(2), "1", "1.01");
            assertEnds(intervals.at(3), "-2.01", "-2");
        }

        @ParameterizedTest
        @EnumSource
        void standForThemselvesAmongTheirLike(LastDigit reading) {
            IntervalTensor intervals = row(reading, "0", "1", "-2");

            assertThat(intervals.isPoint()).isTrue();
            assertThat(intervals.at(0)).isEqualTo(Interval.ZERO);
            assertThat(intervals.at(2)).isEqualTo(Interval.of(-2));
        }

        @Test
        void areRoundedToTheirDigitsIfTheyHaveMore() {
            assertEnds(row(LastDigit.ROUNDED, "0.1234", "123").at(1), "122.5", "123.5");
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersOfFullPrecisionStandForThemselvesWithRounding(LastDigit reading) {
        for (String literal : List.of("0.54983399731247793", "-0.333333333333333", "2/7")) {
            Interval interval = only(reading, literal);
            double value = WrittenNumber.of(literal).orElseThrow().value();

            assertThat(interval.contains(Math.nextUp(Math.nextUp(value)))).isTrue();
            assertThat(interval.contains(Math.nextDown(Math.nextDown(value)))).isTrue();
            assertThat(interval.width()).isLessThan(1.5e-15);
        }
        double truth = 2.0 / 3;
        assertThat(only(reading, "0.666666666666666").contains(truth)).isEqualTo(reading == LastDigit.TRUNCATED);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotFiniteSaysNothing(LastDigit reading) {
        IntervalTensor intervals = row(reading, "nan", "inf", "0.5");

        assertThat(intervals.at(0)).isEqualTo(Interval.WHOLE);
        assertThat(intervals.at(1)).isEqualTo(Interval.WHOLE);
        assertThat(intervals.at(2).isBounded()).isTrue();
    }

    @Test
    void extremeNumbersKeepTheirIntervals() {
        assertThat(only(LastDigit.TRUNCATED, "1e308").upper()).isInfinite();
        assertThat(only(LastDigit.TRUNCATED, "1e-9999").width()).isLessThan(1e-320);
        assertThat(only(LastDigit.ROUNDED, "-1e308").upper()).isNegative();
    }

    @Nested
    class TheShape {
        private final WrittenArray matrix = written(List.of(2, 2), "1.0", "2.0", "3.0", "4.0");

        @Test
        void isThatOfTheQuantityRowByRow() {
            IntervalTensor intervals = matrix.intervals(Shape.of(2, 2), LastDigit.ROUNDED);

            assertThat(intervals.shape()).isEqualTo(Shape.of(2, 2));
            assertThat(intervals.at(0, 1).contains(2)).isTrue();
            assertThat(intervals.at(1, 0).contains(3)).isTrue();
        }

        @Test
        void ofAVectorMayBeWrittenInAnyDirection() {
            WrittenArray flat = written(List.of(3), "1.0", "2.0", "3.0");
            WrittenArray column = written(List.of(3, 1), "1.0", "2.0", "3.0");

            assertThat(flat.intervals(Shape.of(3, 1), LastDigit.ROUNDED).shape())
                    .isEqualTo(Shape.of(3, 1));
            assertThat(column.intervals(Shape.of(1, 3), LastDigit.ROUNDED)
                            .at(0, 2)
                            .contains(3))
                    .isTrue();
            assertThat(written(List.of(), "1.0")
                            .intervals(Shape.of(1, 1), LastDigit.ROUNDED)
                            .count())
                    .isEqualTo(1);
        }

        @Test
        void isNotGuessed() {
            assertThatThrownBy(() -> matrix.intervals(Shape.of(4, 1), LastDigit.ROUNDED))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("numbers of shape 2x2 are no 4x1");
            assertThatThrownBy(() -> written(List.of(2, 3), "1", "2", "3", "4", "5", "6")
                            .intervals(Shape.of(3, 2), LastDigit.ROUNDED))
                    .isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> written(List.of(2), "1", "2").intervals(Shape.of(3), LastDigit.ROUNDED))
                    .isInstanceOf(ShapeException.class);
        }
    }
}
