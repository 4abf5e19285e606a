package gradus.grading.mistake;

import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Evaluation;
import gradus.graph.Quantity;
import gradus.network.Layout;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.Resolution;
import gradus.problem.TrainingCases;
import gradus.problem.TrainingCases.Case;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in trainings give the numbers of {@code src/test/python/training_mistakes.py}, in every step. */
class TrainingMistakesTest {
    private static final Path NUMBERS = Path.of("src/test/resources/training/mistakes.csv");

    static List<Case> cases() throws IOException {
        return TrainingCases.of(NUMBERS);
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(new OptimizerMistakes(), new PenaltyMistakes()).flatMap(family -> family.mistakes().stream());
    }

    private static Mistake mistake(String id) {
        return MistakeCatalogue.installed().find(id).orElseThrow();
    }

    private static List<Occurrence> occurrences(Mistake mistake, Problem problem) {
        return mistake.in(new LayeredNetwork(problem.task().orElseThrow(), problem.graph()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aMistakeIsMadeInEveryStep(Case given) {
        for (Layout layout : Layout.values()) {
            Problem problem = ProblemFiles.parse(given.problem(layout));
            Occurrence everywhere = occurrences(mistake(given.name()), problem).get(0);
            assertThat(everywhere.layer()).isEqualTo(Occurrence.EVERYWHERE);

            Evaluation values = everywhere.appliedTo(problem.graph()).evaluate();
            given.numbers().forEach((name, expected) -> {
                Tensor laid = layout == Layout.COLUMNS ? expected : expected.transposed();
                Quantity quantity = ((Resolution.Found) problem.vocabulary().resolve(name)).quantity();
                assertCloseByScale(layout + ": " + name, values.of(quantity).reshaped(laid.shape()), laid, 1e-11, 1e-3);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aMistakeChangesSomething(Case given) {
        Problem problem = ProblemFiles.parse(given.problem(Layout.COLUMNS));

        boolean isRight = given.numbers().entrySet().stream().allMatch(entry -> {
            Quantity quantity = ((Resolution.Found) problem.vocabulary().resolve(entry.getKey())).quantity();
            Tensor truth = problem.truth(quantity);
            Tensor wrong = entry.getValue().reshaped(truth.shape());
            return truth.zip(wrong, (left, right) -> left - right).scale() < 1e-9;
        });

        assertThat(isRight).isFalse();
    }

    @Test
    void everyMistakeIsAmongTheCases() throws IOException {
        List<String> ids = cases().stream().map(Case::name).toList();

        assertThat(mistakes()).extracting(Mistake::id).allMatch(ids::contains);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void thereIsNoneInPlainGradientDescent(Mistake mistake) throws IOException {
        Case plain = cases().stream()
                .filter(given -> given.name().equals("learning-rate-omitted"))
                .findFirst()
                .orElseThrow();

        assertThat(occurrences(mistake, ProblemFiles.parse(plain.problem(Layout.COLUMNS))))
                .isEmpty();
    }
}
