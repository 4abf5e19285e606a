package gradus.grading;

import gradus.grading.ConsistencySheet.State;
import gradus.grading.mistake.MistakeCatalogue;
import gradus.graph.Evaluation;
import gradus.graph.Quantity;
import gradus.issue.SourcePosition;
import gradus.problem.AnswerForm;
import gradus.problem.GradingPolicy;
import gradus.problem.PartialCredit;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.problem.Resolution;
import gradus.submission.AnswerLine;
import gradus.submission.ProblemAnswers;
import gradus.tensor.Tensor;
import gradus.written.UnreadableValue;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import gradus.written.WrittenText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Marks submissions against one problem. What belongs to the problem is worked out once, when the marker is made; a marker may
 * be used by any number of threads.
 */
public final class Marker {
    /** From so many useless lines on, nobody reads suggestions. */
    private static final int MOST_SUGGESTIONS = 100;

    /** So many ways to write names are kept in mind. */
    private static final int MOST_NAMES = 10_000;

    private static final Pattern OPERATION = Pattern.compile("^[^\\[]*[*@(][^\\[]*$");

    private static final Comparator<SourcePosition> IN_THE_FILE =
            Comparator.comparingInt(SourcePosition::line).thenComparingInt(SourcePosition::column);

    private final Problem problem;
    private final Map<Quantity, Question> questions = new LinkedHashMap<>();
    private final Map<Quantity, Comparison> comparisons = new LinkedHashMap<>();
    private final FormulaMarking formulas;
    private final Deferred deferred;
    private final Map<Quantity, List<Quantity>> askedBefore = new HashMap<>();
    private final Map<Quantity, List<String>> namesOfAskedBefore = new HashMap<>();
    private final Map<String, Resolution> resolved = new ConcurrentHashMap<>();

    /** A marker that knows all mistakes that are installed. */
    public Marker(Problem problem) {
        this(problem, MistakeCatalogue.installed());
    }

    public Marker(Problem problem, MistakeCatalogue catalogue) {
        this.problem = problem;
        this.formulas = new FormulaMarking(problem, catalogue);
        this.deferred = new Deferred(problem, catalogue, this::compared);
        Evaluation errors = problem.graph().roundingErrors();
        AskedBefore before = new AskedBefore(problem);
        for (Question question : problem.questions()) {
            Quantity quantity = question.quantity();
            questions.put(quantity, question);
            comparisons.put(
                    quantity,
                    new Comparison(
                            problem.truth(quantity), errors.of(quantity), question.tolerance(), before(quantity)));
            askedBefore.put(quantity, before.of(quantity));
            namesOfAskedBefore.put(quantity, spelled(before.of(quantity)));
        }
    }

    /** The value before the update, if the quantity is an updated one or an entry of one. */
    private Optional<Tensor> before(Quantity quantity) {
        if (quantity instanceof Quantity.Entry entry && entry.whole() instanceof Quantity.Updated) {
            return before(entry.whole()).map(whole -> part(whole, entry));
        }
        return quantity instanceof Quantity.Updated updated
                ? Optional.of(problem.truth(updated.parameter()))
                : Optional.empty();
    }

    private static Tensor part(Tensor whole, Quantity.Entry entry) {
        Tensor row = entry.row() == 0 ? whole : whole.slice(0, entry.row() - 1, 1);
        return entry.column() == 0 ? row : row.slice(1, entry.column() - 1, 1);
    }

    public Problem problem() {
        return problem;
    }

    /** The mark sheet of a student who handed in nothing for this problem. */
    public MarkSheet unanswered() {
        return sheet(false, new Sorted(), Set.of());
    }

    public MarkSheet mark(ProblemAnswers answers) {
        Sorted sorted = new Sorted();
        answers.lines().forEach(sorted::add);
        sorted.settle();
        Set<Quantity> blank = new HashSet<>();
        for (String name : answers.blank()) {
            if (problem.vocabulary().resolve(name) instanceof Resolution.Found found) {
                blank.add(found.quantity());
            }
        }
        return sheet(true, sorted, blank);
    }

    /** Which lines follow from the paper's own earlier ones; for students before the solution may be known. */
    public ConsistencySheet consistency(ProblemAnswers answers) {
        Sorted sorted = new Sorted();
        answers.lines().forEach(sorted::add);
        sorted.settle();
        PaperLines lines = new PaperLines(problem, sorted.written());
        List<ConsistencySheet.Line> states = problem.questions().stream()
                .map(question -> new ConsistencySheet.Line(question, state(question, sorted, lines)))
                .toList();
        return new ConsistencySheet(problem.id(), problem.heading().title(), states);
    }

    private State state(Question question, Sorted sorted, PaperLines lines) {
        Verdict verdict = sorted.verdict(question.quantity(), Set.of());
        if (verdict instanceof Verdict.Missing) {
            return State.MISSING;
        }
        if (verdict.code().equals("unreadable") || verdict instanceof Verdict.NotANumber) {
            return State.UNREADABLE;
        }
        if (question.form() instanceof AnswerForm.Formula) {
            return State.NOT_CHECKED;
        }
        return lines.of(question.quantity())
                .map(line -> deferred.follow().fromOwn(line, lines, question.tolerance())
                        ? State.FOLLOWS
                        : State.DOES_NOT_FOLLOW)
                .orElse(State.WRONG_SHAPE);
    }

    private MarkSheet sheet(boolean answered, Sorted sorted, Set<Quantity> blank) {
        Map<Quantity, Verdict> compared = new LinkedHashMap<>();
        problem.questions()
                .forEach(question -> compared.put(question.quantity(), sorted.verdict(question.quantity(), blank)));
        Map<Quantity, Verdict> verdicts = compared.values().stream().anyMatch(PaperMarking::isOpen)
                ? deferred.marking().verdicts(compared, sorted.written())
                : compared;
        Set<Quantity> implied = implied(verdicts);
        List<MarkLine> lines = new ArrayList<>();
        for (Question question : problem.questions()) {
            Verdict verdict =
                    Optional.ofNullable(verdicts.get(question.quantity())).orElseThrow();
            lines.add(new MarkLine(
                    question,
                    sorted.answer(question.quantity()),
                    verdict,
                    implied.contains(question.quantity())
                            ? share(question.points(), problem.policy().implied())
                            : points(question, verdict),
                    origin(question.quantity(), verdicts)));
        }
        return new MarkSheet(problem.id(), problem.heading().title(), answered, lines, sorted.unused());
    }

    /** Missing lines that a right later line was computed from, where the policy gives points for that. */
    private Set<Quantity> implied(Map<Quantity, Verdict> verdicts) {
        if (problem.policy().implied().signum() == 0) {
            return Set.of();
        }
        Set<Quantity> implied = new HashSet<>();
        verdicts.forEach((quantity, verdict) -> {
            if (verdict.isRight()) {
                askedBefore.getOrDefault(quantity, List.of()).stream()
                        .filter(before -> verdicts.get(before) instanceof Verdict.Missing)
                        .forEach(implied::add);
            }
        });
        return implied;
    }

    private Origin origin(Quantity quantity, Map<Quantity, Verdict> verdicts) {
        List<Quantity> before = askedBefore.getOrDefault(quantity, List.of());
        return new Origin(
                namesOfAskedBefore.getOrDefault(quantity, List.of()),
                spelled(with(before, verdicts, verdict -> verdict.isAnswered() && !verdict.isRight())),
                spelled(with(before, verdicts, verdict -> !verdict.isAnswered())));
    }

    private static List<Quantity> with(
            List<Quantity> quantities, Map<Quantity, Verdict> verdicts, Predicate<Verdict> kind) {
        List<Quantity> found = new ArrayList<>();
        for (Quantity quantity : quantities) {
            Verdict verdict = verdicts.get(quantity);
            if (verdict != null && kind.test(verdict)) {
                found.add(quantity);
            }
        }
        return found;
    }

    private List<String> spelled(List<Quantity> quantities) {
        return quantities.isEmpty()
                ? List.of()
                : quantities.stream().map(problem.notation()::spell).toList();
    }

    /** What a written name means; the same names come again on every paper. */
    private Resolution resolved(String name, boolean withSuggestion) {
        Resolution known = resolved.get(name);
        if (known != null) {
            return known;
        }
        Resolution resolution = withSuggestion
                ? problem.vocabulary().resolve(name)
                : problem.vocabulary().resolveExactly(name);
        if (resolution instanceof Resolution.Found && resolved.size() < MOST_NAMES) {
            resolved.put(name, resolution);
        }
        return resolution;
    }

    private BigDecimal points(Question question, Verdict verdict) {
        GradingPolicy policy = problem.policy();
        if (verdict.isRight()) {
            return question.points();
        }
        if (verdict instanceof Verdict.Follows) {
            return share(question.points(), policy.carried());
        }
        if (verdict instanceof Verdict.OtherConvention other) {
            return other.rule().of(question.points());
        }
        if (policy.partialCredit() == PartialCredit.NONE) {
            return BigDecimal.ZERO;
        }
        if (verdict instanceof Verdict.Wrong wrong) {
            return wrong.credit().of(question.points());
        }
        return verdict instanceof Verdict.NotANumber notANumber
                ? notANumber.credit().of(question.points())
                : BigDecimal.ZERO;
    }

    /** The verdict of a line by the truth alone. */
    private Verdict compared(Question question, WrittenArray written) {
        return Optional.ofNullable(comparisons.get(question.quantity()))
                .orElseThrow()
                .verdict(written);
    }

    /** A share of some points, rounded down to two decimals, or to as many as the points have if these are more. */
    private static BigDecimal share(BigDecimal points, BigDecimal share) {
        BigDecimal exact = points.multiply(share);
        return exact.setScale(Math.max(2, points.scale()), RoundingMode.DOWN);
    }

    /** What is needed for papers with errors only, made when the first one comes. */
    private static final class Deferred {
        private final Problem problem;
        private final MistakeCatalogue catalogue;
        private final BiFunction<Question, WrittenArray, Verdict> comparison;
        private final AtomicReference<@Nullable PaperMarking> made = new AtomicReference<>();

        Deferred(Problem problem, MistakeCatalogue catalogue, BiFunction<Question, WrittenArray, Verdict> comparison) {
            this.comparison = comparison;
            this.problem = problem;
            this.catalogue = catalogue;
        }

        PaperMarking marking() {
            PaperMarking marking = made.get();
            if (marking == null) {
                marking = make();
                made.compareAndSet(null, marking);
            }
            return marking;
        }

        FollowThrough follow() {
            return new FollowThrough(problem.graph(), new TrueWays(problem).of(problem.graph()), problem::truth);
        }

        private PaperMarking make() {
            KnownMistakes mistakes = new KnownMistakes(problem, catalogue, new TrueWays(problem));
            return new PaperMarking(
                    problem,
                    follow(),
                    new Diagnoser(problem, mistakes, new TrueWays(problem)),
                    new Conventions(problem, mistakes),
                    comparison);
        }
    }

    /** The lines of one submission, by the quantity they answer. */
    private final class Sorted {
        private final Map<Quantity, List<AnswerLine>> byQuantity = new HashMap<>();
        private final List<UnusedLine> unused = new ArrayList<>();
        private final Map<Quantity, List<AnswerLine>> notAsked = new LinkedHashMap<>();

        /** Everything that can be read as numbers; lines that contradict each other cannot. */
        Map<Quantity, WrittenArray> written() {
            Map<Quantity, WrittenArray> written = new LinkedHashMap<>();
            notAsked.forEach((quantity, lines) -> lines.stream()
                    .map(AnswerLine::answer)
                    .filter(WrittenArray.class::isInstance)
                    .findFirst()
                    .ifPresent(array -> written.put(quantity, (WrittenArray) array)));
            byQuantity.forEach((quantity, lines) -> {
                boolean isNumbers = Optional.ofNullable(questions.get(quantity))
                                .orElseThrow()
                                .form()
                        instanceof AnswerForm.Numbers;
                if (isNumbers && lines.size() == 1 && lines.get(0).answer() instanceof WrittenArray array) {
                    written.put(quantity, array);
                }
            });
            return written;
        }

        void add(AnswerLine line) {
            Resolution resolution = resolved(line.name(), unused.size() < MOST_SUGGESTIONS);
            if (resolution instanceof Resolution.Found found) {
                add(found.quantity(), line);
            } else if (resolution instanceof Resolution.Ambiguous ambiguous) {
                unused.add(new UnusedLine(line, UnusedLine.Reason.AMBIGUOUS_NAME, ambiguous.candidates()));
            } else {
                Optional<String> nearest = ((Resolution.Unknown) resolution).nearest();
                unused.add(new UnusedLine(
                        line, UnusedLine.Reason.UNKNOWN_NAME, nearest.stream().toList()));
            }
        }

        private void add(Quantity quantity, AnswerLine line) {
            if (!questions.containsKey(quantity)) {
                unused.add(new UnusedLine(line, UnusedLine.Reason.NOT_ASKED, List.of()));
                notAsked.computeIfAbsent(quantity, name -> new ArrayList<>()).add(line);
                return;
            }
            byQuantity.computeIfAbsent(quantity, name -> new ArrayList<>()).add(line);
        }

        /** Leaves one line of those that say the same, whatever the order they stand in. */
        void settle() {
            questions.keySet().forEach(this::takeFromOldName);
            byQuantity.forEach((quantity, lines) -> {
                if (lines.size() > 1) {
                    settle(quantity, lines);
                }
            });
            unused.sort(Comparator.comparing(line -> line.line().position(), IN_THE_FILE));
        }

        private void settle(Quantity quantity, List<AnswerLine> lines) {
            List<AnswerLine> kept = new ArrayList<>();
            for (AnswerLine line : candidates(quantity, lines)) {
                if (kept.stream().noneMatch(earlier -> saysTheSame(earlier, line))) {
                    kept.add(line);
                }
            }
            lines.stream().filter(line -> !kept.contains(line)).forEach(line -> {
                boolean repeated = kept.stream().anyMatch(other -> saysTheSame(other, line));
                unused.add(
                        repeated
                                ? new UnusedLine(line, UnusedLine.Reason.REPEATED, List.of())
                                : new UnusedLine(
                                        line,
                                        UnusedLine.Reason.FULL_NAME_GIVEN,
                                        List.of(problem.notation().spell(quantity))));
            });
            lines.retainAll(kept);
        }

        /** A new parameter without a line of its own is answered by lines under the old name that have other numbers. */
        private void takeFromOldName(Quantity quantity) {
            if (quantity instanceof Quantity.Updated updated && !byQuantity.containsKey(quantity)) {
                List<AnswerLine> old = notAsked.getOrDefault(updated.parameter(), new ArrayList<>());
                List<AnswerLine> lines = old.stream()
                        .filter(line -> new OldParameters(problem).differs(updated.parameter(), line))
                        .toList();
                if (!lines.isEmpty()) {
                    byQuantity.put(quantity, new ArrayList<>(lines));
                    old.removeAll(lines);
                    unused.removeIf(line -> lines.contains(line.line()));
                }
            }
        }

        /** Beside {@code class(x_new)}, a {@code class} is that of the examples: a short form gives way to the full name. */
        private List<AnswerLine> candidates(Quantity quantity, List<AnswerLine> lines) {
            List<AnswerLine> full =
                    lines.stream().filter(line -> isFullName(line, quantity)).toList();
            return full.isEmpty() ? lines : full;
        }

        private boolean isFullName(AnswerLine line, Quantity quantity) {
            return problem.vocabulary().isFullName(line.name(), quantity);
        }

        private static boolean saysTheSame(AnswerLine earlier, AnswerLine line) {
            boolean numbers = earlier.answer() instanceof WrittenArray && line.answer() instanceof WrittenArray;
            return numbers ? saysTheSameNumbers(earlier, line) : saysTheSameText(earlier, line);
        }

        private static boolean saysTheSameText(AnswerLine earlier, AnswerLine line) {
            return earlier.text().isPresent()
                    && earlier.text().map(WrittenText::text).equals(line.text().map(WrittenText::text));
        }

        private static boolean saysTheSameNumbers(AnswerLine earlier, AnswerLine line) {
            return earlier.answer() instanceof WrittenArray first
                    && line.answer() instanceof WrittenArray second
                    && first.dimensions().equals(second.dimensions())
                    && IntStream.range(0, first.numbers().size())
                            .allMatch(i -> saysTheSame(
                                    first.numbers().get(i), second.numbers().get(i)));
        }

        /** Whether two numbers have the same value and the same digits; {@code .5} is {@code 0.5}, {@code 0.50} is not. */
        private static boolean saysTheSame(WrittenNumber first, WrittenNumber second) {
            return Double.compare(first.value(), second.value()) == 0 && first.unitExponent() == second.unitExponent();
        }

        Optional<AnswerLine> answer(Quantity quantity) {
            return byQuantity.getOrDefault(quantity, List.of()).stream().findFirst();
        }

        List<UnusedLine> unused() {
            return unused;
        }

        Verdict verdict(Quantity quantity, Set<Quantity> blank) {
            List<AnswerLine> lines = byQuantity.getOrDefault(quantity, List.of());
            if (lines.isEmpty()) {
                return new Verdict.Missing(blank.contains(quantity));
            }
            List<Verdict> verdicts =
                    lines.stream().map(line -> verdict(quantity, line)).toList();
            boolean agree = lines.size() == 1 || verdicts.stream().allMatch(Verdict::isRight);
            return agree ? verdicts.get(0) : contradiction(lines.get(0), lines.get(1));
        }

        private Verdict verdict(Quantity quantity, AnswerLine line) {
            Question question = Optional.ofNullable(questions.get(quantity)).orElseThrow();
            if (question.form() instanceof AnswerForm.Formula form) {
                return formulas.verdict(question, form, line);
            }
            if (line.answer() instanceof UnreadableValue unreadable) {
                Optional<String> fix = unreadable.fix().or(() -> repairOfFormula(line));
                return new Verdict.Unreadable(unreadable.reason(), fix, unreadable.position());
            }
            return compared(question, (WrittenArray) line.answer());
        }

        /** Where numbers are asked, a formula is too little. */
        private static Optional<String> repairOfFormula(AnswerLine line) {
            boolean isFormula = line.text()
                    .filter(text -> OPERATION.matcher(text.text()).find())
                    .isPresent();
            return isFormula ? Optional.of("write the numbers that it comes to") : Optional.empty();
        }

        private static Verdict contradiction(AnswerLine first, AnswerLine second) {
            return new Verdict.Unreadable(
                    "answered twice in different ways: as " + placed(first) + " and as " + placed(second),
                    Optional.of("keep one of them"),
                    second.position());
        }

        private static String placed(AnswerLine line) {
            SourcePosition position = line.position();
            return "'" + line.name() + "' in " + (position.hasLine() ? "line " + position.line() : position.lastName());
        }
    }
}
