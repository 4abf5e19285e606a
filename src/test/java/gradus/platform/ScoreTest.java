package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {
    @ParameterizedTest
    @CsvSource({
        "0, 3, 0",
        "1, 3, 0.333333",
        "2, 3, 0.666667",
        "3, 3, 1",
        "7.5, 10, 0.75",
        "0, 0, 0",
        "2999999999, 3000000000, 0.999999",
        "0.0000001, 3, 0.000001",
        "4, 3, 1",
        "-1, 3, 0",
    })
    void aShareIsExactAndOnlyFullWhereEverythingIsEarned(String points, String maximum, String share) {
        assertThat(new Score(new BigDecimal(points), new BigDecimal(maximum)).fraction())
                .isEqualTo(new BigDecimal(share));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 3, 100, 66.67",
        "3, 3, 100, 100",
        "17, 24, 20, 14.17",
        "23.9999, 24, 20, 19.99",
        "0.0001, 24, 20, 0.01",
        "10, 20, 20.00, 10",
        "0, 0, 20, 0",
    })
    void otherPointsHaveTwoDecimals(String points, String maximum, String other, String expected) {
        assertThat(new Score(new BigDecimal(points), new BigDecimal(maximum))
                        .on(new BigDecimal(other))
                        .text())
                .isEqualTo(expected);
    }
}
