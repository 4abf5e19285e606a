package gradus.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.Issue;
import gradus.issue.IssueList;
import gradus.issue.SourceText;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutatedFilesTest {
    private static final String YAML = """
            student: s01   # é ∂
            answers:
              z1: [0.2, -.5, 1e-3]
              "W[2]": [[1, 2], [3, 4]]
              note: |
                free text
              d: {a: 'x', b: "y\\n"}
            """;
    private static final String JSON = """
            {"student": "s01", "answers": {"z1": [0.2, -0.5, NaN], "∂": [[1, 2], [3, null]], "t": true}}
            """;
    private static final String SPICE = "[]{}:,-'\"#&*!|>%@`\t\n\r ?\\~.0e\u0000\u00FF\u00C3";

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void neverThrowAndAlwaysSayWhy(Syntax syntax) {
        Random random = new Random(20_260_101);
        byte[] original = (syntax == Syntax.YAML ? YAML : JSON).getBytes(UTF_8);

        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = mutated(original, random);

            IssueList issues = new IssueList();
            Optional<YamlNode> root = YamlReader.read("f", bytes, syntax, issues);
            String text = issues.render(YamlReader.sourceText("f", bytes));

            assertThat(root.isPresent() || issues.hasErrors()).isTrue();
            assertThat(text.isEmpty()).isEqualTo(issues.isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void positionsStayInsideTheFile(Syntax syntax) {
        Random random = new Random(7);
        byte[] original = (syntax == Syntax.YAML ? YAML : JSON).getBytes(UTF_8);

        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = mutated(original, random);
            IssueList issues = new IssueList();
            YamlReader.read("f", bytes, syntax, issues);
            SourceText source = YamlReader.sourceText("f", bytes);

            for (Issue issue : issues.all()) {
                assertThat(issue.position().line())
                        .isLessThanOrEqualTo(source.lines().size());
            }
        }
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) SPICE.charAt(random.nextInt(SPICE.length()));
        }
        int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
        return java.util.Arrays.copyOf(bytes, length);
    }
}
