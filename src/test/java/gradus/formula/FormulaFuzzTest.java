package gradus.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import gradus.graph.Expression;
import gradus.issue.SourcePosition;
import gradus.tensor.Tensor;
import java.lang.management.ManagementFactory;
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
            "}^",
            "[0]",
            "[-1]",
            "[0:2]",
            "[:, 1]",
            "[0, :]",
            "[1:",
            "(1)",
            "(1, :)",
            "(2:end)",
            "(end",
            "_{12}",
            "_{1,2}",
            "_{1,:}",
            "_1",
            ":",
            "; ",
            "[1, 2; 3, 4]",
            "[1 -2",
            "[[1, 2], [",
            "[]",
            "\\begin{bmatrix}",
            "\\end{bmatrix}",
            "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}",
            " & ",
            "\\\\",
            "np.concatenate([",
            "np.vstack((",
            "np.hstack((",
            "np.append(",
            "np.array([",
            "np.block([[",
            "])",
            "))",
            "||",
            "‖",
            "\\|",
            "‖_1",
            "‖_∞",
            "max(",
            "np.max(",
            "prod(",
            "var(",
            "logsumexp(",
            "trace(",
            "clip(",
            "silu(",
            "gelu(",
            "elu'(",
            "leaky_relu(",
            "\\log_2",
            "approximate=True",
            "ddof=1",
            "end",
            "None");

    /** Formulas with parts, wholes and reductions, for the quantities of a batch. */
    private static final List<String> PARTS_AND_WHOLES = List.of(
            "W2[0] @ a1 - z2[-1]",
            "W2[:, 1:3] @ a1[1:3]",
            "W2(1, :) * a1(:, end) + x(2:end, 1)' * x(2:end, 2)",
            "W2_{12} z2_{1,2} + W^{(2)}_{1,:} a1",
            "(W2 a1)_{11} \\mathbf{1}^T d2",
            "np.concatenate([a1, d2], axis=0)",
            "np.vstack((a1, np.hstack((d2, z2))))",
            "np.append(d1[:, 0], [1, 2.5])",
            "[a1; d2; 1, 2, 3, 4, 5, 6]",
            "[z2, d2; a2, y] @ [d2'; d2']",
            "\\begin{bmatrix} a_1 \\\\ d_2 \\end{bmatrix} ∘ \\begin{pmatrix} d_1 \\\\ z_2 \\end{pmatrix}",
            "np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]]) @ d2",
            "[1 2 3; 4 5 6] * z2 + [m, eta; eta, m] * [1 2 3; 4 5 6] * d2",
            "np.block([[W2, W2], [W2, W2]])[0:3, 5:]",
            "max(z2) - np.max(z2, axis=0) + z2.min(axis=1)",
            "max(z2, [], 2) + min(z2, 0)",
            "‖a2 - y‖^2 / ‖y‖_F + \\|b_1\\|_1",
            "|m - eta| / (|m| + |eta|)",
            "sum(|a2 - y|) + mean(|d2|^2)",
            "(z1 - np.mean(z1, axis=0)) / np.sqrt(np.var(z1, axis=0) + 1e-5)",
            "logsumexp(z2, axis=0) - prod(a2, axis=0)",
            "clip(z1, -1, 1) + silu(z1) * gelu'(z1) - leaky_relu(z1, eta)",
            "elu(z1, 0.5) + softplus(z1) + \\arctan z_1 - \\log_2(1 + z_1^2)",
            "trace(W2 @ W2.T) + np.dot(b1, b1)");

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
            long start = processorNanos();
            FormulaReading reading = read(source.reader(), text);
            long nanos = processorNanos() - start;
            if (i >= 0 && nanos > slowest) {
                // Again, because it may have been compiled in between.
                slowest = Math.max(slowest, Math.min(nanos, nanosToRead(source.reader(), text)));
                slowestText = text;
            }
            if (reading instanceof FormulaReading.Read known) {
                read++;
                assertThat(valueOf(known.expression(), source, text).shape())
                        .as(text)
                        .isEqualTo(known.expression()
                                .shape(quantity ->
                                        source.values().get(quantity.toString()).shape()));
            }
        }

        report.publishEntry(
                MUTATIONS + " mutations", read + " read, slowest " + slowest / 1_000 + " microseconds: " + slowestText);
        assertThat(slowest).as(slowestText).isLessThan(SLOWEST_NANOS);
        assertThat(read).isGreaterThan(MUTATIONS / 20);
    }

    private static Tensor valueOf(Expression expression, Source source, String text) {
        try {
            return expression.value(quantity -> source.values().get(quantity.toString()));
        } catch (RuntimeException | StackOverflowError fault) {
            throw new AssertionError("evaluating fails: " + text, fault);
        }
    }

    private static long nanosToRead(FormulaReader reader, String text) {
        long start = processorNanos();
        read(reader, text);
        return processorNanos() - start;
    }

    /** What this thread has had of a processor, so that a busy machine makes no difference. */
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
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
        for (int depth : new int[] {14, 25, 110, 450, 1_900, 4_000, 100_000}) {
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
                depth -> "x" + "[0]".repeat(depth),
                depth -> "x" + "[0:1]".repeat(depth),
                depth -> "x" + "[:, 0]".repeat(depth),
                depth -> "x" + "(1)".repeat(depth),
                depth -> "x" + "(:, 1)".repeat(depth),
                depth -> "(x)" + "_1".repeat(depth),
                depth -> "x" + "_{1,1}".repeat(depth),
                depth -> "x[" + "0,".repeat(depth) + "0]",
                depth -> "x[" + ":".repeat(depth) + "]",
                depth -> "x[" + "-".repeat(depth) + "1]",
                depth -> "x_{" + "1,".repeat(depth) + "1}",
                depth -> "x[".repeat(depth) + "0" + "]".repeat(depth),
                depth -> "x(".repeat(depth) + "1" + ")".repeat(depth),
                depth -> "[x, ".repeat(depth) + "x" + "]".repeat(depth),
                depth -> "[x; ".repeat(depth) + "x" + "]".repeat(depth),
                depth -> "[".repeat(depth) + "1, 2" + "]".repeat(depth),
                depth -> "[".repeat(depth) + "1 2" + "]".repeat(depth),
                depth -> "[[x], ".repeat(depth),
                depth -> "[m, [x; ".repeat(depth) + "x" + "]]".repeat(depth),
                depth -> "[x; [x, ".repeat(depth) + "x" + "]]".repeat(depth),
                depth -> "np.array([[m, ".repeat(depth) + "1" + "]])".repeat(depth),
                depth -> "[x" + ", x".repeat(depth) + "]",
                depth -> "[x" + "; x".repeat(depth) + "]",
                depth -> "[m" + "; m".repeat(depth) + "]",
                depth -> "[1" + " 1".repeat(depth) + "]",
                depth -> "[1" + " -1".repeat(depth) + "]",
                depth -> "[" + ";".repeat(depth) + "]",
                depth -> "np.array(".repeat(depth) + "[1, 2]" + ")".repeat(depth),
                depth -> "np.array([".repeat(depth) + "1" + "])".repeat(depth),
                depth -> "np.array([" + "[1],".repeat(depth) + "])",
                depth -> "np.concatenate([x, ".repeat(depth) + "x" + "])".repeat(depth),
                depth -> "np.vstack((x, ".repeat(depth) + "x" + "))".repeat(depth),
                depth -> "np.hstack((".repeat(depth) + "x" + "))".repeat(depth),
                depth -> "np.append(x, ".repeat(depth) + "1" + ")".repeat(depth),
                depth -> "np.block([[".repeat(depth) + "x" + "]])".repeat(depth),
                depth -> "vertcat(x, ".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "\\begin{bmatrix} ".repeat(depth) + "x" + " \\end{bmatrix}".repeat(depth),
                depth -> "\\begin{bmatrix} x \\\\ ".repeat(depth) + "x" + " \\end{bmatrix}".repeat(depth),
                depth -> "\\begin{bmatrix} x" + " \\\\ x".repeat(depth) + " \\end{bmatrix}",
                depth -> "\\begin{bmatrix} x" + " & x".repeat(depth) + " \\end{bmatrix}",
                depth -> "\\begin{bmatrix} ".repeat(depth),
                depth -> "\\end{bmatrix} ".repeat(depth),
                depth -> "\\begin{aligned} ".repeat(depth) + "x",
                depth -> "|".repeat(depth) + "m" + "|".repeat(depth),
                depth -> "|(".repeat(depth) + "m" + ")|".repeat(depth),
                depth -> "|m".repeat(depth),
                depth -> "|m|".repeat(depth),
                depth -> "‖".repeat(depth) + "x" + "‖".repeat(depth),
                depth -> "‖(".repeat(depth) + "x" + ")‖".repeat(depth),
                depth -> "‖|".repeat(depth) + "m" + "|‖".repeat(depth),
                depth -> "‖x‖ ".repeat(depth),
                depth -> "‖x‖" + "_1".repeat(depth),
                depth -> "max(".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "prod(".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "var(".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "logsumexp(".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "(x - mean".repeat(depth) + "(x)" + ")".repeat(depth),
                depth -> "silu(".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "gelu'(".repeat(depth) + "x" + ")".repeat(depth),
                depth -> "elu(x, ".repeat(depth) + "1" + ")".repeat(depth),
                depth -> "clip(x, 0, ".repeat(depth) + "1" + ")".repeat(depth),
                depth -> "x" + ".max()".repeat(depth),
                depth -> "\\log_2 ".repeat(depth) + "x",
                depth -> "trace(diag(".repeat(depth) + "x" + "))".repeat(depth),
                depth -> "sum(|".repeat(depth) + "x" + "|)".repeat(depth),
                depth -> ":".repeat(depth),
                depth -> ";".repeat(depth),
                depth -> "& ".repeat(depth) + "x",
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
        for (String formula : PARTS_AND_WHOLES) {
            for (Dialect dialect : Dialect.values()) {
                Reading from = reader("batch", dialect, List.of());
                sources.add(new Source(formula, from.reader(), from.values()));
            }
            for (int unitAxis = 0; unitAxis < 2; unitAxis++) {
                Reading from = readerAboutUnits(unitAxis);
                sources.add(new Source(formula, from.reader(), from.values()));
            }
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
        readers.add(readerAboutUnits(0));
        return readers;
    }

    private static Reading readerAboutUnits(int unitAxis) {
        String group = unitAxis == 0 ? "batch" : "rows";
        return new Reading(
                FormulaScopes.readerAboutUnits(Dialect.ANY, PairSheets.shapes(group), unitAxis),
                PairSheets.drawn(group, 1));
    }

    private static Reading reader(String group, Dialect dialect, List<String> indices) {
        return new Reading(
                FormulaScopes.reader(dialect, PairSheets.shapes(group), indices), PairSheets.drawn(group, 1));
    }
}
