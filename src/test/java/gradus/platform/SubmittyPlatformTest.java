package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SubmittyPlatformTest {
    private static final Set<String> LEVELS = Set.of("success", "failure", "warning", "information");

    /** What the dispatcher reads: anything else is 0 points. */
    static void accept(String document) {
        JsonNode result = GradedPapers.json(document);
        assertThat(result.get("status").stringValue()).isEqualTo("success");
        assertThat(result.at("/data/score").isNumber()).isTrue();
        assertThat(result.at("/data/score").decimalValue()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(LEVELS).contains(result.at("/data/status").stringValue());
        for (JsonNode message : result.at("/data/message")) {
            assertThat(message.get("message").isString()).isTrue();
            assertThat(LEVELS).contains(message.get("status").stringValue());
        }
    }

    @ParameterizedTest
    @MethodSource("gradus.platform.GradedPapers#hostile")
    void isReadWhateverStudentsWrite(String paper) {
        accept(GradedPapers.document("submitty", paper, GradedPapers.context(GradedPapers.problems())));
    }
}
