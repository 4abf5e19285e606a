package gradus.formula;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.formula.SeedSheets.Sheet;
import gradus.graph.Expression;
import gradus.issue.SourcePosition;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every boxed or final formula of the five source documents, in all spellings, and every formula that is a slip there. */
class SeedFormulasTest {
    private static final double TOLERANCE = 1e-9;
    private static final List<Map<String, Sheet>> DRAWS =
            List.of(SeedSheets.drawn(101), SeedSheets.drawn(102), SeedSheets.drawn(103));

    /** A line of the table. */
    record Row(String document, String line, String quantity, String spelling, String verdict, String formula) {
        @Override
        public String toString() {
            return document + ":" + line + " " + quantity + " " + spelling + ": " + formula;
        }
    }

    @ParameterizedTest
    @MethodSource("right")
    void aRightFormulaHasTheShapeAndValueFoundByDifferences(Row row) {
        for (Map<String, Sheet> draw : DRAWS) {
            assertThat(difference(row, draw)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("slips")
    void aSlipIsRefusedOrDiffers(Row row) {
        for (Map<String, Sheet> draw : DRAWS) {
            assertThat(difference(row, draw)).isPresent();
        }
    }

    @Test
    void everyRightQuantityIsSpeltInNumpyMatlabLatexAndUnicode() {
        Map<String, List<String>> spellings = rows("right")
                .collect(Collectors.groupingBy(
                        row -> row.document() + " " + row.quantity(),
                        Collectors.mapping(Row::spelling, Collectors.toList())));

        assertThat(spellings.entrySet())
                .allSatisfy(entry -> assertThat(entry.getValue())
                        .as(entry.getKey())
                        .contains("numpy", "matlab", "latex", "unicode"));
    }

    /** What is wrong with the formula: why it is refused, or where it differs from the truth; nothing if it is right. */
    private static Optional<String> difference(Row row, Map<String, Sheet> draw) {
        Sheet sheet = draw.get(row.document());
        FormulaReading reading = FormulaScopes.reader(dialect(row.spelling()), sheet.shapes(), indices(row.spelling()))
                .read(row.formula(), SourcePosition.start("formula"));
        if (reading instanceof FormulaReading.Refused refused) {
            assertThat(refused.issue().code()).startsWith("GF");
            return Optional.of(refused.issue().toString());
        }
        Expression expression = ((FormulaReading.Read) reading).expression();
        Tensor value = expression.value(quantity -> sheet.names().get(quantity.toString()));
        return difference(value, sheet.asked().get(row.quantity()));
    }

    private static Optional<String> difference(Tensor value, double[][] truth) {
        Shape shape = Shape.of(truth.length, truth[0].length);
        if (!value.shape().equals(shape) && !(value.shape().isScalar() && shape.isScalar())) {
            return Optional.of("is " + value.shape() + " and not " + shape);
        }
        for (int place = 0; place < value.count(); place++) {
            double expected = truth[place / truth[0].length][place % truth[0].length];
            if (Math.abs(value.at(place) - expected) > TOLERANCE * Math.max(1, Math.abs(expected))) {
                return Optional.of("entry " + place + " is " + value.at(place) + " and not " + expected);
            }
        }
        return Optional.empty();
    }

    private static Dialect dialect(String spelling) {
        return switch (spelling) {
            case "numpy" -> Dialect.NUMPY;
            case "matlab" -> Dialect.MATLAB;
            default -> Dialect.MATHEMATICS;
        };
    }

    private static List<String> indices(String spelling) {
        return spelling.startsWith("index:")
                ? List.of(spelling.substring("index:".length()).split(""))
                : List.of();
    }

    private static Stream<Row> right() {
        return rows("right");
    }

    private static Stream<Row> slips() {
        return rows("slip");
    }

    private static Stream<Row> rows(String verdict) {
        return FormulaTables.rows("seeds.csv", 6).stream()
                .map(fields -> new Row(
                        fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4), fields.get(5)))
                .filter(row -> row.verdict().equals(verdict));
    }
}
