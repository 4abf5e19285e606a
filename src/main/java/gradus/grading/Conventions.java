package gradus.grading;

import gradus.grading.KnownMistakes.Candidate;
import gradus.grading.KnownMistakes.Report;
import gradus.grading.mistake.Mistake;
import gradus.graph.Evaluation;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Tensor;
import gradus.written.WrittenArray;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a whole paper keeps to another convention than its problem: then what looks like errors in several lines is one
 * finding.
 */
final class Conventions {
    /** Fewer digits than these prove no convention. */
    private static final int FEWEST_DIGITS = 1;

    private static final String OTHER_LAYOUT = "transposed-layout-reported";

    private static final double NOISE = 1e-9;

    private final Problem problem;
    private final List<Convention> conventions;

    /** A convention with its graphs, its values, and how asked lines compare with these. */
    private record Convention(
            Candidate candidate, FollowThrough follow, Evaluation values, Map<Quantity, Comparison> comparisons) {
        boolean isRight(PaperLine line) {
            return compared(line)
                    .map(Verdict::isRight)
                    .orElseGet(() -> line.interval().contains(values.of(line.quantity())));
        }

        /** Whether a quantity has another value by it than the true one, beyond what rounding in double precision does. */
        boolean changes(Quantity quantity, Tensor truth) {
            Tensor value = values.of(quantity);
            return value.zip(truth, (one, other) -> Math.abs(one - other)).scale() > NOISE * truth.scale();
        }

        Optional<Verdict> compared(PaperLine line) {
            return Optional.ofNullable(comparisons.get(line.quantity()))
                    .map(comparison -> comparison.verdict(line.written()));
        }
    }

    Conventions(Problem problem, KnownMistakes mistakes) {
        this.problem = problem;
        this.conventions = mistakes.conventions().stream().map(this::convention).toList();
    }

    private Convention convention(Candidate candidate) {
        List<Graph> ways = candidate.ways().isEmpty() ? List.of(candidate.graph()) : candidate.ways();
        Evaluation values = candidate.graph().evaluate();
        Evaluation errors = candidate.graph().roundingErrors();
        Map<Quantity, Comparison> comparisons = new LinkedHashMap<>();
        for (Question question : problem.questions()) {
            Quantity quantity = question.quantity();
            Optional<Tensor> before = quantity instanceof Quantity.Updated updated
                    ? Optional.of(values.of(updated.parameter()))
                    : Optional.empty();
            comparisons.put(
                    quantity, new Comparison(values.of(quantity), errors.of(quantity), question.tolerance(), before));
        }
        return new Convention(candidate, new FollowThrough(candidate.graph(), ways, values::of), values, comparisons);
    }

    /** The convention of a paper whose matrices lie the other way, unless that is not looked for. */
    Optional<Mistake> otherLayout() {
        return conventions.stream()
                .map(convention -> convention.candidate().mistake())
                .filter(mistake -> mistake.id().equals(OTHER_LAYOUT))
                .findFirst();
    }

    /**
     * A convention that a paper keeps to.
     *
     * @param mistake the convention
     * @param lines the lines that are right, or follow, by it and were not by the problem's
     */
    record Found(Mistake mistake, Set<Quantity> lines) {}

    /**
     * The convention that makes the most of the wrong lines right.
     *
     * @param errors the lines in which an error was made, by the problem's convention
     * @param written everything that was written as numbers, whatever its shape
     */
    Optional<Found> find(PaperLines lines, Set<Quantity> errors, Map<Quantity, WrittenArray> written) {
        Map<Convention, Set<Quantity>> explained = new LinkedHashMap<>();
        for (Convention convention : conventions) {
            saved(convention, lines, errors, written)
                    .filter(saved -> digits(saved, written) >= FEWEST_DIGITS)
                    .ifPresent(saved -> explained.put(convention, saved));
        }
        return explained.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.comparingInt(Set::size)))
                .map(entry -> new Found(entry.getKey().candidate().mistake(), entry.getValue()));
    }

    /** How many significant digits some lines have in all: a class and a zero say next to nothing. */
    private static int digits(Set<Quantity> saved, Map<Quantity, WrittenArray> written) {
        return saved.stream()
                .flatMap(quantity -> Optional.ofNullable(written.get(quantity)).stream())
                .flatMap(array -> array.numbers().stream())
                .mapToInt(number -> number.value() == 0 ? 0 : number.significantDigits())
                .sum();
    }

    /** Whether a line of another shape is what the convention writes there. */
    private static boolean isReported(
            Convention convention, Quantity quantity, PaperLines lines, Map<Quantity, WrittenArray> written) {
        Optional<Report> report =
                Optional.ofNullable(convention.candidate().reports().get(quantity));
        Optional<WrittenArray> numbers = Optional.ofNullable(written.get(quantity));
        Map<Quantity, IntervalTensor> own = new LinkedHashMap<>();
        lines.all().forEach(line -> own.put(line.quantity(), line.interval()));
        return report.isPresent()
                && numbers.isPresent()
                && new ShapeReport(lines)
                        .evidence(report.get(), numbers.get(), own)
                        .isPresent();
    }

    /** The errors that are none if the convention holds; empty if others would be made by it. */
    private Optional<Set<Quantity>> saved(
            Convention convention, PaperLines lines, Set<Quantity> errors, Map<Quantity, WrittenArray> written) {
        Set<Quantity> right = new LinkedHashSet<>();
        lines.all().stream().filter(convention::isRight).forEach(line -> right.add(line.quantity()));
        Set<Quantity> carrying = lines.carrying(right);
        Set<Quantity> wrong = new LinkedHashSet<>();
        Set<Quantity> saved = new LinkedHashSet<>(errors);
        saved.removeIf(quantity -> lines.of(quantity).isEmpty()
                ? !isReported(convention, quantity, lines, written)
                : !convention.changes(quantity, problem.truth(quantity)));
        for (Question question : problem.questions()) {
            Quantity quantity = question.quantity();
            Optional<PaperLine> line = lines.of(quantity).filter(any -> !right.contains(quantity));
            if (line.isPresent() && !follows(convention, line.get(), lines, carrying, wrong, question)) {
                if (!errors.contains(quantity)) {
                    return Optional.empty();
                }
                saved.remove(quantity);
            }
            line.ifPresent(any -> wrong.add(quantity));
        }
        return Optional.of(saved);
    }

    private static boolean follows(
            Convention convention,
            PaperLine line,
            PaperLines lines,
            Set<Quantity> carrying,
            Set<Quantity> wrong,
            Question question) {
        return convention
                .compared(line)
                .flatMap(compared ->
                        convention.follow().explain(line, lines, carrying, wrong, question.tolerance(), compared))
                .isPresent();
    }
}
