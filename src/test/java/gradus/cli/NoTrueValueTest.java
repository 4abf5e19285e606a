package gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.platform.Platform;
import gradus.platform.Platforms;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.Question;
import gradus.tensor.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a student gets to see tells a true value that the student did not write. */
@Execution(ExecutionMode.CONCURRENT)
class NoTrueValueTest {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final int DIGITS = 5;
    private static final MathContext FIVE_DIGITS = new MathContext(DIGITS);

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @MethodSource("gradus.problem.ProblemFiles#all")
    void stands(Path file) throws Exception {
        Problem problem = ProblemFiles.read(file);
        List<DoubleUnaryOperator> mistakes = List.of(x -> x + 0.5, x -> -x, x -> 2 * x, x -> 0, x -> Double.NaN);

        for (DoubleUnaryOperator mistake : mistakes) {
            String paper = paper(problem, mistake);
            Set<BigDecimal> written = numbers(paper).collect(Collectors.toSet());

            String shown = everythingShown(file, paper);

            Set<BigDecimal> truths = longTruths(problem);
            assertThat(numbers(shown).filter(number -> !written.contains(number) && truths.contains(number)))
                    .isEmpty();
        }
    }

    @Test
    void aTrueValueWouldBeFound() {
        Problem problem = ProblemFiles.read(ProblemFiles.all().get(0));
        double truth = problem.truth(problem.questions().get(1).quantity()).at(0);

        assertThat(numbers("expected " + truth + ".")).containsAnyElementsOf(longTruths(problem));
    }

    private String everythingShown(Path file, String paper) throws Exception {
        ClassFolder folder = new ClassFolder(temporary).write("class/s1.yaml", paper);
        String text =
                folder.run("check", file.toString(), "FOLDER/class/s1.yaml").terminal();
        String json = folder.run("check", file.toString(), "FOLDER/class/s1.yaml", "--format", "json")
                .terminal();
        String formats =
                "moodle-gradebook," + String.join(",", Platforms.installed().names(Platform.Scope.PAPER));
        String table = folder.run(
                        "grade", file.toString(), "FOLDER/class", "-o", "FOLDER/out", "--reports", "--to", formats)
                .terminal();
        assertThat(folder.file("out/gradescope/s1.json")).exists();
        folder.run("grade", file.toString(), "FOLDER/class", "-o", "FOLDER/pages", "--reports", "html", "--page");
        String markdown = folder.run("check", file.toString(), "FOLDER/class/s1.yaml", "--format", "markdown")
                .terminal();
        StringBuilder files = new StringBuilder();
        for (Path written :
                folder.files().filter(one -> !one.endsWith("s1.yaml")).toList()) {
            files.append(withoutStyle(Files.readString(written))).append('\n');
        }
        return text + json + markdown + table + files;
    }

    /** A page without its colours and the places of a drawing, which are numbers, too. */
    private static String withoutStyle(String text) {
        return text.replaceAll("(?s)<style>.*?</style>", "").replaceAll(" (d|x|y|viewBox)=\"[^\"]*\"", "");
    }

    /** A paper with every asked entry mistaken. */
    private static String paper(Problem problem, DoubleUnaryOperator mistake) {
        StringBuilder text = new StringBuilder("student: s1\nproblem: " + problem.id() + "\nanswers:\n");
        for (Question question : problem.questions()) {
            Tensor truth = problem.truth(question.quantity());
            int columns = truth.shape().columns();
            String rows = IntStream.range(0, truth.shape().rows())
                    .mapToObj(row -> IntStream.range(0, columns)
                            .mapToObj(column -> mistaken(truth.at(row, column), mistake))
                            .collect(Collectors.joining(", ", "[", "]")))
                    .collect(Collectors.joining(", ", "[", "]"));
            text.append("  \"")
                    .append(question.name())
                    .append("\": ")
                    .append(rows)
                    .append('\n');
        }
        return text.toString();
    }

    private static String mistaken(double truth, DoubleUnaryOperator mistake) {
        double value = mistake.applyAsDouble(truth);
        return Double.isNaN(value)
                ? "nan"
                : new BigDecimal(value).round(new MathContext(7)).toString();
    }

    /** The true values that no other number in a report equals by chance: those with five digits and more. */
    private static Set<BigDecimal> longTruths(Problem problem) {
        Set<BigDecimal> truths = new HashSet<>();
        for (Question question : problem.questions()) {
            problem.truth(question.quantity())
                    .entries()
                    .mapToObj(NoTrueValueTest::rounded)
                    .filter(value -> value.precision() >= DIGITS)
                    .forEach(truths::add);
        }
        return truths;
    }

    private static Stream<BigDecimal> numbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).map(number -> rounded(new BigDecimal(number)));
    }

    private static BigDecimal rounded(double value) {
        return rounded(new BigDecimal(Math.abs(value)));
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.round(FIVE_DIGITS).stripTrailingZeros();
    }
}
