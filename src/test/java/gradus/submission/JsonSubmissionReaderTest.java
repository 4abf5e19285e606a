package gradus.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import org.junit.jupiter.api.Test;

class JsonSubmissionReaderTest implements SubmissionReaderContract {
    @Override
    public SubmissionReader reader() {
        return new JsonSubmissionReader();
    }

    @Override
    public String oneProblem() {
        return """
                {"student": "s01", "name": "Ada L.", "problem": "mlp-sigmoid",
                 "answers": {"z1": [0.2, 0.20, 2e-1], "W2": [[1, 2, 3], [4, 5, 6]], "a1": null, "loss": 0.5}}
                """;
    }

    @Override
    public String twoProblems() {
        return """
                {"student": "s01", "answers": {"mlp-sigmoid": {"z1": [0.2]}, "mlp-tanh": {"z1": [[0.3, 1.1]]}}}
                """;
    }

    @Override
    public String answersOnly() {
        return """
                {"answers": {"z1": [1, 2]}}
                """;
    }

    @Override
    public String twoUnreadableLines() {
        return """
                {"answers": {"W1": [[1, 2], [3]],
                  "z1": "oops",
                  "a1": [0.5]}}
                """;
    }

    @Override
    public String withoutAnswers() {
        return """
                {"student": "s01"}
                """;
    }

    @Override
    public String broken() {
        return """
                {"student": "s01", "answers": {"z1": [1, 2,]}}
                """;
    }

    @Override
    public String misspeltKey() {
        return """
                {"studnet": "s01", "answers": {"z1": 1}}
                """;
    }

    @Test
    void readsTheNaNThatPythonWrites() {
        SubmissionReading reading =
                reader().read("s.json", "{\"answers\": {\"z1\": [NaN, -Infinity]}}".getBytes(UTF_8));

        WrittenArray z1 = (WrittenArray) reading.submission()
                .orElseThrow()
                .answers()
                .get(0)
                .lines()
                .get(0)
                .answer();
        assertThat(z1.numbers().stream().noneMatch(WrittenNumber::isFinite)).isTrue();
    }
}
