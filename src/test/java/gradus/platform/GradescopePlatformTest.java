package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GradescopePlatformTest {
    private static final Set<String> TOP = Set.of(
            "score",
            "execution_time",
            "output",
            "output_format",
            "test_output_format",
            "test_name_format",
            "visibility",
            "stdout_visibility",
            "extra_data",
            "tests",
            "leaderboard");
    private static final Set<String> TEST = Set.of(
            "score",
            "max_score",
            "status",
            "name",
            "name_format",
            "number",
            "output",
            "output_format",
            "tags",
            "visibility",
            "extra_data");
    private static final Set<String> VISIBILITY = Set.of("hidden", "after_due_date", "after_published", "visible");
    private static final Set<String> FORMAT = Set.of("text", "html", "simple_format", "md", "ansi");

    /** What the specification of results.json says about keys and values. */
    static void accept(String document) {
        JsonNode result = GradedPapers.json(document);
        assertThat(TOP).containsAll(new TreeSet<>(result.propertyNames()));
        assertThat(result.get("score").isNumber()).isTrue();
        assertThat(VISIBILITY)
                .contains(
                        result.get("visibility").stringValue(),
                        result.get("stdout_visibility").stringValue());
        for (String key : List.of("output_format", "test_output_format", "test_name_format")) {
            assertThat(FORMAT).contains(result.get(key).stringValue());
        }
        for (JsonNode test : result.get("tests")) {
            assertThat(TEST).containsAll(new TreeSet<>(test.propertyNames()));
            assertThat(Set.of("passed", "failed")).contains(test.get("status").stringValue());
            assertThat(test.get("name").isString()).isTrue();
            assertThat(test.has("score")).isEqualTo(test.has("max_score"));
            assertThat(test.has("visibility"))
                    .as("a hidden test hides the total from students")
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("gradus.platform.GradedPapers#hostile")
    void isWellFormedWhateverStudentsWrite(String paper) {
        accept(GradedPapers.document("gradescope", paper, GradedPapers.context(GradedPapers.problems())));
    }

    @Test
    void theTestsAddUpToTheScore() throws IOException {
        JsonNode result = GradedPapers.json(GradedPapers.document(
                "gradescope", GradedPapers.full(), GradedPapers.context(GradedPapers.problems())));

        BigDecimal sum = result.get("tests")
                .valueStream()
                .filter(test -> test.has("score"))
                .map(test -> test.get("score").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(result.get("score").decimalValue()).isEqualByComparingTo(sum).isEqualByComparingTo("8.75");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "consistency"})
    void hidesEverythingUntilGradesArePublishedWhereVerdictsAreNotRevealed(String reveal) {
        JsonNode result = GradedPapers.json(GradedPapers.document(
                "gradescope", "answers: {z1: 7}\n", GradedPapers.context(List.of(GradedPapers.neuron(reveal)))));

        assertThat(result.get("visibility").stringValue()).isEqualTo("after_published");
        assertThat(result.toString()).doesNotContain("wrong", "z1");
    }
}
