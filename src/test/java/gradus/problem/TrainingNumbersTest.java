package gradus.problem;

import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Evaluation;
import gradus.graph.GradientCheck;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.Catalogue;
import gradus.network.Layout;
import gradus.network.Named;
import gradus.network.NetworkQuantities;
import gradus.problem.TrainingCases.Case;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trainings give the numbers of {@code src/test/python/training.py}, which is plain numpy and knows no graph. */
class TrainingNumbersTest {
    private static final Path NUMBERS = Path.of("src/test/resources/training/numbers.csv");

    private static final int LAST_CHECKED = 3;
    private static final double STEP = 1e-3;
    private static final double SHARE = 1e-6;
    private static final double FLOOR = 1e-2;

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

    /** The gradient in a step is that of the loss in the same step by the parameters that it starts from. */
    @ParameterizedTest
    @MethodSource("cases")
    void theGradientsOfLaterStepsAreThoseOfDifferences(Case given) {
        Problem problem = ProblemFiles.parse(given.problem(Layout.COLUMNS));
        Graph graph = problem.computed();
        Evaluation values = graph.evaluate();
        List<Quantity> parameters = problem.task().orElseThrow().parameters();
        List<Quantity> checked = new ArrayList<>();
        for (int step = 2; step <= LAST_CHECKED; step++) {
            for (Quantity parameter : parameters) {
                Quantity gradient = new Quantity.AtStep(NetworkQuantities.lossGradient(parameter), step);
                Quantity loss = new Quantity.AtStep(NetworkQuantities.LOSS, step);
                Quantity by = new Quantity.AtStep(parameter, step);
                if (graph.contains(gradient) && graph.contains(by)) {
                    Tensor measured = GradientCheck.differences(graph, loss, by, STEP);
                    assertCloseByScale(gradient.toString(), values.of(gradient), measured, SHARE, FLOOR);
                    checked.add(gradient);
                }
            }
        }
        assertThat(checked).hasSizeGreaterThan(parameters.size() / 2);
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
