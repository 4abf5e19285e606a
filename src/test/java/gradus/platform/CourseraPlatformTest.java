package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class CourseraPlatformTest {
    /** What the tool of the platform checks. */
    static void accept(String document) {
        JsonNode result = GradedPapers.json(document);
        assertThat(result.get("fractionalScore").isNumber()).isTrue();
        assertThat(result.get("fractionalScore").decimalValue()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(result.get("feedback").isString()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("gradus.platform.GradedPapers#hostile")
    void isReadWhateverStudentsWrite(String paper) {
        accept(GradedPapers.document("coursera", paper, GradedPapers.context(GradedPapers.problems())));
    }
}
