package gradus.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is read in one go is read digit by digit as the same number. */
class PlainDecimalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "0.5",
                ".5",
                "5.",
                "+5",
                "1e-3",
                "1E3",
                "1.2e+03",
                "010",
                "0.120",
                "0.30000000000000004",
                "123456789012345678",
                "0.999999999999999999",
                "1e308",
                "5e-324",
                "9007199254740993",
                "0.1e-22"
            })
    void plainNumbersAreTheSame(String text) {
        isTheSame(text, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", ".", "e3", "1e", "1e+", "1.2.3", "1 ", " 1", "1e400", "1e1000", "١", "0x1", "nan", "1_0",
                "1/2", "--1"
            })
    void othersAreLeftToTheOtherReader(String text) {
        assertThat(PlainDecimal.read(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomDoublesAreTheSame(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            isTheSame(Double.toString(random.nextGaussian()), true);
            isTheSame(Double.toString(random.nextDouble() / (1 << random.nextInt(30))), true);
            isTheSame(String.format(Locale.ROOT, "%." + random.nextInt(20) + "f", random.nextDouble() / 100), true);
            isTheSame(Double.toString(Double.longBitsToDouble(random.nextLong() & 0x7FEF_FFFF_FFFF_FFFFL)), true);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void numbersHalfWayBetweenTwoDoublesAreTheSame(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long half = (1L << 53) + 1 + 2L * random.nextInt(1 << 30);
            String digits = Long.toString(half + random.nextInt(3) - 1);
            int point = random.nextInt(digits.length());
            isTheSame(digits.substring(0, point) + "." + digits.substring(point), true);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void anySignsInARowAreTheSameOrLeft(long seed) {
        Random random = new Random(seed);
        String signs = "00123459..-+eE ";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(22); length > 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            isTheSame(text.toString(), false);
        }
    }

    private static void isTheSame(String text, boolean isPlain) {
        WrittenNumber plain = PlainDecimal.read(text);
        if (plain == null) {
            assertThat(isPlain).as(text).isFalse();
            return;
        }
        NumberText.Value value = (NumberText.Value) NumberText.read(text);
        assertThat(Double.doubleToRawLongBits(plain.value()))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(value.value()));
        assertThat(plain)
                .as(text)
                .isEqualTo(new WrittenNumber(
                        text, value.value(), value.unitExponent(), value.decimals(), value.significantDigits()));
    }
}
