package gradus.grading;

import gradus.graph.Quantity;
import gradus.problem.AnswerForm;
import gradus.problem.Problem;
import gradus.problem.Resolution;
import gradus.tensor.IntervalTensor;
import gradus.written.WrittenArray;
import gradus.written.WrittenText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the errors of a paper that nothing known explains, with what they were made from. Made once per problem. */
public final class UnexplainedErrors {
    private final Problem problem;
    private final TrueWays ways;

    public UnexplainedErrors(Problem problem) {
        this.problem = problem;
        this.ways = new TrueWays(problem);
    }

    /** Whether an error was made in a line and nothing is known that it may come from. */
    public static boolean isUnexplained(Verdict verdict) {
        boolean isFormAlone = (verdict instanceof Verdict.Wrong wrong && wrong.offByLittle())
                || (verdict instanceof Verdict.WrongShape shape && shape.fault() != Verdict.ShapeFault.OTHER);
        return verdict.isOwnError() && verdict.explained().isEmpty() && !isFormAlone;
    }

    /** Whether an error was made in a line that slips of the pen alone explain. */
    private static boolean isSlip(Verdict verdict) {
        return verdict.isOwnError()
                && verdict.explained()
                        .filter(found -> found.explanations().stream().allMatch(Slips::isOne))
                        .isPresent();
    }

    /** The unexplained errors of a mark sheet of this problem, in the order of its lines. */
    public List<UnexplainedError> of(MarkSheet sheet) {
        return of(sheet, UnexplainedErrors::isUnexplained);
    }

    /** The errors of a mark sheet that are slips of the pen, in the order of its lines. */
    public List<UnexplainedError> slips(MarkSheet sheet) {
        return of(sheet, UnexplainedErrors::isSlip);
    }

    private List<UnexplainedError> of(MarkSheet sheet, Predicate<Verdict> isMeant) {
        if (sheet.lines().stream().noneMatch(line -> isMeant.test(line.verdict()))) {
            return List.of();
        }
        PaperLines lines = new PaperLines(problem, written(sheet));
        Set<Quantity> carrying = carrying(sheet, lines);
        List<UnexplainedError> errors = new ArrayList<>();
        for (int place = 0; place < sheet.lines().size(); place++) {
            if (isMeant.test(sheet.lines().get(place).verdict())) {
                error(place, sheet.lines().get(place), lines, carrying).ifPresent(errors::add);
            }
        }
        return errors;
    }

    private Map<Quantity, WrittenArray> written(MarkSheet sheet) {
        Map<Quantity, WrittenArray> written = new LinkedHashMap<>();
        for (UnusedLine unused : sheet.unused()) {
            if (unused.reason() == UnusedLine.Reason.NOT_ASKED
                    && unused.line().answer() instanceof WrittenArray array
                    && problem.vocabulary().resolve(unused.line().name()) instanceof Resolution.Found found) {
                written.putIfAbsent(found.quantity(), array);
            }
        }
        for (MarkLine line : sheet.lines()) {
            boolean isNumbers = line.question().form() instanceof AnswerForm.Numbers
                    && line.verdict().isAnswered();
            if (isNumbers && line.answer().isPresent() && line.answer().get().answer() instanceof WrittenArray array) {
                written.put(line.question().quantity(), array);
            }
        }
        return written;
    }

    private static Set<Quantity> carrying(MarkSheet sheet, PaperLines lines) {
        Set<Quantity> right = new LinkedHashSet<>();
        for (MarkLine line : sheet.lines()) {
            boolean counts = line.verdict().isRight() || line.verdict() instanceof Verdict.Follows;
            if (counts && lines.of(line.question().quantity()).isPresent()) {
                right.add(line.question().quantity());
            }
        }
        return lines.carrying(right);
    }

    private Optional<UnexplainedError> error(int place, MarkLine line, PaperLines lines, Set<Quantity> carrying) {
        Quantity asked = line.question().quantity();
        Verdict verdict = line.verdict();
        if (verdict instanceof Verdict.WrongFormula) {
            return line.answer()
                    .flatMap(answer -> answer.text())
                    .map(WrittenText::text)
                    .map(text -> new UnexplainedError.Writing(place, asked, UnexplainedError.Kind.FORMULA, text));
        }
        if (verdict instanceof Verdict.WrongShape shape) {
            String sizes = shape.written().stream().map(String::valueOf).collect(Collectors.joining("x"));
            return Optional.of(new UnexplainedError.Writing(place, asked, UnexplainedError.Kind.SHAPE, sizes));
        }
        if (verdict instanceof Verdict.NotANumber) {
            return Optional.of(new UnexplainedError.Writing(place, asked, UnexplainedError.Kind.NOT_FINITE, ""));
        }
        return lines.of(madeIn(verdict).orElse(asked)).map(own -> numbers(place, line, own, lines, carrying));
    }

    private Optional<Quantity> madeIn(Verdict verdict) {
        return verdict instanceof Verdict.Wrong wrong
                ? wrong.madeIn()
                        .flatMap(name -> problem.vocabulary().resolve(name) instanceof Resolution.Found found
                                ? Optional.of(found.quantity())
                                : Optional.empty())
                : Optional.empty();
    }

    private UnexplainedError numbers(
            int place, MarkLine line, PaperLine own, PaperLines lines, Set<Quantity> carrying) {
        Map<Quantity, IntervalTensor> pinned = new LinkedHashMap<>();
        carrying.forEach(quantity -> lines.of(quantity).ifPresent(earlier -> pinned.put(quantity, earlier.interval())));
        Attempt attempt = new Attempt(
                problem.graph(),
                ways,
                own,
                lines,
                pinned,
                List.of(),
                line.question().tolerance());
        return new UnexplainedError.Numbers(place, own, attempt);
    }
}
