package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Problem files in which a few characters ask for billions of numbers. */
@Timeout(120)
class HostileProblemsTest {
    private static final String EXAMPLE = "  - {input: [1, 0], target: [0]}\n";

    private static List<Arguments> attacks() {
        return List.of(
                Arguments.of(problem("2", units(1_000_000_000), EXAMPLE, "E"), ProblemCodes.OUT_OF_RANGE),
                Arguments.of(problem("1000000000", units(1), EXAMPLE, "E"), ProblemCodes.OUT_OF_RANGE),
                Arguments.of(problem("10000", units(10_000), EXAMPLE, "E"), ProblemCodes.TOO_LARGE),
                Arguments.of(problem("2", units(1_000).repeat(100), EXAMPLE, "E"), ProblemCodes.TOO_LARGE),
                Arguments.of(problem("2", units(2).repeat(5_000), EXAMPLE, "E"), ProblemCodes.TOO_LARGE),
                Arguments.of(problem("2", units(1), EXAMPLE.repeat(50_000), "E"), ProblemCodes.TOO_LARGE),
                Arguments.of(problem("2", units(1), EXAMPLE, "E, ".repeat(50_000) + "E"), ProblemCodes.TOO_LARGE),
                Arguments.of("network: 9999-9999-1 sigmoid\n", ProblemCodes.TOO_LARGE),
                Arguments.of("recurrence: {cell: lstm, inputs: 10000, units: 10000}\n", ProblemCodes.TOO_LARGE),
                Arguments.of(formula("'" + "(".repeat(3_000) + "x" + ")".repeat(3_000) + "'"), "GF102"),
                Arguments.of(formula("'" + "x^T x ".repeat(600) + "'"), "GF102"),
                Arguments.of(formula("1e999999999"), ProblemCodes.WRONG_FORMULA_KEY));
    }

    private static String problem(String inputs, String layers, String examples, String questions) {
        return "network:\n  inputs: " + inputs + "\n  layers:\n" + layers
                + "  loss: {name: half-squared-error, outputs: sum, batch: sum}\nexamples:\n" + examples
                + "training: {optimizer: sgd, learning-rate: 0.1}\nquestions: [" + questions + "]\n";
    }

    private static String units(int units) {
        return "    - {units: " + units + ", activation: tanh, weights: 0.1, biases: 0.1}\n";
    }

    private static String formula(String expected) {
        return problem(
                "2",
                units(2) + units(1),
                EXAMPLE,
                "{quantity: delta1, as: formula, points: 1, expected: " + expected + "}");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isRefusedBeforeAnythingIsComputed(String body, String code) {
        assertThat(read(body).issues().all()).extracting(issue -> issue.code()).contains(code);
    }

    @Test
    void aNetworkForImagesIsRead() {
        String example = "  - {input: [" + "0.5, ".repeat(783) + "0.5], target: [1]}\n";

        assertThat(read(problem("784", units(128) + units(1), example, "E"))
                        .issues()
                        .all())
                .noneMatch(issue -> issue.code().equals(ProblemCodes.TOO_LARGE));
    }

    private static ProblemReading read(String body) {
        return ProblemReader.read(
                "p.yaml", ("id: p\ntitle: P\nlayout: columns\n" + body).getBytes(StandardCharsets.UTF_8));
    }
}
