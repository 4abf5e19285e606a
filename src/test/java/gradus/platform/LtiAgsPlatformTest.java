package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class LtiAgsPlatformTest {
    private static final Set<String> ACTIVITY =
            Set.of("Initialized", "Started", "InProgress", "Submitted", "Completed");
    private static final Set<String> GRADING = Set.of("FullyGraded", "Pending", "PendingManual", "Failed", "NotReady");

    /** What the platforms require, so that none of them drops the score in silence. */
    static void accept(String document) {
        JsonNode score = GradedPapers.json(document);
        assertThat(score.get("userId").stringValue()).isNotEmpty();
        assertThat(ACTIVITY).contains(score.get("activityProgress").stringValue());
        assertThat(GRADING).contains(score.get("gradingProgress").stringValue());
        assertThat(score.get("timestamp").stringValue())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)");
        assertThat(score.has("scoreGiven")).isEqualTo(score.has("scoreMaximum"));
        if (score.has("scoreGiven")) {
            assertThat(score.get("scoreGiven").decimalValue()).isNotNegative();
            assertThat(score.get("scoreMaximum").decimalValue()).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("gradus.platform.GradedPapers#hostile")
    void isReadWhateverStudentsWrite(String paper) {
        accept(GradedPapers.document("lti-ags", paper, GradedPapers.context(GradedPapers.problems())));
    }

    @Test
    void aPaperWithoutPointsHasNoMaximumOfZero() {
        Problem free = ProblemFiles.parse("id: free\ntitle: Free\ngiven: {x: 1}\ndefine: {f: x + 1}\n"
                + "questions: [{quantity: f, points: 0}]\n");

        accept(GradedPapers.document("lti-ags", "answers: {f: 2}\n", GradedPapers.context(List.of(free))));
    }
}
