package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.graph.Quantity;
import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import gradus.network.NetworkQuantities;
import gradus.problem.AnswerForm.Formula;
import gradus.tensor.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One bias for all units of a layer, as drawn sheets have it. */
class SharedBiasTest {
    private static final String NETWORK = """
            id: shared
            title: A shared bias
            layout: %s
            network:
              inputs: 2
              layers:
                - {units: 3, activation: tanh, weights: 0.4, biases: %s}
                - {units: 1, activation: identity, weights: 0.7, biases: 0}
              loss: half-squared-error
            examples: [{input: [1, 0.5], target: 1}, {input: [-1, 2], target: 0}]
            training: {optimizer: sgd, learning-rate: 0.5}
            questions: [{quantity: dE/db1, as: formula}, b1_new]
            """;

    private static List<Issue> issues(String biases) {
        return ProblemReader.read(
                        "shared.yaml", NETWORK.formatted("columns", biases).getBytes(StandardCharsets.UTF_8))
                .issues()
                .all();
    }

    @ParameterizedTest
    @ValueSource(strings = {"columns", "rows"})
    void itIsOneNumberAndItsGradientTheSumOverUnitsAndExamples(String layout) {
        Problem shared = ProblemFiles.parse(NETWORK.formatted(layout, "{shared: 0.25}"));
        Problem each = ProblemFiles.parse(NETWORK.formatted(layout, "0.25"));
        Quantity bias = NetworkQuantities.bias(1);
        Quantity gradient = NetworkQuantities.lossGradient(bias);

        assertThat(shared.truth(bias).shape()).isEqualTo(Shape.of(1, 1));
        double sum = each.truth(gradient).entries().sum();
        assertThat(shared.truth(gradient).at(0)).isCloseTo(sum, within(1e-15));
        assertThat(shared.truth(new Quantity.Updated(bias)).at(0)).isCloseTo(0.25 - 0.5 * sum, within(1e-15));
    }

    @Test
    void itStaysOneNumberWhereAFormulaIsJudgedForOtherSizes() {
        Problem shared = ProblemFiles.parse(NETWORK.formatted("columns", "{shared: 0.25}"));
        Question question = shared.questions().get(0);

        FormulaJudgement judgement = shared.judge()
                .judge(
                        question.quantity(),
                        (Formula) question.form(),
                        "np.sum(delta1)",
                        SourcePosition.start("answer"));

        assertThat(judgement).isInstanceOf(FormulaJudgement.Agrees.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{shared: [1, 2]}; GP102", "{shared: one}; GP102", "{share: 1}; GY022", "{shared: 1, of: 2}; GY022"
            })
    void aSharedBiasThatIsNoNumberIsRefused(String biases, String code) {
        assertThat(issues(biases)).extracting(Issue::code).contains(code);
    }
}
