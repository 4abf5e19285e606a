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
import org.junit.jupiter.params.provider.MethodSource;
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

    private static final String FORMULAS = """
            id: formulas
            title: Everything that formulas can say
            layout: rows
            gradient-layout: numerator
            jacobian-layout: denominator
            dialect: numpy
            network:
              inputs: 2
              layers:
                - {units: 2, activation: {formula: w * tanh(z), w: [1, 2]}, weights: [[1, 2], [3, 4]], biases: 1}
                - {units: 2, activation: sigmoid(2 * z), weights: [[1, 2], [3, 4]], biases: none}
              loss: {formula: (a - t)**2 / 2, outputs: mean, batch: sum}
            examples: [{input: [1, 0], target: [1, 0]}]
            training: {optimizer: sgd, learning-rate: 0.5}
            queries: {p: [[1, 1], [0, 1]]}
            entries: {w5: 'W2[1, 2]', o1: 'a2[1]', n1: 'z2[1]'}
            given: {dE/da2: [0.1, 0.2], da1/dz1: [[1, 2], [3, 4]]}
            questions:
              - {quantity: dE/dW2, as: formula, dialect: any, indices: [u, v], using: {d: delta2, h: a1}}
              - {quantity: delta2, as: formula, using: [a2, t], expected: dE/da2 * 2 * a2 * (1 - a2)}
              - {quantity: da2/dz2, as: numbers}
              - {quantity: do1/dn1, points: 2}
              - w5_new
            errata: [{quantity: delta2, note: a trick}]
            """;

    private static final String GRAPH = """
            id: graph
            title: A graph
            gradient-layout: numerator
            given: {W(1): [[1, 2], [3, 4]], x: [1, 2], dE/dy: [0.1, -0.2]}
            define:
              z[1]: W1 @ x
              y: softmax(z1)
              s: sum(y * x)
            entries: {y1: 'y[1]', w12: 'W1[1, 2]'}
            questions:
              - {quantity: dE/dz1, as: formula, indices: [u]}
              - {quantity: dy/dz1, as: formula, using: [y], expected: diag(y) - y @ y.T}
              - {quantity: ds/dx}
              - {quantity: dy1/dw12}
            """;

    private static final Pattern VALUE = Pattern.compile("(?<=[:,\\[] )[^\\s,{}\\[\\]]+|(?<=\\[)[^\\s,{}\\[\\]]+");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\[\\]]*]|\\{[^{}]*}");

    @Test
    void theProblemsThemselvesHaveNoFault() {
        assertThat(ProblemFiles.parse(PROBLEM).questions()).hasSize(2);
        assertThat(ProblemFiles.parse(FORMULAS).questions()).hasSize(5);
        assertThat(ProblemFiles.parse(GRAPH).questions()).hasSize(4);
    }

    private static List<String> problems() {
        return List.of(PROBLEM, FORMULAS, GRAPH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0", "-1", "1e300", "[]", "[1, 2]", "{}", "{x: 1}", "'", "NaN"})
    void everyValueMayBeReplaced(String by) {
        assertProblemsOrErrors(PROBLEM, by);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[1, 2]", "{x: 1}", "dE/dz2", "exp(z) * ("})
    void everyValueBesideFormulasMayBeReplaced(String by) {
        assertProblemsOrErrors(FORMULAS, by);
        assertProblemsOrErrors(GRAPH, by);
    }

    private static void assertProblemsOrErrors(String problem, String by) {
        changed(problem, VALUE, by).forEach(ProblemReaderFaultsTest::assertProblemOrError);
        changed(problem, BRACKETS, by).forEach(ProblemReaderFaultsTest::assertProblemOrError);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyLineMayBeMissing(String problem) {
        List<String> lines = problem.lines().toList();
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

    @ParameterizedTest
    @MethodSource("problems")
    void everyLineMayBeEmptyBehindItsKey(String problem) {
        changed(problem, Pattern.compile("(?m)(?<=^ {0,4}[a-z-]{1,20}:).+$"), "")
                .forEach(ProblemReaderFaultsTest::assertProblemOrError);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyThreeCharactersMayBeMissing(String problem) {
        changed(problem, Pattern.compile("(?s).{3}"), "").forEach(ProblemReaderFaultsTest::assertProblemOrError);
    }

    private static Stream<String> changed(String problem, Pattern pattern, String by) {
        Matcher matcher = pattern.matcher(problem);
        return matcher.results()
                .map(found -> problem.substring(0, found.start()) + by + problem.substring(found.end()));
    }

    private static void assertProblemOrError(String text) {
        ProblemReading reading = ProblemReader.read("problem.yaml", text.getBytes(StandardCharsets.UTF_8));

        assertThat(reading.problem().isPresent())
                .as(text)
                .isNotEqualTo(reading.issues().hasErrors());
    }
}
