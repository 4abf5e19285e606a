package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PrairieLearnPlatformTest {
    private static final int LARGEST = 1024 * 1024;

    /** What PrairieLearn makes of a result: a share, or not gradable. Fails where it would not do what was meant. */
    static void accept(String document) {
        assertThat(document.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(LARGEST);
        JsonNode result = GradedPapers.json(document);
        assertThat(result.get("gradable").isBoolean())
                .as("any text counts as true")
                .isTrue();
        if (!result.get("gradable").booleanValue()) {
            assertThat(result.get("format_errors").size()).isPositive();
            return;
        }
        assertThat(result.get("score").isNumber()).as("a forgotten score is 0").isTrue();
        assertThat(result.get("score").decimalValue()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        for (JsonNode test : result.get("tests")) {
            assertThat(test.get("points").isNumber())
                    .as("one test without points hides all")
                    .isTrue();
            assertThat(test.get("max_points").isNumber()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("gradus.platform.GradedPapers#hostile")
    void isGradableOrNotWhateverStudentsWrite(String paper) {
        accept(GradedPapers.document("prairielearn", paper, GradedPapers.context(GradedPapers.problems())));
    }

    /** It compares points after rounding to two digits, and shows a test of other points than the maximum in red. */
    @Test
    void onlyALineThatEarnsAllIsGreen() throws IOException {
        JsonNode result = GradedPapers.json(GradedPapers.document(
                "prairielearn", GradedPapers.full(), GradedPapers.context(GradedPapers.problems())));

        assertThat(result.get("tests")
                        .valueStream()
                        .filter(test -> rounded(test, "points").compareTo(rounded(test, "max_points")) != 0)
                        .map(test -> test.get("name").stringValue()))
                .containsExactly("homework delta1", "homework W2_new", "neuron E", "neuron dE/dW1");
    }

    @Test
    void staysBelowTheLargestFile() {
        List<Problem> large = Stream.of("one", "two", "three")
                .map(PrairieLearnPlatformTest::withManyLines)
                .toList();
        String answers = IntStream.range(0, 2000)
                .mapToObj(i -> "    q" + i + ": \"" + "y".repeat(300) + "\"\n")
                .collect(Collectors.joining());
        String paper = large.stream()
                .map(problem -> "  " + problem.id() + ":\n" + answers)
                .collect(Collectors.joining("", "answers:\n", ""));

        accept(GradedPapers.document("prairielearn", paper, GradedPapers.context(large)));
    }

    private static Problem withManyLines(String id) {
        String questions = IntStream.range(0, 2000).mapToObj(i -> "q" + i).collect(Collectors.joining(", "));
        String definitions = IntStream.range(0, 2000)
                .mapToObj(i -> "  q" + i + ": x + " + i + "\n")
                .collect(Collectors.joining());
        return ProblemFiles.parse("id: " + id + "\ntitle: Many lines\ngiven: {x: 1}\ndefine:\n" + definitions
                + "questions: [" + questions + "]\n");
    }

    @Test
    void tellsNothingAboutLinesWhereVerdictsAreNotRevealed() {
        JsonNode result = GradedPapers.json(GradedPapers.document(
                "prairielearn", "answers: {z1: 7}\n", GradedPapers.context(List.of(GradedPapers.neuron("none")))));

        assertThat(result.get("tests").size()).isZero();
        assertThat(result.get("message").stringValue()).isEqualTo("1 of 3 answers were received.");
    }

    private static BigDecimal rounded(JsonNode test, String key) {
        return test.get(key).decimalValue().setScale(2, RoundingMode.HALF_UP);
    }
}
