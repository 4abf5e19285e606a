package gradus.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.grading.MarkLine;
import gradus.grading.MarkSheet;
import gradus.grading.Marker;
import gradus.grading.UnexplainedError;
import gradus.grading.UnexplainedErrors;
import gradus.grading.cluster.ErrorCluster;
import gradus.grading.cluster.ErrorClusters;
import gradus.grading.cluster.ErrorGroup;
import gradus.grading.cluster.Likeness;
import gradus.graph.Algebra;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.RuleText;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Students who make one error that no catalogue holds, each on numbers of their own, are found together. */
class ErrorClustersTest {
    private static final String TWO_LAYERS = """
            id: two-layers
            title: Two layers
            network:
              inputs: 2
              layers:
                - {units: 3, activation: sigmoid, weights: [[0.3, -0.2], [0.5, 0.9], [-0.7, 0.4]], biases: [0.1, -0.3, 0.2]}
                - {units: 2, activation: tanh, weights: [[0.6, -0.4, 0.8], [-0.5, 0.7, 0.2]], biases: [0.3, -0.1]}
              loss: half-squared-error
            examples:
              - {input: [1, 2], target: [1, 0]}
              - {input: [-0.6, 0.5], target: [0.2, 0.9]}
            training: {optimizer: sgd, learning-rate: 0.3}
            questions: [z1, a1, z2, a2, delta2, dE/dW2, delta1, dE/dW1, W1_new]
            """;

    private static final Quantity NET_INPUT = NetworkQuantities.netInput(1);
    private static final Quantity SECOND_NET_INPUT = NetworkQuantities.netInput(2);
    private static final Quantity DELTA = NetworkQuantities.delta(1);
    private static final Quantity WEIGHT_GRADIENT = NetworkQuantities.lossGradient(NetworkQuantities.weights(1));
    private static final int GROUP = 14;

    private final Problem problem = ProblemFiles.parse(TWO_LAYERS);
    private final Marker marker = new Marker(problem);
    private final UnexplainedErrors errors = new UnexplainedErrors(problem);
    private final ErrorClusters clusters = new ErrorClusters(List.of(problem));
    private final Random random = new Random(31);
    private final Map<Integer, ErrorGroup> groupOf = new HashMap<>();
    private int papers;

    private static Expression reference(Quantity quantity) {
        return new Expression.Reference(quantity);
    }

    private Graph believing(Quantity quantity, Expression rule) {
        return problem.graph().with(Edit.replace(quantity, rule));
    }

    /** Numbers of no meaning are added in the first line, other ones for each student. */
    private Graph astray(Graph believed) {
        Tensor noise = problem.truth(NET_INPUT).map(entry -> random.nextDouble() - 0.5);
        Expression rule = Algebra.add(problem.graph().rule(NET_INPUT), new Expression.Constant(noise));
        return believed.with(Edit.replace(NET_INPUT, rule));
    }

    /** A group of students, every second of whom has gone astray before. */
    private void hand(Graph believed) {
        for (int i = 0; i < GROUP; i++) {
            count(i % 2 == 0 ? believed : astray(believed));
        }
    }

    private void count(Graph believed) {
        Paper paper = new Student(Digits.decimals(5), Student.Steps.LINES, believed).paper(problem);
        MarkSheet sheet = marker.mark(paper.answers());
        papers++;
        for (UnexplainedError error : errors.of(sheet)) {
            MarkLine line = sheet.lines().get(error.place());
            ErrorGroup group = clusters.add(
                    0, error, line.question().points().subtract(line.points()), "student " + papers, papers);
            groupOf.put(papers, group);
        }
    }

    private List<ErrorCluster> shared() {
        return clusters.clusters().stream()
                .filter(cluster -> cluster.students() > 1)
                .toList();
    }

    /** Rules that no catalogue has: a further factor, a constant, another quantity, a term that is no part of it. */
    private static Stream<Arguments> unlistedRules() {
        Problem problem = ProblemFiles.parse(TWO_LAYERS);
        Expression delta = problem.graph().rule(DELTA);
        Expression activation = reference(NetworkQuantities.activation(1));
        return Stream.of(
                Arguments.of(DELTA, Algebra.multiply(delta, activation), "dE_da1 * sigmoid_prime(z1) * a1"),
                Arguments.of(DELTA, Algebra.multiply(Algebra.constant(3), delta), "3 * dE_da1 * sigmoid_prime(z1)"),
                Arguments.of(
                        SECOND_NET_INPUT,
                        Algebra.multiply(Algebra.constant(3), problem.graph().rule(SECOND_NET_INPUT)),
                        "3 * (W2 @ a1 + b2)"),
                Arguments.of(
                        WEIGHT_GRADIENT,
                        Algebra.add(problem.graph().rule(WEIGHT_GRADIENT), reference(NetworkQuantities.weights(1))),
                        "delta1 @ x.T + W1"));
    }

    @ParameterizedTest(name = "{0} = {2}")
    @MethodSource("unlistedRules")
    void oneUnlistedRuleIsOneClusterWithThatRule(Quantity quantity, Expression rule, String formula) {
        hand(believing(quantity, rule));

        assertThat(shared()).singleElement().satisfies(cluster -> {
            assertThat(cluster.students()).isEqualTo(GROUP);
            assertThat(cluster.quantity()).isEqualTo(quantity);
            assertThat(cluster.likeness()).isInstanceOf(Likeness.SameRule.class);
            assertThat(cluster.rule(problem).flatMap(guess -> new RuleText(problem).of(quantity, guess.rule())))
                    .contains(formula);
            assertThat(cluster.first()).hasSize(GROUP).contains("student 1", "student " + GROUP);
        });
    }

    @Test
    void aFactorThatNobodyWouldGuessIsFoundFromOneStudentToTheNext() {
        Expression rule =
                Algebra.multiply(Algebra.constant(0.7), problem.graph().rule(DELTA));
        hand(believing(DELTA, rule));

        assertThat(shared()).singleElement().satisfies(cluster -> {
            assertThat(cluster.students()).isEqualTo(GROUP);
            assertThat(cluster.likeness()).isEqualTo(new Likeness.SameFactor(0.7));
            assertThat(cluster.rule(problem).orElseThrow().rule()).isEqualTo(rule);
        });
    }

    @Test
    void aDifferenceThatNobodyWouldGuessIsFoundFromOneStudentToTheNext() {
        Expression rule = Algebra.add(problem.graph().rule(SECOND_NET_INPUT), Algebra.constant(0.137));
        hand(believing(SECOND_NET_INPUT, rule));

        assertThat(shared())
                .singleElement()
                .satisfies(cluster -> assertThat(cluster.likeness()).isEqualTo(new Likeness.SameDifference(0.137)));
    }

    @Test
    void theRightNumbersInOneOtherOrderAreOneCluster() {
        Paper right = new Student(Digits.decimals(5), Student.Steps.LINES, problem.graph()).paper(problem);
        Paper.Line line = right.line(WEIGHT_GRADIENT);
        List<String> texts = new ArrayList<>(line.texts());
        texts.add(texts.remove(0));
        Paper turned = right.with(WEIGHT_GRADIENT, line.with(texts));
        for (int i = 0; i < 3; i++) {
            MarkSheet sheet = marker.mark(turned.answers());
            papers++;
            errors.of(sheet)
                    .forEach(error -> clusters.add(
                            0,
                            error,
                            sheet.lines().get(error.place()).question().points(),
                            "s",
                            papers));
        }

        assertThat(shared())
                .singleElement()
                .satisfies(cluster ->
                        assertThat(cluster.likeness()).isEqualTo(new Likeness.SameOrder(List.of(2, 3, 4, 5, 6, 1))));
    }

    /** Two groups in one line stay apart, and whoever went astray in a way of their own is in neither. */
    @Test
    void groupsOfOneLineStayApart() {
        Expression delta = problem.graph().rule(DELTA);
        hand(believing(DELTA, Algebra.multiply(delta, reference(NetworkQuantities.activation(1)))));
        hand(believing(DELTA, Algebra.multiply(Algebra.constant(-3), delta)));
        for (int i = 0; i < GROUP; i++) {
            count(astray(problem.graph()));
        }

        assertThat(shared())
                .hasSize(2)
                .allSatisfy(cluster -> assertThat(cluster.students()).isEqualTo(GROUP));
        assertThat(groupOf.get(1).studentsOfCluster()).isEqualTo(GROUP);
        assertThat(groupOf.get(papers).studentsOfCluster()).isEqualTo(1);
    }

    /** What the numbers cannot tell apart is said with the simplest rule. */
    @Test
    void rulesThatGiveTheSameNumbersAreNamedToo() {
        Expression delta = problem.graph().rule(DELTA);
        hand(believing(DELTA, Algebra.multiply(delta, reference(NetworkQuantities.activation(1)))));

        Likeness.SameRule same = (Likeness.SameRule) shared().get(0).likeness();

        assertThat(same.others())
                .isNotEmpty()
                .allSatisfy(other ->
                        assertThat(other.quantity()).isNotEqualTo(same.guess().quantity()));
        assertThat(same.digits()).isGreaterThan(10);
    }

    /** A rule is told as a formula that a problem file accepts, or not at all. */
    @Test
    void whatIsOfferedCanBeReadAgain() {
        RuleText texts = new RuleText(problem);

        assertThat(texts.of(DELTA, problem.graph().rule(DELTA))).contains("dE_da1 * sigmoid_prime(z1)");
        assertThat(texts.of(DELTA, reference(NetworkQuantities.weights(2)))).isEmpty();
        assertThat(texts.of(NetworkQuantities.LOSS, problem.graph().rule(NetworkQuantities.LOSS)))
                .hasValueSatisfying(formula -> assertThat(formula).contains("(a2 - t)**2"));
    }
}
