package gradus.problem;

import static gradus.tensor.TensorAssertions.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.network.Layout;
import gradus.network.NetworkQuantities;
import gradus.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A formula for an activation or a loss is about one example: a batch has, example by example, what each has alone. */
class FormulasOfBatchesTest {
    private static final String NETWORK = """
            id: batch
            title: A formula for each example of a batch
            layout: %s
            network:
              inputs: 2
              layers:
                - {units: 3, activation: {formula: '%s', w: [0.5, -0.25, 2]}, weights: %s, biases: 0.1}
              loss: {formula: '%s', batch: sum}
            examples: [%s]
            questions: [a1, dE/dW1]
            """;

    /** As many examples as units, so that nothing is told apart by its size. */
    private static final double[][] INPUTS = {{1, 0.5}, {-1, 2}, {0.25, -0.75}};

    private static final double[][] TARGETS = {{1, 0, 2}, {0.5, 1, -1}, {3, 0.25, 0}};

    private static final double[] W = {0.5, -0.25, 2};

    /** From input j to unit i. */
    private static final double[][] WEIGHTS = {{0.2, -0.3}, {0.5, 0.4}, {-0.1, 0.3}};

    private static final List<Quantity> SUMS =
            List.of(NetworkQuantities.LOSS, NetworkQuantities.lossGradient(NetworkQuantities.weights(1)));

    private static String text(Layout layout, String activation, String loss, int... examples) {
        Tensor weights = Tensor.matrix(WEIGHTS);
        String written = IntStream.of(examples)
                .mapToObj(k -> "{input: " + list(INPUTS[k]) + ", target: " + list(TARGETS[k]) + "}")
                .collect(Collectors.joining(", "));
        return NETWORK.formatted(
                layout == Layout.COLUMNS ? "columns" : "rows",
                activation,
                rows(layout == Layout.COLUMNS ? weights : weights.transposed()),
                loss,
                written);
    }

    private static Problem problem(Layout layout, String activation, String loss, int... examples) {
        return ProblemFiles.parse(text(layout, activation, loss, examples));
    }

    private static String list(double[] numbers) {
        return IntStream.range(0, numbers.length)
                .mapToObj(i -> String.valueOf(numbers[i]))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String rows(Tensor matrix) {
        return IntStream.range(0, matrix.shape().rows())
                .mapToObj(i -> list(matrix.slice(0, i, 1).entries().toArray()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    static Stream<Arguments> formulas() {
        return Stream.of(
                        List.of("exp(sum((w * z)**2) + 1)", "sum((a - t)**2) / 2"),
                        List.of("z / sum(w * z)", "mean((a - t)**2)"),
                        List.of("(w * z - mean(z)) / sqrt(var(z) + 0.1)", "norm(a - t)"),
                        List.of("exp(w * z - max(w * z)) / sum(exp(w * z - max(w * z)))", "-sum(t * log(a))"),
                        List.of("tanh(z) * sum(z) + w", "logsumexp(a) - sum(t * a)"),
                        List.of("z * dot(w, z)", "(a - t)**2"))
                .flatMap(pair ->
                        Stream.of(Layout.values()).map(layout -> Arguments.of(layout, pair.get(0), pair.get(1))));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void aBatchHasExampleByExampleWhatEachHasAlone(Layout layout, String activation, String loss) {
        Problem batch = problem(layout, activation, loss, 0, 1, 2);
        List<Problem> alone = IntStream.range(0, INPUTS.length)
                .mapToObj(example -> problem(layout, activation, loss, example))
                .toList();

        Quantity output = NetworkQuantities.activation(1);
        List<Tensor> outputs =
                alone.stream().map(problem -> problem.truth(output)).toList();
        assertClose(batch.truth(output), Tensor.concatenated(outputs, layout.exampleAxis()), 1e-12);
        for (Quantity quantity : SUMS) {
            Tensor sum = alone.stream()
                    .map(problem -> problem.truth(quantity))
                    .reduce((one, other) -> one.zip(other, Double::sum))
                    .orElseThrow();
            assertClose(batch.truth(quantity), sum, 1e-9 * Math.max(1, sum.scale()));
        }
    }

    private static double netInput(int unit, int example) {
        return WEIGHTS[unit][0] * INPUTS[example][0] + WEIGHTS[unit][1] * INPUTS[example][1] + 0.1;
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void aSumRunsOverTheUnitsOfEachExample(Layout layout) {
        Problem batch = problem(layout, "exp(sum((w * z)**2) + 1)", "mean(abs(a - t))", 0, 1, 2);
        double loss = 0;
        for (int example = 0; example < INPUTS.length; example++) {
            double sum = 0;
            for (int unit = 0; unit < W.length; unit++) {
                sum += Math.pow(W[unit] * netInput(unit, example), 2);
            }
            double expected = Math.exp(sum + 1);
            Tensor activation = batch.truth(NetworkQuantities.activation(1));
            for (int unit = 0; unit < W.length; unit++) {
                double found = layout == Layout.COLUMNS ? activation.at(unit, example) : activation.at(example, unit);
                assertThat(found).isCloseTo(expected, within(1e-12 * expected));
                loss += Math.abs(expected - TARGETS[example][unit]) / W.length;
            }
        }

        assertThat(batch.truth(NetworkQuantities.LOSS).at(0)).isCloseTo(loss, within(1e-11));
    }

    private static List<String> messages(String text) {
        return ProblemReader.read("batch.yaml", text.getBytes(StandardCharsets.UTF_8)).issues().all().stream()
                .map(Issue::message)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void whatAddsUpExamplesIsRefused(Layout layout) {
        String activation = "z * sum(z, axis=%d)".formatted(layout.exampleAxis());

        assertThat(messages(text(layout, activation, "sum((a - t)**2)", 0, 1)))
                .anyMatch(message -> message.contains("this axis counts examples"));
    }

    @Test
    void aMatrixIsNoNumberOfEachUnit() {
        List<String> found = new ArrayList<>(messages(text(Layout.COLUMNS, "w * z", "sum((a - t)**2)", 0, 1)
                .replace("w: [0.5, -0.25, 2]", "w: [[1, 2, 3], [4, 5, 6], [7, 8, 9]]")));

        assertThat(found)
                .hasSize(1)
                .allMatch(message -> message.toLowerCase(Locale.ROOT).startsWith("'w' is 3x3, one number"));
    }

    /** The number 1 is the same for all examples and the rest another for each: one below the other they are no batch. */
    @Test
    void whatWorksForOneExampleOnlyIsRefusedForSeveral() {
        String activation = "np.append((w * z)[1:3], 1)";

        assertThat(problem(Layout.COLUMNS, activation, "sum((a - t)**2)", 0)
                        .truth(NetworkQuantities.activation(1))
                        .at(2))
                .isEqualTo(1);
        assertThat(messages(text(Layout.COLUMNS, activation, "sum((a - t)**2)", 0, 1)))
                .containsExactly("the formula does not give each example of a batch the value that it has alone");
    }
}
