package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.formula.FormulaAgreement;
import gradus.issue.SourcePosition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a formula that somebody writes for a quantity. */
class FormulaJudgeTest {
    /** The judgement of a formula for a question of the problem, in a few words. */
    private static String judgement(Problem problem, String quantity, String formula) {
        Question question = problem.questions().stream()
                .filter(asked -> asked.quantity().equals(DrawnNetwork.quantity(problem, quantity)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(quantity + " is not asked"));
        return words(problem.judge()
                .judge(
                        question.quantity(),
                        (AnswerForm.Formula) question.form(),
                        formula,
                        SourcePosition.start("formula")));
    }

    private static String words(FormulaJudgement judgement) {
        if (judgement instanceof FormulaJudgement.Refused refused) {
            return "unreadable " + refused.issue().code();
        }
        if (judgement instanceof FormulaJudgement.NotAllowed notAllowed) {
            return (notAllowed.restates() ? "restates " : "not allowed ") + String.join(" ", notAllowed.names());
        }
        if (judgement instanceof FormulaJudgement.Differs differs) {
            return words(differs.how()) + (differs.fitsOnlyHere() ? ", fits only here" : "");
        }
        return Map.of(
                        FormulaJudgement.Agrees.class, "right",
                        FormulaJudgement.DoesNotFit.class, "does not fit",
                        FormulaJudgement.OnlyHere.class, "only here",
                        FormulaJudgement.NotAtKink.class, "at the kink")
                .getOrDefault(judgement.getClass(), "?");
    }

    private static String words(FormulaAgreement how) {
        return how instanceof FormulaAgreement.ShapeDiffers shapes
                ? shapes.shape() + " for " + shapes.trueShape()
                : Map.of(
                                FormulaAgreement.SignDiffers.class, "sign",
                                FormulaAgreement.FactorDiffers.class, "factor",
                                FormulaAgreement.Transposed.class, "transposed",
                                FormulaAgreement.Different.class, "other values",
                                FormulaAgreement.NotFinite.class, "not finite")
                        .getOrDefault(how.getClass(), "?");
    }

    private static String formulas(String... quantities) {
        StringBuilder questions = new StringBuilder();
        for (String quantity : quantities) {
            questions.append("\n  - {quantity: ").append(quantity).append(", as: formula}");
        }
        return questions.toString();
    }

    private static String allFormulas() {
        return formulas("z1", "a1", "a2", "E", "delta2", "delta1", "dE/dW2", "dE/dW1", "dE/db1", "dE/dx", "W2_new");
    }

    private static DrawnNetwork network(int... sizes) {
        return new DrawnNetwork(41, sizes[0], sizes[1], sizes[2])
                .activations("sigmoid", "softmax")
                .loss("cross-entropy")
                .oneHot()
                .with("training", "{optimizer: sgd, learning-rate: 0.1}")
                .with("questions", allFormulas());
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "z1; W1 @ x + b1; right",
                "z1; W1 x + b1; right",
                "z1; W1 @ x; other values",
                "z1; x.T @ W1.T + b1.T; transposed",
                "z1; W1.T @ x + b1; does not fit",
                "a1; sigmoid(z1); right",
                "a1; 1 / (1 + exp(-(W1 @ x + b1))); right",
                "a1; 1 / (1 + exp(z1)); other values",
                "a1; sigmoid(z1).T; transposed",
                "a2; exp(z2) / sum(exp(z2)); right",
                "a2; softmax(z2); right",
                "a2; exp(z2); other values",
                "E; -sum(t * log(a2)); right",
                "E; -t.T @ log(a2); right",
                "E; sum(t * log(a2)); sign",
                "E; -t * log(a2); 2x1 for 1x1",
                "delta2; a2 - t; right",
                "delta2; t - a2; sign",
                "delta2; 2 * (a2 - t); factor",
                "delta2; -3 * (a2 - t); factor",
                "delta2; (a2 - t).T; transposed",
                "delta2; a2 + t; other values",
                "delta2; delta2; restates delta2",
                "delta2; dE/dz2; restates delta2",
                "delta2; dE/db2; restates dE/db2",
                "delta2; (W2 - W2_new) / learning_rate @ a1 / (a1.T @ a1); restates W2_new",
                "delta1; W2.T @ delta2 * a1 * (1 - a1); right",
                "delta1; W2.T @ (a2 - t) * sigmoid'(z1); right",
                "delta1; a1 .* (1 - a1) .* (W2' * delta2); right",
                "delta1; (W_2^T \\delta_2) \\odot a_1 \\odot (1 - a_1); right",
                "delta1; W2 @ delta2 * a1 * (1 - a1); does not fit",
                "delta1; W2.T @ delta2 * a1; other values",
                "delta1; W2.T @ delta2; other values",
                "dE/dW2; delta2 @ a1.T; right",
                "dE/dW2; (a2 - t) a1ᵀ; right",
                "dE/dW2; outer(a2 - t, a1); right",
                "dE/dW2; a1 @ delta2.T; transposed",
                "dE/dW2; delta2 @ x.T; 2x3 for 2x4",
                "dE/dW2; delta2.T @ a1; does not fit",
                "dE/dW1; delta1 @ x.T; right",
                "dE/db1; delta1; right",
                "dE/db1; delta1 @ x.T; 4x3 for 4x1",
                "dE/dx; W1.T @ delta1; right",
                "W2_new; W2 - learning_rate * dE/dW2; right",
                "W2_new; W2 - eta * delta2 @ a1.T; right",
                "W2_new; W2 - 0.1 * dE/dW2; right",
                "W2_new; W2 + eta * dE/dW2; other values",
                "W2_new; W2 - dE/dW2; other values",
                "W2_new; W2 - 0.2 * dE/dW2; other values",
                "E; log(a2; unreadable GF101",
                "E; sum(q * log(a2)); unreadable GF201",
                "E; outer(a2); unreadable GF202",
                "E; log(a2 - 5); 2x1 for 1x1",
                "E; sum(log(a2 - 5)); not finite",
                "E; ; unreadable GF101",
            })
    void ofANetworkInColumns(String quantity, String formula, String expected) {
        Problem problem = network(3, 4, 2).problem();

        assertThat(judgement(problem, quantity, formula == null ? "" : formula)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "z1; x @ W1 + b1; right",
                "z1; W1 @ x + b1; does not fit",
                "a2; softmax(z2); right",
                "delta2; (a2 - t) / m; right",
                "delta2; (a2 - t) / N; right",
                "delta2; (a2 - t) / 2; right",
                "delta2; 1/2 * (a2 - t); right",
                "delta2; a2 - t; factor",
                "delta1; delta2 @ W2.T * a1 * (1 - a1); right",
                "dE/dW2; a1.T @ delta2; right",
                "dE/dW2; 1/m * a1.T @ (a2 - t); right",
                "dE/dW2; delta2.T @ a1; transposed",
                "dE/db1; np.sum(delta1, axis=0); right",
                "dE/db1; np.sum(delta1, axis=0, keepdims=True); right",
                "dE/db1; 2 * np.mean(delta1, axis=0); right",
                "dE/db1; np.sum(delta1, axis=1); 2x1 for 1x4",
                "dE/db1; 1ᵀ delta1; right",
                "E; -1/m * np.sum(t * np.log(a2)); right",
                "E; -np.mean(t * np.log(a2)); factor",
                "dE/dx; delta1 @ W1.T; right",
            })
    void ofANetworkInRowsWithTheMeanOverTwoExamples(String quantity, String formula, String expected) {
        Problem problem = network(3, 4, 2)
                .layout("rows")
                .examples(2)
                .loss("{name: cross-entropy, batch: mean}")
                .problem();

        assertThat(judgement(problem, quantity, formula)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "delta2; a2 - t; right",
                "delta2; (a2 - t) / m; factor",
                "dE/dW2; delta2 @ a1.T; right",
                "dE/db1; sum(delta1, axis=1); right",
                "dE/db1; m * mean(delta1, axis=1); right",
                "dE/db1; delta1; 4x3 for 4x1",
                "E; -sum(t * log(a2)); right",
            })
    void ofANetworkInColumnsWithTheSumOverThreeExamples(String quantity, String formula, String expected) {
        Problem problem = network(3, 4, 2)
                .examples(3)
                .loss("{name: cross-entropy, batch: sum}")
                .problem();

        assertThat(judgement(problem, quantity, formula)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "delta2; a2 - t; right",
                "delta1; W2.T * delta2 * a1 * (1 - a1); right",
                "delta1; W2' * delta2 .* a1 .* (1 - a1); right",
                "delta1; W2 * delta2 * (a1 * (1 - a1)).T; transposed",
                "dE/dW2; delta2 * a1.T; right",
                "dE/dW2; delta2 * a1; transposed",
                "E; -(t * log(a2) + (1 - t) * log(1 - a2)); right",
                "E; -t * log(a2); other values",
                "dE/dW2; (t - a2) a1ᵀ; sign",
            })
    void ofANetworkWithOneOutput(String quantity, String formula, String expected) {
        Problem problem = new DrawnNetwork(6, 3, 4, 1)
                .activations("sigmoid", "sigmoid")
                .loss("binary-cross-entropy")
                .with("training", "{optimizer: sgd, learning-rate: 1}")
                .with("questions", allFormulas())
                .problem();

        assertThat(judgement(problem, quantity, formula)).isEqualTo(expected);
    }

    @Nested
    class WhereEverythingIsSquare {
        @ParameterizedTest(name = "{0} = {1}: {2}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "delta1; W2.T @ delta2 * a1 * (1 - a1); right",
                    "delta1; W2 @ delta2 * a1 * (1 - a1); 'other values, fits only here'",
                    "z1; W1 * x + b1; right",
                    "z1; W1.T * x + b1; '2x2 for 2x1, fits only here'",
                    "z1; transpose(W1) x + b1; 'other values, fits only here'",
                    "dE/dW1; delta1 @ x.T; right",
                    "dE/dW1; x @ delta1.T; transposed",
                    "dE/dW1; delta1 * x; '2x1 for 2x2, fits only here'",
                })
        void aMissingTransposeShows(String quantity, String formula, String expected) {
            Problem problem = network(2, 2, 2).problem();

            assertThat(judgement(problem, quantity, formula)).isEqualTo(expected);
        }

        @Test
        void aFormulaThatOnlyEqualWeightsMakeRightIsNotRight() {
            Problem problem = ProblemFiles.parse("""
                    id: equal
                    title: All weights are 0.1
                    network:
                      inputs: 2
                      layers:
                        - {units: 2, activation: sigmoid, weights: 0.1, biases: 0}
                        - {units: 2, activation: sigmoid, weights: 0.1, biases: 0}
                      loss: half-squared-error
                    examples: [{input: [1, 0], target: [1, 0]}]
                    questions: [{quantity: dE/da1, as: formula}, {quantity: z1, as: formula}]
                    """);

            assertThat(judgement(problem, "dE/da1", "W2.T @ delta2")).isEqualTo("right");
            assertThat(judgement(problem, "dE/da1", "W2 @ delta2")).isEqualTo("only here");
            assertThat(judgement(problem, "dE/da1", "0.1 * sum(delta2) * a1 / a1"))
                    .isEqualTo("only here");
            assertThat(judgement(problem, "z1", "W1 @ x")).isEqualTo("only here");
            assertThat(judgement(problem, "z1", "W1 @ x + b1")).isEqualTo("right");
        }
    }

    @Nested
    class AtAKink {
        private final Problem problem = ProblemFiles.parse("""
                id: kink
                title: A relu at 0
                network:
                  inputs: 2
                  layers:
                    - {units: 2, activation: {name: relu, at-zero: 1}, weights: [[1, -1], [1, 1]], biases: none}
                    - {units: 2, activation: identity, weights: [[1, 2], [3, 4]], biases: none}
                  loss: half-squared-error
                examples: [{input: [1, 1], target: [1, 0]}]
                questions: [{quantity: delta1, as: formula}]
                """);

        @Test
        void aFormulaWithAnotherDerivativeThereIsRightButForTheKink() {
            assertThat(judgement(problem, "delta1", "W2.T @ delta2 * (z1 >= 0)"))
                    .isEqualTo("right");
            assertThat(judgement(problem, "delta1", "W2.T @ delta2 * (z1 > 0)")).isEqualTo("at the kink");
        }

        /** With these numbers the slope is 1 everywhere. */
        @Test
        void theOtherSideIsLookedAtToo() {
            assertThat(judgement(problem, "delta1", "W2.T @ delta2")).isEqualTo("only here");
            assertThat(judgement(problem, "delta1", "W2.T @ delta2 * sign(z1)")).isEqualTo("other values");
        }
    }

    @Test
    void aFormulaThatDropsTheDerivativeOfAReluIsWrongEvenWhereEveryNumberIsPositive() {
        Problem problem = ProblemFiles.parse("""
                id: positive
                title: Nothing is negative
                network:
                  inputs: 2
                  layers:
                    - {units: 2, activation: relu, weights: [[0.1, 0.2], [0.3, 0.4]], biases: 0.1}
                    - {units: 1, activation: relu, weights: [[0.5, 0.6]], biases: 0.2}
                  loss: half-squared-error
                examples: [{input: [1, 2], target: 1}]
                questions: [{quantity: delta1, as: formula}, {quantity: a1, as: formula}]
                """);

        assertThat(judgement(problem, "delta1", "W2.T @ delta2")).isEqualTo("only here");
        assertThat(judgement(problem, "delta1", "W2.T @ delta2 * (z1 > 0)")).isEqualTo("right");
        assertThat(judgement(problem, "a1", "abs(z1)")).isEqualTo("only here");
        assertThat(judgement(problem, "a1", "max(z1, 0)")).isEqualTo("right");
    }

    @Nested
    class OfAnEntry {
        private static final String QUESTIONS = """

                  - {quantity: dE/dW2, as: formula, indices: [u, v]}
                  - {quantity: delta2, as: formula, indices: [u]}
                  - {quantity: delta1, as: formula, indices: [v]}
                  - {quantity: dE/db2, as: formula, indices: [i]}
                """;

        @ParameterizedTest(name = "{0}, gradients in {1} layout")
        @CsvSource({"columns, denominator", "columns, numerator"})
        void isJudgedByTheIndicesOfTheThingItself(String layout, String gradients) {
            Problem problem = problem(layout, gradients);

            assertThat(judgement(problem, "dE/dW2", "(a2_u - t_u) a1_v")).isEqualTo("right");
            assertThat(judgement(problem, "dE/dW2", "(a_u^{(2)} - t_u) a_v^{(1)}"))
                    .isEqualTo("right");
            assertThat(judgement(problem, "dE/dW2", "(a2_v - t_v) a1_u")).isEqualTo("transposed");
            assertThat(judgement(problem, "dE/dW2", "(t_u - a2_u) a1_v")).isEqualTo("sign");
            assertThat(judgement(problem, "delta2", "\\hat{y}_u - t_u")).isEqualTo("right");
            assertThat(judgement(problem, "delta2", "a2_u")).isEqualTo("other values");
            assertThat(judgement(problem, "delta1", "a1_v (1 - a1_v) \\sum_k W2_{kv} (a2_k - t_k)"))
                    .isEqualTo("right");
            assertThat(judgement(problem, "delta1", "a1_v (1 - a1_v) \\sum_{k=1}^2 W2_{kv} (a2_k - t_k)"))
                    .isEqualTo("right");
            assertThat(judgement(problem, "delta1", "a1_v (1 - a1_v) Σ_k W2_vk (a2_k - t_k)"))
                    .isEqualTo("does not fit");
            assertThat(judgement(problem, "dE/db2", "a2_i - t_i")).isEqualTo("right");
        }

        @Test
        void mayBeGivenByAFormulaOfTheWhole() {
            Problem problem = problem("columns", "denominator");

            assertThat(judgement(problem, "dE/dW2", "(a2 - t) @ a1.T")).isEqualTo("right");
            assertThat(judgement(problem, "dE/dW2", "a1 @ (a2 - t).T")).isEqualTo("transposed");
            assertThat(judgement(problem, "delta2", "a2 - t")).isEqualTo("right");
        }

        @Test
        void countsTheColumnsOfAMatrixInRowsSecondAsEverywhere() {
            Problem problem = problem("rows", "denominator");

            assertThat(judgement(problem, "dE/dW2", "a1_u (a2_v - t_v)")).isEqualTo("right");
            assertThat(judgement(problem, "delta2", "a2_u - t_u")).isEqualTo("right");
            assertThat(judgement(problem, "delta1", "a1_v (1 - a1_v) Σ_k W2_vk (a2_k - t_k)"))
                    .isEqualTo("right");
            assertThat(judgement(problem, "dE/db2", "a2_i - t_i")).isEqualTo("right");
            assertThat(judgement(problem, "dE/db2", "t_i - a2_i")).isEqualTo("sign");
        }

        @Test
        void needsItsIndices() {
            Problem problem = problem("columns", "denominator");

            assertThat(judgement(problem, "delta2", "a2_k - t_k")).isEqualTo("unreadable GF201");
            assertThat(judgement(problem, "delta1", "W2_uv delta2_u a1_v (1 - a1_v)"))
                    .isEqualTo("unreadable GF201");
        }

        private Problem problem(String layout, String gradients) {
            return network(3, 4, 2)
                    .layout(layout)
                    .with("gradient-layout", gradients)
                    .with("questions", QUESTIONS)
                    .problem();
        }
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "dE/dW1; (delta1.T @ x.T).T; right",
                "dE/dW1; x @ delta1; right",
                "dE/dW1; delta1.T @ x.T; transposed",
                "delta1; delta2 @ W2 @ diag(a1 * (1 - a1)); right",
                "delta1; (y - t).T @ W2 @ diag(a1 * (1 - a1)); right",
                "delta1; W2.T @ (y - t) * a1 * (1 - a1); transposed",
                "W2_new; W2 - eta * dE/dW2.T; right",
                "W2_new; W2 - eta * dE/dW2; does not fit",
            })
    void withGradientsInNumeratorLayout(String quantity, String formula, String expected) {
        Problem problem = network(3, 4, 2)
                .with("gradient-layout", "numerator")
                .with("notation", "{output: y}")
                .problem();

        assertThat(judgement(problem, quantity, formula)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "da2/dz2; diag(a2) - a2 @ a2.T; right",
                "da2/dz2; np.diag(a2) - np.outer(a2, a2); right",
                "da2/dz2; diag(a2 * (1 - a2)); other values",
                "da2/dz2; diag(a2) + a2 @ a2.T; other values",
                "da2/dz2; da2/dz2; restates da2/dz2",
                "dz2/dz1; W2 @ diag(a1 * (1 - a1)); right",
                "dz2/dz1; W2 * (a1 * (1 - a1)).T; right",
                "dz2/dz1; diag(a1 * (1 - a1)) @ W2.T; transposed",
                "dz2/dz1; W2 @ da1/dz1; right",
                "dz2/dz1; W2; other values",
            })
    void ofAJacobian(String quantity, String formula, String expected) {
        Problem problem = network(3, 4, 2)
                .with("questions", formulas("da2/dz2", "dz2/dz1"))
                .problem();

        assertThat(judgement(problem, quantity, formula)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "f; sum((W @ x - y)**2) / 3; right",
                "f; mean(r**2); right",
                "f; r.T @ r / 3; right",
                "df/dr; 2/3 * r; right",
                "df/dr; 2 * r / 3; right",
                "df/dr; 2 * r; factor",
                "df/dW; 2/3 * r @ x.T; right",
                "df/dW; df/dr @ x.T; right",
                "df/dW; x @ df/dr.T; transposed",
                "df/dx; W.T @ df/dr; right",
                "df/dx; W @ df/dr; does not fit",
                "df/dx; f * x; other values",
                "p; log(x2); right",
                "p; 2 * log(sqrt(x2)); right",
            })
    void ofAGraph(String quantity, String formula, String expected) {
        Problem problem = ProblemFiles.parse(
                """
                id: regression
                title: A mean
                given: {W: [[1, 2], [0.3, 0.4], [-1, 0.5]], x: [0.6, 0.2], y: [1, 0, 1], x2: 4}
                define: {r: W @ x - y, f: mean(r**2), p: log(x2)}
                differentiate: f
                questions:
                """ + formulas("f", "df/dr", "df/dW", "df/dx", "p").substring(1) + "\n");

        assertThat(judgement(problem, quantity, formula)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "n1; w5 * h1 + w6 * h2 + b; right",
                "n1; w5 * h1 + w6 * h2; other values",
                "dE/dw5; (o1 - t1) * h1; right",
                "dE/dw5; dE/dn1 * h1; right",
                "dE/dw5; dE/dw5; restates dE/dw5",
                "dE/dw5; sum(dE/dW2); restates dE/dW2",
                "dE/dw5; (o1 - t1) * h2; other values",
                "dE/dw5; (o1 - 1) * h1; only here",
                "do1/dn1; o1 * (1 - o1); right",
                "do1/dn1; o1 * (o1 - 1); sign",
            })
    void ofNamedEntries(String quantity, String formula, String expected) {
        Problem problem =
                ProblemFiles.parse("""
                id: named
                title: Named weights
                network:
                  inputs: 2
                  layers:
                    - {units: 2, activation: sigmoid, weights: [[0.1, -0.2], [0.3, 0.4]], biases: 0.1}
                    - {units: 2, activation: softmax, weights: [[0.5, 0.6], [-0.7, 0.8]], biases: [0.2, -0.1]}
                  loss: cross-entropy
                examples: [{input: [1, 2], target: [1, 0]}]
                entries:
                  w5: W2[1, 1]
                  w6: W2[1, 2]
                  h1: a1[1]
                  h2: a1[2]
                  b: b2[1]
                  n1: z2[1]
                  o1: a2[1]
                  t1: t[1]
                questions:
                """ + formulas("n1", "dE/dw5", "do1/dn1").substring(1) + "\n");

        assertThat(judgement(problem, quantity, formula)).isEqualTo(expected);
    }

    @Nested
    class WithWhatMayBeUsed {
        private final Problem problem = network(3, 4, 2).with("questions", """

                          - {quantity: delta1, as: formula, using: [W2, a1, delta2]}
                          - {quantity: dE/dW2, as: formula, using: {d: delta2, h: a1}}
                        """).problem();

        @ParameterizedTest(name = "{0} = {1}: {2}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "delta1; W2.T @ delta2 * a1 * (1 - a1); right",
                    "delta1; W2.T @ delta2 * sigmoid'(z1); not allowed z1",
                    "delta1; W2.T @ (a2 - t) * a1 * (1 - a1); not allowed a2 t",
                    "dE/dW2; d h'; right",
                    "dE/dW2; h d'; transposed",
                    "dE/dW2; delta2 @ a1.T; right",
                    "dE/dW2; (a2 - t) h'; not allowed a2 t",
                })
        void everythingElseIsNotAllowed(String quantity, String formula, String expected) {
            assertThat(judgement(problem, quantity, formula)).isEqualTo(expected);
        }

        @Test
        void onlyThatIsOfferedForAnUnknownName() {
            Question question = problem.questions().get(0);
            FormulaJudgement judgement = problem.judge()
                    .judge(
                            question.quantity(),
                            (AnswerForm.Formula) question.form(),
                            "W2.T @ q",
                            SourcePosition.start("formula"));

            assertThat(((FormulaJudgement.Refused) judgement).issue().fix()).contains("use W2, a1, delta2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"numpy", "matlab", "mathematics", "any"})
    void theDialectOfTheFileDecidesWhatAStarIs(String dialect) {
        Problem problem = network(2, 2, 2).with("dialect", dialect).problem();

        // W1 * x entry by entry gives a matrix of the right number of rows.
        String expected = dialect.equals("numpy") ? "2x2 for 2x1, fits only here" : "right";

        assertThat(judgement(problem, "z1", "W1 * x + b1")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "z1(x_new); W1_new @ x_new + b1_new; right",
                "z1(x_new); W1 @ x_new + b1; other values",
                "a1(x_new); sigmoid(z1(x_new)); right",
                "a1(x_new); sigmoid(z1_new); right",
                "a1(x_new); sigmoid(z1); other values",
                "z2(x_new); W2_new @ a1(x_new) + b2_new; right",
                "z2(x_new); W2_new @ a1 + b2_new; other values",
            })
    void ofAQueryPoint(String quantity, String formula, String expected) {
        Problem problem = network(3, 4, 2)
                .with("queries", "{x_new: [1, 2, 3]}")
                .with("questions", formulas("z1(x_new)", "a1(x_new)", "z2(x_new)"))
                .problem();

        assertThat(judgement(problem, quantity, formula)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} = {2}: {3}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{formula: w * z**2, w: [1, 2, 3, 4]}; delta1; 2 * w * z1 * (W2.T @ delta2); right",
                "{formula: w * z**2, w: [1, 2, 3, 4]}; delta1; 2 * z1 * (W2.T @ delta2); other values",
                "sum(z**2); delta1; 2 * z1 * sum(dE/da1); right",
                "sum(z**2); a1; z1.T @ z1; 1x1 for 4x1",
                "{formula: sigmoid(w * z), w: 2}; a1; sigmoid(w * z1); right",
                "{formula: sigmoid(w * z), w: 2}; a1; sigmoid(2 * z1); only here",
                "{formula: sigmoid(w * z), w: 2}; dE/dw; sum(delta1 * z1) / w; right",
            })
    void ofALayerWithAnActivationOfItsOwn(String activation, String quantity, String formula, String expected) {
        Problem problem = network(3, 4, 2)
                .activations(activation, "softmax")
                .with("questions", formulas(quantity))
                .problem();

        assertThat(judgement(problem, quantity, formula)).isEqualTo(expected);
    }

    @Test
    void aPinnedValueIsAGivenOneForTheFormulasAfterIt() {
        Problem problem = network(3, 4, 2)
                .with("given", "{a1: [0.1, 0.2, 0.3, 0.4]}")
                .with("questions", formulas("dE/dW2", "delta1"))
                .problem();

        assertThat(judgement(problem, "dE/dW2", "(a2 - t) @ a1.T")).isEqualTo("right");
        assertThat(judgement(problem, "delta1", "W2.T @ delta2 * sigmoid'(z1)")).isEqualTo("right");
        // With a1 given, a1 (1 − a1) is no longer the slope at z1.
        assertThat(judgement(problem, "delta1", "W2.T @ delta2 * a1 * (1 - a1)"))
                .isEqualTo("other values");
    }

    @Test
    void whatIsWrittenDoesNotDependOnWhatElseIsAsked() {
        Problem few = network(3, 4, 2).with("questions", formulas("delta1")).problem();
        Problem many = network(3, 4, 2).problem();

        for (String formula : List.of("W2.T @ delta2 * a1 * (1 - a1)", "W2.T @ delta2", "-W2.T @ delta2 * a1")) {
            assertThat(judgement(few, "delta1", formula)).isEqualTo(judgement(many, "delta1", formula));
        }
    }
}
