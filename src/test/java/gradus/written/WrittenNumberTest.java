package gradus.written;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNumberTest {
    private static WrittenNumber number(String literal) {
        return WrittenNumber.of(literal).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0995, 0.00005, 0.09945, 0.09955",
        "-0.2, 0.05, -0.25, -0.15",
        "12, 0.5, 11.5, 12.5",
        "1.20e-3, 0.000005, 0.001195, 0.001205",
        "0.00, 0.005, -0.005, 0.005",
        "1e2, 50, 50, 150",
    })
    void standsForHalfAUnitOfItsLastDigitOnEitherSide(String literal, double half, double lower, double upper) {
        WrittenNumber number = number(literal);

        assertThat(number.halfUnit()).isEqualTo(half);
        assertThat(number.lower()).isLessThanOrEqualTo(lower).isCloseTo(lower, Offset.offset(1e-13));
        assertThat(number.upper()).isGreaterThanOrEqualTo(upper).isCloseTo(upper, Offset.offset(1e-13));
        assertThat(number.isExact()).isFalse();
        assertThat(number.literal()).isEqualTo(literal);
    }

    @Test
    void standsForItselfWithRoundingErrorAtFullPrecision() {
        WrittenNumber number = number("0.30000000000000004");

        assertThat(number.isExact()).isTrue();
        assertThat(number.lower()).isEqualTo(number.value() - 4 * Math.ulp(number.value()));
        assertThat(number.upper()).isEqualTo(number.value() + 4 * Math.ulp(number.value()));
    }

    @Test
    void ofFifteenDigitsStillCoversWhatRoundsToIt() {
        double third = 1.0 / 3;
        WrittenNumber number = number("0.333333333333333");

        assertThat(number.isExact()).isTrue();
        assertThat(third).isBetween(number.lower(), number.upper());
    }

    @Test
    void isExactAsAFraction() {
        WrittenNumber third = number("1/3");

        assertThat(third.isExact()).isTrue();
        assertThat(1.0 / 3).isBetween(third.lower(), third.upper());
        assertThat(third.upper() - third.lower()).isLessThan(1e-15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "inf", "-.inf"})
    void isItsOwnBoundIfNotFinite(String literal) {
        WrittenNumber number = number(literal);

        assertThat(number.isFinite()).isFalse();
        assertThat(number.isExact()).isFalse();
        assertThat(number.lower()).isEqualTo(Double.valueOf(number.value()));
        assertThat(number.upper()).isEqualTo(Double.valueOf(number.value()));
        assertThat(number.halfUnit()).isNaN();
    }

    @Test
    void isNothingForAWord() {
        assertThat(WrittenNumber.of("True")).isEmpty();
    }

    @Test
    void survivesExtremeExponents() {
        assertThat(number("1e-9999").lower()).isLessThanOrEqualTo(0).isGreaterThan(-1e-300);
        assertThat(number("9e307").upper()).isFinite();
    }
}
