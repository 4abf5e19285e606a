package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a problem file, it is an issue and never an exception. */
class ProblemReaderFaultsTest {
    private static final String PROBLEM = """
            id: small
            title: Small
            layout: columns
            network:
              inputs: 2
              layers:
                - {units: 2, activation: {name: leaky-relu, slope: 0.1}, weights: [[1, 2], [3, 4]], biases: none}
                - {units: 1, activation: sigmoid, weights: 0.1, biases: [0.2]}
              loss: {name: squared-error, outputs: sum, batch: sum}
            examples:
              - {input: [1, 0], target: [1]}
              - {input: [0, 1], target: [0]}
            training: {optimizer: sgd, learning-rate: 0.5}
            queries: {p: {input: [1, 1], parameters: updated}}
            classes-from: 1
            class-threshold: 0.5
            given: {delta2: [0.1, 0.2]}
            notation: {input: x, activation: h, index: brackets}
            tolerance: {relative: 1e-4, absolute: 1e-6}
            partial-credit: entries
            questions:
              - {quantity: dE/dW1, points: 2, tolerance: {decimals: 3}}
              - {quantity: class(p), expected: 1}
            errata:
              - {quantity: class(p), note: none}
            """;

    private static final Pattern VALUE = Pattern.compile("(?<=[:,\\[] )[^\\s,{}\\[\\]]+|(?<=\\[)[^\\s,{}\\[\\]]+");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\[\\]]*]|\\{[^{}]*}");

    @Test
    void theProblemItselfHasNoFault() {
        assertThat(ProblemFiles.parse(PROBLEM).questions()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0", "-1", "1e300", "[]", "[1, 2]", "{}", "{x: 1}", "'", "NaN"})
    void everyValueMayBeReplaced(String by) {
        changed(VALUE, by).forEach(ProblemReaderFaultsTest::assertProblemOrError);
        changed(BRACKETS, by).forEach(ProblemReaderFaultsTest::assertProblemOrError);
    }

    @Test
    void everyLineMayBeMissing() {
        List<String> lines = PROBLEM.lines().toList();
        IntStream.range(0, lines.size())
                .mapToObj(missing -> {
                    StringBuilder text = new StringBuilder();
                    IntStream.range(0, lines.size())
                            .filter(line -> line != missing)
                            .forEach(line -> text.append(lines.get(line)).append('\n'));
                    return text.toString();
                })
                .forEach(ProblemReaderFaultsTest::assertProblemOrError);
    }

    @Test
    void everyLineMayBeEmptyBehindItsKey() {
        changed(Pattern.compile("(?m)(?<=^ {0,4}[a-z-]{1,20}:).+$"), "")
                .forEach(ProblemReaderFaultsTest::assertProblemOrError);
    }

    @Test
    void everyThreeCharactersMayBeMissing() {
        changed(Pattern.compile("(?s).{3}"), "").forEach(ProblemReaderFaultsTest::assertProblemOrError);
    }

    private static Stream<String> changed(Pattern pattern, String by) {
        Matcher matcher = pattern.matcher(PROBLEM);
        return matcher.results()
                .map(found -> PROBLEM.substring(0, found.start()) + by + PROBLEM.substring(found.end()));
    }

    private static void assertProblemOrError(String text) {
        ProblemReading reading = ProblemReader.read("problem.yaml", text.getBytes(StandardCharsets.UTF_8));

        assertThat(reading.problem().isPresent())
                .as(text)
                .isNotEqualTo(reading.issues().hasErrors());
    }
}
