package gradus.formula;

import static gradus.tensor.TensorAssertions.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.issue.SourcePosition;
import gradus.tensor.RandomTensors;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A formula about one example: on a batch it has, example by example, the value for that example alone. */
class FormulaAboutOneExampleTest {
    private static final int UNITS = 3;

    /** As many as there are units, so that nothing is told apart by its size. */
    private static final int EXAMPLES = 3;

    private static final Tensor Z = new RandomTensors(61).tensor(Shape.of(UNITS, EXAMPLES), -2, 2);
    private static final Tensor T = new RandomTensors(62).tensor(Shape.of(UNITS, EXAMPLES), -2, 2);
    private static final Tensor W = new RandomTensors(63).tensor(Shape.of(UNITS, 1), -2, 2);

    /** Quantities in columns: some of each example, some the same for all. */
    private static Map<String, Tensor> columns(Tensor z, Tensor t) {
        Map<String, Tensor> names = new TreeMap<>();
        names.put("z", z);
        names.put("t", t);
        names.put("w", W);
        names.put("k", Tensor.scalar(0.7));
        return names;
    }

    private static Map<String, Tensor> inLayout(Map<String, Tensor> columns, int unitAxis) {
        Map<String, Tensor> names = new LinkedHashMap<>();
        columns.forEach((name, value) -> names.put(name, unitAxis == 0 ? value : value.transposed()));
        return names;
    }

    private static Optional<Tensor> value(Dialect dialect, String formula, Map<String, Tensor> names, int unitAxis) {
        Map<String, Shape> shapes = new TreeMap<>();
        names.forEach((name, value) -> shapes.put(name, value.shape()));
        FormulaReading reading = FormulaScopes.readerAboutUnits(dialect, shapes, unitAxis)
                .read(formula, SourcePosition.start("formula"));
        return reading instanceof FormulaReading.Read read
                ? Optional.of(read.expression().value(quantity -> names.get(quantity.toString())))
                : Optional.empty();
    }

    private static Optional<Tensor> ofBatch(Dialect dialect, String formula, int unitAxis) {
        return value(dialect, formula, inLayout(columns(Z, T), unitAxis), unitAxis)
                .map(value -> unitAxis == 0 ? value : value.transposed());
    }

    private static Optional<Tensor> ofExample(Dialect dialect, String formula, int unitAxis, int example) {
        Map<String, Tensor> alone = columns(Z.slice(1, example, 1), T.slice(1, example, 1));
        return value(dialect, formula, inLayout(alone, unitAxis), unitAxis)
                .map(value -> unitAxis == 0 ? value : value.transposed());
    }

    /** Whether it is read; if so, the batch has to agree with each example alone. */
    private static boolean agrees(Dialect dialect, String formula, int unitAxis) {
        Optional<Tensor> batch = ofBatch(dialect, formula, unitAxis);
        for (int example = 0; example < EXAMPLES; example++) {
            Optional<Tensor> alone = ofExample(dialect, formula, unitAxis, example);
            assertThat(alone.isPresent()).as(formula).isEqualTo(batch.isPresent());
            if (batch.isPresent()) {
                assertClose(
                        formula + " for example " + example,
                        example(batch.get(), example),
                        example(alone.orElseThrow(), 0),
                        1e-9);
            }
        }
        return batch.isPresent();
    }

    /** The column of an example; what is the same for all has one column, or no axis at all. */
    private static Tensor example(Tensor batch, int example) {
        if (batch.shape().rank() < 2) {
            return batch.reshaped(Shape.of(batch.count(), 1));
        }
        return batch.slice(1, batch.shape().columns() == 1 ? 0 : example, 1);
    }

    static List<String> formulas() {
        return List.of(
                "exp(sum((w * z)**2) + 1)",
                "exp(sum((w ∘ z)^2) + 1)",
                "z / sum(z)",
                "np.exp(z) / np.sum(np.exp(z))",
                "softmax(z)",
                "log(softmax(z)) * t",
                "-sum(t * log(softmax(z)))",
                "logsumexp(z) - sum(t * z)",
                "(z - mean(z)) / sqrt(var(z) + 1e-5)",
                "(z - mean(z)) / std(z)",
                "z / norm(z)",
                "z / ‖z‖",
                "\\frac{z}{\\|z\\|_2}",
                "‖z - t‖^2 / 2",
                "\\|z - t\\|_1",
                "sum(|z - t|)",
                "max(z)",
                "min(z) + max(z, t)",
                "z - max(z)",
                "prod(z)",
                "dot(z, t)",
                "dot(w, z) * z",
                "z @ t",
                "z z",
                "z * z",
                "z (1 - z)",
                "z^2",
                "z^{-1} t",
                "k z",
                "z / k",
                "z[0]",
                "z[-1] * z",
                "z[0:2]",
                "z_1 z_2 - z_3",
                "z(2:end) .* t(2:end)",
                "np.concatenate([z, t])",
                "np.append(z, 1)",
                "np.append(z, [k, 1])",
                "[z; 1]",
                "[1, z_1]",
                "[1; 2; 3] ∘ z",
                "z + np.array([1, 2, 3])",
                "sum([z; w]) * z",
                "np.hstack((z, w))",
                "np.vstack((z, 1))",
                "sum(z, axis=0)",
                "sum(z, axis=1)",
                "np.max(z, axis=-1)",
                "mean(sum(z))",
                "mean(z) mean(t)",
                "sum(z) sum(t) z",
                "sum(sum(z) * t)",
                "relu(z - mean(z))",
                "silu(z) + leaky_relu(z, k)",
                "where(z > 0, z, t)",
                "1[z > t] z",
                "I(z > max(t))",
                "1ᵀ z",
                "z 𝟏",
                "w^T z",
                "wᵀ z t",
                "w.T @ z",
                "z w^T",
                "(w^T z)^T",
                "z' * t",
                "z .* t ./ sum(z)",
                "|sum(z)| z",
                "k",
                "sum(w)",
                "w",
                "e^{z} / (1 + e^{z})",
                "norm(z, 1) + norm(z, inf)",
                "clip(z, -1, 1)",
                "sum(z > 0)");
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void onABatchIsWhatItIsExampleByExample(String formula) {
        boolean inColumns = agrees(Dialect.ANY, formula, 0);
        boolean inRows = agrees(Dialect.ANY, formula, 1);

        assertThat(inColumns || inRows).as("read in some layout").isTrue();
    }

    @Test
    void theExampleOfTheManualRunsOverTheUnits() {
        Tensor expected = Tensor.filled(Shape.of(1, EXAMPLES), 0);
        for (int example = 0; example < EXAMPLES; example++) {
            double sum = 0;
            for (int unit = 0; unit < UNITS; unit++) {
                double product = W.at(unit, 0) * Z.at(unit, example);
                sum += product * product;
            }
            expected = expected.with(example, StrictMath.exp(sum + 1));
        }

        for (int unitAxis = 0; unitAxis < 2; unitAxis++) {
            Tensor value =
                    ofBatch(Dialect.ANY, "exp(sum((w * z)**2) + 1)", unitAxis).orElseThrow();
            assertClose("axis " + unitAxis, value, expected, 1e-9 * expected.scale());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '"',
            value = {
                "sum(z, axis=1)# this axis counts examples, and the formula is about one example",
                "softmax(z, axis=1)# this axis counts examples, and the formula is about one example",
                "z^T# a formula about one example has a transpose in inner products only",
                "z w^T# a formula about one example has a transpose in inner products only",
                "z 𝟏# ones on this side add up examples, and the formula is about one example",
                "outer(z, t)# 'outer' is about a matrix, and the formula about one example's vectors",
                "diag(z) z# 'diag' is about a matrix, and the formula about one example's vectors",
                "trace(z)# 'trace' is about a matrix, and the formula about one example's vectors",
                "z[0, 0]# a formula about one example has vectors only, and their entries have one number",
                "z(1, :)# a formula about one example has vectors only, and their entries have one number",
                "[z, t; t, z]# this makes a matrix of each example, and the formula is about one example's vectors",
                "np.hstack((z, t))# this makes a matrix of each example, and the formula is about one example's vectors",
                "np.concatenate([z, t], axis=1)# this makes a matrix of each example, and the formula is about one "
                        + "example's vectors",
                "np.block([z, t])# this makes a matrix of each example, and the formula is about one example's vectors",
                "|z|# single bars around 3x3 can be the norm or go entry by entry",
                "z[3] + z[0]# there is no entry 3: 3x3 has entries 0 to 2"
            })
    void whatWouldMixExamplesIsRefused(String formula, String message) {
        Map<String, Shape> shapes = new TreeMap<>();
        columns(Z, T).forEach((name, value) -> shapes.put(name, value.shape()));

        FormulaReading reading =
                FormulaScopes.readerAboutUnits(Dialect.ANY, shapes, 0).read(formula, SourcePosition.start("formula"));

        assertThat(reading).isInstanceOf(FormulaReading.Refused.class);
        assertThat(((FormulaReading.Refused) reading).issue().message()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void grownAtRandomItIsWhatItIsExampleByExample(int unitAxis) {
        Random random = new Random(64 + unitAxis);
        List<String> read = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            String formula = grown(random, 3);
            Dialect dialect = Dialect.values()[random.nextInt(Dialect.values().length)];
            if (agrees(dialect, formula, unitAxis)) {
                read.add(formula);
            }
        }
        assertThat(read).hasSizeGreaterThan(700);
    }

    private static String grown(Random random, int height) {
        if (height == 0) {
            return List.of("z", "t", "w", "k", "2", "z_1", "t[0]", "z[0:3]", "w(1:3)")
                    .get(random.nextInt(9));
        }
        String one = grown(random, height - 1);
        String other = grown(random, height - 1);
        return switch (random.nextInt(26)) {
            case 0 -> "(" + one + " + " + other + ")";
            case 1 -> "(" + one + " - " + other + ")";
            case 2 -> "(" + one + " * " + other + ")";
            case 3 -> "(" + one + " ∘ " + other + ")";
            case 4 -> "(" + one + ") (" + other + ")";
            case 5 -> "(" + one + " @ " + other + ")";
            case 6 -> "(" + one + ")^T (" + other + ")";
            case 7 -> "(" + one + ") (" + other + ")^T";
            case 8 -> "dot(" + one + ", " + other + ")";
            case 9 -> "sum(" + one + ")";
            case 10 -> "mean(" + one + ")";
            case 11 -> "max(" + one + ")";
            case 12 -> "norm(" + one + ")";
            case 13 -> "var(" + one + ")";
            case 14 -> "softmax(" + one + ")";
            case 15 -> "tanh(" + one + ")";
            case 16 -> "max(" + one + ", " + other + ")";
            case 17 -> "[" + one + "; " + other + "]";
            case 18 -> "np.append(" + one + ", " + other + ")";
            case 19 -> "(" + one + ")[0:2]";
            case 20 -> "(" + one + ")_1";
            case 21 -> "(" + one + ")^2";
            case 22 -> "(" + one + " > " + other + ")";
            case 23 -> "1ᵀ(" + one + ")";
            case 24 -> "np.concatenate([" + one + ", " + other + "], axis=" + random.nextInt(2) + ")";
            default -> "sum(" + one + ", axis=" + random.nextInt(2) + ")";
        };
    }
}
