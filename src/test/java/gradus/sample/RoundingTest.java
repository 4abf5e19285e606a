package gradus.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {
    @ParameterizedTest
    @CsvSource({
        "DECIMALS, 5, 0.00050574686, 0.00051",
        "DECIMALS, 3, 0.5498, 0.55",
        "DECIMALS, 1, 0.25, 0.2",
        "DECIMALS, 3, -0.0001, -0.0",
        "DECIMALS, 3, 1200, 1200.0",
        "TRUNCATED, 3, 0.5498, 0.549",
        "TRUNCATED, 3, -0.5498, -0.549",
        "SIGNIFICANT, 5, 0.00050574686, 0.00050575",
        "SIGNIFICANT, 5, 0.2, 0.20000",
        "SIGNIFICANT, 3, 0.9996, 1.00",
        "SIGNIFICANT, 3, 12345, 12300",
        "SIGNIFICANT, 3, 0, 0",
        "FULL, 0, 0.1, 0.1",
        "FULL, 0, 2e-3, 0.002",
        "FULL, 0, -0.0, -0.0",
        "FULL, 0, 1e-10, 0.0000000001",
        "FULL, 0, NaN, nan",
        "DECIMALS, 3, -Infinity, -inf",
    })
    void aNumberIsAPlainDecimal(Rounding.Kind kind, int digits, double value, String text) {
        assertThat(new Rounding(kind, digits).text(value)).isEqualTo(text);
    }

    @Test
    void allDigitsGiveTheSameDouble() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && Math.abs(value) < 1e30 && Math.abs(value) > 1e-30) {
                assertThat(Double.parseDouble(Rounding.FULL.text(value))).isEqualTo(value);
            }
        }
    }
}
