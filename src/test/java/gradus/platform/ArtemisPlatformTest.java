package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ArtemisPlatformTest {
    /** What the parser of custom feedback takes; it ignores anything else. */
    static void accept(List<String> documents) {
        assertThat(documents).isNotEmpty().allSatisfy(document -> {
            JsonNode feedback = GradedPapers.json(document);
            assertThat(feedback.get("name").stringValue()).isNotBlank();
            assertThat(feedback.get("successful").isBoolean()).isTrue();
            assertThat(feedback.get("message").stringValue()).isNotBlank();
        });
        assertThat(names(documents)).doesNotHaveDuplicates();
    }

    private static List<String> names(List<String> documents) {
        return documents.stream()
                .map(document -> GradedPapers.json(document).get("name").stringValue())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("gradus.platform.GradedPapers#hostile")
    void isReadWhateverStudentsWrite(String paper) {
        accept(GradedPapers.documents("artemis", paper, GradedPapers.context(GradedPapers.problems())));
    }

    /** Weights belong to names, so the names have to be those of every other student. */
    @Test
    void everyPaperHasTheSameTests() throws IOException {
        PlatformContext context = GradedPapers.context(GradedPapers.problems());

        List<String> full = names(GradedPapers.documents("artemis", GradedPapers.full(), context));

        for (String paper : List.of("", "problem: neuron\nanswers: {z1: 1}\n", "no paper at all")) {
            assertThat(names(GradedPapers.documents("artemis", paper, context))).isEqualTo(full);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"artemis", "junit-xml"})
    void isRefusedWhereVerdictsAreNotRevealed(String format) {
        Platform platform = Platforms.installed().find(format).orElseThrow();

        assertThat(platform.refusal(GradedPapers.context(List.of(GradedPapers.neuron("none")))))
                .hasValueSatisfying(reason -> assertThat(reason).contains("'neuron' does not reveal"));
        assertThat(platform.refusal(GradedPapers.context(List.of(GradedPapers.neuron("verdict")))))
                .isEmpty();
    }
}
