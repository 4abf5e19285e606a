package gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.grading.RecurrencePapers.NumpyPaper;
import gradus.grading.mistake.Kind;
import gradus.grading.mistake.MistakeCatalogue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Papers with a mistake in a recurrent network, computed with numpy: the mistake is named, and nothing that only looks like one. */
class RecurrentDiagnosisTest {
    private static final MistakeCatalogue CATALOGUE = MistakeCatalogue.installed();

    static Stream<NumpyPaper> misconceptions() {
        return RecurrencePapers.wrong().stream().filter(paper -> kind(paper) == Kind.MISCONCEPTION);
    }

    static Stream<NumpyPaper> conventions() {
        return RecurrencePapers.wrong().stream().filter(paper -> kind(paper) == Kind.CONVENTION);
    }

    static List<NumpyPaper> near() {
        return RecurrencePapers.near();
    }

    private static Kind kind(NumpyPaper paper) {
        return CATALOGUE.find(paper.mistake()).orElseThrow().kind();
    }

    /** Every line in which an error was made says so; where others give the same numbers, they are named beside it. */
    @ParameterizedTest
    @MethodSource("misconceptions")
    void aMistakeIsNamedInEveryLineThatIsWrong(NumpyPaper paper) {
        assertThat(RecurrencePapers.named(paper.marked(paper.problem())))
                .isNotEmpty()
                .allSatisfy((line, ids) ->
                        assertThat(ids).as(line).contains(paper.mistake()).hasSizeLessThanOrEqualTo(3));
    }

    @ParameterizedTest
    @MethodSource("conventions")
    void anotherConventionIsNoError(NumpyPaper paper) {
        MarkSheet sheet = paper.marked(paper.problem());

        assertThat(RecurrencePapers.named(sheet)).isEmpty();
        assertThat(sheet.lines())
                .extracting(MarkLine::verdict)
                .anySatisfy(verdict -> assertThat(verdict)
                        .isInstanceOfSatisfying(
                                Verdict.OtherConvention.class,
                                other -> assertThat(other.convention().id()).isEqualTo(paper.mistake())));
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
}
