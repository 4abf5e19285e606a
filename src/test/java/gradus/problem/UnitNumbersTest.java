package gradus.problem;

import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.network.Catalogue;
import gradus.network.Named;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Activation functions, losses and whole problems have the numbers of {@code src/test/python/units.py}, which is plain numpy with
 * derivatives written out by hand, and knows no graph.
 */
class UnitNumbersTest {
    private static final Path NUMBERS = Path.of("src/test/resources/units");
    private static final double SHARE = 1e-12;
    private static final double FLOOR = 1e-3;

    static List<String> activations() throws IOException {
        return Files.readAllLines(NUMBERS.resolve("activations.csv"));
    }

    static List<String> losses() throws IOException {
        return Files.readAllLines(NUMBERS.resolve("losses.csv"));
    }

    static List<String> problems() throws IOException {
        return Files.readAllLines(NUMBERS.resolve("problems.csv"));
    }

    private static double[] numbers(String cell) {
        return Arrays.stream(cell.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static void assertNumbers(Problem problem, String name, double[] expected) {
        Resolution resolution = problem.vocabulary().resolve(name);
        assertThat(resolution).as(name).isInstanceOf(Resolution.Found.class);
        Tensor computed = problem.truth(((Resolution.Found) resolution).quantity());
        assertThat(computed.count()).as(name).isEqualTo(expected.length);
        Shape list = Shape.of(expected.length);
        assertCloseByScale(name, computed.reshaped(list), Tensor.of(list, expected), SHARE, FLOOR);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void anActivationFunctionAndItsDerivativeAreThoseOfNumpy(String line) {
        String[] cells = line.split(";", -1);
        boolean hasDerivative = !cells[3].isEmpty();
        String netInputs = "[" + cells[1].replace(" ", ", ") + "]";
        int units = numbers(cells[1]).length;
        String given = "given: {dE/da1: [" + "1, ".repeat(units - 1) + "1]}\n";
        Problem problem = ProblemFiles.parse("id: a\ntitle: a\nnetwork:\n  inputs: 1\n  layers:\n    - {units: " + units
                + ", activation: " + cells[0] + ", weights: 0, biases: " + netInputs + "}\nexamples: [{input: 1}]\n"
                + (hasDerivative ? given : "") + "questions: [a1"
                + (hasDerivative ? ", delta1" : "") + "]\n");

        assertNumbers(problem, "a1", numbers(cells[2]));
        if (hasDerivative) {
            assertNumbers(problem, "delta1", numbers(cells[3]));
        }
    }

    private static String example(double[] outputs, double[] targets, String extra, int number) {
        int count = outputs.length / 2;
        String input = list(outputs, number * count, count);
        String[] words = extra.split(": ");
        String more = switch (words[0]) {
            case "weight" -> ", weight: " + words[1].split(" ")[number];
            case "mask" -> ", mask: " + list(numbers(words[1]), number * count, count);
            default -> "";
        };
        return "  - {input: " + input + ", target: " + list(targets, number * count, count) + more + "}\n";
    }

    private static String list(double[] numbers, int start, int count) {
        return IntStream.range(start, start + count)
                .mapToObj(place -> String.valueOf(numbers[place]))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** The outputs are the inputs; in rows the numbers lie example by example, as those of the file do. */
    @ParameterizedTest
    @MethodSource("losses")
    void aLossAndItsGradientAreThoseOfNumpy(String line) {
        String[] cells = line.split(";", -1);
        double[] outputs = numbers(cells[2]);
        double[] targets = numbers(cells[3]);
        for (String layout : List.of("rows", "columns")) {
            Problem problem = ProblemFiles.parse("id: a\ntitle: a\nlayout: " + layout
                    + "\nnetwork:\n  inputs: 3\n  layers:\n    - {units: 3, activation: identity,"
                    + " weights: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], biases: none}\n  loss: " + cells[0]
                    + "\nexamples:\n" + example(outputs, targets, cells[1], 0) + example(outputs, targets, cells[1], 1)
                    + "questions: [E, dE/da1]\n");

            assertNumbers(problem, "E", numbers(cells[4]));
            double[] gradient = numbers(cells[5]);
            assertNumbers(problem, "dE/da1", layout.equals("rows") ? gradient : transposed(gradient));
        }
    }

    private static double[] transposed(double[] twoRows) {
        int count = twoRows.length / 2;
        return IntStream.range(0, twoRows.length)
                .mapToDouble(place -> twoRows[place % 2 * count + place / 2])
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void aQuantityOfAProblemHasTheNumbersOfNumpy(String line) {
        String[] cells = line.split(";", -1);
        Problem problem = ProblemFiles.read(Path.of("problems", cells[0] + ".yaml"));

        assertNumbers(problem, cells[1], numbers(cells[3]));
    }

    @Test
    void everyActivationFunctionAndEveryLossIsAmongTheNumbers() throws IOException {
        assertThat(activations()).allSatisfy(line -> assertThat(line).isNotBlank());
        assertNamed(activations(), Catalogue.activations());
        assertNamed(losses(), Catalogue.losses());
    }

    private static void assertNamed(List<String> lines, Catalogue<? extends Named> catalogue) {
        List<String> written = lines.stream()
                .map(line -> line.split(";", -1)[0])
                .map(text -> text.replaceFirst("\\{name: ([^,}]+).*", "$1"))
                .map(name -> catalogue.find(name).orElseThrow().name())
                .toList();

        assertThat(written).containsAll(catalogue.names());
    }
}
