package gradus.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.batch.Grader;
import gradus.issue.Severity;
import gradus.problem.Problem;
import gradus.problem.ProblemReader;
import gradus.problem.ProblemReading;
import gradus.problem.Resolution;
import gradus.tensor.Digits;
import gradus.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each convention of the reference, as it holds without a word and as the file may say otherwise. Numbers are reckoned by hand. */
class ConventionsTest {
    private static final Path PAGE = Path.of("docs/reference/problem-file.md");

    /** One linear unit with two inputs: z = 2 · 1 − 3 + 0.5 = −0.5, E = ½ (−0.5 − 2)² = 3.125. */
    private static final Sides ONE_UNIT = new Sides("", """
            id: one-unit
            title: One linear unit
            network:
              inputs: 2
              layers:
                - {units: 1, activation: identity, weights: [[2, -1]], biases: 0.5}
              loss: half-squared-error
            examples:
              - {input: [1, 3], target: 2}
            questions: [z1]
            """, "");

    /** Two examples with the outputs 1 and 3 and the losses ½ and 4½. */
    private static final Sides TWO_EXAMPLES = new Sides("", """
            id: two-examples
            title: Two examples
            network:
              inputs: 1
              layers:
                - {units: 1, activation: identity, weights: 1, biases: none}
              loss: {name: half-squared-error}
            examples:
              - {input: 1, target: 0}
              - {input: 3, target: 0}
            questions: [z1]
            """, "");

    /** A unit with z = 0. */
    private static final Sides AT_ZERO = new Sides("", """
            id: at-zero
            title: A unit at the kink
            network:
              inputs: 1
              layers:
                - {units: 1, activation: relu, weights: 1, biases: none}
              loss: half-squared-error
            examples:
              - {input: 0, target: -1}
            questions: [z1]
            """, "");

    /** Two units with the outputs 1 and 2, both equally large where the weights are. */
    private static final Sides TWO_UNITS = new Sides("", """
            id: two-units
            title: Two units
            network:
              inputs: 2
              layers:
                - {units: 2, activation: identity, weights: [[1, 0], [0, 1]], biases: 0}
              loss: half-squared-error
            examples:
              - {input: [1, 2], target: [0, 0]}
            questions: [z1]
            """, "");

    /**
     * Two texts of a problem.
     *
     * @param convention what the first column of the table says
     * @param usual the text that says nothing of it
     * @param other the text that does
     */
    private record Sides(String convention, String usual, String other) {
        Sides about(String name) {
            return new Sides(name, usual, usual);
        }

        /** Replaced in both texts. */
        Sides with(String from, String to) {
            return new Sides(convention, replaced(usual, from, to), replaced(other, from, to));
        }

        /** Replaced in the text that says it otherwise. */
        Sides otherwise(String from, String to) {
            return new Sides(convention, usual, replaced(other, from, to));
        }

        private static String replaced(String text, String from, String to) {
            assertThat(text).contains(from);
            return text.replace(from, to);
        }

        Case gives(String quantity, String ofUsual, String ofOther) {
            return new Case(this, quantity, ofUsual, ofOther);
        }
    }

    private record Case(Sides sides, String quantity, String usual, String other) {
        @Override
        public String toString() {
            return sides.convention();
        }
    }

    static List<Case> cases() {
        String trained = "examples:";
        String step = "training: {optimizer: sgd, learning-rate: 0.1}\nexamples:";
        return List.of(
                TWO_UNITS
                        .about("an example is a column")
                        .otherwise("network:", "layout: rows\nnetwork:")
                        .gives("z1", "2x1: 1 2", "1x2: 1 2"),
                TWO_EXAMPLES
                        .about("the loss of several examples")
                        .otherwise("half-squared-error}", "half-squared-error, batch: sum}")
                        .gives("E", "2.5", "5"),
                TWO_UNITS
                        .about("the loss of several outputs")
                        .otherwise("half-squared-error", "{name: half-squared-error, outputs: mean}")
                        .gives("E", "2.5", "1.25"),
                TWO_UNITS
                        .about("logarithm")
                        .with("identity", "softmax")
                        .with("input: [1, 2], target: [0, 0]", "input: [1, 1], target: [1, 0]")
                        .with("half-squared-error", "{name: cross-entropy}")
                        .otherwise("cross-entropy", "cross-entropy, base: 2")
                        .gives("E", "0.693147", "1"),
                TWO_EXAMPLES
                        .about("weights of examples in a mean")
                        .with("input: 3,", "input: 3, weight: 3,")
                        .otherwise("half-squared-error}", "half-squared-error, batch: weighted-mean}")
                        .gives("E", "7", "3.5"),
                AT_ZERO.about("derivative of the absolute error at 0")
                        .with("relu", "identity")
                        .with("target: -1", "target: 0")
                        .with("half-squared-error", "{name: absolute-error}")
                        .otherwise("absolute-error", "absolute-error, at-zero: 1")
                        .gives("delta1", "0", "1"),
                AT_ZERO.about("derivative of hinge losses at the margin")
                        .with("relu", "identity")
                        .with("input: 0, target: -1", "input: 1, target: 1")
                        .with("half-squared-error", "{name: hinge}")
                        .otherwise("hinge", "hinge, at-kink: 1")
                        .gives("delta1", "0", "-1"),
                AT_ZERO.about("targets of hinge losses")
                        .with("relu", "identity")
                        .with("input: 0, target: -1", "input: 2, target: 0")
                        .with("half-squared-error", "{name: hinge}")
                        .otherwise("hinge", "hinge, negative-label: 0")
                        .gives("E", "target of example 1 is '0', it has to be -1 or 1", "3"),
                AT_ZERO.about("value of a step at 0")
                        .with("  loss: half-squared-error\n", "")
                        .with("relu", "{name: step}")
                        .otherwise("step", "step, at-zero: 0")
                        .gives("a1", "1", "0"),
                AT_ZERO.about("derivative of hard-tanh, hard-sigmoid and relu6 at their bounds")
                        .with("relu", "{name: relu6}")
                        .otherwise("relu6", "relu6, at-kinks: 1")
                        .gives("delta1", "0", "1"),
                TWO_UNITS
                        .about("units that stay in dropout")
                        .with("biases: 0}", "biases: 0, dropout: {mask: [1, 0], keep: 0.5}}")
                        .otherwise("keep: 0.5", "keep: 0.5, scaling: at-queries")
                        .gives("dropped1", "2x1: 2 0", "2x1: 1 0"),
                AT_ZERO.about("derivative of relu at 0")
                        .with("relu", "{name: relu}")
                        .otherwise("relu", "relu, at-zero: 1")
                        .gives("delta1", "0", "1"),
                AT_ZERO.about("slope of leaky-relu below 0")
                        .with("relu", "{name: leaky-relu}")
                        .with("input: 0", "input: -1")
                        .otherwise("leaky-relu", "leaky-relu, slope: 0.1, at-zero: 1")
                        .gives("a1", "-0.01", "-0.1"),
                AT_ZERO.about("slope of leaky-relu below 0")
                        .with("relu", "{name: leaky-relu}")
                        .otherwise("leaky-relu", "leaky-relu, slope: 0.1, at-zero: 1")
                        .gives("delta1", "0.01", "1"),
                ONE_UNIT.about("shape of a gradient")
                        .otherwise("network:", "gradient-layout: numerator\nnetwork:")
                        .with("[z1]", "[dE/dW1]")
                        .gives("dE/dW1", "1x2: -2.5 -7.5", "2x1: -2.5 -7.5"),
                ONE_UNIT.about("shape of a Jacobian")
                        .otherwise("network:", "jacobian-layout: denominator\nnetwork:")
                        .with("[z1]", "[dz1/dx]")
                        .gives("dz1/dx", "1x2: 2 -1", "2x1: 2 -1"),
                TWO_UNITS
                        .about("`*` in a formula that is asked")
                        .with("[z1]", "[{quantity: z1, as: formula}]")
                        .otherwise("network:", "dialect: numpy\nnetwork:")
                        .gives("points of z1: W1 * x + b1", "1", "0"),
                ONE_UNIT.about("penalty on weights")
                        .with("error\n", "error\n  penalty: {l2: 0.1}\n")
                        .otherwise("l2: 0.1", "l2: 0.1, l2-factor: 1, biases: yes")
                        .gives("E", "3.375", "3.65"),
                ONE_UNIT.about("velocity of the momentum")
                        .with(trained, step)
                        .with("sgd", "momentum, momentum: 0.9")
                        .otherwise("momentum: 0.9", "momentum: 0.9, form: accumulated")
                        .gives("v_W1_new", "1x2: 0.25 0.75", "1x2: -2.5 -7.5"),
                AT_ZERO.about("ε in Adagrad, RMSProp, Adam")
                        .with("relu", "identity")
                        .with("input: 0, target: -1", "input: 1, target: -2")
                        .with(trained, step)
                        .with("sgd", "adagrad, epsilon: 1")
                        .otherwise("epsilon: 1", "epsilon: 1, epsilon-place: inside")
                        .gives("W1_new", "0.925", "0.905132"),
                TWO_EXAMPLES
                        .about("what a step sees")
                        .with("half-squared-error}", "half-squared-error, batch: mean}")
                        .with(trained, step)
                        .otherwise("sgd,", "sgd, batch-size: 1,")
                        .gives("W1_new", "0.5", "0.9"),
                TWO_EXAMPLES
                        .about("what a step sees")
                        .with("  loss: {name: half-squared-error}\n", "")
                        .with("identity", "step")
                        .with(trained, "training: {optimizer: perceptron, learning-rate: 0.1}\nexamples:")
                        .otherwise("perceptron,", "perceptron, batch-size: 2,")
                        .gives("W1_new", "0.9", "0.6"),
                ONE_UNIT.about("parameters of a query point")
                        .with(trained, step + "\n")
                        .with("questions:", "queries: {p: {input: [1, 0]}}\nquestions:")
                        .otherwise("[1, 0]", "[1, 0], parameters: initial")
                        .gives("z1(p)", "3", "2.5"),
                TWO_UNITS
                        .about("classes")
                        .with("[z1]", "[class]")
                        .otherwise("network:", "classes-from: 0\nnetwork:")
                        .gives("class", "2", "1"),
                ONE_UNIT.about("a single output is class 1")
                        .with("[1, 3], target: 2", "[1, 1.9], target: 1")
                        .with("[z1]", "[class]")
                        .otherwise("network:", "class-threshold: 0.7\nnetwork:")
                        .gives("class", "1", "0"),
                ONE_UNIT.about("bias")
                        .with(", biases: 0.5", "")
                        .otherwise("[[2, -1]]", "[[2, -1]], biases: none")
                        .gives("z1", "'biases' is missing in layer 1", "-1"),
                ONE_UNIT.about("what a bias is multiplied by")
                        .otherwise("biases: 0.5", "biases: {values: 0.5, input: -1}")
                        .gives("z1", "-0.5", "-1.5"),
                ONE_UNIT.about("where biases stand")
                        .otherwise("[[2, -1]], biases: 0.5", "[[0.5, 2, -1]], biases: {place: first}")
                        .gives("dE/dW1", "1x2: -2.5 -7.5", "1x3: -2.5 -2.5 -7.5"),
                ONE_UNIT.about("biases in training")
                        .with(trained, step)
                        .otherwise("sgd,", "sgd, parameters: [W1],")
                        .gives("b1_new", "0.75", "no such quantity"),
                ONE_UNIT.about("points of a question")
                        .otherwise("[z1]", "[{quantity: z1, points: 2}]")
                        .gives("points of everything", "1", "2"),
                TWO_UNITS
                        .about("an answer with some wrong entries")
                        .otherwise("network:", "partial-credit: none\nnetwork:")
                        .gives("points of z1: [1, 5]", "0.5", "0"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdsUnlessTheFileSaysOtherwise(Case given) {
        assertThat(given.sides().other()).isNotEqualTo(given.sides().usual());
        assertThat(found(given.sides().usual(), given.quantity())).isEqualTo(given.usual());
        assertThat(found(given.sides().other(), given.quantity())).isEqualTo(given.other());
    }

    @Test
    void everyConventionThatCanBeSaidOtherwiseIsShown() {
        List<String> sayable = Documents.table(PAGE, "conventions").stream()
                .filter(row -> !row.get(2).isBlank())
                .map(row -> row.get(0))
                .toList();

        assertThat(sayable).hasSizeGreaterThan(25);
        assertThat(cases().stream().map(Case::toString).distinct()).containsExactlyInAnyOrderElementsOf(sayable);
    }

    /** The numbers of a quantity, or the first error of the file. */
    private static String found(String text, String quantity) {
        ProblemReading reading = ProblemReader.read("problem.yaml", text.getBytes(UTF_8));
        if (reading.problem().isEmpty()) {
            return reading.issues().all().stream()
                    .filter(issue -> issue.severity() == Severity.ERROR)
                    .findFirst()
                    .orElseThrow()
                    .message();
        }
        Problem problem = reading.problem().get();
        if (quantity.equals("points of everything")) {
            return Digits.points(problem.maximum());
        }
        if (quantity.startsWith("points of ")) {
            return points(problem, "answers: {" + quantity.substring("points of ".length()) + "}");
        }
        return problem.vocabulary().resolve(quantity) instanceof Resolution.Found found
                ? shown(problem.truth(found.quantity()))
                : "no such quantity";
    }

    private static String points(Problem problem, String paper) {
        Grader.Outcome outcome = new Grader(List.of(problem)).grade("paper.yaml", paper.getBytes(UTF_8));
        Grader.Paper graded = ((Grader.Outcome.Graded) outcome).paper();
        return Digits.points(graded.sheets().get(problem.id()).points());
    }

    /** Its sizes, unless it is one number, and its entries with six decimals at most. */
    private static String shown(Tensor tensor) {
        String numbers = tensor.entries()
                .mapToObj(entry -> String.format(Locale.ROOT, "%.6f", entry)
                        .replaceAll("0+$", "")
                        .replaceAll("\\.$", "")
                        .replaceAll("^-0$", "0"))
                .collect(joining(" "));
        return tensor.count() == 1
                ? numbers
                : tensor.shape().sizes().stream()
                                .map(size -> Integer.toString(size))
                                .collect(joining("x")) + ": " + numbers;
    }
}
