package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class GitHubClassroomPlatformTest {
    private static final Set<String> STATUS = Set.of("pass", "fail", "error");

    /** What the reporter makes of the result of a runner: the sum of the scores; one that is missing makes it null. */
    static BigDecimal accept(String document) {
        JsonNode result = GradedPapers.json(document);
        assertThat(document.stripTrailing().lines()).hasSize(1);
        assertThat(STATUS).contains(result.get("status").stringValue());
        assertThat(result.get("max_score").decimalValue()).isPositive();
        assertThat(result.get("tests").size()).isPositive();
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode test : result.get("tests")) {
            assertThat(test.get("name").isString()).isTrue();
            assertThat(STATUS).contains(test.get("status").stringValue());
            assertThat(test.get("line_no").isInt()).isTrue();
            assertThat(test.toString()).as("a command to the runner").doesNotContain("::");
            sum = sum.add(test.get("score").decimalValue());
        }
        assertThat(sum).isLessThanOrEqualTo(result.get("max_score").decimalValue());
        return sum;
    }

    @ParameterizedTest
    @MethodSource("gradus.platform.GradedPapers#hostile")
    void isReadWhateverStudentsWrite(String paper) {
        accept(GradedPapers.document("github-classroom", paper, GradedPapers.context(GradedPapers.problems())));
    }

    @Test
    void classroomReceivesTheScore() throws IOException {
        String document = GradedPapers.document(
                "github-classroom", GradedPapers.full(), GradedPapers.context(GradedPapers.problems()));

        assertThat(accept(document)).isEqualByComparingTo("8.75");
    }
}
