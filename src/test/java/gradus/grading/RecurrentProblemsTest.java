package gradus.grading;

import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.grading.RecurrencePapers.NumpyPaper;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.ProblemLint;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The recurrent networks among the problems: their numbers are those of plain numpy, and papers about them are marked. */
class RecurrentProblemsTest {
    static List<NumpyPaper> right() {
        return RecurrencePapers.right();
    }

    @Test
    void thereIsARightPaperForEveryRecurrentProblem() {
        assertThat(ProblemFiles.all().stream()
                        .map(ProblemFiles::read)
                        .filter(problem -> problem.recurrence().isPresent())
                        .map(Problem::id))
                .containsExactlyInAnyOrderElementsOf(
                        right().stream().map(NumpyPaper::id).toList());
    }

    @ParameterizedTest
    @MethodSource("right")
    void theNumbersAreThoseOfNumpy(NumpyPaper paper) {
        Problem problem = paper.problem();

        paper.numbers().forEach((name, expected) -> {
            Tensor computed = problem.truth(RecurrencePapers.quantity(problem, name));
            assertThat(computed.count()).as(name).isEqualTo(expected.count());
            assertCloseByScale(name, computed.reshaped(expected.shape()), expected, 1e-11, 1e-3);
        });
    }

    @ParameterizedTest
    @MethodSource("right")
    void thereIsNothingToComplainAbout(NumpyPaper paper) {
        assertThat(ProblemLint.check(paper.problem()).all()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("right")
    void aRightPaperEarnsEverything(NumpyPaper paper) {
        Problem problem = paper.problem();

        MarkSheet sheet = paper.marked(problem);

        assertThat(notRight(sheet)).isEmpty();
        assertThat(sheet.points()).isEqualByComparingTo(problem.maximum());
    }

    /** The names of the lines with their verdicts, unless they are right. */
    private static String notRight(MarkSheet sheet) {
        return sheet.lines().stream()
                .filter(line -> !line.verdict().isRight())
                .map(line -> line.question().name() + " " + line.verdict().code())
                .collect(joining(", "));
    }

    /** What is computed on with a wrong number costs nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rnn-many-to-one    | bptt-last-step-only         | dE/dbh wrong, dE/dWhh wrong, dE/dWxh wrong, Whh_new follows
                    rnn-linear         | bptt-wrong-hidden-state     | dE/dw2 wrong, dE/dw wrong
                    rnn-bidirectional  | bptt-local-path-missing     | dE/dh_b2 wrong, dE/dh_f1 wrong, dE/dWx_b follows, dE/dWh_f follows
                    lstm-cell-backward | cell-tanh-derivative-missing | dE/dc1 wrong, dE/dg1 follows, dE/df1 follows, dE/di1 follows, \
                    dE/da1 follows, dE/db follows, dE/dW follows, dE/dc0 follows, dE/dh0 follows, dE/dx1 follows
                    lstm-two-steps     | output-gate-tanh-missing    | dE/do2 wrong, dE/dzo2 follows, dE/dh1 follows, dE/dc1 follows, \
                    dE/dbo wrong, dE/dWxg follows, dE/dWhf follows, dE/dc0 follows
                    gru-two-steps      | gru-direct-path-missing     | dE/dh1 wrong, dE/dWhn follows, dE/dbr follows, dE/dWhz follows
                    """)
    void anErrorCostsItsOwnLines(String id, String mistake, String expected) {
        NumpyPaper paper = RecurrencePapers.wrong().stream()
                .filter(one -> one.id().equals(id) && one.mistake().equals(mistake))
                .findFirst()
                .orElseThrow();

        assertThat(notRight(paper.marked(paper.problem()))).isEqualTo(expected);
    }
}
