package gradus.grading;

import gradus.grading.mistake.Mistake;
import gradus.graph.Quantity;
import gradus.problem.AnswerForm;
import gradus.problem.GradingPolicy.ConventionRule;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.problem.Tolerance;
import gradus.written.WrittenArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Judges the lines of a paper by what follows from each other, once every line was compared with the truth: a line that is wrong
 * only because of earlier ones follows, and an error counts where it was made.
 */
final class PaperMarking {
    /** So many matrices have to lie the other way before that is the paper's layout. */
    private static final int FEWEST_TURNED = 2;

    /** For so many lines of a paper that no single mistake explains, two at a time are tried; who errs more often made no two. */
    private static final int MOST_LINES_OF_TWO = 6;

    private final Problem problem;
    private final FollowThrough follow;
    private final Diagnoser diagnoser;
    private final Conventions conventions;
    private final BiFunction<Question, WrittenArray, Verdict> comparison;

    /** @param comparison the verdict of a line by the truth alone */
    PaperMarking(
            Problem problem,
            FollowThrough follow,
            Diagnoser diagnoser,
            Conventions conventions,
            BiFunction<Question, WrittenArray, Verdict> comparison) {
        this.problem = problem;
        this.follow = follow;
        this.diagnoser = diagnoser;
        this.conventions = conventions;
        this.comparison = comparison;
    }

    /**
     * The verdicts of all questions of a paper of which at least one is open.
     *
     * @param compared what came of comparing each line with the truth
     * @param written everything that can be read as numbers, whether it was asked or not
     */
    Map<Quantity, Verdict> verdicts(Map<Quantity, Verdict> compared, Map<Quantity, WrittenArray> written) {
        Judged rounded = new Judged(compared, written, new PaperLines(problem, written));
        if (rounded.errors.isEmpty()) {
            return rounded.verdicts;
        }
        Judged best = readOtherwise(rounded, compared, written);
        Optional<Map<Quantity, Verdict>> turned = inOtherLayout(compared, written, best);
        if (turned.isPresent()) {
            return turned.get();
        }
        best.diagnose();
        best.takeConventionsFirst();
        return best.verdicts;
    }

    /** The verdicts of a paper whose matrices all have rows and columns exchanged: that is one finding. */
    private Optional<Map<Quantity, Verdict>> inOtherLayout(
            Map<Quantity, Verdict> compared, Map<Quantity, WrittenArray> written, Judged best) {
        long turned = compared.values().stream()
                .filter(verdict -> verdict instanceof Verdict.WrongShape shape
                        && (shape.fault() == Verdict.ShapeFault.TRANSPOSED
                                || shape.fault() == Verdict.ShapeFault.TRANSPOSED_AND_RIGHT))
                .count();
        Optional<Mistake> convention = conventions.otherLayout();
        if (turned < FEWEST_TURNED || convention.isEmpty()) {
            return Optional.empty();
        }
        Map<Quantity, WrittenArray> transposed = new LinkedHashMap<>();
        written.forEach((quantity, array) -> transposed.put(quantity, isMatrix(array) ? array.transposed() : array));
        Map<Quantity, Verdict> recompared = new LinkedHashMap<>(compared);
        for (Question question : problem.questions()) {
            Optional.ofNullable(transposed.get(question.quantity()))
                    .filter(array -> question.form() instanceof AnswerForm.Numbers)
                    .ifPresent(array -> recompared.put(question.quantity(), comparison.apply(question, array)));
        }
        Judged judged = new Judged(recompared, transposed, new PaperLines(problem, transposed));
        if (judged.errors.size() >= best.errors.size()) {
            return Optional.empty();
        }
        judged.diagnose();
        Set<Quantity> matrices = new LinkedHashSet<>();
        written.forEach((quantity, array) -> {
            boolean counts =
                    judged.right.contains(quantity) || judged.verdicts.get(quantity) instanceof Verdict.Follows;
            if (isMatrix(array) && counts && judged.verdicts.containsKey(quantity)) {
                matrices.add(quantity);
            }
        });
        judged.keepTo(new Conventions.Found(convention.get(), matrices));
        return Optional.of(judged.verdicts);
    }

    private static boolean isMatrix(WrittenArray array) {
        return array.dimensions().size() == 2 && array.dimensions().stream().allMatch(size -> size > 1);
    }

    /** Whether a verdict by the truth alone may turn out as another one. */
    static boolean isOpen(Verdict verdict) {
        return verdict instanceof Verdict.Wrong || verdict instanceof Verdict.WrongShape;
    }

    /**
     * The reading of a paper that leaves fewest errors: as cut off, if it looks so; any other reading that its digits allow only
     * if no line is wrong by it.
     */
    private Judged readOtherwise(Judged rounded, Map<Quantity, Verdict> compared, Map<Quantity, WrittenArray> written) {
        PaperPrecision usual = rounded.lines.precision();
        PaperLines.CutOff cutOff = rounded.lines.cutOff();
        Judged best = rounded;
        if (cutOff == PaperLines.CutOff.YES) {
            Judged truncated = new Judged(compared, written, new PaperLines(problem, written, usual.truncated()));
            best = truncated.errors.size() < rounded.errors.size() ? truncated : rounded;
        }
        for (PaperPrecision other : doubtful(usual, cutOff)) {
            if (!best.errors.isEmpty()) {
                Judged judged = new Judged(compared, written, new PaperLines(problem, written, other));
                best = judged.errors.isEmpty() ? judged : best;
            }
        }
        return best;
    }

    private static List<PaperPrecision> doubtful(PaperPrecision usual, PaperLines.CutOff cutOff) {
        List<PaperPrecision> doubtful = new ArrayList<>();
        if (cutOff == PaperLines.CutOff.PERHAPS) {
            doubtful.add(usual.truncated());
        }
        if (usual.isEither()) {
            doubtful.add(usual.bySignificantDigits());
        }
        if (usual.isEither() && cutOff != PaperLines.CutOff.NO) {
            doubtful.add(usual.truncated().bySignificantDigits());
        }
        return doubtful;
    }

    /** One reading of a paper. */
    private final class Judged {
        private final Map<Quantity, WrittenArray> written;
        private final PaperLines lines;
        private final Map<Quantity, Verdict> comparedAtFirst;
        private final Map<Quantity, Verdict> verdicts;
        private final Set<Quantity> right = new LinkedHashSet<>();
        private final Set<Quantity> wrong = new LinkedHashSet<>();
        private final Set<Quantity> errors = new LinkedHashSet<>();
        private final Set<Quantity> carrying;
        private final Map<Quantity, Set<Quantity>> followed = new LinkedHashMap<>();
        private final Map<Quantity, Quantity> madeIn = new LinkedHashMap<>();

        Judged(Map<Quantity, Verdict> compared, Map<Quantity, WrittenArray> written, PaperLines lines) {
            this.written = written;
            this.lines = lines;
            this.comparedAtFirst = compared;
            this.verdicts = new LinkedHashMap<>(compared);
            for (PaperLine line : lines.all()) {
                boolean isRight = Optional.ofNullable(compared.get(line.quantity()))
                        .map(Verdict::isRight)
                        .orElseGet(() -> line.interval().contains(problem.truth(line.quantity())));
                (isRight ? right : wrong).add(line.quantity());
            }
            this.carrying = lines.carrying(right);
            for (Question question : problem.questions()) {
                if (question.form() instanceof AnswerForm.Numbers) {
                    judge(question);
                }
            }
            chargeLinesNotAsked();
        }

        private void judge(Question question) {
            Quantity quantity = question.quantity();
            Verdict verdict = Optional.ofNullable(verdicts.get(quantity)).orElseThrow();
            Optional<PaperLine> line = lines.of(quantity);
            if (verdict instanceof Verdict.Wrong compared && line.isPresent()) {
                verdicts.put(quantity, followed(question, line.get(), compared));
            }
            Verdict settled = Optional.ofNullable(verdicts.get(quantity)).orElseThrow();
            if (settled.isRight()) {
                wrong.remove(quantity);
                right.add(quantity);
            } else if (settled instanceof Verdict.Follows) {
                carrying.add(quantity);
            } else if (settled.isOwnError()) {
                errors.add(quantity);
                line.filter(own -> !carrying.contains(quantity)).ifPresent(own -> carryIfExplained(question, own));
            }
        }

        /** What says nothing by itself, such as a sigmoid of 1.7, is computed on with if a known mistake gives these numbers. */
        private void carryIfExplained(Question question, PaperLine line) {
            if (diagnoser.find(line, lines, carrying, question.tolerance()).isEnough()) {
                carrying.add(line.quantity());
            }
        }

        private Verdict followed(Question question, PaperLine line, Verdict.Wrong compared) {
            Optional<FollowThrough.Explained> explained =
                    follow.explain(line, lines, carrying, wrong, question.tolerance(), compared);
            if (explained.isEmpty()) {
                return withFollowingEntries(question, line, compared);
            }
            Set<Quantity> from = explained.get().from();
            followed.put(question.quantity(), from);
            return from.isEmpty() || compared.offByLittle()
                    ? new Verdict.Right(false, false, true)
                    : new Verdict.Follows(
                            from.stream().map(problem.notation()::spell).toList());
        }

        /**
         * A mistake in a line that was not asked would cost nothing: it costs the first asked line that follows from it, and no
         * other.
         */
        private void chargeLinesNotAsked() {
            Set<Quantity> charged = new HashSet<>();
            List<Quantity> order = List.copyOf(problem.graph().quantities());
            verdicts.keySet().stream()
                    .filter(quantity -> verdict(quantity) instanceof Verdict.Follows)
                    .sorted(Comparator.comparingInt(order::indexOf))
                    .toList()
                    .forEach(quantity ->
                            mistakesNotAsked(followed.getOrDefault(quantity, Set.of()), new LinkedHashSet<>()).stream()
                                    .filter(charged::add)
                                    .forEach(mistake -> charge(quantity, mistake)));
        }

        /** The lines that were not asked and that hold a mistake of their own, among some and those that they follow from. */
        private Set<Quantity> mistakesNotAsked(Set<Quantity> from, Set<Quantity> seen) {
            Set<Quantity> mistakes = new LinkedHashSet<>();
            for (Quantity quantity : from) {
                if (!verdicts.containsKey(quantity) && seen.add(quantity)) {
                    PaperLine line = lines.of(quantity).orElseThrow();
                    Optional<FollowThrough.Explained> explained = follow.explain(
                            line, lines, carrying, wrong, Tolerance.PRINTED_DIGITS, new Verdict.Missing(false));
                    explained.ifPresentOrElse(
                            earlier -> mistakes.addAll(mistakesNotAsked(earlier.from(), seen)),
                            () -> mistakes.add(quantity));
                }
            }
            return mistakes;
        }

        private void charge(Quantity quantity, Quantity mistake) {
            if (!(comparedAtFirst.get(quantity) instanceof Verdict.Wrong wrongHere)) {
                return;
            }
            verdicts.put(quantity, wrongHere.madeIn(problem.notation().spell(mistake)));
            madeIn.put(quantity, mistake);
            errors.add(quantity);
        }

        /** Entries that follow from the lines before count as right where an error was made in others. */
        private Verdict withFollowingEntries(Question question, PaperLine line, Verdict.Wrong compared) {
            List<Boolean> following = follow.following(line, lines, carrying, question.tolerance());
            List<EntryMark> entries = new ArrayList<>();
            int more = 0;
            for (int place = 0; place < compared.entries().size(); place++) {
                EntryMark entry = compared.entries().get(place);
                boolean follows = entry.verdict() == EntryVerdict.WRONG && following.get(place);
                entries.add(follows ? entry.with(EntryVerdict.FOLLOWS) : entry);
                more += follows ? 1 : 0;
            }
            Credit credit = compared.credit();
            int right = Math.min(credit.right() + more, credit.counted() - 1);
            return new Verdict.Wrong(
                    entries, new Credit(Math.max(credit.right(), right), credit.counted()), compared.offByLittle());
        }

        /** Names what explains the lines in which errors were made; a mistake in several lines speaks for itself in each. */
        void diagnose() {
            Map<Quantity, Finding> findings = findings();
            Map<String, Double> digits = new HashMap<>();
            findings.values()
                    .forEach(finding -> finding.digits().forEach((id, more) -> digits.merge(id, more, Double::sum)));
            int open = 0;
            for (Map.Entry<Quantity, Finding> found : findings.entrySet()) {
                Finding finding = found.getValue();
                Optional<Diagnosis> diagnosis = finding.single(digits, diagnoser);
                if (diagnosis.isEmpty() && open++ < MOST_LINES_OF_TWO) {
                    diagnosis = finding.pair(digits, diagnoser);
                }
                diagnosis.or(() -> finding.slip(diagnoser)).ifPresent(explained -> explain(found.getKey(), explained));
            }
            errors.forEach(this::explainShape);
        }

        private Map<Quantity, Finding> findings() {
            Map<Quantity, Finding> findings = new LinkedHashMap<>();
            for (Question question : problem.questions()) {
                Quantity quantity = question.quantity();
                if (errors.contains(quantity) && isOpen(verdict(quantity))) {
                    lines.of(madeIn.getOrDefault(quantity, quantity))
                            .ifPresent(line -> findings.put(
                                    quantity, diagnoser.find(line, lines, carrying, question.tolerance())));
                }
            }
            return findings;
        }

        private Verdict verdict(Quantity quantity) {
            return Optional.ofNullable(verdicts.get(quantity)).orElseThrow();
        }

        private void explain(Quantity quantity, Diagnosis diagnosis) {
            Verdict verdict = verdict(quantity);
            if (verdict instanceof Verdict.Wrong wrongHere) {
                verdicts.put(quantity, wrongHere.with(diagnosis));
            } else if (verdict instanceof Verdict.WrongShape shape) {
                verdicts.put(quantity, shape.with(diagnosis));
            }
        }

        private void explainShape(Quantity quantity) {
            if (verdict(quantity) instanceof Verdict.WrongShape
                    && verdict(quantity).explained().isEmpty()) {
                Optional.ofNullable(written.get(quantity))
                        .flatMap(array -> diagnoser.ofOtherShape(quantity, array, lines, carrying))
                        .ifPresent(diagnosis -> explain(quantity, diagnosis));
            }
        }

        /** A convention is the better explanation where it saves lines of several steps, or one that nothing else explains. */
        void takeConventionsFirst() {
            if (isBetterExplained(errors)) {
                return;
            }
            conventions
                    .find(lines, errors, written)
                    .map(this::withoutVague)
                    .filter(convention -> !isBetterExplained(convention.lines()))
                    .ifPresent(this::keepTo);
        }

        /** A number with too few digits to be judged has too few to tell one convention from another. */
        private Conventions.Found withoutVague(Conventions.Found found) {
            Set<Quantity> clear = new LinkedHashSet<>(found.lines());
            clear.removeIf(quantity -> verdict(quantity) instanceof Verdict.Wrong wrongHere
                    && wrongHere.entries().stream().allMatch(entry -> entry.verdict() == EntryVerdict.TOO_FEW_DIGITS));
            return new Conventions.Found(found.mistake(), clear);
        }

        /** Whether one and the same mistake explains all of some lines. */
        private boolean isBetterExplained(Set<Quantity> some) {
            return some.stream()
                            .allMatch(quantity -> verdict(quantity).explained().isPresent())
                    && differentMistakes(some) <= 1;
        }

        private long differentMistakes(Set<Quantity> saved) {
            return saved.stream()
                    .flatMap(quantity ->
                            Optional.ofNullable(verdicts.get(quantity)).flatMap(Verdict::explained).stream())
                    .map(diagnosis -> diagnosis.explanations().get(0).id())
                    .distinct()
                    .count();
        }

        private void keepTo(Conventions.Found found) {
            String id = found.mistake().id();
            ConventionRule rule = problem.policy().conventions().of(id);
            Explanation convention = new Explanation(
                    id,
                    0,
                    found.mistake().name(),
                    found.mistake().hint(),
                    found.mistake().explanation());
            found.lines().forEach(quantity -> verdicts.put(quantity, new Verdict.OtherConvention(convention, rule)));
        }
    }
}
