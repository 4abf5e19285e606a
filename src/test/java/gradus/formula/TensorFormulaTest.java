package gradus.formula;

import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.graph.Algebra;
import gradus.graph.Differentiation;
import gradus.graph.Edit;
import gradus.graph.Evaluation;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.tensor.RandomTensors;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of tensors give the numbers of {@code src/test/python/tensors.py}, which is plain numpy and knows no graph. */
class TensorFormulaTest {
    private static final Path NUMBERS = Path.of("src/test/resources/tensors/numbers.txt");
    private static final Quantity Y = Quantity.variable("y");
    private static final Quantity LOSS = Quantity.variable("E");

    /** A formula with what numpy says of it. */
    private record Case(
            int number, String formula, Map<String, Tensor> given, Tensor y, Map<String, Tensor> gradients) {
        @Override
        public String toString() {
            return number + ": " + formula;
        }

        private boolean hasTies() {
            return formula.startsWith("max")
                    && given.get("x").entries().distinct().count()
                            < given.get("x").count();
        }

        /** How E moves with an entry of what is given, to the fourth order of the step. */
        private double difference(String name, int place) {
            double step = 1e-3;
            return (8 * (moved(name, place, step) - moved(name, place, -step))
                            - (moved(name, place, 2 * step) - moved(name, place, -2 * step)))
                    / (12 * step);
        }

        private double moved(String name, int place, double step) {
            Tensor own = given.get(name);
            Edit edit = Edit.pin(Quantity.variable(name), own.with(place, own.at(place) + step));
            return graph().with(edit).evaluate().of(LOSS).at(0);
        }

        private ReadFormulas names() {
            return ReadFormulas.over(new TreeMap<>(given));
        }

        /** E is the sum of y, weighted, so that every entry of y has a gradient of its own. */
        private Graph graph() {
            Map<Quantity, Expression> rules = new LinkedHashMap<>();
            given.forEach((name, value) -> rules.put(Quantity.variable(name), new Expression.Constant(value)));
            rules.put(Y, names().expression(formula));
            Expression sum =
                    Algebra.multiply(new Expression.Reference(Y), new Expression.Reference(Quantity.variable("w")));
            for (int axis = 0; axis < y.shape().rank(); axis++) {
                sum = new Expression.SumOver(sum, axis);
            }
            rules.put(LOSS, sum);
            Graph graph = Graph.of(rules);
            List<Quantity> sources =
                    given.keySet().stream().<Quantity>map(Quantity::variable).toList();
            return Differentiation.extend(
                    graph,
                    LOSS,
                    sources.stream()
                            .filter(source -> Differentiation.depends(graph, LOSS, source))
                            .toList());
        }
    }

    static List<Case> casesWithoutTies() throws IOException {
        return cases().stream().filter(given -> !given.hasTies()).toList();
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(NUMBERS)) {
            if (line.startsWith("y = ") && !lines.isEmpty()) {
                cases.add(read(cases.size() + 1, lines));
                lines.clear();
            }
            lines.add(line);
        }
        cases.add(read(cases.size() + 1, lines));
        return cases;
    }

    private static Case read(int number, List<String> lines) {
        Map<String, Tensor> given = new LinkedHashMap<>();
        Map<String, Tensor> gradients = new LinkedHashMap<>();
        Tensor y = Tensor.scalar(0);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("; ");
            Tensor value = tensor(fields[1], fields[2]);
            if (fields[0].startsWith("given ")) {
                given.put(fields[0].substring("given ".length()), value);
            } else if (fields[0].equals("y")) {
                y = value;
            } else {
                gradients.put(fields[0].substring(1), value);
            }
        }
        return new Case(number, lines.get(0).substring("y = ".length()), given, y, gradients);
    }

    private static Tensor tensor(String sizes, String numbers) {
        Shape shape =
                new Shape(Arrays.stream(sizes.split(" ")).map(Integer::valueOf).toList());
        return Tensor.of(
                shape,
                Arrays.stream(numbers.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }

    @Test
    void thereAreCasesOfEveryFunction() throws IOException {
        String all = cases().stream().map(Case::formula).collect(Collectors.joining("\n"));

        assertThat(cases()).hasSizeGreaterThan(45);
        assertThat(List.of("conv1d", "conv2d", "convolve", "max_pool1d", "max_pool2d", "avg_pool1d", "avg_pool2d"))
                .allMatch(all::contains);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theValueIsThatOfNumpy(Case given) {
        Tensor value = given.graph().evaluate().of(Y);

        assertThat(value.shape()).isEqualTo(given.y().shape());
        assertCloseByScale(given.toString(), value, given.y(), 1e-12, 1e-3);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGradientsAreThoseOfNumpy(Case given) {
        Evaluation values = given.graph().evaluate();

        given.gradients()
                .forEach((name, expected) -> assertCloseByScale(
                        given + " by " + name,
                        values.of(Quantity.gradient(LOSS, Quantity.variable(name))),
                        expected,
                        1e-11,
                        1e-2));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyRuleComesBackAsItWasPrinted(Case given) {
        Graph graph = given.graph();
        FormulaPrinter printer = new FormulaPrinter(FormulaNames.canonical(), graph::shape, OptionalInt.of(0));
        RoundTrip roundTrip = new RoundTrip(printer, graph.quantities(), graph::shape, 0);
        Map<Quantity, Tensor> draw = roundTrip.draw(given.number());

        graph.quantities().stream()
                .filter(quantity -> !(graph.rule(quantity) instanceof Expression.Constant))
                .filter(quantity -> !quantity.equals(Quantity.gradient(LOSS, Y)))
                .filter(quantity -> !hasSlice(graph.rule(quantity)))
                .forEach(quantity -> roundTrip.check(quantity.toString(), graph.rule(quantity), draw, true));
    }

    /** Where no two entries of a window are equal, moving one up and down moves E as its gradient says. */
    @ParameterizedTest
    @MethodSource("casesWithoutTies")
    void theGradientsAreThoseOfDifferences(Case given) {
        Evaluation values = given.graph().evaluate();

        given.gradients().keySet().forEach(name -> {
            Tensor gradient = values.of(Quantity.gradient(LOSS, Quantity.variable(name)));
            double scale = gradient.entries().map(Math::abs).max().orElseThrow();
            for (int place = 0; place < gradient.count(); place++) {
                assertThat(gradient.at(place))
                        .as("%s by %s at %s", given, name, place)
                        .isCloseTo(given.difference(name, place), within(1e-6 * scale));
            }
        });
    }

    @Test
    void everyFunctionAndSettingIsInTheReference() throws IOException {
        String page = Files.readString(Path.of("docs/reference/problem-file.md"));
        String section = page.substring(page.indexOf("### Layers in formulas"));

        assertThat(TensorFunctions.names()).isNotEmpty().allSatisfy(name -> {
            assertThat(section.replace("1d", "2d")).contains(name.replace("1d", "2d"));
            assertThat(TensorFunctions.settings(name))
                    .allMatch(setting -> section.contains("`" + setting + "`") || section.contains(setting + "="));
        });
    }

    /** Mathematics counts entries from 1, and the reader takes such ranges for numpy's. */
    private static boolean hasSlice(Expression expression) {
        return expression instanceof Expression.Slice
                || expression.operands().stream().anyMatch(TensorFormulaTest::hasSlice);
    }

    @Nested
    class Refusals {
        private static final RandomTensors RANDOM = new RandomTensors(1);
        private static final ReadFormulas FORMULAS = ReadFormulas.over(new TreeMap<>(Map.of(
                "x", RANDOM.tensor(Shape.of(2, 4, 4), -1, 1),
                "K", RANDOM.tensor(Shape.of(3, 2, 2, 2), -1, 1),
                "L", RANDOM.tensor(Shape.of(3, 1, 2, 2), -1, 1),
                "b", RANDOM.tensor(Shape.of(2, 1), -1, 1),
                "A", RANDOM.tensor(Shape.of(3, 4), -1, 1))));

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                value = {
                    "conv2d(x, L) | the input 2x4x4 has 2 channels, the kernel 3x1x2x2 is for 1",
                    "conv2d(x, K, b) | a bias has a number for each of 3 channels, this is 2x1",
                    "conv2d(A, K) | the input 3x4 has 1 channels, the kernel 3x2x2x2 is for 2",
                    "conv2d(x, K, dilation=4) | a window of 5 does not fit into 4 entries",
                    "max_pool2d(A, size=5) | a window of 5 does not fit into 3 entries",
                    "layer_norm(x, b, b) | a vector of 4 is needed, this is 2x1",
                    "x @ A | product of 2x4x4 and 2x3x4 is not defined"
                })
        void ofShapesSayWhatDoesNotFit(String formula, String message) {
            FORMULAS.isRefused(formula, FormulaCodes.WRONG_SHAPES, message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                value = {
                    "conv2d(x, K, stride=0) | 'stride' is a whole number from 1 on, got '0'",
                    "conv2d(x, K, stride=1.5) | 'stride' is a whole number from 1 on, got '1.5'",
                    "conv2d(x, K, stride=(1, 2, 3)) | 'stride' has 3 numbers, and there are 2 axes of places",
                    "conv2d(x, K, padding=most) | 'padding' is valid, same, full or a number, got 'most'",
                    "conv2d(x, K, strid=2) | 'conv2d' has no setting 'strid'",
                    "conv2d(x, K, layout=NCXY) | a layout has the letters of NCHW, got 'NCXY'",
                    "conv2d(x) | 'conv2d' takes 2 or 3 arguments, got 1",
                    "max_pool2d(A) | 'max_pool2d' needs the size of its windows",
                    "max_pool2d(A, size=2, ties=last) | 'ties' is first or shared or all, got 'last'",
                    "softmax(x) | the axis has to be said of 2x4x4",
                    "batch_norm(A, b) | 'batch_norm' takes 1 or 3 or 5 arguments, got 2"
                })
        void ofArgumentsSayWhatIsExpected(String formula, String message) {
            FORMULAS.isRefused(formula, FormulaCodes.WRONG_ARGUMENTS, message);
        }

        @Test
        void aTransposeOfATensorHasToSayItsAxes() {
            FORMULAS.isRefused("x.T", FormulaCodes.AMBIGUOUS);
        }

        @Test
        void whatIsTooLargeIsRefusedBeforeItIsBuilt() {
            ReadFormulas large = ReadFormulas.over(new TreeMap<>(Map.of(
                    "x", Tensor.filled(Shape.of(1, 8, 200, 200), 1), "K", Tensor.filled(Shape.of(16, 8, 9, 9), 1))));

            assertThat(large.refusal("conv2d(x, K)").message()).contains("take more than");
        }
    }
}
