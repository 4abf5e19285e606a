package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class CodeRunnerPlatformTest {
    private static final Set<String> KEYS = Set.of(
            "fraction",
            "prologuehtml",
            "epiloguehtml",
            "instructorhtml",
            "testresults",
            "columnformats",
            "showdifferences",
            "showoutputonly",
            "graderstate",
            "files",
            "feedbackhtml",
            "feedback_html");
    private static final Set<String> CONTROL = Set.of("iscorrect", "ishidden");

    /** What a combinator grader may print: one value of known keys. */
    static void accept(String document) {
        JsonNode result = GradedPapers.json(document);
        assertThat(KEYS).containsAll(new TreeSet<>(result.propertyNames()));
        assertThat(result.get("fraction").isNumber()).isTrue();
        assertThat(result.get("fraction").decimalValue()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        if (result.has("testresults")) {
            JsonNode headers = result.get("testresults").get(0);
            assertThat(result.get("testresults").valueStream().map(JsonNode::size))
                    .containsOnly(headers.size());
            long columns = headers.valueStream()
                    .filter(header -> !CONTROL.contains(header.stringValue()))
                    .count();
            assertThat(result.get("columnformats").size()).isEqualTo((int) columns);
        }
        assertThat(document).doesNotContain("<script", "<img");
    }

    @ParameterizedTest
    @MethodSource("gradus.platform.GradedPapers#hostile")
    void isOneValueOfKnownKeysWhateverStudentsWrite(String paper) {
        accept(GradedPapers.document("coderunner", paper, GradedPapers.context(GradedPapers.problems())));
    }

    @Test
    void onlyStaffReadsTheNameOfAMistakeThatIsNotRevealed() throws IOException {
        Problem problem = ProblemFiles.parse(
                Files.readString(Path.of("src/test/snippets/platforms/problems/homework.yaml")) + "reveal: verdict\n");

        JsonNode result = GradedPapers.json(
                GradedPapers.document("coderunner", GradedPapers.full(), GradedPapers.context(List.of(problem))));

        assertThat(result.get("instructorhtml").stringValue()).contains("known mistake");
        assertThat(result.get("prologuehtml") + result.get("testresults").toString())
                .contains("delta1")
                .doesNotContain("mistake gives", "derivative");
    }
}
