package gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.Question;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Papers about the problems on units, losses and rules: the numbers are those of numpy, rounded, and in one line wrong ones. */
class UnitPapersTest {
    private static final Path NUMBERS = Path.of("src/test/resources/units/problems.csv");
    private static final int DECIMALS = 5;

    /** The numbers of all problems, as a student writes them: by problem and quantity. */
    private static Map<String, Map<String, String>> papers() throws IOException {
        Map<String, Map<String, String>> papers = new LinkedHashMap<>();
        for (String line : Files.readAllLines(NUMBERS)) {
            String[] cells = line.split(";");
            int columns = Integer.parseInt(cells[2].split("x")[1]);
            papers.computeIfAbsent(cells[0], problem -> new LinkedHashMap<>())
                    .put(cells[1], rows(cells[3].split(" "), columns));
        }
        return papers;
    }

    private static String rows(String[] numbers, int columns) {
        List<String> rows = new ArrayList<>();
        for (int start = 0; start < numbers.length; start += columns) {
            List<String> row = new ArrayList<>();
            for (int place = start; place < start + columns; place++) {
                row.add(new BigDecimal(numbers[place])
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString());
            }
            rows.add(row.toString());
        }
        return rows.toString();
    }

    private static MarkSheet marked(Problem problem, Map<String, String> paper) {
        String answers = problem.questions().stream()
                .map(Question::name)
                .map(name -> "\"" + name + "\": " + paper.get(name))
                .collect(Collectors.joining("\n", "", "\n"));
        return new Marker(problem).mark(Answers.of(answers));
    }

    private static Problem problem(String id) {
        return ProblemFiles.read(Path.of("problems", id + ".yaml"));
    }

    private static String notRight(MarkSheet sheet) {
        return sheet.lines().stream()
                .filter(line -> !line.verdict().isRight())
                .map(line -> line.question().name() + " " + line.verdict().code())
                .collect(Collectors.joining(", "));
    }

    private static BigDecimal all(Problem problem) {
        return problem.questions().stream().map(Question::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void theNumbersOfNumpyEarnAllPoints() throws IOException {
        papers().forEach((id, paper) -> {
            MarkSheet sheet = marked(problem(id), paper);

            assertThat(notRight(sheet)).as(id).isEmpty();
            assertThat(sheet.points()).as(id).isEqualByComparingTo(all(problem(id)));
        });
    }

    @ParameterizedTest(name = "{0}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            unit-perceptron-and         | W1_new    | [[0.8, 0.3]]                            | 1 | the last example was left out
            unit-adaline                | change_W1 | [[0.65, 0.65, 0.325]]                   | 2 | the learning rate is missing
            unit-huber                  | dE/da1    | [[-0.05], [-0.05], [-0.675], [0.15]]    | 1 | the derivative of the squared error
            unit-multiclass-hinge       | delta1    | [[0.5, 0], [-0.5, 0], [0.5, 0]]         | 1 | the class counts once
            unit-weighted-cross-entropy | delta1    | @1.5                                    | 3 | divided by the number of examples
            unit-dropout                | delta1    | [[-0.21748], [0.17398], [-0.0130488], [-0.26097]] | 3 | without mask and scale
            unit-smooth-units           | delta2    | @-1                                     | 3 | the sign is wrong
            unit-thresholds             | dE/db1    | @-1                                     | 2 | that of a bias which is added
            unit-embedding              | dE/dT     | @0.5                                    | 3 | half of the gradient
            unit-prelu                  | dE/dp     | [[0]]                                   | 2 | the slope is taken for a constant
            """)
    void oneWrongLineCostsItsPointsAndNoOther(String id, String line, String written, BigDecimal cost, String mistake)
            throws IOException {
        Problem problem = problem(id);
        Map<String, String> paper = papers().get(id);
        String wrong = written.startsWith("@") ? times(paper.get(line), new BigDecimal(written.substring(1))) : written;
        paper.put(line, wrong);

        MarkSheet sheet = marked(problem, paper);

        assertThat(notRight(sheet)).as(mistake).isEqualTo(line + " wrong");
        assertThat(all(problem).subtract(sheet.points())).isEqualByComparingTo(cost);
    }

    private static String times(String rows, BigDecimal factor) {
        StringBuilder scaled = new StringBuilder();
        for (String part : rows.split("(?<=[\\[\\], ])|(?=[\\[\\], ])")) {
            scaled.append(
                    part.matches("-?\\d.*")
                            ? new BigDecimal(part)
                                    .multiply(factor)
                                    .setScale(DECIMALS, RoundingMode.HALF_UP)
                                    .toPlainString()
                            : part);
        }
        return scaled.toString();
    }
}
