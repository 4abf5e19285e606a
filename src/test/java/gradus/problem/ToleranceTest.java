package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToleranceTest {
    private static Tolerance differences(double absolute, double relative) {
        return digits(absolute, relative, OptionalInt.empty(), OptionalInt.empty());
    }

    private static Tolerance digits(double absolute, double relative, OptionalInt decimals, OptionalInt significant) {
        return new Tolerance(absolute, relative, decimals, significant, OptionalInt.empty(), OptionalInt.empty());
    }

    private static void assertRoom(Tolerance tolerance, double truth, double room) {
        assertThat(tolerance.room(truth)).isCloseTo(room, within(1e-12 * room));
        assertThat(tolerance.room(-truth)).isEqualTo(tolerance.room(truth));
    }

    @ParameterizedTest(name = "of {0} and {1} leave {3} around {2}")
    @CsvSource({
        "0.01, 0,    9.995,  0.01",
        "0.01, 0,    0,      0.01",
        "0,    0.01, 9.995,  0.09995",
        "0,    0.01, 0,      0",
        "0,    0.01, 1e-300, 1e-302",
        "0.01, 0.01, 0.5,    0.01",
        "0.01, 0.01, 2,      0.02",
        "0,    0,    2,      0",
    })
    void differencesLeaveTheLargerRoom(double absolute, double relative, double truth, double room) {
        assertRoom(differences(absolute, relative), truth, room);
    }

    @ParameterizedTest(name = "{0} around {1}: {2}")
    @CsvSource({
        "3, 9.995, 0.0005",
        "3, 0, 0.0005",
        "3, 1e-300, 0.0005",
        "3, 123456, 0.0005",
        "0, 7, 0.5",
        "17, 1, 5e-18"
    })
    void decimalsLeaveHalfAUnitWhateverTheTruth(int decimals, double truth, double room) {
        assertRoom(digits(0, 0, OptionalInt.of(decimals), OptionalInt.empty()), truth, room);
    }

    @ParameterizedTest(name = "{0} around {1}: {2}")
    @CsvSource({
        "3, 9.995,    0.005",
        "3, 9.9999,   0.005",
        "3, 0.0999,   0.00005",
        "3, 0.0995,   0.00005",
        "3, 123456,   500",
        "1, 7,        0.5",
        "3, 1e-300,   5e-303",
        "3, 4.9e-324, 0",
        "17, 1.5,     5e-17",
    })
    void significantDigitsLeaveHalfAUnitCountedFromTheFirst(int digits, double truth, double room) {
        assertRoom(digits(0, 0, OptionalInt.empty(), OptionalInt.of(digits)), truth, room);
    }

    /** Most powers of ten are no doubles, and the nearest double may lie below. */
    @Test
    void significantDigitsOfAPowerOfTenAreThoseOfItsDecimalForm() {
        Tolerance threeDigits = digits(0, 0, OptionalInt.empty(), OptionalInt.of(3));
        for (int exponent = -300; exponent <= 300; exponent++) {
            assertRoom(threeDigits, Double.parseDouble("1e" + exponent), Double.parseDouble("5e" + (exponent - 3)));
        }
    }

    @Test
    void significantDigitsLeaveNoRoomAroundZero() {
        Tolerance threeDigits = digits(0, 0, OptionalInt.empty(), OptionalInt.of(3));

        assertThat(threeDigits.room(0)).isZero();
        assertThat(threeDigits.room(-0.0)).isZero();
    }

    @Test
    void theKindsTogetherLeaveTheLargestRoom() {
        Tolerance all = digits(1e-6, 1e-4, OptionalInt.of(2), OptionalInt.of(3));

        assertRoom(all, 0, 0.005);
        assertRoom(all, 50, 0.05);
        assertRoom(all, 999, 0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 1, -9.995, 1e-300, 1e300})
    void printedDigitsAloneLeaveNoRoom(double truth) {
        assertThat(Tolerance.PRINTED_DIGITS.room(truth)).isZero();
        assertThat(Tolerance.PRINTED_DIGITS.isOnlyRelative()).isFalse();
    }

    @Test
    void aLeastNumberOfDigitsLeavesNoRoom() {
        Tolerance tolerance =
                new Tolerance(0, 0, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(4), OptionalInt.of(4));

        assertThat(tolerance.room(0.5)).isZero();
    }

    @Test
    void isOnlyRelativeWithoutAnythingThatHelpsAtZero() {
        assertThat(differences(0, 0.1).isOnlyRelative()).isTrue();
        assertThat(digits(0, 0, OptionalInt.empty(), OptionalInt.of(3)).isOnlyRelative())
                .isTrue();
        assertThat(differences(1e-9, 0.1).isOnlyRelative()).isFalse();
        assertThat(digits(0, 0.1, OptionalInt.of(3), OptionalInt.empty()).isOnlyRelative())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, -1", "NaN, 0", "0, NaN"})
    void isNeverNegative(double absolute, double relative) {
        assertThatIllegalArgumentException().isThrownBy(() -> differences(absolute, relative));
    }
}
