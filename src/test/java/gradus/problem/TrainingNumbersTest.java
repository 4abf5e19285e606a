package gradus.problem;

import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.network.Catalogue;
import gradus.network.Layout;
import gradus.network.Named;
import gradus.problem.TrainingCases.Case;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trainings give the numbers of {@code src/test/python/training.py}, which is plain numpy and knows no graph. */
class TrainingNumbersTest {
    private static final Path NUMBERS = Path.of("src/test/resources/training/numbers.csv");

    static List<Case> cases() throws IOException {
        return TrainingCases.of(NUMBERS);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyStepHasTheNumbersOfNumpy(Case given) {
        Problem problem = ProblemFiles.parse(given.problem(Layout.COLUMNS));

        given.numbers().forEach((name, expected) -> assertNumbers(problem, name, expected));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyStepHasThemInRows(Case given) {
        Problem problem = ProblemFiles.parse(given.problem(Layout.ROWS));

        given.numbers().forEach((name, expected) -> assertNumbers(problem, name, expected.transposed()));
    }

    private static void assertNumbers(Problem problem, String name, Tensor expected) {
        Resolution resolution = problem.vocabulary().resolve(name);
        assertThat(resolution).as(name).isInstanceOf(Resolution.Found.class);
        Tensor computed = problem.truth(((Resolution.Found) resolution).quantity());
        assertCloseByScale(name, computed.reshaped(expected.shape()), expected, 1e-11, 1e-3);
    }

    /** The rules that need no gradients are among the problems of {@link UnitNumbersTest}. */
    @Test
    void everyOptimizerThatNeedsGradientsIsAmongTheCases() throws IOException {
        String all = Files.readString(NUMBERS);

        Stream<String> optimizers = Catalogue.optimizers().all().stream()
                .filter(optimizer -> optimizer.rule().isEmpty())
                .map(Named::name);
        assertThat(optimizers).allMatch(name -> all.contains("optimizer: " + name + ","));
    }
}
