package gradus.grading.mistake;

import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.grading.RecurrencePapers;
import gradus.grading.RecurrencePapers.NumpyPaper;
import gradus.graph.Evaluation;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.RecurrenceCases;
import gradus.problem.RecurrenceCases.Case;
import gradus.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in recurrent networks give the numbers of {@code src/test/python/recurrent_mistakes.py}, which knows no graph. */
class RecurrentMistakesTest {
    static List<NumpyPaper> papers() {
        return RecurrencePapers.wrong();
    }

    static List<Mistake> mistakes() {
        return Stream.of(new CellMistakes(), new ThroughTimeMistakes(), new GateMistakes(), new SharedWeightMistakes())
                .flatMap(family -> family.mistakes().stream())
                .toList();
    }

    static List<Case> cases() {
        return RecurrenceCases.all();
    }

    private static List<Occurrence> occurrences(String id, Problem problem) {
        return MistakeCatalogue.installed()
                .find(id)
                .orElseThrow()
                .in(new RecurrentNetwork(problem.recurrence().orElseThrow(), problem.graph()));
    }

    @ParameterizedTest
    @MethodSource("papers")
    void aMistakeGivesTheNumbersOfNumpy(NumpyPaper paper) {
        Problem problem = paper.problem();
        List<Occurrence> occurrences = occurrences(paper.mistake(), problem);
        assertThat(occurrences).isNotEmpty();

        Evaluation values = occurrences.get(0).appliedTo(problem.graph()).evaluate();

        paper.numbers().forEach((name, expected) -> {
            Tensor computed = values.of(RecurrencePapers.quantity(problem, name));
            assertCloseByScale(name, computed.reshaped(expected.shape()), expected, 1e-11, 1e-3);
        });
    }

    @ParameterizedTest
    @MethodSource("papers")
    void aMistakeChangesSomething(NumpyPaper paper) {
        Problem problem = paper.problem();

        assertThat(paper.numbers()).anySatisfy((name, wrong) -> {
            Tensor truth = problem.truth(RecurrencePapers.quantity(problem, name));
            assertThat(truth.reshaped(wrong.shape())
                            .zip(wrong, (left, right) -> left - right)
                            .scale())
                    .isGreaterThan(1e-6);
        });
    }

    @Test
    void everyMistakeIsOnAPaper() {
        List<String> written = papers().stream().map(NumpyPaper::mistake).toList();

        assertThat(mistakes()).extracting(Mistake::id).allMatch(written::contains);
    }

    /** Row layout is another graph with the same numbers; both must be wrong in the same way. */
    @ParameterizedTest
    @MethodSource("cases")
    void aMistakeIsTheSameInRows(Case given) {
        Problem columns = ProblemFiles.parse(given.columns());
        Problem rows = ProblemFiles.parse(given.rows());
        for (Mistake mistake : mistakes()) {
            List<Occurrence> inColumns = occurrences(mistake.id(), columns);
            List<Occurrence> inRows = occurrences(mistake.id(), rows);
            assertThat(inRows).as(mistake.id()).hasSameSizeAs(inColumns);
            if (!inColumns.isEmpty()) {
                Evaluation one = inColumns.get(0).appliedTo(columns.graph()).evaluate();
                Evaluation other = inRows.get(0).appliedTo(rows.graph()).evaluate();
                given.numbers().keySet().forEach(name -> {
                    Tensor column = one.of(RecurrencePapers.quantity(columns, name));
                    Tensor row = other.of(RecurrencePapers.quantity(rows, name)).transposed();
                    assertCloseByScale(mistake.id() + ", " + name, row.reshaped(column.shape()), column, 1e-11, 1e-3);
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void noneIsMadeInALayeredNetwork(Mistake mistake) {
        Problem layered = ProblemFiles.read(Path.of("problems", "004-exercise-1.yaml"));

        assertThat(mistake.in(new LayeredNetwork(layered.task().orElseThrow(), layered.graph())))
                .isEmpty();
    }
}
