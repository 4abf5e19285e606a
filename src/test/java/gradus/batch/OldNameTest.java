package gradus.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.batch.Grader.Outcome;
import gradus.grading.MarkSheet;
import gradus.problem.ProblemFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New biases under the name of the old ones, in a problem whose old biases are 0.1. */
class OldNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b3: [0.063613, 0.160972, 0.158961] | right",
                "b3: [0.1, 0.1, 0.1] | missing",
                "b3: 0.1 0.1 0.1 | missing",
                "b3: [0.1, 0.1] | wrong-shape",
                "{b3: [0.2, 0.2, 0.2], b3_new: [0.063613, 0.160972, 0.158961]} | right",
            })
    void answerTheNewOnesIfTheNumbersAreOthers(String answers, String verdict) {
        String paper = "answers:\n  " + answers + "\n";
        Outcome outcome = new Grader(List.of(ProblemFiles.read(Path.of("problems/004-exercise-2b.yaml"))))
                .grade("s01.yaml", paper.getBytes(UTF_8));

        MarkSheet sheet = Optional.ofNullable(
                        ((Outcome.Graded) outcome).paper().sheets().get("004-exercise-2b"))
                .orElseThrow();

        assertThat(sheet.lines())
                .filteredOn(line -> line.question().quantity().toString().equals("b3_new"))
                .extracting(line -> line.verdict().code())
                .containsExactly(verdict);
    }
}
