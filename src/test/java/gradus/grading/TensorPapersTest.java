package gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.Question;
import gradus.report.Solution;
import gradus.submission.ProblemAnswers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Papers about tensors with more than two axes. */
class TensorPapersTest {
    /** y is 2 x 2 x 3, with the channels first. */
    private static final String CHANNELS_FIRST = """
            id: images
            title: Channels first
            given:
              x: [[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [10, 11, 12]]]
              k: [[[0.5]], [[2]]]
            define:
              y: k * x
              E: sum(y**2) / 2
            differentiate: E
            questions:
              - {quantity: y, points: 4}
              - {quantity: dE/dk, points: 2}
            """;

    /** The same convolution with the channels last. */
    private static final String CHANNELS_LAST = """
            id: images-last
            title: Channels last
            given:
              x: [[[[1, 7], [2, 8]], [[3, 9], [4, 10]]]]
              K: [[[[1], [2]]]]
            define:
              y: conv2d(x, K, layout=NHWC)
            questions:
              - {quantity: y, points: 4}
            """;

    private static MarkLine marked(String problem, String line) {
        Problem read = ProblemFiles.parse(problem);
        return new Marker(read).mark(Answers.of(line)).lines().get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y: [[[0.5, 1, 1.5], [2, 2.5, 3]], [[14, 16, 18], [20, 22, 24]]]",
                "y: [[[[0.5, 1, 1.5], [2, 2.5, 3]], [[14, 16, 18], [20, 22, 24]]]]",
                "y: [0.5, 1, 1.5, 2, 2.5, 3, 14, 16, 18, 20, 22, 24]",
                "y: [[0.5, 1, 1.5, 2, 2.5, 3, 14, 16, 18, 20, 22, 24]]",
                "y: [[0.5, 1, 1.5], [2, 2.5, 3], [14, 16, 18], [20, 22, 24]]"
            })
    void rightNumbersAreRightNestedOrAsATable(String line) {
        assertThat(marked(CHANNELS_FIRST, line).verdict().isRight()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            y: [[0.5, 1], [1.5, 2], [2.5, 3], [14, 16], [18, 20], [22, 24]]
            y: [[0.5, 1, 1.5, 2, 2.5, 3], [14, 16, 18, 20, 22, 24]]
            y: [0.5, 1, 1.5, 2, 2.5, 3]
            y: [[[0.5, 1, 1.5], [2, 2.5, 3]]]
            y: 0.5
            """)
    void anotherShapeIsNone(String line) {
        Verdict verdict = marked(CHANNELS_FIRST, line).verdict();

        assertThat(verdict).isInstanceOf(Verdict.WrongShape.class);
        assertThat(((Verdict.WrongShape) verdict).fault()).isNotEqualTo(Verdict.ShapeFault.AXES_EXCHANGED_AND_RIGHT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            y: [[[0.5, 14], [1, 16], [1.5, 18]], [[2, 20], [2.5, 22], [3, 24]]]
            y: [[[0.5, 2], [1, 2.5], [1.5, 3]], [[14, 20], [16, 22], [18, 24]]]
            y: [[[0.5, 1, 1.5], [14, 16, 18]], [[2, 2.5, 3], [20, 22, 24]]]
            """)
    void anotherOrderOfTheAxesIsNamed(String line) {
        Verdict verdict = marked(CHANNELS_FIRST, line).verdict();

        assertThat(verdict).isInstanceOf(Verdict.WrongShape.class);
        assertThat(((Verdict.WrongShape) verdict).fault()).isEqualTo(Verdict.ShapeFault.AXES_EXCHANGED_AND_RIGHT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            y: [[[[15], [18]], [[21], [24]]]]     | right
            y: [[15, 18], [21, 24]]               | right
            y: [[[[15, 18], [21, 24]]]]           | right
            y: [[[[15], [21]], [[18], [24]]]]     | wrong-shape
            """)
    void channelsLastAreThoseOfTheLayout(String line, String verdict) {
        assertThat(marked(CHANNELS_LAST, line).verdict().code()).isEqualTo(verdict);
    }

    @Test
    void aWrongEntryHasItsIndexAndTheOthersTheirCredit() {
        MarkLine mark = marked(CHANNELS_FIRST, "y: [[[0.5, 1, 1.5], [2, 2.5, 3]], [[14, 16, 18], [20, 22.7, 24]]]");

        Verdict.Wrong wrong = (Verdict.Wrong) mark.verdict();
        List<EntryMark> entries = wrong.entries().stream()
                .filter(entry -> entry.verdict() == EntryVerdict.WRONG)
                .toList();
        assertThat(entries).containsExactly(new EntryMark(List.of(2), 2, 2, "22.7", EntryVerdict.WRONG));
        assertThat(mark.points()).isEqualByComparingTo("3.66");
    }

    @ParameterizedTest
    @ValueSource(strings = {CHANNELS_FIRST, CHANNELS_LAST})
    void theSolutionIsAPaperThatIsRight(String problem) {
        Problem read = ProblemFiles.parse(problem);
        String solution = new Solution(
                        read, read.questions().stream().map(Question::quantity).toList())
                .yaml();
        ProblemAnswers answers = Answers.of(solution.substring(solution.indexOf("answers:\n") + "answers:\n".length())
                .stripIndent());

        assertThat(new Marker(read).mark(answers).lines())
                .allMatch(line -> line.verdict().isRight());
    }
}
