package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.formula.FormulaPrinter;
import gradus.formula.LatexForm;
import gradus.formula.MathMlForm;
import gradus.formula.NumpyForm;
import gradus.formula.RoundTrip;
import gradus.formula.TextForm;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.NetworkTask;
import gradus.tensor.Tensor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of problems, in the letters of their courses. */
class PrintedProblemsTest {
    private static final Set<Quantity> FACTORS =
            Set.of(NetworkQuantities.LOSS_FACTOR, NetworkQuantities.OUTPUT_FACTOR, NetworkQuantities.BATCH_FACTOR);

    private static Map<Quantity, Double> factors(Problem problem) {
        return problem.graph().quantities().stream()
                .filter(FACTORS::contains)
                .collect(Collectors.toMap(
                        quantity -> quantity,
                        quantity -> problem.truth(quantity).at(0)));
    }

    /** All rules that are more than given numbers; a class is a place, which formulas cannot ask for. */
    static Stream<Path> problems() {
        return ProblemFiles.all().stream();
    }

    private static List<Quantity> computed(Problem problem) {
        Predicate<Expression> isRead = rule -> !(rule instanceof Expression.Constant
                || rule instanceof Expression.ArgMax
                || isZero(rule)
                || hasSlice(rule));
        return problem.graph().quantities().stream()
                .filter(quantity -> isRead.test(problem.graph().rule(quantity)))
                .toList();
    }

    /** A derivative of 0 is printed as 0, whatever its shape. */
    private static boolean isZero(Expression rule) {
        return rule instanceof Expression.Repeat repeat && repeat.operand() instanceof Expression.Constant;
    }

    /** Mathematics counts entries from 1, and the reader takes such ranges for numpy's; a named entry is printed as its own name. */
    private static boolean hasSlice(Expression rule) {
        return rule instanceof Expression.Slice || rule.operands().stream().anyMatch(PrintedProblemsTest::hasSlice);
    }

    private static RoundTrip roundTrip(Problem problem, FormulaPrinter printer) {
        int unitAxis = problem.task()
                .map(NetworkTask::layout)
                .map(layout -> layout.unitAxis())
                .orElse(0);
        return new RoundTrip(
                printer,
                problem.graph().quantities(),
                problem::shape,
                unitAxis,
                NotationNames.style(problem.notation()));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyRuleIsReadAsItWasPrinted(Path file) {
        Problem problem = ProblemFiles.read(file);
        RoundTrip roundTrip = roundTrip(problem, NotationNames.printer(problem));
        Map<Quantity, Tensor> draw = roundTrip.draw(20_250);

        assertThat(computed(problem)).hasSizeGreaterThan(3);
        for (Quantity quantity : computed(problem)) {
            roundTrip.check(quantity.toString(), problem.graph().rule(quantity), draw);
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void soIsEveryRuleWithNumbersForTheFactorsOfTheLoss(Path file) {
        Problem problem = ProblemFiles.read(file);
        FormulaPrinter printer = NotationNames.printer(problem).substituting(factors(problem));
        RoundTrip roundTrip = roundTrip(problem, printer);
        Map<Quantity, Tensor> draw = new HashMap<>(roundTrip.draw(20_251));
        factors(problem).forEach((quantity, number) -> draw.put(quantity, Tensor.scalar(number)));

        for (Quantity quantity : computed(problem)) {
            assertThat(printer.print(problem.graph().rule(quantity), new TextForm()))
                    .doesNotContain("_factor");
            roundTrip.check(quantity.toString(), problem.graph().rule(quantity), draw);
        }
    }

    @Nested
    class TheLettersOfACourse {
        private static final String NETWORK = """
                network:
                  inputs: 2
                  layers:
                    - {units: 3, activation: relu, weights: 0.1, biases: 0}
                    - {units: 2, activation: softmax, weights: 0.1, biases: 0}
                  loss: cross-entropy
                examples:
                  - {input: [1, 2], target: [1, 0]}
                training: {optimizer: sgd, learning-rate: 1}
                queries:
                  x_new: [0, 1]
                questions: [{quantity: E, points: 1}]
                """;

        private static Problem problem(String notation) {
            return ProblemFiles.parse("id: letters\ntitle: Letters\n" + notation
                    + NETWORK.replace("quantity: E", "quantity: class(x_new)"));
        }

        private static String rule(Problem problem, Quantity quantity) {
            FormulaPrinter printer = NotationNames.printer(problem);
            TextForm text = new TextForm();
            return printer.name(quantity, text) + " = "
                    + printer.print(problem.graph().rule(quantity), text);
        }

        private static final Quantity WEIGHT_GRADIENT = NetworkQuantities.lossGradient(NetworkQuantities.weights(2));
        private static final Quantity UPDATED = new Quantity.Updated(NetworkQuantities.weights(2));
        private static final Quantity AT_POINT = new Quantity.AtPoint(NetworkQuantities.netInput(1), "x_new");

        @Test
        void areTheCanonicalOnesIfItSaysNothing() {
            Problem problem = problem("");

            assertThat(rule(problem, NetworkQuantities.delta(1))).isEqualTo("δ1 = ∂E/∂a1 ∘ relu′(z1)");
            assertThat(rule(problem, WEIGHT_GRADIENT)).isEqualTo("∂E/∂W2 = δ2 a1ᵀ");
            assertThat(rule(problem, UPDATED)).isEqualTo("W2_new = W2 − η ∂E/∂W2");
            assertThat(rule(problem, AT_POINT)).isEqualTo("z1(x_new) = W1_new x_new + b1_new");
        }

        @Test
        void standInEveryName() {
            Problem problem = problem(
                    "notation: {weights: theta, activation: h, output: yhat, loss: CE, delta: g, index: brackets}\n");

            assertThat(rule(problem, NetworkQuantities.delta(1))).isEqualTo("g[1] = ∂CE/∂h[1] ∘ relu′(z[1])");
            assertThat(rule(problem, NetworkQuantities.activation(2))).isEqualTo("ŷ = softmax(z[2])");
            assertThat(rule(problem, WEIGHT_GRADIENT)).isEqualTo("∂CE/∂θ[2] = g[2] h[1]ᵀ");
            assertThat(rule(problem, UPDATED)).isEqualTo("θ[2]_new = θ[2] − η ∂CE/∂θ[2]");
            assertThat(rule(problem, AT_POINT)).isEqualTo("z[1](x_new) = θ[1]_new x_new + b[1]_new");
        }

        @Test
        void mayLackADelta() {
            Problem problem = problem("notation: {delta: none, index: parentheses}\n");

            assertThat(rule(problem, NetworkQuantities.delta(1))).isEqualTo("∂E/∂z(1) = ∂E/∂a(1) ∘ relu′(z(1))");
        }

        @Test
        void areTheSameInEveryForm() {
            Problem problem = problem("notation: {weights: w, output: yhat, index: parentheses}\n");
            FormulaPrinter printer = NotationNames.printer(problem);
            Expression rule = problem.graph().rule(UPDATED);

            assertThat(printer.print(rule, new NumpyForm())).isEqualTo("w2 - eta * dE_dw2");
            assertThat(printer.print(rule, new LatexForm()))
                    .isEqualTo("w^{(2)} - \\eta \\frac{\\partial E}{\\partial w^{(2)}}");
            assertThat(printer.name(UPDATED, new MathMlForm()))
                    .isEqualTo("<msubsup><mi>w</mi><mi>new</mi><mrow><mo>(</mo><mn>2</mn><mo>)</mo></mrow></msubsup>");
        }
    }
}
