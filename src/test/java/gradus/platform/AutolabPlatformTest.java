package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class AutolabPlatformTest {
    /** A line as Autolab reads it: words before colons get quotes first, then it has to be JSON. */
    private static JsonNode parsed(String line) {
        return GradedPapers.json(line.replaceAll("([a-zA-Z0-9]+):", "\"$1\":"));
    }

    static void accept(String document) {
        List<String> lines = document.stripTrailing().lines().toList();
        JsonNode scores = parsed(lines.get(lines.size() - 1)).get("scores");
        assertThat(scores.isObject()).isTrue();
        assertThat(scores.size()).isPositive();
        assertThat(scores.values()).allMatch(JsonNode::isNumber);
        String before = lines.get(lines.size() - 2);
        if (before.contains("_presentation")) {
            JsonNode table = parsed(before);
            table.get("stages")
                    .forEach(stage -> assertThat(table.has(stage.stringValue())).isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("gradus.platform.GradedPapers#hostile")
    void theLastLineIsOursWhateverStudentsWrite(String paper) {
        String document = GradedPapers.document("autolab", paper, GradedPapers.context(GradedPapers.problems()));

        accept(document);
        assertThat(parsed(document.stripTrailing().lines().reduce((a, b) -> b).orElseThrow())
                        .get("scores")
                        .propertyNames())
                .containsExactly("homework", "neuron");
    }

    @Test
    void aColonInAHintSurvives() throws IOException {
        String document =
                GradedPapers.document("autolab", GradedPapers.full(), GradedPapers.context(GradedPapers.problems()));

        JsonNode table = Stream.of(document.split("\n"))
                .filter(line -> line.contains("_presentation"))
                .map(AutolabPlatformTest::parsed)
                .findFirst()
                .orElseThrow();

        assertThat(table.at("/homework/delta1/hint").stringValue()).contains("which are right: look at this step.");
        assertThat(table.at("/homework/W2_new/hint").stringValue()).contains("http://example.org/a:b");
    }
}
