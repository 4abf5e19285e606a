package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gradus.issue.Issue;
import gradus.issue.Severity;
import gradus.network.NetworkQuantities;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What reading and lint say about a problem: each finding on the smallest problem that has it, and silence beside it. */
class ProblemLintTest {
    /** One layer: z = W x, a = f(z); two units unless said otherwise. */
    private static final String PROBLEM = """
            id: small
            title: Small
            network:
              inputs: 2
              layers:
                - {units: 2, activation: %s, weights: %s, biases: none}
              loss: %s
            examples:
              - {input: [1, 1], target: [0, 1]}
            %s
            """;

    private static String problem(String activation, String weights, String more) {
        return PROBLEM.formatted(activation, weights, "half-squared-error", more);
    }

    private static String questions(String questions) {
        return problem("identity", "[[0.1, 0.2], [0.3, 0.46]]", "questions: " + questions);
    }

    /** The codes of everything that reading and lint say. */
    private static List<String> codes(String text) {
        return issues(text).stream().map(Issue::code).distinct().toList();
    }

    private static List<Issue> issues(String text) {
        ProblemReading reading = ProblemReader.read("problem.yaml", text.getBytes(StandardCharsets.UTF_8));
        List<Issue> issues = new ArrayList<>(reading.issues().all());
        reading.problem()
                .ifPresent(problem -> issues.addAll(ProblemLint.check(problem).all()));
        return issues;
    }

    private static List<Path> problemFiles() {
        return ProblemFiles.all();
    }

    @ParameterizedTest
    @MethodSource("problemFiles")
    void nothingIsSaidAboutTheProjectsProblems(Path file) {
        assertThat(ProblemLint.check(ProblemFiles.read(file)).all()).isEmpty();
    }

    @Test
    void nothingIsSaidAboutASmallCleanProblem() {
        assertThat(issues(questions("[z1, E, dE/dW1]"))).isEmpty();
    }

    @Nested
    class AKey {
        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"0.125", "0.1250", "0.12", "0.13", "1.25e-1", "1/8"})
        void isRightToHalfAUnitOfItsLastDigit(String expected) {
            assertThat(codes(keyed(expected))).isEmpty();
        }

        @Test
        void thatIsCutOffIsAWarningAndThatIsWrongAnError() {
            assertThat(issues(questions("[{quantity: z1, expected: [0.3, 0.7]}]")))
                    .extracting(Issue::code, Issue::severity)
                    .containsExactly(tuple(ProblemCodes.TRUNCATED_KEY, Severity.WARNING));
            assertThat(issues(keyed("0.24")))
                    .extracting(Issue::code, Issue::severity)
                    .containsExactly(tuple(ProblemCodes.WRONG_KEY, Severity.ERROR));
        }

        @Test
        void thatIsWrongIsKeptIfTheSlipIsOnRecord() {
            String recorded = keyed("0.24") + "errata: [{quantity: E, note: a slip}]\n";

            assertThat(codes(recorded)).isEmpty();
            assertThat(ProblemFiles.parse(recorded).errata())
                    .containsExactly(new Erratum(NetworkQuantities.LOSS, "a slip"));
        }

        @Test
        void thatIsWrongIsNotExcusedByTheSlipOfAnotherQuantity() {
            assertThat(codes(keyed("0.24") + "errata: [{quantity: z1, note: a slip}]\n"))
                    .containsExactly(ProblemCodes.WRONG_KEY);
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({"'[1, 2]', true", "'[1, 3]', false", "'[1, 2.4]', false", "'[1.0, 2]', true"})
        void ofAWholeNumberIsExact(String expected, boolean right) {
            String text =
                    problem("identity", "[[0, 1], [1, 1]]", "questions: [{quantity: z1, expected: " + expected + "}]");

            assertThat(codes(text).isEmpty()).isEqualTo(right);
        }

        @Test
        void ofAnyWholeNumberMayStandForNoFraction() {
            assertThat(codes(questions("[{quantity: z1, expected: [0, 1]}]"))).containsExactly(ProblemCodes.WRONG_KEY);
        }

        @Test
        void isReportedWithItsWorstEntry() {
            String text = questions("[{quantity: dE/dW1, expected: [[0.3, 0.3], [-0.24, -0.35]]}]");

            assertThat(issues(text))
                    .singleElement()
                    .satisfies(issue -> assertThat(issue.message()).contains("-0.35 in row 2, column 2"));
        }

        @Test
        void ofAnotherShapeIsRefused() {
            assertThat(codes(questions("[{quantity: z1, expected: [0.3, 0.75, 1]}]")))
                    .containsExactly(ProblemCodes.WRONG_SHAPE);
        }

        private static String keyed(String expected) {
            // z = (0.5, 1), so E = ½ 0.5².
            return problem(
                    "identity",
                    "[[0.25, 0.25], [0.5, 0.5]]",
                    "questions: [{quantity: E, expected: " + expected + "}]\n");
        }
    }

    @Nested
    class TheReductionOverABatch {
        @Test
        void isToBeStatedForSeveralExamples() {
            assertThat(codes(batch("half-squared-error", 2))).containsExactly(ProblemCodes.REDUCTION_NOT_STATED);
        }

        @Test
        void makesNoDifferenceForOneExample() {
            assertThat(codes(batch("half-squared-error", 1))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"sum", "mean"})
        void isStatedByEitherWord(String reduction) {
            assertThat(codes(batch("{name: half-squared-error, batch: " + reduction + "}", 2)))
                    .isEmpty();
        }

        @Test
        void isToBeStatedAlsoWhereThatOverTheOutputsIs() {
            assertThat(codes(batch("{name: half-squared-error, outputs: sum}", 2)))
                    .containsExactly(ProblemCodes.REDUCTION_NOT_STATED);
        }

        private static String batch(String loss, int examples) {
            return PROBLEM.formatted(
                    "sigmoid",
                    "[[0.1, 0.2], [0.3, 0.4]]",
                    loss,
                    "  - {input: [2, 1], target: [0, 1]}\n".repeat(examples - 1) + "questions: [E]");
        }
    }

    @Nested
    class AKink {
        private static final String ONE_NET_INPUT_IS_ZERO = "[[0.5, -0.5], [0.5, 0.25]]";
        private static final String NONE_IS_ZERO = "[[0.5, -0.4], [0.5, 0.25]]";

        @ParameterizedTest
        @ValueSource(strings = {"relu", "leaky-relu", "{name: leaky-relu, slope: 0.1}"})
        void isWarnedOfWhereANetInputIsZero(String activation) {
            assertThat(codes(problem(activation, ONE_NET_INPUT_IS_ZERO, "questions: [delta1]")))
                    .containsExactly(ProblemCodes.KINK);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"{name: relu, at-zero: 0}", "{name: relu, at-zero: 1}", "{name: leaky-relu, at-zero: 1}"})
        void isNothingToWarnOfWhereTheDerivativeIsStated(String activation) {
            assertThat(codes(problem(activation, ONE_NET_INPUT_IS_ZERO, "questions: [delta1]")))
                    .isEmpty();
        }

        @Test
        void isFarFromOtherNetInputs() {
            assertThat(codes(problem("relu", NONE_IS_ZERO, "questions: [delta1]")))
                    .isEmpty();
        }

        @Test
        void isNoneOfASmoothFunction() {
            assertThat(codes(problem("sigmoid", ONE_NET_INPUT_IS_ZERO, "questions: [delta1]")))
                    .isEmpty();
        }

        @Test
        void isWhereTheGivenNetInputIsAndNotWhereItWouldHaveBeen() {
            assertThat(codes(problem("relu", NONE_IS_ZERO, "given: {z1: [0, 0.5]}\nquestions: [delta1]")))
                    .containsExactly(ProblemCodes.KINK);
            assertThat(codes(problem("relu", ONE_NET_INPUT_IS_ZERO, "given: {z1: [1, 0.5]}\nquestions: [delta1]")))
                    .isEmpty();
        }
    }

    @Nested
    class ATie {
        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "'[[0.25, 0.25], [0.25, 0.25]]', true",
            "'[[0.25, 0.25], [0.25, 0.26]]', false",
            "'[[0, 0], [0, 0]]', true",
            "'[[-1, 0], [0, -1]]', true",
        })
        void ofTheLargestOutputsMakesTheClassArbitrary(String weights, boolean tie) {
            assertThat(codes(problem("identity", weights, "questions: [class]")).contains(ProblemCodes.TIE))
                    .isEqualTo(tie);
        }

        @Test
        void isNothingToWarnOfWhereTheClassIsNotAsked() {
            assertThat(codes(problem("identity", "[[0.25, 0.25], [0.25, 0.25]]", "questions: [z1]")))
                    .isEmpty();
        }

        @Test
        void ofSmallerOutputsIsNone() {
            String text = """
                    id: three
                    title: Three outputs
                    network:
                      inputs: 1
                      layers:
                        - {units: 3, activation: identity, weights: [[0.1], [0.1], [0.2]], biases: none}
                    examples:
                      - {input: 1}
                    questions: [class]
                    """;

            assertThat(codes(text)).isEmpty();
        }

        @Test
        void atAQueryPointIsSeenThereOnly() {
            String tied = "queries: {p: [0, 0], q: [1, 0]}\nquestions: [class(p), class(q)]";

            List<Issue> issues = issues(problem("identity", "[[0.1, 0.2], [0.3, 0.46]]", tied));

            assertThat(issues)
                    .singleElement()
                    .satisfies(issue -> assertThat(issue.message()).contains("'class(p)'"));
        }

        @Test
        void inAnyExampleOfABatchIsOne() {
            String rows = """
                    id: batch
                    title: Two examples in rows
                    layout: rows
                    network:
                      inputs: 2
                      layers:
                        - {units: 2, activation: identity, weights: [[1, 0], [0, 1]], biases: none}
                    examples:
                      - {input: [1, 2]}
                      - {input: [%s]}
                    questions: [class]
                    """;

            assertThat(codes(rows.formatted("2, 2"))).containsExactly(ProblemCodes.TIE);
            // The first outputs of the two examples agree, which is no tie.
            assertThat(codes(rows.formatted("1, 3"))).isEmpty();
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"0.5, true", "0.49, false", "0.51, false"})
        void ofASingleOutputIsWithItsThreshold(String weight, boolean tie) {
            String text = """
                    id: single
                    title: A single output
                    network:
                      inputs: 1
                      layers:
                        - {units: 1, activation: identity, weights: %s, biases: none}
                    examples:
                      - {input: 1}
                    questions: [class]
                    """;

            assertThat(codes(text.formatted(weight)).contains(ProblemCodes.TIE)).isEqualTo(tie);
        }
    }

    @Nested
    class ATolerance {
        @Test
        void thatIsOnlyRelativeIsRefusedAgainstAZero() {
            assertThat(codes(zero("{relative: 0.01}"))).containsExactly(ProblemCodes.RELATIVE_TO_ZERO);
            assertThat(codes(zero("{significant-digits: 3}"))).containsExactly(ProblemCodes.RELATIVE_TO_ZERO);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{relative: 0.01, absolute: 1e-6}", "{relative: 0.01, decimals: 4}", "{}"})
        void thatHelpsAtZeroIsAccepted(String tolerance) {
            assertThat(codes(zero(tolerance))).isEmpty();
        }

        @Test
        void thatIsOnlyRelativeIsAcceptedWhereNothingIsZero() {
            assertThat(codes(questions("[z1]") + "tolerance: {relative: 0.01}\n"))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"{absolute: 0.77}", "{decimals: 0, absolute: 0.8}", "{relative: 1}"})
        void thatAcceptsZerosIsWarnedOf(String tolerance) {
            assertThat(codes(questions("[{quantity: z1, tolerance: " + tolerance + "}]")))
                    .containsExactly(ProblemCodes.ZEROS_ACCEPTED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{absolute: 0.74}", "{decimals: 1}", "{relative: 0.99}"})
        void thatShowsOneEntryIsNotWarnedOf(String tolerance) {
            assertThat(codes(questions("[{quantity: z1, tolerance: " + tolerance + "}]")))
                    .isEmpty();
        }

        @Test
        void ofAQuantityThatIsZeroMayAcceptZeros() {
            assertThat(codes(zero("{absolute: 10}"))).isEmpty();
        }

        private static String zero(String tolerance) {
            return problem("identity", "[[0, 0], [0, 0]]", "questions: [{quantity: z1, tolerance: " + tolerance + "}]");
        }
    }

    @Nested
    class ASaturatedUnit {
        @ParameterizedTest
        @ValueSource(strings = {"sigmoid", "tanh"})
        void isWarnedOf(String activation) {
            assertThat(codes(problem(activation, "[[9, 9], [0.1, 0.2]]", "questions: [a1]")))
                    .containsExactly(ProblemCodes.SATURATED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"sigmoid", "tanh"})
        void isNotOneWithALargeNetInput(String activation) {
            assertThat(codes(problem(activation, "[[3, 3], [0.1, 0.2]]", "questions: [a1]")))
                    .isEmpty();
        }

        @Test
        void isNotARectifierThatIsOff() {
            assertThat(codes(problem("relu", "[[-9, -9], [0.1, 0.2]]", "questions: [a1]")))
                    .isEmpty();
        }
    }

    @Nested
    class PointsOfQuestions {
        @Test
        void areWarnedOfWhereAllAreZero() {
            assertThat(codes(questions("[{quantity: z1, points: 0}, {quantity: E, points: 0}]")))
                    .containsExactly(ProblemCodes.NO_POINTS);
        }

        @Test
        void mayBeZeroForSome() {
            assertThat(codes(questions("[{quantity: z1, points: 0}, {quantity: E, points: 0.1}]")))
                    .isEmpty();
        }

        @Test
        void areOneWhereNothingIsSaid() {
            assertThat(ProblemFiles.parse(questions("[z1, {quantity: E}]")).maximum())
                    .isEqualByComparingTo("2");
        }

        @Test
        void areKeptAsWritten() {
            assertThat(ProblemFiles.parse(questions("[{quantity: z1, points: 0.1}, {quantity: E, points: 0.2}]"))
                            .maximum())
                    .isEqualByComparingTo("0.3");
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "1000001", "1e300"})
        void areRefusedWhereTheyAreNegativeOrEndless(String points) {
            assertThat(codes(questions("[{quantity: z1, points: " + points + "}]")))
                    .containsExactly(ProblemCodes.OUT_OF_RANGE);
        }
    }

    @Nested
    class TheGradientCheck {
        @ParameterizedTest
        @ValueSource(strings = {"identity", "sigmoid", "tanh", "relu", "leaky-relu", "softmax"})
        void isSilentForEveryActivation(String activation) {
            assertThat(codes(problem(activation, "[[0.5, -0.4], [0.5, 0.25]]", "questions: [E]")))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "half-squared-error",
                    "squared-error",
                    "mean-squared-error",
                    "cross-entropy",
                    "binary-cross-entropy",
                })
        void isSilentForEveryLoss(String loss) {
            assertThat(codes(PROBLEM.formatted("sigmoid", "[[0.5, -0.4], [0.5, 0.25]]", loss, "questions: [E]")))
                    .isEmpty();
        }

        @Test
        void isSilentWhereANetInputIsGiven() {
            assertThat(codes(problem("sigmoid", "[[0.5, -0.4], [0.5, 0.25]]", "given: {z1: [1, 2]}\nquestions: [E]")))
                    .isEmpty();
        }
    }

    @Nested
    class FormulasOfTheProblem {
        @Test
        void haveKinksToo() {
            assertThat(codes(problem("max(z, 0)", "[[1, -1], [0.3, 0.4]]", "questions: [z1]")
                            .replace("max(z, 0)", "\"max(z, 0)\"")))
                    .containsExactly("GP503");
            assertThat(codes(problem("abs(z)", "[[1, -1], [0.3, 0.4]]", "questions: [z1]")))
                    .containsExactly("GP503");
            assertThat(codes(problem("abs(z)", "[[1, -2], [0.3, 0.4]]", "questions: [z1]")))
                    .isEmpty();
        }

        @Test
        void haveNoTolerance() {
            String more = "tolerance: {relative: 1e-4, absolute: 100}\nquestions: [{quantity: delta1, as: formula}]";

            assertThat(codes(problem("identity", "[[1, -1], [0.3, 0.7]]", more)))
                    .isEmpty();
            assertThat(codes(problem("identity", "[[1, -1], [0.3, 0.7]]", more.replace(", absolute: 100", ""))))
                    .isEmpty();
        }

        @Test
        void areNotAccusedOfAWrongGradientWhereTheLossBendsMuchWithinAStep() {
            String small = PROBLEM.formatted("exp(z - 6)", "[[0.1, 0.2], [0.3, 0.4]]", "-sum(t * log(a))", "")
                    + "questions: [E]\n";

            assertThat(codes(small)).isEmpty();
        }
    }
}
