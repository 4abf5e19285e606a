package gradus.grading;

import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.grading.mistake.LayerMistakes;
import gradus.grading.mistake.Mistake;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.problem.Question;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Papers about convolutions, pools, normalisations and attention: the numbers are those of numpy, and in one line wrong ones. */
class LayerPapersTest {
    private static final Path NUMBERS = Path.of("src/test/resources/tensors/problems.csv");
    private static final Path MISTAKES = Path.of("src/test/resources/tensors/mistakes.csv");
    private static final int DECIMALS = 5;

    /** The numbers of all problems, by problem and quantity. */
    private static Map<String, Map<String, Tensor>> numbers() throws IOException {
        Map<String, Map<String, Tensor>> numbers = new LinkedHashMap<>();
        for (String line : Files.readAllLines(NUMBERS)) {
            String[] cells = line.split(";");
            numbers.computeIfAbsent(cells[0], problem -> new LinkedHashMap<>())
                    .put(cells[1], tensor(cells[2], cells[3]));
        }
        return numbers;
    }

    private static Tensor tensor(String sizes, String numbers) {
        Shape shape =
                new Shape(Arrays.stream(sizes.split("x")).map(Integer::valueOf).toList());
        return Tensor.of(
                shape,
                Arrays.stream(numbers.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }

    /** A paper that is right but for one line, in which a known mistake was made. */
    private record WrongLine(String mistake, String problem, String quantity, Tensor value) {
        @Override
        public String toString() {
            return mistake + " in " + quantity + " of " + problem;
        }
    }

    static List<WrongLine> wrongLines() throws IOException {
        return Files.readAllLines(MISTAKES).stream()
                .map(line -> line.split(";"))
                .map(cells -> new WrongLine(cells[0], cells[1], cells[2], tensor(cells[3], cells[4])))
                .toList();
    }

    @Test
    void everyMistakeOfLayersIsMade() throws IOException {
        assertThat(wrongLines())
                .extracting(WrongLine::mistake)
                .containsAll(LayerMistakes.all().stream().map(Mistake::id).toList());
    }

    @ParameterizedTest
    @MethodSource("wrongLines")
    void aKnownMistakeIsNamed(WrongLine wrong) throws IOException {
        Problem problem = problem(wrong.problem());
        Map<String, String> paper = paper(numbers().get(wrong.problem()));
        paper.put(wrong.quantity(), written(wrong.value()));

        MarkSheet sheet = marked(problem, paper);

        MarkLine line = sheet.lines().stream()
                .filter(each -> each.question().name().equals(wrong.quantity()))
                .findFirst()
                .orElseThrow();
        assertThat(line.verdict().isRight()).isFalse();
        assertThat(line.verdict().explained()).isPresent();
        assertThat(line.verdict().explained().orElseThrow().explanations())
                .extracting(Explanation::id)
                .startsWith(wrong.mistake());
    }

    /** What looks like one of them and is none: the variance divided by another number, scores divided by another root. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            layer-conv1d               | f      | @0.5
            layer-conv2d               | dE/dK  | @0.25
            layer-max-pool             | dE/da1 | @0.25
            layer-average-pool         | m      | @2
            layer-average-pool         | dE/da  | @4.5
            layer-batch-norm           | s2     | @2
            layer-batch-norm           | n      | @1.01
            layer-layer-norm           | dE/dx  | @1.5
            layer-attention-mask       | S      | @1.7320508075688772
            layer-attention-mask       | dE/dS  | @1.2
            layer-two-heads            | H      | @0.5
            layer-residual             | dE/dx  | @0.5
            """)
    void whatOnlyLooksLikeAMistakeHasNotItsName(String id, String line, String factor) throws IOException {
        Map<String, Tensor> numbers = numbers().get(id);
        Map<String, String> paper = paper(numbers);
        paper.put(line, times(numbers.get(line), Double.parseDouble(factor.substring(1))));

        List<String> ofLayers = LayerMistakes.all().stream().map(Mistake::id).toList();
        List<String> named = marked(problem(id), paper).lines().stream()
                .flatMap(each -> each.verdict().explained().stream())
                .flatMap(diagnosis -> diagnosis.explanations().stream())
                .map(Explanation::id)
                .toList();
        assertThat(named).doesNotContainAnyElementsOf(ofLayers);
    }

    @Test
    void aHintAsksAndTellsNoFormula() {
        assertThat(LayerMistakes.all())
                .extracting(Mistake::hint)
                .allMatch(hint -> hint.endsWith("?"))
                .noneMatch(hint -> hint.contains("="));
        assertThat(LayerMistakes.all()).extracting(Mistake::id).doesNotHaveDuplicates();
    }

    @Test
    void everyMistakeOfLayersIsInTheReference() throws IOException {
        String page = Files.readString(Path.of("docs/reference/problem-file.md"));

        assertThat(LayerMistakes.all()).isNotEmpty().allMatch(mistake -> page.contains("| `" + mistake.id() + "` |"));
    }

    /** As a student writes it: lists in lists, rounded. */
    private static String written(Tensor value, List<Integer> sizes, int start) {
        if (sizes.isEmpty()) {
            return new BigDecimal(value.at(start))
                    .setScale(DECIMALS, RoundingMode.HALF_UP)
                    .toPlainString();
        }
        List<Integer> inner = sizes.subList(1, sizes.size());
        int step = new Shape(inner).count();
        return IntStream.range(0, sizes.get(0))
                .mapToObj(place -> written(value, inner, start + place * step))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String written(Tensor value) {
        return written(value, value.shape().sizes(), 0);
    }

    private static MarkSheet marked(Problem problem, Map<String, String> paper) {
        String answers = problem.questions().stream()
                .map(Question::name)
                .map(name -> "\"" + name + "\": " + paper.get(name))
                .collect(Collectors.joining("\n", "", "\n"));
        return new Marker(problem).mark(Answers.of(answers));
    }

    private static Map<String, String> paper(Map<String, Tensor> numbers) {
        Map<String, String> paper = new LinkedHashMap<>();
        numbers.forEach((name, value) -> paper.put(name, written(value)));
        return paper;
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
    void everyProblemHasItsNumbers() throws IOException {
        List<String> files = ProblemFiles.all().stream()
                .map(file -> file.getFileName().toString().replace(".yaml", ""))
                .filter(name -> name.startsWith("layer-"))
                .toList();

        assertThat(numbers().keySet()).containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void theSolverHasTheNumbersOfNumpy() throws IOException {
        numbers().forEach((id, expected) -> {
            Problem problem = problem(id);
            assertThat(problem.questions())
                    .extracting(Question::name)
                    .containsExactlyInAnyOrderElementsOf(expected.keySet());
            problem.questions().forEach(question -> {
                Tensor value = expected.get(question.name());
                Tensor truth = problem.truth(question.quantity());
                assertThat(truth.shape().squeezed()).isEqualTo(value.shape().squeezed());
                assertCloseByScale(id + " " + question.name(), truth.reshaped(value.shape()), value, 1e-12, 1e-3);
            });
        });
    }

    @Test
    void theNumbersOfNumpyEarnAllPoints() throws IOException {
        numbers().forEach((id, numbers) -> {
            MarkSheet sheet = marked(problem(id), paper(numbers));

            assertThat(notRight(sheet)).as(id).isEmpty();
            assertThat(sheet.points()).as(id).isEqualByComparingTo(all(problem(id)));
        });
    }

    @ParameterizedTest(name = "{0}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            layer-conv1d               | dE/dk   | [0.23, -0.64, 0.17]                   | 3 | other numbers
            layer-conv2d               | dE/dx   | @-1                                   | 4 | the sign is wrong
            layer-conv2d               | dE/db   | @0.25                                 | 1 | the mean over the places
            layer-conv2d-channels-last | dE/dK   | @0.5                                  | 4 | the mean over the images
            layer-max-pool             | dE/dp   | @-1                                   | 1 | the sign is wrong
            layer-average-pool         | dE/da   | @9                                    | 2 | not divided by the number of places
            layer-average-pool         | dE/dx   | @4                                    | 3 | not divided by the size of the windows
            layer-batch-norm           | s2      | @1.3333333333333333                   | 1 | divided by one less
            layer-batch-norm           | dE/dmu  | @0                                    | 2 | left out
            layer-batch-norm-inference | dE/dx   | @-1                                   | 2 | the sign is wrong
            layer-layer-norm           | dE/dx   | @2                                    | 4 | the factor two
            layer-attention-mask       | S       | @1.4142135623730951                   | 2 | not scaled
            layer-two-heads            | dE/dQ   | @1.4142135623730951                   | 3 | not scaled on the way back
            layer-residual             | dE/dx   | [0.42714, -0.66912, 0.16968]          | 3 | without what the connection sends back
            """)
    void oneWrongLineCostsItsPointsAndNoOther(String id, String line, String written, BigDecimal cost, String mistake)
            throws IOException {
        Problem problem = problem(id);
        Map<String, Tensor> numbers = numbers().get(id);
        Map<String, String> paper = paper(numbers);
        boolean isFactor = written.startsWith("@");
        paper.put(line, isFactor ? times(numbers.get(line), Double.parseDouble(written.substring(1))) : written);

        MarkSheet sheet = marked(problem, paper);

        assertThat(notRight(sheet)).as(mistake).isEqualTo(line + " wrong");
        assertThat(all(problem).subtract(sheet.points()))
                .isLessThanOrEqualTo(cost)
                .isGreaterThan(BigDecimal.ZERO);
    }

    private static String times(Tensor value, double factor) {
        return written(value.map(number -> number * factor));
    }

    /** Whoever forgets the scale of the scores and goes on with them loses the points of one line. */
    @Test
    void whatFollowsFromAWrongLineKeepsItsPoints() throws IOException {
        Problem problem = problem("layer-attention-mask");
        Map<String, String> paper = paper(numbers().get("layer-attention-mask"));
        double[][] scores = {{-0.2884, 0.8895, 0.1594}, {-0.0104, -0.8153, -0.2418}, {0.7232, -0.9814, -0.0348}};
        Tensor weights = softmaxOfSeen(scores);
        Tensor values =
                Tensor.matrix(new double[] {-0.61, 0.73}, new double[] {-0.04, -1.16}, new double[] {0.76, -0.24});
        paper.put("S", written(Tensor.matrix(scores)));
        paper.put("A", written(weights));
        paper.put("y", written(weights.times(values)));

        MarkSheet sheet = marked(problem, paper);

        assertThat(sheet.lines().subList(0, 4))
                .extracting(line -> line.verdict().code())
                .containsExactly("right", "wrong", "follows", "follows");
    }

    private static Tensor softmaxOfSeen(double[][] scores) {
        double[][] weights = new double[3][3];
        for (int row = 0; row < 3; row++) {
            double sum = 0;
            for (int column = 0; column <= row; column++) {
                weights[row][column] = Math.exp(scores[row][column]);
                sum += weights[row][column];
            }
            for (int column = 0; column <= row; column++) {
                weights[row][column] /= sum;
            }
        }
        return Tensor.matrix(weights);
    }
}
