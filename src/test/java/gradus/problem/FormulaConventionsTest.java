package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.SourcePosition;
import gradus.problem.AnswerForm.Formula;
import gradus.problem.FormulaJudgement.Agrees;
import gradus.problem.FormulaJudgement.Differs;
import gradus.problem.FormulaJudgement.NotAtKink;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a formula answer may rely on: the conventions of its problem. */
class FormulaConventionsTest {
    private static final String SOFTMAX = """
            id: conventions
            title: Conventions
            %s
            network:
              inputs: 2
              layers:
                - {units: 4, activation: sigmoid, weights: [[0.1, 0.2], [0.3, -0.4], [0.2, 0.9], [1, 0]], biases: none}
                - {units: 3, activation: softmax, weights: 0.2, biases: none}
              loss: cross-entropy
            examples: [{input: [1, 0.5], target: [0, 1, 0]}]
            questions:
            """;

    private static FormulaJudgement judged(Problem problem, String formula) {
        Question question = problem.questions().get(0);
        return problem.judge()
                .judge(question.quantity(), (Formula) question.form(), formula, SourcePosition.start("answer"));
    }

    @Nested
    class AnIndexFormula {
        @ParameterizedTest
        @ValueSource(strings = {"denominator", "numerator"})
        void countsTheEntriesOfTheThingItselfHoweverDerivativesLie(String layout) {
            Problem problem = ProblemFiles.parse(SOFTMAX.formatted("gradient-layout: " + layout)
                    + "  - {quantity: dE/dW2, as: formula, indices: [u, v]}\n");

            assertThat(judged(problem, "(a2_u - t_u) a1_v")).isInstanceOf(Agrees.class);
            assertThat(judged(problem, "delta2_u a1_v")).isInstanceOf(Agrees.class);
            assertThat(judged(problem, "(a2_v - t_v) a1_u")).isInstanceOf(Differs.class);
        }

        @Test
        void maySpeakOfAnEntryOfAMatrixOfDerivativesThatIsTransposed() {
            Problem problem = ProblemFiles.parse(
                    SOFTMAX.formatted("""
                    gradient-layout: numerator
                    training: {optimizer: sgd, learning-rate: 0.5}""") + "  - {quantity: W2_new, as: formula, indices: [u, v]}\n");

            assertThat(judged(problem, "W2_{uv} - 0.5 dE/dW2_{uv}")).isInstanceOf(Agrees.class);
            assertThat(judged(problem, "W2_{uv} - 0.4 dE/dW2_{uv}")).isNotInstanceOf(Agrees.class);
            assertThat(judged(problem, "W2_{uv} - learning_rate dE/dW2_{uv}")).isInstanceOf(Agrees.class);
            assertThat(judged(problem, "W2_{uv} - learning_rate dE/dW2_{vu}")).isNotInstanceOf(Agrees.class);
        }

        @Test
        void mayBeOneOfTheWholeInTheLayoutOfTheProblem() {
            Problem columns = ProblemFiles.parse(
                    SOFTMAX.formatted("") + "  - {quantity: dE/dW2, as: formula, indices: [u, v]}\n");
            Problem rows = ProblemFiles.parse(SOFTMAX.formatted("gradient-layout: numerator")
                    + "  - {quantity: dE/dW2, as: formula, indices: [u, v]}\n");

            assertThat(judged(columns, "(a2 - t) @ a1.T")).isInstanceOf(Agrees.class);
            assertThat(judged(rows, "a1 @ (a2 - t).T")).isInstanceOf(Agrees.class);
            assertThat(judged(rows, "(a2 - t) @ a1.T")).isInstanceOf(Differs.class);
        }
    }

    @Nested
    class ASumUpToANumber {
        private final Problem problem =
                ProblemFiles.parse(SOFTMAX.formatted("") + "  - {quantity: a2, as: formula, indices: [i]}\n");

        @ParameterizedTest
        @CsvSource(delimiter = ';', textBlock = """
                        \\frac{e^{z_{2i}}}{\\sum_{k=1}^{3} e^{z_{2k}}}
                        \\frac{e^{z_{2i}}}{\\sum_{k=0}^{2} e^{z_{2k}}}
                        \\frac{e^{z_{2i}}}{\\sum_{k=1}^{K} e^{z_{2k}}}
                        \\frac{e^{z_{2i}}}{\\sum_k e^{z_{2k}}}
                        """)
        void mayCountTheUnitsOfThisProblem(String formula) {
            assertThat(judged(problem, formula)).isInstanceOf(Agrees.class);
        }

        @Test
        void isRefusedWhereThereAreMoreOrFewerOfThem() {
            assertThat(judged(problem, "\\frac{e^{z_{2i}}}{\\sum_{k=1}^{2} e^{z_{2k}}}"))
                    .isNotInstanceOf(Agrees.class);
            assertThat(judged(problem, "\\frac{e^{z_{2i}}}{\\sum_{k=1}^{4} e^{z_{2k}}}"))
                    .isNotInstanceOf(Agrees.class);
        }
    }

    @Nested
    class TheDerivativeOfARelu {
        private static final String RELU = """
                id: relu
                title: A unit that receives exactly 0
                network:
                  inputs: 1
                  layers:
                    - {units: 2, activation: {name: relu, at-zero: %s}, weights: [[1], [1]], biases: [-1, 1]}
                    - {units: 1, activation: identity, weights: [[2, 3]], biases: 0}
                  loss: half-squared-error
                examples: [{input: 1, target: 5}]
                questions: [{quantity: delta1, as: formula}]
                """;

        @ParameterizedTest
        @CsvSource({"0", "1"})
        void isAtZeroWhatTheProblemSays(String atZero) {
            Problem problem = ProblemFiles.parse(RELU.formatted(atZero));

            assertThat(judged(problem, "W2.T @ delta2 * relu'(z1)")).isInstanceOf(Agrees.class);
            assertThat(judged(problem, "W_2^T \\delta_2 \\circ \\text{ReLU}'(z_1)"))
                    .isInstanceOf(Agrees.class);
            assertThat(judged(problem, "W2.T @ delta2 * relu_prime(z1)")).isInstanceOf(Agrees.class);
        }

        @Test
        void isWhatIsWrittenWhereItIsWrittenAsACondition() {
            Problem one = ProblemFiles.parse(RELU.formatted("1"));
            Problem zero = ProblemFiles.parse(RELU.formatted("0"));

            assertThat(judged(one, "W2.T @ delta2 * (z1 >= 0)")).isInstanceOf(Agrees.class);
            assertThat(judged(one, "W2.T @ delta2 * (z1 > 0)")).isInstanceOf(NotAtKink.class);
            assertThat(judged(zero, "W2.T @ delta2 * (z1 > 0)")).isInstanceOf(Agrees.class);
            assertThat(judged(zero, "W2.T @ delta2 * (z1 >= 0)")).isInstanceOf(NotAtKink.class);
        }
    }

    @Test
    void aLetterWithTwoMeaningsIsInAFormulaTheOneOfWhichItIsTheName() {
        Problem problem = ProblemFiles.parse("""
                id: letters
                title: z for the target and for the net input
                network:
                  inputs: 1
                  layers: [{units: 2, activation: sigmoid, weights: 0.5, biases: 0}]
                  loss: half-squared-error
                examples: [{input: 1, target: [0.2, 0.3]}]
                notation: {target: z}
                questions: [{quantity: delta1, as: formula}, z1]
                """);
        Question delta = problem.questions().get(1);

        FormulaJudgement judgement = problem.judge()
                .judge(
                        delta.quantity(),
                        (Formula) delta.form(),
                        "(a1 - z) * a1 * (1 - a1)",
                        SourcePosition.start("answer"));

        assertThat(judgement).isInstanceOf(Agrees.class);
    }

    @Test
    void aPrintedSolutionMayBeLatexWhereStudentsWriteMatlab() {
        Problem problem = ProblemFiles.parse(
                SOFTMAX.formatted("dialect: matlab")
                        + "  - {quantity: delta1, as: formula, expected: '\\frac{\\nabla_{a_1} E \\circ a_1}{\\frac{1}{1 - a_1}}'}\n");

        assertThat(problem.questions()).hasSize(1);
    }
}
