package gradus.report.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.problem.ProblemFiles;
import gradus.report.solution.PrintedEquations.Printed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever works out the printed numbers gets the printed result: nothing of gradus computes here, but the text itself. */
@Execution(ExecutionMode.CONCURRENT)
class SolutionArithmeticTest {

    /** With six digits the rounded numbers give the result but for its last digits; with fifteen nearly all. */
    @ParameterizedTest
    @CsvSource({
        "004-exercise-2b, 6, 32, 2e-5",
        "004-exercise-2b, 15, 32, 1e-13",
        "001-logistic-circuit, 6, 5, 2e-5",
        "001-logistic-circuit, 15, 5, 1e-13",
        "000-softmax-rows, 12, 13, 1e-9",
        "001-bce-columns, 12, 14, 1e-9",
        "002-ten-classes, 12, 11, 1e-9",
    })
    void everyLineOfNumbersGivesItsResult(String name, int digits, int equations, double tolerance) {
        WorkedSolution solution = WorkedSolution.of(ProblemFiles.read(Path.of("problems", name + ".yaml")));

        List<Printed> worked = PrintedEquations.in(new SolutionText().write(solution, digits)).stream()
                .filter(equation -> equation.sides().size() == 3)
                .filter(equation -> !equation.sides().get(1).contains("softmax"))
                .toList();

        assertThat(worked.stream().map(Printed::name)).hasSize(equations);
        worked.forEach(equation -> check(equation, tolerance));
    }

    private static void check(Printed equation, double tolerance) {
        double[][] result = PlainArithmetic.value(equation.sides().get(2));
        double[][] computed = PlainArithmetic.value(equation.sides().get(1));

        assertThat(computed).as(equation.name()).hasDimensions(result.length, result[0].length);
        for (int row = 0; row < result.length; row++) {
            for (int column = 0; column < result[0].length; column++) {
                assertThat(computed[row][column])
                        .as("%s, row %d, column %d: %s", equation.name(), row + 1, column + 1, equation.sides())
                        .isCloseTo(
                                result[row][column], within(tolerance * Math.max(0.01, Math.abs(result[row][column]))));
            }
        }
    }
}
