package gradus.problem;

import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Evaluation;
import gradus.graph.GradientCheck;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.problem.RecurrenceCases.Case;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recurrent networks give the numbers of {@code src/test/python/recurrence.py}, which is plain numpy and knows no graph. */
@Execution(ExecutionMode.CONCURRENT)
class RecurrenceNumbersTest {
    private static final double STEP = 1e-3;
    private static final double SHARE = 1e-6;
    private static final double FLOOR = 1e-2;

    static List<Case> cases() {
        return RecurrenceCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyQuantityHasTheNumbersOfNumpy(Case given) {
        Problem problem = ProblemFiles.parse(given.columns());

        assertThat(given.numbers()).hasSizeGreaterThan(10);
        given.numbers().forEach((name, expected) -> assertNumbers(problem, name, expected));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyQuantityHasThemInRows(Case given) {
        Problem problem = ProblemFiles.parse(given.rows());

        given.numbers().forEach((name, expected) -> assertNumbers(problem, name, expected.transposed()));
    }

    private static void assertNumbers(Problem problem, String name, Tensor expected) {
        Resolution resolution = problem.vocabulary().resolve(name);
        assertThat(resolution).as(name).isInstanceOf(Resolution.Found.class);
        Tensor computed = problem.truth(((Resolution.Found) resolution).quantity());
        assertThat(computed.count()).as(name).isEqualTo(expected.count());
        assertCloseByScale(name, computed.reshaped(expected.shape()), expected, 1e-11, 1e-3);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyGradientIsThatOfDifferences(Case given) {
        for (String file : List.of(given.columns(), given.rows())) {
            Graph graph = ProblemFiles.parse(file).computed();
            Evaluation values = graph.evaluate();
            List<Quantity> checked = new ArrayList<>();
            for (Quantity quantity : graph.quantities()) {
                if (quantity instanceof Quantity.Gradient gradient && graph.contains(gradient.by())) {
                    Tensor value = values.of(gradient);
                    for (int place = 0; place < value.count(); place++) {
                        double measured =
                                GradientCheck.difference(graph, NetworkQuantities.LOSS, gradient.by(), place, STEP);
                        double room = SHARE * Math.max(Math.abs(value.at(place)), FLOOR);
                        assertThat(Math.abs(measured - value.at(place)))
                                .as("%s, entry %d", gradient, place + 1)
                                .isLessThanOrEqualTo(room);
                    }
                    checked.add(quantity);
                }
            }
            assertThat(checked).hasSizeGreaterThan(5);
        }
    }

    /** The parts of the steps are named after copies of a parameter, which only a loop in numpy has; together they are the gradient. */
    @ParameterizedTest
    @MethodSource("cases")
    void thePartsOfTheStepsAddUpToTheGradient(Case given) {
        Problem problem = ProblemFiles.parse(given.columns());
        Graph graph = problem.computed();
        problem.recurrence().orElseThrow().parameters().forEach(parameter -> {
            Quantity gradient = NetworkQuantities.lossGradient(parameter);
            List<Quantity> parts = graph.quantities().stream()
                    .filter(quantity -> quantity instanceof Quantity.Gradient one
                            && one.by() instanceof Quantity.Variable copy
                            && copy.letter().equals(parameter.toString())
                            && copy.layer() > 0)
                    .toList();
            if (!parts.isEmpty()) {
                Tensor sum = Tensor.filled(graph.shape(gradient), 0);
                for (Quantity part : parts) {
                    sum = sum.zip(problem.truth(part), Double::sum);
                }
                assertCloseByScale(gradient.toString(), sum, problem.truth(gradient), 1e-12, 1e-3);
            }
        });
    }
}
