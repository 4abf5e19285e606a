package gradus.docs;

import static gradus.tensor.TensorAssertions.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.formula.Dialect;
import gradus.formula.FormulaReader;
import gradus.formula.FormulaReading;
import gradus.formula.FormulaScopes;
import gradus.issue.SourcePosition;
import gradus.tensor.RandomTensors;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tables of formulas hold: what they show is read, and what they call the same is. */
class FormulaTablesTest {
    private static final Path PAGE = Path.of("docs/reference/problem-file.md");
    private static final Path MESSAGES = Path.of("docs/messages.md");
    private static final List<Dialect> COLUMNS = List.of(Dialect.NUMPY, Dialect.MATLAB, Dialect.MATHEMATICS);
    private static final Map<String, Tensor> NAMES = Map.ofEntries(
            Map.entry("x", Tensor.column(0.3, -1.7, 2.2)),
            Map.entry("y", Tensor.column(1.1, 0.4, -0.6)),
            Map.entry("W", Tensor.matrix(new double[] {1, 2, -3}, new double[] {-4, 5, 6})),
            Map.entry("A", Tensor.matrix(new double[] {1, 2}, new double[] {3, 4})),
            Map.entry("B", Tensor.matrix(new double[] {5, 6}, new double[] {7, 8})),
            Map.entry("a", Tensor.column(0.5, 1.5)),
            Map.entry("b", Tensor.column(2.5, -1)),
            Map.entry("d", Tensor.column(-1, 2)),
            Map.entry("h", Tensor.column(3, -4)),
            Map.entry("v", Tensor.column(3, 4, 5)),
            Map.entry("z", Tensor.column(-0.5, 0.7)),
            Map.entry("z1", Tensor.column(0.5, 0.2)),
            Map.entry("k", Tensor.scalar(-2.5)),
            Map.entry("s", Tensor.scalar(6)),
            Map.entry("m", Tensor.scalar(4)));
    private static final RandomTensors RANDOM = new RandomTensors(3);
    private static final Map<String, Tensor> OF_LAYERS = Map.ofEntries(
            random("I", 2, 4, 4),
            random("F", 3, 2, 3, 3),
            random("c", 3, 1),
            random("D", 3, 2, 2),
            random("N", 2, 2, 2),
            random("O", 3, 3, 4),
            random("P", 4, 4),
            random("q", 2, 2),
            random("s", 6, 1),
            random("k", 3, 1),
            random("r", 4, 1),
            random("u", 3, 1),
            random("X", 3, 5),
            random("g", 3, 1),
            random("e", 3, 1),
            random("m", 3, 1),
            Map.entry("v", Tensor.column(0.5, 1, 2)),
            random("Q", 3, 4),
            random("K", 3, 4),
            random("V", 3, 4),
            Map.entry("M", Tensor.matrix(new double[] {1, 0, 1}, new double[] {1, 1, 0}, new double[] {0, 1, 1})));

    private static Map.Entry<String, Tensor> random(String name, int... sizes) {
        return Map.entry(name, RANDOM.tensor(Shape.of(sizes), -1, 1));
    }

    private static FormulaReading read(Dialect dialect, String formula) {
        return read(dialect, formula, NAMES);
    }

    private static FormulaReading read(Dialect dialect, String formula, Map<String, Tensor> names) {
        Map<String, Shape> shapes = new TreeMap<>();
        names.forEach((name, value) -> shapes.put(name, value.shape()));
        FormulaReader reader = FormulaScopes.reader(dialect, shapes);
        return reader.read(formula, SourcePosition.start("formula"));
    }

    private static Tensor value(Dialect dialect, String formula) {
        return value(dialect, formula, NAMES);
    }

    private static Tensor value(Dialect dialect, String formula, Map<String, Tensor> names) {
        FormulaReading reading = read(dialect, formula, names);
        assertThat(reading).as(formula).isInstanceOf(FormulaReading.Read.class);
        return ((FormulaReading.Read) reading).expression().value(quantity -> names.get(quantity.toString()));
    }

    @TestFactory
    Stream<DynamicTest> theFormulasOfARowMeanTheSame() {
        return Documents.table(PAGE, "dialects").stream()
                .map(row -> DynamicTest.dynamicTest(row.get(0), () -> {
                    List<Tensor> values = values(row);

                    assertThat(values).hasSizeGreaterThan(1);
                    values.forEach(value -> assertClose(row.toString(), value, values.get(0), 1e-12));
                }));
    }

    private static List<Tensor> values(List<String> row) {
        List<Tensor> values = new ArrayList<>();
        for (int column = 0; column < COLUMNS.size(); column++) {
            for (String formula : Documents.code(row.get(column + 1))) {
                values.add(number(value(COLUMNS.get(column), formula)));
            }
        }
        return values;
    }

    /** A single number may have axes or none. */
    private static Tensor number(Tensor value) {
        return value.shape().isScalar() ? value.reshaped(Shape.SCALAR) : value;
    }

    @TestFactory
    Stream<DynamicTest> theFormulasOfTheTableAreRead() {
        return Documents.table(PAGE, "formulas").stream()
                .flatMap(row -> Documents.code(row.get(1)).stream())
                .filter(code -> code.contains("(") || code.matches(".*[A-Z].*"))
                .map(code -> DynamicTest.dynamicTest(code, () -> value(Dialect.ANY, code)));
    }

    @TestFactory
    Stream<DynamicTest> theLayersOfTheTableAreReadAlikeInEveryDialect() {
        return Documents.table(PAGE, "layers").stream()
                .flatMap(row -> Documents.code(row.get(1)).stream())
                .filter(code -> code.contains("("))
                .flatMap(code -> COLUMNS.stream()
                        .map(dialect -> DynamicTest.dynamicTest(
                                code + " " + dialect,
                                () -> assertClose(
                                        code,
                                        value(dialect, code, OF_LAYERS),
                                        value(Dialect.ANY, code, OF_LAYERS),
                                        1e-12))));
    }

    @Test
    void theFunctionsOfTheTableAreKnown() {
        List<String> functions = Documents.table(PAGE, "formulas").stream()
                .filter(row -> row.get(0).equals("functions"))
                .flatMap(row -> Stream.of(Documents.code(row.get(1)).get(0).split(" ")))
                .toList();

        assertThat(functions).hasSizeGreaterThan(25).allSatisfy(name -> {
            value(Dialect.ANY, name + "(z)");
            value(Dialect.ANY, name + "'(z)");
        });
    }

    /** The first column says what is refused, and the last how to write each meaning. */
    @TestFactory
    Stream<DynamicTest> whatThePageOfMessagesCallsAmbiguousIs() {
        List<List<String>> rows = Documents.table(MESSAGES, "ambiguous");
        assertThat(rows).hasSizeGreaterThan(10);
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row.get(0), () -> {
                    Dialect dialect = row.get(0).contains("in MATLAB") ? Dialect.MATLAB : Dialect.ANY;
                    FormulaReading reading =
                            read(dialect, Documents.code(row.get(0)).get(0).replace("\\|", "|"));

                    assertThat(reading).isInstanceOf(FormulaReading.Refused.class);
                    assertThat(((FormulaReading.Refused) reading).issue().code())
                            .isEqualTo("GF204");
                    Documents.code(row.get(2)).stream()
                            .filter(fix -> !fix.startsWith("axis="))
                            .forEach(fix -> value(dialect, fix));
                }));
    }
}
