package gradus.formula;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.issue.SourcePosition;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether two formulas are the same is judged rightly for every pair of the table. */
class FormulaPairsTest {
    private static final Map<String, List<Map<Quantity, Tensor>>> DRAWS = new HashMap<>();
    private static final Map<String, Map<String, Shape>> SHAPES = new HashMap<>();

    static {
        PairSheets.GROUPS.forEach(group -> DRAWS.put(group, PairSheets.draws(group)));
        PairSheets.GROUPS.forEach(group -> SHAPES.put(group, PairSheets.shapes(group)));
    }

    record Pair(String group, String left, String right, String judgement) {}

    @ParameterizedTest
    @MethodSource("pairs")
    void everyPairIsJudgedRightly(Pair pair) {
        assertThat(judgement(pair)).isEqualTo(pair.judgement());
    }

    @Test
    void thereAreTwoHundredPairsAndManyOfThemAreNearlyEqual() {
        assertThat(pairs().filter(pair -> !pair.judgement().equals("refused"))).hasSizeGreaterThanOrEqualTo(200);
        assertThat(pairs().filter(pair -> pair.judgement().equals("same"))).hasSizeGreaterThan(80);
        assertThat(pairs().filter(pair -> pair.judgement().equals("different"))).hasSizeGreaterThan(80);
    }

    private static String judgement(Pair pair) {
        Optional<Expression> left = read(pair.group(), pair.left());
        Optional<Expression> right = read(pair.group(), pair.right());
        if (left.isEmpty() || right.isEmpty()) {
            return "refused";
        }
        Map<String, Shape> shapes = SHAPES.get(pair.group());
        Function<Quantity, Shape> shapeOf = quantity -> shapes.get(quantity.toString());
        FormulaAgreement agreement = FormulaAgreement.of(left.get(), right.get(), shapeOf, DRAWS.get(pair.group()));
        if (agreement instanceof FormulaAgreement.FactorDiffers factor) {
            String number = Double.toString(Math.rint(factor.factor() * 1e12) / 1e12);
            double written = pair.judgement().startsWith("factor ")
                    ? Double.parseDouble(pair.judgement().substring("factor ".length()))
                    : Double.NaN;
            return Math.abs(written - factor.factor()) < 1e-9 ? pair.judgement() : "factor " + number;
        }
        return name(agreement);
    }

    private static String name(FormulaAgreement agreement) {
        if (agreement instanceof FormulaAgreement.Same) {
            return "same";
        }
        if (agreement instanceof FormulaAgreement.SignDiffers) {
            return "sign";
        }
        if (agreement instanceof FormulaAgreement.Transposed) {
            return "transposed";
        }
        if (agreement instanceof FormulaAgreement.ShapeDiffers) {
            return "shape";
        }
        return agreement instanceof FormulaAgreement.Different ? "different" : "not finite";
    }

    private static Optional<Expression> read(String group, String formula) {
        List<String> indices = group.equals("entry") ? List.of("u", "v") : List.of();
        FormulaReading reading = FormulaScopes.reader(Dialect.ANY, SHAPES.get(group), indices)
                .read(formula, SourcePosition.start("formula"));
        return reading instanceof FormulaReading.Read read ? Optional.of(read.expression()) : Optional.empty();
    }

    private static Stream<Pair> pairs() {
        return FormulaTables.rows("pairs.csv", 4).stream()
                .map(fields -> new Pair(fields.get(0), fields.get(1), fields.get(2), fields.get(3)));
    }
}
