package gradus.problem;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Quantity;
import gradus.tensor.Tensor;
import gradus.written.WrittenNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number printed in document 004, with its line there; see the README beside the list. */
class PrintedNumbersTest {
    private static final Path LIST = Path.of("src/test/resources/seeds/004-printed.csv");
    private static final Map<String, Problem> PROBLEMS = new HashMap<>();

    @ParameterizedTest(name = "line {0}: {1} {2} row {3} column {4} is {5}")
    @MethodSource("printedNumbers")
    void theSolverGivesTheNumberOnTheSheet(
            int line, String problem, String quantity, int row, int column, String printed) {
        Problem posed = PROBLEMS.computeIfAbsent(problem, PrintedNumbersTest::read);

        Tensor truth = posed.truth(quantityOf(posed, quantity));

        WrittenNumber number = WrittenNumber.of(printed).orElseThrow();
        // A printed 0 stands for an exact zero, not for everything below one half.
        double room = number.value() == 0 ? 1e-15 : number.halfUnit() * (1 + 1e-9);
        assertThat(truth.at(row - 1, column - 1))
                .isCloseTo(number.value(), org.assertj.core.api.Assertions.within(room));
    }

    @Test
    void theListHoldsAllOfThem() {
        assertThat(printedNumbers().toList()).hasSize(409);
    }

    private static Quantity quantityOf(Problem problem, String name) {
        return problem.graph().quantities().stream()
                .filter(quantity -> quantity.toString().equals(name.replaceAll("^delta", "dE/dz")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + problem.id()));
    }

    private static Problem read(String id) {
        return ProblemFiles.read(Path.of("problems", id + ".yaml"));
    }

    private static Stream<Object[]> printedNumbers() {
        return lines().stream().skip(1).map(line -> line.split(",", -1)).map(cells -> new Object[] {
            Integer.parseInt(cells[0]),
            cells[1],
            cells[2],
            Integer.parseInt(cells[3]),
            Integer.parseInt(cells[4]),
            cells[5]
        });
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(LIST);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
