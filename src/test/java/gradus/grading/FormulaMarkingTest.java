package gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.problem.FormulaJudgement;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of a submission that answer questions for formulas. */
class FormulaMarkingTest {
    private static final String PROBLEM = """
            id: formulas
            title: Formulas
            network:
              inputs: 2
              layers:
                - {units: 3, activation: sigmoid, weights: [[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]], biases: 0.1}
                - {units: 2, activation: softmax, weights: [[0.7, -0.8, 0.9], [0.2, 0.3, 0.4]], biases: 0}
              loss: cross-entropy
            examples: [{input: [1, 2], target: [1, 0]}]
            questions:
              - {quantity: delta2, as: formula, points: 2}
              - {quantity: dE/dW2, as: formula, points: 3}
              - {quantity: E, points: 1}
            """;

    private final Problem problem = ProblemFiles.parse(PROBLEM);

    private MarkLine line(String answers, String name) {
        return new Marker(problem)
                .mark(Answers.of(answers)).lines().stream()
                        .filter(line -> line.question().name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private Verdict verdict(String formula) {
        return line("dE/dW2: " + formula, "dE/dW2").verdict();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a2 - t) @ a1.T",
                "'(a2 - t) a1^T'",
                "\"delta2 @ a1.T\"",
                "|\n  delta2 @\n    a1.T",
                "dE/dW2 = delta2 a1ᵀ",
                "np.outer(delta2, a1)"
            })
    void aRightFormulaEarnsItsPointsHoweverYamlHoldsIt(String formula) {
        MarkLine line = line("dE/dW2: " + formula, "dE/dW2");

        assertThat(line.verdict()).isInstanceOf(Verdict.Right.class);
        assertThat(line.points()).isEqualByComparingTo("3");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "(t - a2) @ a1.T; Differs",
                "a1 @ delta2.T; Differs",
                "0.25; Differs",
                "delta2.T @ a1; DoesNotFit",
                "dE/dW2; NotAllowed",
            })
    void aWrongOneEarnsNothingAndIsNotUnreadable(String formula, String judgement) {
        MarkLine line = line("dE/dW2: " + formula, "dE/dW2");

        assertThat(line.verdict().code()).isEqualTo("wrong-formula");
        assertThat(line.verdict().isAnswered()).isTrue();
        assertThat(((Verdict.WrongFormula) line.verdict())
                        .judgement()
                        .getClass()
                        .getSimpleName())
                .isEqualTo(judgement);
        assertThat(line.points()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void aFaultHasItsPlaceInTheFormulaAsWritten() {
        Verdict.UnreadableFormula unreadable = (Verdict.UnreadableFormula) verdict("\"delta2 @ q1.T\"");
        Verdict.WrongFormula unfit = (Verdict.WrongFormula) verdict("1 * delta2.T @ a1");

        assertThat(unreadable.part()).isEqualTo(new FormulaPart("delta2 @ q1.T", 9, 2));
        assertThat(unreadable.code()).isEqualTo("unreadable");
        assertThat(unreadable.isAnswered()).isFalse();
        assertThat(unfit.part()).contains(new FormulaPart("1 * delta2.T @ a1", 0, 17));
        assertThat(unfit.judgement()).isInstanceOf(FormulaJudgement.DoesNotFit.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0.1, 0.2]", "[[1, 2, 3], [4, 5, 6]]", "[delta2, a1]", "{a: 1}"})
    void aListIsNoFormula(String answer) {
        Verdict.Unreadable unreadable = (Verdict.Unreadable) verdict(answer);

        assertThat(unreadable.reason()).isEqualTo("a formula is asked, and no single text stands there");
    }

    @Test
    void aFormulaIsNoNumber() {
        Verdict verdict = line("E: -sum(t * log(a2))", "E").verdict();

        assertThat(verdict).isInstanceOf(Verdict.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "~", "[]"})
    void nothingIsMissing(String nothing) {
        assertThat(verdict(nothing)).isEqualTo(new Verdict.Missing(true));
    }

    @Nested
    class TwoLinesForOneQuantity {
        @Test
        void mayBothBeRight() {
            MarkLine line = line("dW2: delta2 @ a1.T\ngrad_W2: (a2 - t) @ a1.T", "dE/dW2");

            assertThat(line.verdict()).isInstanceOf(Verdict.Right.class);
        }

        @Test
        void mayNotSayDifferentThings() {
            MarkLine line = line("dW2: delta2 @ a1.T\ngrad_W2: a1 @ delta2.T", "dE/dW2");

            assertThat(line.verdict()).isInstanceOf(Verdict.Unreadable.class);
        }

        @Test
        void mayRepeatTheText() {
            MarkSheet sheet = new Marker(problem).mark(Answers.of("dW2: delta2 @ a1.T\ngrad_W2: delta2 @ a1.T"));

            assertThat(sheet.lines()).extracting(line -> line.verdict().code()).contains("right");
            assertThat(sheet.unused()).extracting(UnusedLine::reason).containsExactly(UnusedLine.Reason.REPEATED);
        }
    }

    @Nested
    class WhereSingleEntriesAreAsked {
        private final Problem named = ProblemFiles.parse(PROBLEM.replaceAll("(?s)questions:.*", """
                training: {optimizer: sgd, learning-rate: 0.5}
                entries:
                  w5: W2[1, 1]
                  w6: W2[1, 2]
                  o1: a2[1]
                  h1: a1[1]
                questions: [h1, o1, dE/do1, delta2, dE/dw5, dE/dw6, w5_new, w6_new]
                """));

        private Origin origin(String name) {
            return new Marker(named)
                    .mark(Answers.of("h1: 1")).lines().stream()
                            .filter(line -> line.question().name().equals(name))
                            .map(MarkLine::origin)
                            .findFirst()
                            .orElseThrow();
        }

        @Test
        void anUpdatedWeightIsComputedFromItsOwnGradient() {
            assertThat(origin("w5_new").computedFrom()).contains("dE/dw5").doesNotContain("dE/dw6", "w6_new");
            assertThat(origin("w6_new").computedFrom()).contains("dE/dw6").doesNotContain("dE/dw5", "w5_new");
        }

        @Test
        void aGradientIsComputedFromTheDeltaAndTheUnitsThatAreAsked() {
            assertThat(origin("dE/dw5").computedFrom()).contains("delta2", "h1").doesNotContain("dE/dw6", "dE/dw5");
            assertThat(origin("delta2").computedFrom()).contains("o1", "dE/do1");
            assertThat(origin("o1").computedFrom()).containsExactly("h1");
        }

        @Test
        void theWeightBeforeTheStepIsNotTheOneAfterIt() {
            Problem small = ProblemFiles.parse("""
                    id: small-step
                    title: A small step
                    network:
                      inputs: 1
                      layers:
                        - {units: 1, activation: identity, weights: 0.5, biases: none}
                      loss: half-squared-error
                    examples: [{input: 1, target: 0.49999}]
                    training: {optimizer: sgd, learning-rate: 0.001}
                    tolerance: {absolute: 0.01}
                    entries: {w: 'W1[1, 1]'}
                    questions: [w_new, W1_new]
                    """);

            List<Verdict> verdicts = new Marker(small)
                    .mark(Answers.of("w_new: 0.5\nW1_new: 0.5")).lines().stream()
                            .map(MarkLine::verdict)
                            .toList();

            assertThat(verdicts.get(0)).isEqualTo(verdicts.get(1));
        }
    }

    @Test
    void inNumeratorLayoutALineStillKnowsWhatItIsComputedFrom() {
        Problem numerator = ProblemFiles.parse(PROBLEM.replaceAll("(?s)questions:.*", """
                gradient-layout: numerator
                training: {optimizer: sgd, learning-rate: 0.5}
                questions: [delta2, dE/dW2, W2_new]
                """));

        List<MarkLine> lines =
                new Marker(numerator).mark(Answers.of("delta2: [1, 2]")).lines();

        assertThat(lines).extracting(line -> line.question().name()).containsExactly("delta2", "dE/dW2", "W2_new");
        assertThat(lines.get(1).origin().computedFrom()).containsExactly("delta2");
        assertThat(lines.get(2).origin().computedFrom()).containsExactly("dE/dW2");
    }
}
