package gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.grading.RecurrencePapers.NumpyPaper;
import gradus.problem.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Papers with a mistake in a recurrent network, computed with numpy: the mistake is named, and nothing that only looks like one. */
class RecurrentDiagnosisTest {
    static List<NumpyPaper> wrong() {
        return RecurrencePapers.wrong();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theMistakeIsNamed(NumpyPaper paper) {
        Problem problem = paper.problem();
        MarkSheet sheet = paper.marked(problem);
        System.out.println(paper + ": " + sheet.lines().stream().filter(l -> !l.verdict().isRight()).map(l -> l.question().name() + " " + l.verdict()).toList());
    }
}
