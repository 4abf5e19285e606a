package gradus.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.IssueList;
import gradus.submission.SubmissionReaders;
import gradus.submission.SubmissionReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** YAML and JSON made to take all time or memory of whoever reads it. */
@Timeout(120)
class HostileDocumentsTest {
    private static final int DEEP = 100_000;
    private static final String HEAD = "student: x\nanswers:\n";

    private static List<Arguments> refused() {
        return List.of(
                Arguments.of("bomb.yaml", bomb(), YamlCodes.ANCHOR),
                Arguments.of("lists.yaml", HEAD + "  z1: " + "[".repeat(DEEP), YamlCodes.TOO_DEEP),
                Arguments.of("closed.yaml", HEAD + "  z1: " + "[".repeat(DEEP) + "]".repeat(DEEP), YamlCodes.TOO_DEEP),
                Arguments.of("lists.json", "[".repeat(DEEP), YamlCodes.TOO_DEEP),
                Arguments.of("mappings.json", "{\"a\":".repeat(DEEP), YamlCodes.TOO_DEEP),
                Arguments.of("indented.yaml", indented(), YamlCodes.TOO_DEEP),
                Arguments.of("mappings.yaml", "{\"a\":".repeat(DEEP), YamlCodes.TEXT_TOO_LONG),
                Arguments.of("digits.yaml", HEAD + "  E: " + "9".repeat(1_000_000), YamlCodes.TEXT_TOO_LONG),
                Arguments.of("digits.json", "{\"E\": " + "9".repeat(1_000_000) + "}", YamlCodes.TEXT_TOO_LONG),
                Arguments.of("text.json", "{\"E\": \"" + "1 ".repeat(1_000_000) + "\"}", YamlCodes.TEXT_TOO_LONG),
                Arguments.of("comment.yaml", "#" + " x".repeat(1_000_000), YamlCodes.TEXT_TOO_LONG),
                Arguments.of("values.json", "[" + "1,".repeat(600_000) + "1]", YamlCodes.TOO_MANY_VALUES),
                Arguments.of("values.yaml", "a: [" + "1, ".repeat(600_000) + "1]", YamlCodes.TOO_MANY_VALUES),
                Arguments.of("keys.json", keys(), YamlCodes.TOO_MANY_VALUES),
                Arguments.of("large.yaml", "a: 1\n".repeat(YamlReader.MAX_BYTES / 4), YamlCodes.FILE_TOO_LARGE));
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder("a: &a [x, x]\n");
        for (char name = 'b'; name <= 'z'; name++) {
            text.append(name)
                    .append(": &")
                    .append(name)
                    .append(" [*")
                    .append((char) (name - 1))
                    .append(", *");
            text.append((char) (name - 1)).append("]\n");
        }
        return text.toString();
    }

    private static String indented() {
        StringBuilder text = new StringBuilder();
        for (int depth = 0; depth < 1_000; depth++) {
            text.append(" ".repeat(depth)).append("a:\n");
        }
        return text.toString();
    }

    private static String keys() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 300_000; i++) {
            text.append('"').append(i).append("\":1,");
        }
        return text.append("\"a\":1}").toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefused(String file, String text, String code) {
        IssueList issues = new IssueList();
        Optional<YamlNode> root = YamlReader.read(file, text.getBytes(StandardCharsets.UTF_8), Syntax.of(file), issues);

        assertThat(root).isEmpty();
        assertThat(issues.all()).extracting(issue -> issue.code()).containsExactly(code);
    }

    private static List<Arguments> read() {
        return List.of(
                Arguments.of("exponents.json", "{\"answers\": {\"E\": 1e999999999, \"z1\": 1e-999999999}}"),
                Arguments.of("long.yaml", HEAD + "  E: 0." + "9".repeat(200_000) + "\n"),
                Arguments.of("repeated.yaml", HEAD + "  E: 1\n".repeat(20_000)),
                Arguments.of("repeated.json", "{\"answers\": {" + "\"E\": 1, ".repeat(20_000) + "\"z\": 1}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("read")
    void isReadAsASubmissionWithFewMessages(String file, String text) {
        SubmissionReading reading = SubmissionReaders.installed()
                .forFile(file)
                .orElseThrow()
                .read(file, text.getBytes(StandardCharsets.UTF_8));

        assertThat(reading.submission()).isPresent();
        assertThat(reading.issues()).hasSizeLessThan(60);
    }
}
