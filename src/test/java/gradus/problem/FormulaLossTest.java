package gradus.problem;

import static gradus.problem.DrawnNetwork.value;
import static gradus.tensor.TensorAssertions.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.network.NetworkQuantities;
import gradus.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses that a problem file gives as formulas. */
class FormulaLossTest {
    /** Names of losses, and formulas of one output for the same. */
    private static final List<List<String>> SAME = List.of(
            List.of("name: half-squared-error", "formula: (a - t)**2 / 2"),
            List.of("name: half-squared-error", "formula: 0.5 * (yhat - target)^2"),
            List.of("name: half-squared-error", "formula: '\\frac{1}{2} (a - t)^2'"),
            List.of("name: squared-error", "formula: (t - a)**2"),
            List.of("name: squared-error", "formula: (t - a)**2, outputs: sum"),
            List.of("name: squared-error, outputs: mean", "formula: (t - a)**2, outputs: mean"),
            List.of("name: mean-squared-error", "formula: (t - a2)**2, outputs: mean"),
            List.of("name: cross-entropy", "formula: -t * log(a)"),
            List.of("name: binary-cross-entropy", "formula: -t * log(a) - (1 - t) * log(1 - a)"));

    private static Stream<Arguments> sameForAllBatches() {
        return Stream.of("columns", "rows")
                .flatMap(layout -> Stream.of("sum", "mean")
                        .flatMap(batch ->
                                SAME.stream().map(pair -> Arguments.of(layout, batch, pair.get(0), pair.get(1)))));
    }

    @ParameterizedTest(name = "{0}, {1} over the batch: {2} is {3}")
    @MethodSource("sameForAllBatches")
    void aBuiltInLossWrittenAsAFormulaGivesTheSameNumbers(String layout, String batch, String named, String written) {
        Problem expected = network(layout, "{" + named + ", batch: " + batch + "}", 3);
        Problem actual = network(layout, "{" + written + ", batch: " + batch + "}", 3);

        for (Quantity quantity : expected.vocabulary().quantities()) {
            assertClose(quantity.toString(), actual.truth(quantity), expected.truth(quantity), 1e-12);
        }
    }

    private static Problem network(String layout, String loss, int examples) {
        return new DrawnNetwork(21, 2, 3, 2)
                .layout(layout)
                .activations("tanh", "sigmoid")
                .loss(loss)
                .examples(examples)
                .with("training", "{optimizer: sgd, learning-rate: 0.3}")
                .problem();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "half-squared-error   | sum((a - t)**2) / 2",
                "half-squared-error   | norm(a - t)**2 / 2",
                "squared-error        | sum(square(a - t))",
                "mean-squared-error   | mean((a - t)**2)",
                "cross-entropy        | -sum(t * log(a))",
                "binary-cross-entropy | -sum(t * log(a) + (1 - t) * log(1 - a))",
            })
    void oneNumberForAllOutputsGivesTheSameForOneExample(String named, String written) {
        for (String layout : List.of("columns", "rows")) {
            Problem expected = network(layout, named, 1);
            Problem actual = network(layout, written, 1);

            for (Quantity quantity : expected.vocabulary().quantities()) {
                assertClose(quantity.toString(), actual.truth(quantity), expected.truth(quantity), 1e-12);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abs(a - t)",
                "sqrt(1 + (a - t)**2) - 1",
                "max(0, 1 - t * a)",
                "t * log(t / a)",
                "log(exp(a - t) + exp(t - a))",
                "{formula: (a - t)**4, outputs: mean}"
            })
    void everyGradientAgreesWithDifferences(String loss) {
        FormulaActivationTest.assertGradientsAgreeWithDifferences(network("columns", loss, 1));
        FormulaActivationTest.assertGradientsAgreeWithDifferences(network("rows", loss, 1));
    }

    @Test
    void theLossOfABatchIsMadeOfThoseOfItsExamples() {
        Problem sum = network("columns", "{formula: (a - t)**2 / 2, batch: sum}", 3);
        Problem mean = network("columns", "{formula: (a - t)**2 / 2, batch: mean}", 3);
        Tensor output = value(sum, "a2");
        Tensor target = value(sum, "t");

        double expected =
                output.zip(target, (a, t) -> (a - t) * (a - t) / 2).entries().sum();

        assertThat(value(sum, "E").at(0)).isCloseTo(expected, within(1e-12));
        assertThat(value(mean, "E").at(0)).isCloseTo(expected / 3, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"(a - t).T @ (a - t) | sum((a - t)**2)", "norm(a - t) | sqrt(sum((a - t)**2))"})
    void aProductAndANormOfABatchAreThoseOfItsExamples(String formula, String sum) {
        Problem written = network("columns", "{formula: " + formula + ", batch: sum}", 3);
        Problem summed = network("columns", "{formula: " + sum + ", batch: sum}", 3);

        assertThat(value(written, "E").at(0)).isCloseTo(value(summed, "E").at(0), within(1e-12));
        FormulaActivationTest.assertGradientsAgreeWithDifferences(written);
    }

    @Test
    void outputAndTargetHaveTheLettersOfTheCourse() {
        Set<String> formulas = Set.of(
                "sum((h - y)**2)",
                "sum((h[2] - y)**2)",
                "sum((h2 - y)**2)",
                "sum((o - y)**2)",
                "sum((y_hat - target)**2)",
                "sum((output - y)**2)");
        for (String formula : formulas) {
            Problem problem = new DrawnNetwork(2, 2, 2, 2)
                    .loss(formula)
                    .with("notation", "{activation: h, output: o, target: y, index: brackets}")
                    .with("questions", "[o, E]")
                    .problem();
            Tensor output = problem.truth(NetworkQuantities.activation(2));
            Tensor target = problem.truth(NetworkQuantities.TARGET);

            assertThat(value(problem, "E").at(0))
                    .as(formula)
                    .isCloseTo(
                            output.zip(target, (a, t) -> (a - t) * (a - t))
                                    .entries()
                                    .sum(),
                            within(1e-12));
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "norm(a - t)                                | 2 | GP501",
                "(a - t)**2                                 | 2 | GP501",
                "1/2                                        | 1 | GP109",
                "sum(t**2)                                  | 1 | GP109",
                "(a - t) @ (a - t).T                        | 1 | GF203",
                "{formula: sum((a - t)**2), outputs: mean}  | 1 | GP108",
                "{name: squared-error, formula: (a - t)**2} | 1 | GP108",
                "{batch: sum}                               | 1 | GY023",
                "sum((a - tt)**2)                           | 1 | GF201",
            })
    void whatCannotBeALossIsReported(String loss, int examples, String codes) {
        String text = new DrawnNetwork(2, 2, 2, 2).loss(loss).examples(examples).text();

        List<Issue> issues = ProblemReader.read("problem.yaml", text.getBytes(StandardCharsets.UTF_8))
                .issues()
                .all();

        assertThat(issues).extracting(Issue::code).containsExactlyInAnyOrder(codes.split(", "));
    }
}
