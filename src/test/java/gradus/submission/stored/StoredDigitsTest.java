package gradus.submission.stored;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.SourcePosition;
import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.written.LastDigit;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For which numbers a stored one stands. */
class StoredDigitsTest {
    private static Interval interval(FloatType type, int index, double... values) {
        List<WrittenNumber> numbers = StoredDigits.of(values, type);
        WrittenArray array = new WrittenArray(List.of(values.length), numbers, SourcePosition.whole("s1.npz"));
        IntervalTensor intervals = array.intervals(Shape.of(values.length), LastDigit.ROUNDED);
        return intervals.at(index);
    }

    private static void assertReach(Interval interval, double value, double least, double most) {
        assertThat(interval.upper() - value).isBetween(least, most);
        assertThat(value - interval.lower()).isBetween(least, most);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0995, 0.00005",
        "0.5, 0.05",
        "12, 0.05",
        "12.5, 0.05",
        "100, 0.05",
        "0.00001, 0.000005",
        "-4.35, 0.005"
    })
    void aTypedDoubleStandsForItsDigits(double value, double half) {
        assertReach(interval(FloatType.DOUBLE, 0, value), value, half, half * (1 + 1e-9));
    }

    @Test
    void aComputedDoubleStandsForItselfWithRoundingError() {
        double third = 1 / 3.0;

        assertReach(interval(FloatType.DOUBLE, 0, third), third, 1e-16, 1e-15);
    }

    @Test
    void aShortDoubleBesideComputedOnesIsComputedToo() {
        assertReach(interval(FloatType.DOUBLE, 0, 0.5, 1 / 3.0), 0.5, 1e-16, 1e-15);
    }

    @Test
    void aZeroOrAOneBesideTypedNumbersHasTheirDecimals() {
        assertReach(interval(FloatType.DOUBLE, 0, 0, 0.0995), 0, 4.9e-5, 5.1e-5);
        assertReach(interval(FloatType.DOUBLE, 0, 1, 0.0995), 1, 4.9e-5, 5.1e-5);
        assertReach(interval(FloatType.DOUBLE, 0, 1, 2), 1, 0, 0);
    }

    @Test
    void aComputedSingleStandsForWhatSinglePrecisionIsGoodFor() {
        float third = 1 / 3.0f;

        assertReach(interval(FloatType.SINGLE, 0, third), third, 4 * Math.ulp(third), 1e-6);
        assertThat(interval(FloatType.SINGLE, 0, third).contains(1 / 3.0)).isTrue();
    }

    @Test
    void aTypedSingleStandsForItsDigits() {
        float typed = 0.0995f;

        assertReach(interval(FloatType.SINGLE, 0, typed), typed, 4.9e-5, 5.1e-5);
    }

    @Test
    void singlesThatWereSavedAsDoublesKeepThePrecisionOfSingles() {
        double[] values = {(1 / 3.0f), 0.5, 0.1f};

        assertThat(interval(FloatType.DOUBLE, 0, values).contains(1 / 3.0)).isTrue();
        assertThat(StoredDigits.of(values, FloatType.DOUBLE).get(2).literal()).isEqualTo("0.10000000149011612");
    }

    @Test
    void aComputedHalfStandsForThreeDigits() {
        double third = FloatType.HALF.nearest(new java.math.BigDecimal("0.3333"));

        assertReach(interval(FloatType.HALF, 0, third), third, 4.9e-4, 5.1e-4);
    }

    @Test
    void whatIsNotFiniteStandsForNoNumber() {
        List<WrittenNumber> numbers =
                StoredDigits.of(new double[] {Double.NaN, Double.NEGATIVE_INFINITY}, FloatType.DOUBLE);

        assertThat(numbers).extracting(WrittenNumber::literal).containsExactly("nan", "-inf");
        assertThat(numbers).noneMatch(WrittenNumber::isFinite);
    }
}
