package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Quantity;
import gradus.problem.AnswerForm.Formula;
import gradus.written.WrittenText;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The slips of the five documents in formulas and numbers that they present as results. */
class SlipsOnRecordTest {
    @ParameterizedTest(name = "{0} {1}, line {2}")
    @CsvSource({
        "000-softmax-rows-formulas, dCE/dz1, (7) to (9)",
        "000-softmax-rows-formulas, dCE/dW1, (19) and (20)",
        "000-softmax-rows-formulas, dCE/db1, (22) and (23)",
        "001-bce-columns-formulas, dJ/da1, line 37",
        "001-bce-columns-formulas, dJ/dW1, line 43",
        "001-logistic-circuit-formulas, df/dx, lines 49 to 51",
        "001-logistic-circuit-rows, df/dw, lines 53 to 55",
        "002-mean-formulas, E, line 7",
        "002-row-gradients-formulas, dE/dz1, line 95",
        "003-relu-columns-formulas, dL/dw2, line 30",
        "003-relu-columns-formulas, dL/dA1, line 30",
        "003-relu-columns-formulas, dL/dw1, line 30",
        "003-relu-columns-formulas, dL/db1, line 30",
        "004-derivative-2, delta1, lines 188 and 192",
        "004-exercise-2b-formulas, dE/db3, line 109",
        "004-exercise-3, delta2, line 146",
        "004-exercise-3, delta1, line 146",
        "004-exercise-3-formulas, delta2, line 146",
        "004-exercise-3-formulas, delta1, line 146"
    })
    void aSlipIsOnRecordWithItsLine(String id, String quantity, String line) {
        Problem problem = ProblemFiles.read(Path.of("problems", id + ".yaml"));
        Quantity meant = ((Resolution.Found) problem.vocabulary().resolve(quantity)).quantity();

        assertThat(problem.errata())
                .filteredOn(erratum -> erratum.quantity().equals(meant))
                .singleElement()
                .satisfies(erratum -> assertThat(erratum.note()).contains(line));
    }

    /** A slip on record is not compared with the solver, so one that is none would hide the next one. */
    @ParameterizedTest
    @MethodSource("gradus.problem.ProblemFiles#all")
    void aFormulaOnRecordAsASlipIsNotRight(Path file) {
        Problem problem = ProblemFiles.read(file);

        for (Question question : problem.questions()) {
            boolean onRecord = problem.errata().stream()
                    .anyMatch(erratum -> erratum.quantity().equals(question.quantity()));
            if (onRecord && question.form() instanceof Formula form) {
                assertThat(judged(problem, question, form))
                        .as(question.name())
                        .isNotInstanceOf(FormulaJudgement.Agrees.class);
            }
        }
    }

    private static FormulaJudgement judged(Problem problem, Question question, Formula form) {
        WrittenText expected = form.expected().orElseThrow();
        return problem.judge().judge(question.quantity(), form, expected.text(), expected.position());
    }
}
