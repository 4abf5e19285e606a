package gradus.grading;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Papers about two steps of momentum, computed with numpy: what becomes of each line. */
class MomentumPapersTest {
    private static final Problem MOMENTUM = ProblemFiles.read(Path.of("problems/training-momentum.yaml"));
    private static final Path PAPERS = Path.of("src/test/resources/training/papers");

    /** The names of the lines with their verdicts, and the mistakes that explain them, unless they are right. */
    private static String judged(MarkSheet sheet) {
        return sheet.lines().stream()
                .filter(line -> !line.verdict().isRight())
                .map(line -> line.question().name() + " " + line.verdict().code() + explained(line.verdict()))
                .collect(joining(", "));
    }

    private static String explained(Verdict verdict) {
        return verdict.explained().map(MomentumPapersTest::ids).orElse("");
    }

    private static String ids(Diagnosis found) {
        return found.explanations().stream().map(Explanation::id).collect(joining("/", " ", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    right   | 12 | ''
                    ignored | 10 | W1_new wrong momentum-ignored, E@3 wrong momentum-ignored
                    penalty | 8  | dE/dW1 wrong penalty-missing-in-gradient, v_W1@2 follows, W1@2 follows, z1@2 follows, \
                    dE/dW1@2 wrong penalty-missing-in-gradient, v_W1_new follows, W1_new follows, E@3 follows
                    """)
    void aPaperIsJudgedStepByStep(String paper, int points, String expected) throws IOException {
        String text = Files.readString(PAPERS.resolve(paper + ".yaml"));
        String answers = text.substring(text.indexOf("answers:") + "answers:".length());

        MarkSheet sheet = new Marker(MOMENTUM).mark(Answers.of(answers.stripIndent()));

        assertThat(judged(sheet)).isEqualTo(expected);
        assertThat(sheet.points()).isEqualByComparingTo(String.valueOf(points));
    }
}
