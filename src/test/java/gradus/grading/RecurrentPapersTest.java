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

/** Papers about two steps of an Elman network, computed with numpy: an error costs its own line, whatever follows from it. */
class RecurrentPapersTest {
    private static final Path FOLDER = Path.of("src/test/resources/recurrence");
    private static final Problem ELMAN = ProblemFiles.read(FOLDER.resolve("elman.yaml"));

    /** The names of the lines with their verdicts, unless they are right. */
    private static String judged(MarkSheet sheet) {
        return sheet.lines().stream()
                .filter(line -> !line.verdict().isRight())
                .map(line -> line.question().name() + " " + line.verdict().code())
                .collect(joining(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    right     | 9   | ''
                    sign      | 8.5 | h1 wrong, h2 follows, y follows, E follows, delta1 follows, dE/dWhh2 follows, \
                    dE/dWhh follows, dE/dh0 follows, Whh_new follows
                    last-step | 8   | dE/dWhh wrong, Whh_new follows
                    """)
    void whatFollowsThroughTimeCostsNothing(String paper, String points, String expected) throws IOException {
        String text = Files.readString(FOLDER.resolve("papers").resolve(paper + ".yaml"));
        String answers = text.substring(text.indexOf('\n'));

        MarkSheet sheet = new Marker(ELMAN).mark(Answers.of(answers.stripIndent()));

        assertThat(judged(sheet)).isEqualTo(expected);
        assertThat(sheet.points()).isEqualByComparingTo(points);
    }
}
