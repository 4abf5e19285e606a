package gradus.grading;

import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.grading.RecurrencePapers.NumpyPaper;
import gradus.grading.mistake.DropoutMistakes;
import gradus.grading.mistake.LayeredNetwork;
import gradus.grading.mistake.Mistake;
import gradus.grading.mistake.MistakeCatalogue;
import gradus.graph.Evaluation;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Papers about dropout, right and wrong, as {@code src/test/python/dropout_mistakes.py} has computed them in plain numpy. */
class DropoutPapersTest {
    private static final List<NumpyPaper> PAPERS =
            RecurrencePapers.of(Path.of("src/test/resources/training/dropout.csv"));
    private static final MistakeCatalogue CATALOGUE = MistakeCatalogue.installed();

    static Stream<NumpyPaper> mistaken() {
        return PAPERS.stream().filter(paper -> CATALOGUE.find(paper.mistake()).isPresent());
    }

    static Stream<NumpyPaper> near() {
        return PAPERS.stream().filter(paper -> paper.mistake().startsWith("near-"));
    }

    private static List<Mistake> mistakes() {
        return new DropoutMistakes().mistakes();
    }

    @Test
    void everyMistakeIsOnAPaper() {
        assertThat(mistaken().map(NumpyPaper::mistake))
                .containsExactlyInAnyOrderElementsOf(
                        mistakes().stream().map(Mistake::id).toList());
    }

    @ParameterizedTest
    @MethodSource("mistaken")
    void aMistakeGivesTheNumbersOfNumpy(NumpyPaper paper) {
        Problem problem = paper.problem();
        Evaluation values = CATALOGUE
                .find(paper.mistake())
                .orElseThrow()
                .in(new LayeredNetwork(problem.task().orElseThrow(), problem.graph()))
                .get(0)
                .appliedTo(problem.graph())
                .evaluate();

        paper.numbers()
                .forEach((name, expected) -> assertCloseByScale(
                        name, values.of(RecurrencePapers.quantity(problem, name)), expected, 1e-11, 1e-3));
    }

    @Test
    void aRightPaperIsRight() {
        NumpyPaper right = PAPERS.get(0);
        Problem problem = right.problem();

        MarkSheet sheet = right.marked(problem);

        assertThat(right.mistake()).isEqualTo(RecurrencePapers.RIGHT);
        assertThat(RecurrencePapers.named(sheet)).isEmpty();
        assertThat(sheet.points()).isEqualByComparingTo(problem.maximum());
    }

    @ParameterizedTest
    @MethodSource("mistaken")
    void aMistakeIsNamedInEveryLineThatIsWrong(NumpyPaper paper) {
        assertThat(RecurrencePapers.named(paper.marked(paper.problem())))
                .isNotEmpty()
                .allSatisfy((line, ids) -> assertThat(ids).as(line).contains(paper.mistake()));
    }

    @ParameterizedTest
    @MethodSource("near")
    void whatOnlyLooksLikeAMistakeIsGivenNoName(NumpyPaper paper) {
        assertThat(RecurrencePapers.named(paper.marked(paper.problem())))
                .isNotEmpty()
                .allSatisfy((line, ids) -> assertThat(ids)
                        .as(line)
                        .noneMatch(id -> CATALOGUE.find(id).isPresent()));
    }

    @Test
    void thereIsNoneWithoutDropout() {
        Problem plain = ProblemFiles.read(Path.of("problems", "004-exercise-1.yaml"));
        LayeredNetwork network = new LayeredNetwork(plain.task().orElseThrow(), plain.graph());

        assertThat(mistakes())
                .allSatisfy(mistake ->
                        assertThat(mistake.in(network)).as(mistake.id()).isEmpty());
    }
}
