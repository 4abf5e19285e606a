package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.Issue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyCheckTest {
    /** z1 is 0.37 and -0.64. */
    private static final String PROBLEM = """
            id: key
            title: Key
            network:
              inputs: 1
              layers:
                - {units: 2, activation: tanh, weights: [0.37, -0.64], biases: none}
              loss: half-squared-error
            examples:
              - {input: 1, target: [0, 0]}
            questions:
              - {quantity: z1, expected: EXPECTED}
            """;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    [0.37, -0.64]   |
                    [0.370, -0.6]   |
                    [0.4, -0.6]     |
                    [0.3, -0.6]     | GP402
                    [0.5, -0.6]     | GP401
                    [0.4, -0.7]     | GP401
                    [0.3, -0.7]     | GP401
                    [0.2, -0.6]     | GP401
                    [-0.4, -0.6]    | GP401
                    [0, -0.6]       | GP401
                    [0.36, -0.64]   | GP401
                    """)
    void aPrintedNumberIsRoundedOrCutOffOrWrong(String expected, String code) {
        ProblemReading reading = ProblemReader.read(
                "key.yaml", PROBLEM.replace("EXPECTED", expected).getBytes(StandardCharsets.UTF_8));

        assertThat(reading.issues().all()).extracting(Issue::code).isEqualTo(code == null ? List.of() : List.of(code));
    }
}
