package gradus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.cli.ConsoleCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of docs/concepts/how-a-number-is-judged.md, judged. */
class JudgedNumbersTest {
    private static final Path PAGE = Path.of("docs/concepts/how-a-number-is-judged.md");

    /** Its activation a1 is sigmoid(0.2) = 0.549834, the number of the examples. */
    private static final String PROBLEM = """
            id: sigmoid
            title: The sigmoid of 0.2
            network:
              inputs: 1
              layers: [{units: 1, activation: sigmoid, weights: 0.2, biases: none}]
            examples: [{input: 1}]
            questions: [{quantity: a1, tolerance: {%s}}]
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("rows")
    void theExampleIsJudgedAsThePageSays(List<String> row) throws IOException {
        String tolerance = String.join("", Documents.code(row.get(2)));
        Path problem = Files.writeString(folder.resolve("sigmoid.yaml"), PROBLEM.formatted(tolerance));
        Path answer = Files.writeString(folder.resolve("s1.yaml"), "answers: {a1: %s}\n".formatted(row.get(0)));

        String report = ConsoleCommand.run("check", problem.toString(), answer.toString())
                .terminal();

        String verdict = row.get(3);
        assertThat(report).contains(verdict.startsWith("right") ? "a1  right  1 / 1" : "a1  wrong  0 / 1");
        assertThat(report.contains("one significant digit")).isEqualTo(verdict.startsWith("right, coarse"));
    }

    private static Stream<List<String>> rows() {
        return Documents.table(PAGE, "judged").stream();
    }
}
