package gradus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

class XqueuePlatformTest {
    private static final String HEADER =
            "{\"submission_id\": 42, \"submission_key\": \"5d41402abc4b2a76b9719d911017c592\"}";

    /** What the course makes of a body: three keys, a message of one element that is XML. */
    static void accept(String body) throws Exception {
        assertThat(body.stripTrailing().lines())
                .as("the last line is the result")
                .hasSize(1);
        JsonNode result = GradedPapers.json(body);
        assertThat(result.propertyNames()).containsExactlyInAnyOrder("correct", "score", "msg");
        assertThat(result.get("correct").isBoolean()).isTrue();
        assertThat(result.get("score").decimalValue()).isNotNegative();
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(result.get("msg").stringValue())));
    }

    private static PlatformContext context(String header) {
        PlatformSettings plain = PlatformSettings.at(GradedPapers.TIME);
        return GradedPapers.context(
                GradedPapers.problems(),
                new PlatformSettings(
                        plain.time(),
                        plain.scaleTo(),
                        plain.column(),
                        plain.worksheet(),
                        plain.gradebook(),
                        Optional.of(header)));
    }

    @ParameterizedTest
    @MethodSource("gradus.platform.GradedPapers#hostile")
    void theMessageIsXmlWhateverStudentsWrite(String paper) throws Exception {
        accept(GradedPapers.document("xqueue", paper, GradedPapers.context(GradedPapers.problems())));
    }

    @Test
    void withAHeaderItIsTheFieldsToPost() throws Exception {
        JsonNode fields = GradedPapers.json(GradedPapers.document("xqueue", GradedPapers.full(), context(HEADER)));

        assertThat(fields.get("xqueue_header").stringValue()).isEqualTo(HEADER);
        accept(fields.get("xqueue_body").stringValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"submission_id\": 42}", "{\"submission_id\": 42,", "42"})
    void aHeaderThatXqueueWouldRefuseIsRefused(String header) {
        assertThat(new XqueuePlatform().refusal(context(header))).isPresent();
    }

    @Test
    void aWholeHeaderIsNotRefused() {
        assertThat(List.of(context(HEADER), GradedPapers.context(GradedPapers.problems())))
                .allSatisfy(context ->
                        assertThat(new XqueuePlatform().refusal(context)).isEmpty());
    }
}
