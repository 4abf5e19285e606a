package gradus.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import gradus.graph.Expression;
import gradus.issue.SourcePosition;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the text, reading it ends soon with an expression or a refusal, and the expression can be evaluated.
 *
 * <p>{@code -Dfuzz.formulas=1000000} reads as many mutations instead of 60,000.
 */
class FormulaFuzzTest {
    private static final int MUTATIONS = Integer.getInteger("fuzz.formulas", 60_000);
    private static final int WARM_UP = 10_000;
    private static final long SLOWEST_NANOS = 50_000_000;

    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "+",
            "-",
            "*",
            "/",
            "@",
            "^",
            "_",
            "'",
            "ᵀ",
            "²",
            "⁻¹",
            "⁽²⁾",
            "₁",
            "ᵢ",
            ".T",
            ".*",
            "./",
            ".^",
            "**",
            "=",
            "==",
            ">",
            "≤",
            ",",
            ".",
            "\\",
            "\\frac",
            "\\sqrt",
            "\\sqrt[3]",
            "\\sum_{k=1}^{3}",
            "Σ",
            "Σ_k",
            "√",
            "\\left(",
            "\\right)",
            "\\left\\{",
            "\\mathbf{",
            "\\hat{",
            "\\hat",
            "\\text{",
            "\\partial ",
            "∂",
            "∇",
            "𝟏",
            "1ᵀ",
            "np.",
            "np.sum(",
            "axis=1",
            "axis=",
            "keepdims=True",
            "np.outer(",
            "np.where(",
            "norm(",
            "mean(",
            "softmax(",
            "diag(",
            "σ'",
            "tanh²",
            "exp",
            "log",
            "e^",
            "W1",
            "W2",
            "a1",
            "x",
            "y_k",
            "d",
            "dE/d",
            "0",
            "1e308",
            "1e-400",
            "2",
            ".5",
            "1/2m",
            " ",
            "\n",
            "\t",
            "\u0000",
            "\u0302",
            "\u202e",
            "😀",
            "\ud83d",
            "$",
            "&",
            "|",
            "\"",
            "#",
            ";",
            "%",
            "T",
            "^T",
            "^{",
            "}^");

    /** A formula with a reader of its names and the numbers for them. */
    private record Source(String formula, FormulaReader reader, Map<String, Tensor> values) {}

    @Test
    void aMutatedFormulaIsReadOrRefusedSoonAndWhatIsReadCanBeEvaluated(TestReporter report) {
        List<Source> sources = sources();
        Random random = new Random(20_231);
        int read = 0;
        long slowest = 0;
        String slowestText = "";
        for (int i = -WARM_UP; i < MUTATIONS; i++) {
            Source source = sources.get(random.nextInt(sources.size()));
            String text = mutated(source.formula(), sources, random);
            long start = System.nanoTime();
            FormulaReading reading = read(source.reader(), text);
            long nanos = System.nanoTime() - start;
            if (i >= 0 && nanos > slowest) {
                // Again, because the machine may have been busy with something else.
                slowest = Math.max(slowest, Math.min(nanos, nanosToRead(source.reader(), text)));
                slowestText = text;
            }
            if (reading instanceof FormulaReading.Read known) {
                read++;
                assertThatCode(() -> known.expression()
                                .value(quantity -> source.values().get(quantity.toString())))
                        .as(text)
                        .doesNotThrowAnyException();
            }
        }

        report.publishEntry(
                MUTATIONS + " mutations", read + " read, slowest " + slowest / 1_000 + " microseconds: " + slowestText);
        assertThat(slowest).as(slowestText).isLessThan(SLOWEST_NANOS);
        assertThat(read).isGreaterThan(MUTATIONS / 20);
    }

    private static long nanosToRead(FormulaReader reader, String text) {
        long start = System.nanoTime();
        read(reader, text);
        return System.nanoTime() - start;
    }

    private static FormulaReading read(FormulaReader reader, String text) {
        try {
            return reader.read(text, SourcePosition.start("formula"));
        } catch (RuntimeException | StackOverflowError fault) {
            throw new AssertionError("reading fails: " + text, fault);
        }
    }

    @ParameterizedTest
    @MethodSource("nested")
    void anyDepthIsReadOrRefusedSoonAndWhatIsReadCanBeEvaluated(IntFunction<String> nested) {
        for (int depth : new int[] {110, 450, 1_900, 4_000, 100_000}) {
            String text = nested.apply(depth);
            for (Reading from : readers()) {
                FormulaReader reader = from.reader();
                if (read(reader, text) instanceof FormulaReading.Read known) {
                    evaluate(known.expression(), from.values());
                }
                assertThat(Math.min(nanosToRead(reader, text), nanosToRead(reader, text)))
                        .as(depth + " of " + nested.apply(2))
                        .isLessThan(SLOWEST_NANOS);
            }
        }
    }

    /** On a small stack, as a thread of a pool may have it. */
    private static void evaluate(Expression expression, Map<String, Tensor> values) {
        List<Throwable> faults = new ArrayList<>();
        Thread thread = new Thread(
                null,
                () -> {
                    expression.value(quantity -> values.get(quantity.toString()));
                    expression.shape(quantity -> values.get(quantity.toString()).shape());
                    expression.rewritten(part -> part);
                    expression.toString();
                },
                "small stack",
                512 * 1024);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, fault) -> faults.add(fault));
        thread.start();
        assertThatCode(() -> thread.join(10_000)).doesNotThrowAnyException();
        assertThat(thread.isAlive()).as("still evaluating").isFalse();
        assertThat(faults).isEmpty();
    }

    private static Stream<IntFunction<String>> nested() {
        return Stream.of(
                depth -> "(".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "(".repeat(depth),
                depth -> "[".repeat(depth) + "x" + "]".repeat(depth),
                depth -> "{".repeat(depth) + "x" + "}".repeat(depth),
                depth -> ")".repeat(depth),
                depth -> "\\left(".repeat(depth) + "x" + "\\right)".repeat(depth),
                depth -> "-".repeat(depth) + "x",
                depth -> "+".repeat(depth) + "x",
                depth -> "x" + " + x".repeat(depth),
                depth -> "1" + "+1".repeat(depth),
                depth -> "x" + "-x".repeat(depth),
                depth -> "x" + " * x".repeat(depth),
                depth -> "x" + " ∘ x".repeat(depth),
                depth -> "x" + " @ x".repeat(depth),
                depth -> "x" + " x".repeat(depth),
                depth -> "x" + "/x".repeat(depth),
                depth -> "x" + "./x".repeat(depth),
                depth -> "x" + " > x".repeat(depth),
                depth -> "x" + "=x".repeat(depth),
                depth -> "x" + "'".repeat(depth),
                depth -> "x" + "ᵀ".repeat(depth),
                depth -> "x" + ".T".repeat(depth),
                depth -> "x" + "²".repeat(depth),
                depth -> "x" + "^2".repeat(depth),
                depth -> "m" + "^m".repeat(depth),
                depth -> "m" + "**m".repeat(depth),
                depth -> "m" + ".^m".repeat(depth),
                depth -> "m" + "^{m".repeat(depth) + "}".repeat(depth),
                depth -> "x^{T" + "^{T".repeat(depth),
                depth -> "x" + "_1".repeat(depth),
                depth -> "x" + "_{1".repeat(depth),
                depth -> "x" + "₁".repeat(depth),
                depth -> "x" + "[1]".repeat(depth),
                depth -> "x" + "^{(1)}".repeat(depth),
                depth -> "exp(".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "exp ".repeat(depth) + "x",
                depth -> "np.".repeat(depth) + "x",
                depth -> "norm(".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "mean(".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "sum(".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "softmax(".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "diag(".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "where(".repeat(depth) + "x" + ",1,2)".repeat(depth),
                depth -> "where(1,".repeat(depth) + "x" + ",2)".repeat(depth),
                depth -> "max(x,".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "outer(d2,".repeat(depth) + "d2" + ")".repeat(depth),
                depth -> "sigmoid_prime'(".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "σ" + "'".repeat(depth) + "(x)",
                depth -> "exp" + "'".repeat(depth) + " (x)",
                depth -> "tanh'(".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "tanh^2 ".repeat(depth) + "x",
                depth -> "\\frac".repeat(depth) + "xx".repeat(depth),
                depth -> "\\frac{1}{".repeat(depth) + "x" + "}".repeat(depth),
                depth -> "\\frac{".repeat(depth) + "x" + "}{2}".repeat(depth),
                depth -> "\\sqrt{".repeat(depth) + "x" + "}".repeat(depth),
                depth -> "√".repeat(depth) + "x",
                depth -> "Σ".repeat(depth) + "x",
                depth -> "Σ_k ".repeat(depth) + "d2_k",
                depth -> "x_u" + " Σ_k d2_k".repeat(depth),
                depth -> "(Σ_k d2_k) ".repeat(depth) + "x_u",
                depth -> sums(depth),
                depth -> "\\hat{".repeat(depth) + "x" + "}".repeat(depth),
                depth -> "\\mathbf{".repeat(depth) + "x" + "}".repeat(depth),
                depth -> "\\mathbf".repeat(depth) + "1",
                depth -> "\\boxed{".repeat(depth) + "x" + "}".repeat(depth),
                depth -> "∇_{".repeat(depth) + "x" + "} E".repeat(depth),
                depth -> "∂".repeat(depth) + "x",
                depth -> "∂E/".repeat(depth) + "∂x",
                depth -> "dE/".repeat(depth) + "dx",
                depth -> "1ᵀ".repeat(depth) + "x",
                depth -> "𝟏".repeat(depth) + "x",
                depth -> "x".repeat(depth),
                depth -> "9".repeat(depth),
                depth -> "x" + ".dot(x)".repeat(depth),
                depth -> "f(x,".repeat(depth),
                depth -> "sum(x, axis=".repeat(depth),
                depth -> " ".repeat(depth) + "x",
                depth -> "\\".repeat(depth) + "x",
                depth -> "$".repeat(depth) + "x",
                depth -> "y\u0302".repeat(depth),
                depth -> "\ud83d".repeat(depth));
    }

    private static String sums(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append("Σ_")
                    .append((char) ('α' + i % 500))
                    .append(" d2_")
                    .append((char) ('α' + i % 500))
                    .append(' ');
        }
        return text.toString();
    }

    private static String mutated(String formula, List<Source> sources, Random random) {
        StringBuilder text = new StringBuilder(formula);
        int mutations = 1 + random.nextInt(4) * random.nextInt(2);
        for (int i = 0; i < mutations && text.length() < 5_000; i++) {
            mutate(text, sources, random);
        }
        return text.toString();
    }

    private static void mutate(StringBuilder text, List<Source> sources, Random random) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + 1 + random.nextInt(6));
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        switch (random.nextInt(10)) {
            case 0, 1 -> text.insert(at, piece);
            case 2, 3 -> text.delete(at, to);
            case 4 -> text.insert(at, text.substring(at, to));
            case 5 -> text.replace(at, to, piece);
            case 6 -> text.insert(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
            case 7 -> text.insert(at, piece.repeat(random.nextInt(60)));
            case 8 ->
                text.insert(at, sources.get(random.nextInt(sources.size())).formula());
            default -> {
                if (to - at > 1) {
                    text.insert(random.nextInt(at + 1), text.substring(at, to));
                }
            }
        }
    }

    private static List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        Map<String, SeedSheets.Sheet> sheets = SeedSheets.drawn(101);
        for (List<String> row : FormulaTables.rows("seeds.csv", 6)) {
            SeedSheets.Sheet sheet = sheets.get(row.get(0));
            List<String> indices = row.get(3).startsWith("index:")
                    ? List.of(row.get(3).substring("index:".length()).split(""))
                    : List.of();
            FormulaReader reader = FormulaScopes.reader(Dialect.ANY, sheet.shapes(), indices);
            sources.add(new Source(row.get(5), reader, sheet.names()));
        }
        for (List<String> row : FormulaTables.rows("pairs.csv", 4)) {
            String group = row.get(0);
            Dialect dialect = Dialect.values()[sources.size() % Dialect.values().length];
            List<String> indices = group.equals("entry") ? List.of("u", "v") : List.of();
            Reading from = reader(group, dialect, indices);
            sources.add(new Source(row.get(1), from.reader(), from.values()));
            sources.add(new Source(row.get(2), from.reader(), from.values()));
        }
        return sources;
    }

    /** A reader and the numbers for what it knows. */
    private record Reading(FormulaReader reader, Map<String, Tensor> values) {}

    /** Whole quantities and entries, ordinary sizes and square ones. */
    private static List<Reading> readers() {
        List<Reading> readers = new ArrayList<>();
        readers.add(reader("batch", Dialect.ANY, List.of()));
        readers.add(reader("square", Dialect.MATLAB, List.of()));
        readers.add(reader("square", Dialect.NUMPY, List.of()));
        readers.add(reader("column", Dialect.ANY, List.of("u")));
        readers.add(reader("column", Dialect.MATHEMATICS, List.of("u", "v")));
        return readers;
    }

    private static Reading reader(String group, Dialect dialect, List<String> indices) {
        return new Reading(
                FormulaScopes.reader(dialect, PairSheets.shapes(group), indices), PairSheets.drawn(group, 1));
    }
}
