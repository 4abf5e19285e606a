package gradus.report.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.batch.Grader;
import gradus.grading.StudentResult;
import gradus.graph.Expression;
import gradus.problem.AnswerForm;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.Question;
import gradus.problem.Reveal;
import gradus.report.Audience;
import gradus.report.PaperFeedback;
import gradus.report.StudentReport;
import gradus.report.language.Language;
import gradus.report.page.StudentHtml;
import gradus.report.page.StudentMarkdown;
import gradus.report.solution.PrintedEquations.Printed;
import gradus.tensor.Digits;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The first mistake of a paper, done right with the numbers of the paper. */
class OwnNumbersTest {
    private static final String HEADING = "With your own numbers";
    private static final String OF_GIVEN = "With numbers";
    private static final Pattern NUMBER = Pattern.compile("[0-9]+\\.[0-9]+");

    private static final String NETWORK = """
            id: net
            title: Two layers
            network:
              inputs: 2
              layers:
                - {units: 2, activation: tanh, weights: [[0.3, -0.2], [0.1, 0.4]], biases: 0.2}
                - {units: 1, activation: identity, weights: [[0.5, -1]], biases: 0}
              loss: half-squared-error
            examples:
              - {input: [1, 2], target: 1}
            training: {optimizer: sgd, learning-rate: 0.5}
            reveal: value
            questions: [z1, a1, z2, delta2, delta1, dE/dW1, W1_new]
            """;

    /**
     * With tanh' forgotten in delta1. Right for a student who has -1.7507 and 0.1 and 1.1 is
     * -1.7507 * 0.5 * (1 - tanh(0.1)^2) = -0.8666547 and 1.7507 * (1 - tanh(1.1)^2) = 0.6288537; the true values are -0.8666372 and
     * 0.6288412.
     */
    private static final String PAPER = """
            answers:
              z1: [0.1, 1.1]
              a1: [0.0997, 0.8005]
              z2: -0.7507
              delta2: -1.7507
              delta1: [-0.8754, 1.7507]
              dE/dW1: [[-0.8754, -1.7508], [1.7507, 3.5014]]
              W1_new: [[0.7377, 0.6754], [-0.7754, -1.3507]]
            """;

    /** What a student reads, in three forms. */
    private record Shown(String text, String markdown, String html) {
        List<String> all() {
            return List.of(text, markdown, html);
        }
    }

    private static Shown shown(Problem problem, String paper, Reveal reveal) {
        List<Problem> problems = List.of(problem);
        Grader grader = new Grader(problems);
        var outcome = (Grader.Outcome.Graded) grader.grade("a.yaml", paper.getBytes(StandardCharsets.UTF_8));
        StudentResult result = grader.result(outcome.paper(), problems);
        Audience audience = Audience.student(problems, reveal);
        PaperFeedback feedback = PaperFeedback.of(result, audience);
        return new Shown(
                StudentReport.text(result, audience),
                new StudentMarkdown(problems, Language.ENGLISH).page(feedback),
                new StudentHtml(problems, Language.ENGLISH).page(feedback));
    }

    /** All from the heading on; empty if there is none. */
    private static String section(String form) {
        int start = Math.max(form.lastIndexOf(HEADING), form.lastIndexOf(OF_GIVEN));
        return start < 0 ? "" : form.substring(start);
    }

    @Test
    void theLineWithTheMistakeAndWhatFollowsAreDoneRight() {
        String text = shown(ProblemFiles.parse(NETWORK), PAPER, Reveal.VALUE).text();

        assertThat(text.substring(text.indexOf(HEADING))).isEqualTo("""
                With your own numbers
                  delta1, computed from your own lines before it:

                    δ1 = δ2 W2ᵀ ∘ tanh′(z1)

                       = (−1.7507) · [ 0.5  −1 ]ᵀ ∘ tanh′([ 0.1 ])
                                                          [ 1.1 ]

                       = [ −0.866655 ]
                         [  0.628854 ]

                  From there on:

                    ∂E/∂W1 = δ1 xᵀ

                           = [ −0.866655 ] [ 1 ]ᵀ
                             [  0.628854 ] [ 2 ]

                           = [ −0.866655  −1.73331 ]
                             [  0.628854   1.25771 ]

                    W1_new = W1 − η ∂E/∂W1

                           = [ 0.3  −0.2 ] − 0.5 · [ −0.866655  −1.73331 ]
                             [ 0.1   0.4 ]         [  0.628854   1.25771 ]

                           = [  0.733327   0.666655 ]
                             [ −0.214427  −0.228854 ]
                """);
    }

    @Test
    void withTheMistakeAloneItGoesNoFurtherThanTheNumbersOfThePaper() {
        Shown shown = shown(ProblemFiles.parse(NETWORK), PAPER, Reveal.MISTAKE);

        assertThat(shown.text().substring(shown.text().indexOf(HEADING))).isEqualTo("""
                With your own numbers
                  The rule of delta1, with the numbers of your own lines before it:

                    δ1 = δ2 W2ᵀ ∘ tanh′(z1)

                       = (−1.7507) · [ 0.5  −1 ]ᵀ ∘ tanh′([ 0.1 ])
                                                          [ 1.1 ]
                """);
        assertThat(shown.markdown()).contains("### " + HEADING, "(-1.7507) \\cdot \\begin{bmatrix} 0.5 & -1");
        assertThat(shown.html()).contains(">" + HEADING + "</h3>", "<mn>1.7507</mn>");
        assertThat(shown.all()).noneMatch(form -> form.contains("0.8666") || form.contains("0.6288"));
    }

    @ParameterizedTest
    @EnumSource(Reveal.class)
    void lowerLevelsHaveNothingOfIt(Reveal reveal) {
        boolean isShown = reveal.allows(Reveal.MISTAKE);

        assertThat(shown(ProblemFiles.parse(NETWORK), PAPER, reveal).all())
                .allMatch(form -> form.contains(HEADING) == isShown);
    }

    /** The rule of delta2 stands in its place, down to a number that the student has. */
    @Test
    void aLineThatIsMissingIsNotComputedInPassing() {
        String paper = PAPER.replace("  delta2: -1.7507\n", "").replace("[-0.8754, 1.7507]", "[-0.8754, 1.75]");

        String text = shown(ProblemFiles.parse(NETWORK), paper, Reveal.MISTAKE).text();

        assertThat(text.substring(text.indexOf(HEADING)))
                .contains("(−0.7507 − 1)", "1.1")
                .doesNotContain("1.7507", "1.75066");
    }

    @Test
    void aPaperWithoutAMistakeHasNothingOfIt() {
        String right = PAPER.substring(0, PAPER.indexOf("  delta1"));

        assertThat(shown(ProblemFiles.parse(NETWORK), right, Reveal.VALUE).all())
                .allMatch(form -> section(form).isEmpty());
    }

    private static Problem revealing(Path file, Reveal reveal) throws IOException {
        String text = Files.readString(file).replaceAll("(?m)^reveal:.*$", "");
        return ProblemFiles.parse(text + "\nreveal: " + reveal.name().toLowerCase(Locale.ROOT) + "\n");
    }

    private static boolean isNumeric(Question question) {
        return !(question.form() instanceof AnswerForm.Formula);
    }

    /** True values in so many digits, and one line with a mistake in every number. */
    private static String paper(Problem problem, int wrong, int digits) {
        List<String> lines = new ArrayList<>();
        for (int place = 0; place < problem.questions().size(); place++) {
            Question question = problem.questions().get(place);
            if (isNumeric(question)) {
                Tensor value = problem.truth(question.quantity());
                Tensor written = place == wrong ? value.map(number -> 3 * number + 0.7) : value;
                lines.add("  " + question.name() + ": " + Digits.nested(written, digits) + "\n");
            }
        }
        return "problem: " + problem.id() + "\nanswers:\n" + String.join("", lines);
    }

    /** Whoever works out the printed numbers gets the printed result. */
    @ParameterizedTest
    @CsvSource({
        "004-exercise-2b, delta[2]",
        "004-exercise-2b, z[1]",
        "004-exercise-1, dE/dw[2]",
        "000-softmax-rows, delta1",
        "001-bce-columns, h(1)",
        "001-logistic-circuit, f",
    })
    void everyLineOfNumbersGivesItsResult(String name, String wrong) throws IOException {
        Problem problem = revealing(Path.of("problems", name + ".yaml"), Reveal.VALUE);
        List<String> names = problem.questions().stream().map(Question::name).toList();
        assertThat(names).contains(wrong);

        String text = shown(problem, paper(problem, names.indexOf(wrong), 5), Reveal.VALUE)
                .text();

        List<Printed> worked = PrintedEquations.in(section(text)).stream()
                .filter(equation -> equation.sides().size() == 3)
                .filter(equation -> !equation.sides().get(1).contains("softmax"))
                .toList();
        assertThat(worked).isNotEmpty();
        worked.forEach(OwnNumbersTest::check);
    }

    private static void check(Printed equation) {
        double[][] result = PlainArithmetic.value(equation.sides().get(2));
        double[][] computed = PlainArithmetic.value(equation.sides().get(1));
        assertThat(computed).as(equation.name()).hasDimensions(result.length, result[0].length);
        for (int row = 0; row < result.length; row++) {
            for (int column = 0; column < result[0].length; column++) {
                assertThat(computed[row][column])
                        .as(equation.name())
                        .isCloseTo(result[row][column], within(5e-5 * Math.max(0.1, Math.abs(result[row][column]))));
            }
        }
    }

    /** Where no value is revealed, no number stands there but those of the paper and of the problem. */
    @ParameterizedTest
    @MethodSource("gradus.problem.ProblemFiles#all")
    void noTrueValueIsToldWithTheMistake(Path file) throws IOException {
        Problem problem = revealing(file, Reveal.MISTAKE);
        for (int wrong = 0; wrong < problem.questions().size(); wrong++) {
            if (!isNumeric(problem.questions().get(wrong))) {
                continue;
            }
            String paper = paper(problem, wrong, 4);
            String known = paper + Files.readString(file);

            for (String form : shown(problem, paper, Reveal.MISTAKE).all()) {
                String section = section(form);
                Matcher number = NUMBER.matcher(section);
                while (number.find()) {
                    boolean isStyle = number.group().equals("1.5");
                    assertThat(known.contains(number.group()) || isStyle || isGiven(problem, number.group()))
                            .as(problem.questions().get(wrong).name() + ": " + number.group() + " in " + section)
                            .isTrue();
                }
            }
        }
    }

    /** A number that the problem computes itself from what it gives, such as 1/m, or one of a rule, such as ln 2. */
    private static boolean isGiven(Problem problem, String number) {
        Rules rules = new Rules(problem);
        boolean isOfRule = problem.graph().quantities().stream()
                .flatMap(quantity -> rules.latex(quantity).stream())
                .anyMatch(rule -> rule.contains(number));
        return isOfRule
                || problem.graph().quantities().stream()
                        .filter(quantity -> problem.graph().rule(quantity) instanceof Expression.Constant)
                        .map(problem::truth)
                        .anyMatch(value -> Digits.nested(value, 6).contains(number));
    }

    @Test
    void hugeMatricesAreLeftOut() {
        String weights = IntStream.range(0, 40)
                .mapToObj(row -> IntStream.range(0, 40)
                        .mapToObj(column -> "0." + (row + column + 1))
                        .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", ", "[", "]"));
        Problem problem = ProblemFiles.parse("""
                id: big
                title: Forty units
                given: {W: %s, x: [%s]}
                define: {z: W @ x, E: sum(z)}
                reveal: value
                questions: [z, E]
                """.formatted(weights, "1, ".repeat(39) + "1"));
        String paper = "answers: {z: [" + "3, ".repeat(39) + "3], E: 120}\n";

        assertThat(shown(problem, paper, Reveal.MISTAKE).text()).doesNotContain(OF_GIVEN);
        assertThat(shown(problem, paper, Reveal.VALUE).text())
                .contains(OF_GIVEN)
                .doesNotContain("0.1  0.2  0.3");
    }
}
