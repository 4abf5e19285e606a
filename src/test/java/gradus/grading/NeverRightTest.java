package gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.Question;
import gradus.submission.Submission;
import gradus.submission.YamlSubmissionReader;
import gradus.tensor.Tensor;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can never be right is not, for any question of any problem; a truth of zeros excepted. */
@Execution(ExecutionMode.CONCURRENT)
class NeverRightTest {
    @ParameterizedTest
    @MethodSource("gradus.problem.ProblemFiles#all")
    void noAnswerOfNotANumberIsRight(Path file) {
        assertNeverRight(file, truth -> "nan");
        assertNeverRight(file, truth -> "NaN");
        assertNeverRight(file, truth -> "inf");
        assertNeverRight(file, truth -> "-inf");
        assertNeverRight(file, truth -> "1e999");
    }

    @ParameterizedTest
    @MethodSource("gradus.problem.ProblemFiles#all")
    void noAnswerOfNothingIsRight(Path file) {
        assertNeverRight(file, truth -> "null");
        assertNeverRight(file, truth -> "~");
        assertNeverRight(file, truth -> "''");
    }

    @ParameterizedTest
    @MethodSource("gradus.problem.ProblemFiles#all")
    void noAnswerOfZerosIsRight(Path file) {
        assertNeverRight(file, truth -> "0");
        assertNeverRight(file, truth -> "-0.0");
        assertNeverRight(file, truth -> "0.0000");
        assertNeverRight(file, truth -> "0e9");
        assertNeverRight(file, truth -> "0/3");
    }

    @ParameterizedTest
    @MethodSource("gradus.problem.ProblemFiles#all")
    void noAnswerWithTheWrongSignIsRight(Path file) {
        assertNeverRight(file, truth -> new BigDecimal(-truth).toString());
    }

    private static void assertNeverRight(Path file, DoubleFunction<String> entry) {
        Problem problem = ProblemFiles.read(file);

        MarkSheet sheet =
                new Marker(problem).mark(paper(problem, entry).answers().get(0));

        assertThat(sheet.lines())
                .filteredOn(line -> problem.truth(line.question().quantity()).scale() > 0)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.verdict().isRight())
                        .as(line.question().name())
                        .isFalse())
                .allSatisfy(line -> assertThat(line.points())
                        .as(line.question().name())
                        .isLessThanOrEqualTo(line.question().points())
                        .isNotNegative());
    }

    private static Submission paper(Problem problem, DoubleFunction<String> entry) {
        String lines = problem.questions().stream()
                .map(question -> "  \"" + question.name() + "\": " + rows(problem, question, entry) + "\n")
                .collect(Collectors.joining());
        byte[] bytes = ("problem: " + problem.id() + "\nanswers:\n" + lines).getBytes(StandardCharsets.UTF_8);
        return new YamlSubmissionReader().read("paper.yaml", bytes).submission().orElseThrow();
    }

    private static String rows(Problem problem, Question question, DoubleFunction<String> entry) {
        Tensor truth = problem.truth(question.quantity());
        return IntStream.range(0, truth.shape().rows())
                .mapToObj(row -> IntStream.range(0, truth.shape().columns())
                        .mapToObj(column -> entry.apply(truth.at(row, column)))
                        .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
