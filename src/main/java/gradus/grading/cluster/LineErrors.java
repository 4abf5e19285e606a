package gradus.grading.cluster;

import gradus.grading.Evidence;
import gradus.grading.UnexplainedError;
import gradus.graph.Quantity;
import gradus.tensor.IntervalTensor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** The unexplained errors of one line that were made in one quantity. Its size does not grow with the class. */
final class LineErrors {
    /** A guess counts where so few of those that are as simple would give the numbers by chance. */
    private static final double MOST_BY_CHANCE = 0.1;

    /** So many guesses are kept of an error, the simplest ones. */
    private static final int MOST_FITTING = 12;

    /** So many different groups are told apart; errors that are alike and come later are lost in the crowd of single ones. */
    private static final int MOST_GROUPS = 400;

    private final Quantity quantity;
    private final RuleGuesses guesses;
    private final Map<List<RuleGuess>, ErrorGroup> byRules = new LinkedHashMap<>();
    private final Map<RuleGuess, Double> digits = new LinkedHashMap<>();
    private final Map<Likeness, ErrorGroup> byForm = new LinkedHashMap<>();
    private final List<NumberGroup> byNumbers = new ArrayList<>();
    private final ErrorGroup overflow = new ErrorGroup();

    LineErrors(Quantity quantity, RuleGuesses guesses) {
        this.quantity = quantity;
        this.guesses = guesses;
    }

    ErrorGroup add(UnexplainedError error, BigDecimal lost, String student, int paper) {
        ErrorGroup group = error instanceof UnexplainedError.Numbers numbers ? group(numbers) : group(error);
        group.add(lost, student, paper);
        return group;
    }

    private ErrorGroup group(UnexplainedError error) {
        UnexplainedError.Writing writing = (UnexplainedError.Writing) error;
        String text = writing.text().replaceAll("\\s+", " ").strip();
        return kept(byForm, new Likeness.SameWriting(writing.kind(), text));
    }

    private ErrorGroup group(UnexplainedError.Numbers error) {
        List<RuleGuess> fitting = fitting(error);
        if (!fitting.isEmpty()) {
            return kept(byRules, fitting);
        }
        Optional<Likeness> order = order(error);
        return order.isPresent() ? kept(byForm, order.get()) : alike(error);
    }

    private <K> ErrorGroup kept(Map<K, ErrorGroup> groups, K key) {
        return groups.size() < MOST_GROUPS || groups.containsKey(key)
                ? groups.computeIfAbsent(key, ignored -> new ErrorGroup())
                : overflow;
    }

    private ErrorGroup alike(UnexplainedError.Numbers error) {
        for (NumberGroup known : byNumbers) {
            if (known.takes(error)) {
                return known.group();
            }
        }
        if (byNumbers.size() >= MOST_GROUPS) {
            return overflow;
        }
        NumberGroup made = new NumberGroup(error);
        byNumbers.add(made);
        return made.group();
    }

    private List<RuleGuess> fitting(UnexplainedError.Numbers error) {
        List<RuleGuess> fitting = new ArrayList<>();
        for (Quantity open : error.open()) {
            for (RuleGuess guess : guesses.about(open)) {
                if (fitting.size() < MOST_FITTING) {
                    error.evidence(guess.edit())
                            .filter(evidence -> isEnough(evidence, guess))
                            .ifPresent(evidence -> {
                                fitting.add(guess);
                                digits.merge(guess, evidence.digits(), Math::max);
                            });
                }
            }
        }
        return fitting;
    }

    private static boolean isEnough(Evidence evidence, RuleGuess guess) {
        return guess.rank() * StrictMath.pow(10, -evidence.digits()) <= MOST_BY_CHANCE;
    }

    /** The numbers that follow, each exactly once and not in their places. */
    private static Optional<Likeness> order(UnexplainedError.Numbers error) {
        IntervalTensor written = error.written();
        IntervalTensor right = error.right();
        Set<Integer> used = new HashSet<>();
        List<Integer> order = new ArrayList<>();
        for (int place = 0; place < written.count(); place++) {
            int here = place;
            List<Integer> meeting = IntStream.range(0, right.count())
                    .filter(other ->
                            right.at(other).isBounded() && written.at(here).meets(right.at(other)))
                    .boxed()
                    .toList();
            OptionalInt only = meeting.size() == 1 && used.add(meeting.get(0))
                    ? OptionalInt.of(meeting.get(0))
                    : OptionalInt.empty();
            if (only.isEmpty()) {
                return Optional.empty();
            }
            order.add(only.getAsInt() + 1);
        }
        return Optional.of(new Likeness.SameOrder(order));
    }

    /** The clusters, each group in one of them. */
    List<ErrorCluster> clusters(int sheet, int place) {
        List<ErrorCluster> clusters = new ArrayList<>();
        Map<List<RuleGuess>, ErrorGroup> left = new LinkedHashMap<>(byRules);
        while (!left.isEmpty()) {
            clusters.add(largest(left, sheet, place));
        }
        byForm.forEach((likeness, group) -> clusters.add(cluster(sheet, place, quantity, likeness, group)));
        byNumbers.forEach(known -> clusters.add(cluster(sheet, place, quantity, known.likeness(), known.group())));
        return clusters;
    }

    /** How many errors were not told apart any more. */
    int overflow() {
        return overflow.students();
    }

    /** Takes the groups that one rule gives, that of the most students, out of those that are left. */
    private ErrorCluster largest(Map<List<RuleGuess>, ErrorGroup> left, int sheet, int place) {
        Map<RuleGuess, Integer> students = new LinkedHashMap<>();
        left.forEach(
                (fitting, group) -> fitting.forEach(guess -> students.merge(guess, group.students(), Integer::sum)));
        RuleGuess best = students.entrySet().stream()
                .min(Comparator.<Map.Entry<RuleGuess, Integer>>comparingInt(entry -> -entry.getValue())
                        .thenComparingInt(entry -> isAboutTheLine(entry.getKey()) ? 0 : 1)
                        .thenComparingInt(entry -> entry.getKey().rank()))
                .orElseThrow()
                .getKey();
        ErrorGroup whole = new ErrorGroup();
        Set<RuleGuess> others = new LinkedHashSet<>(students.keySet());
        List<ErrorGroup> parts = new ArrayList<>();
        left.entrySet().removeIf(entry -> {
            boolean isOne = entry.getKey().contains(best);
            if (isOne) {
                others.retainAll(entry.getKey());
                whole.addAll(entry.getValue());
                parts.add(entry.getValue());
            }
            return isOne;
        });
        others.remove(best);
        Likeness likeness = new Likeness.SameRule(best, List.copyOf(others), digits.getOrDefault(best, 0.0));
        parts.forEach(part -> part.belongsTo(whole, likeness));
        return cluster(sheet, place, best.quantity(), likeness, whole);
    }

    private boolean isAboutTheLine(RuleGuess guess) {
        return guess.quantity().equals(quantity);
    }

    private static ErrorCluster cluster(int sheet, int place, Quantity about, Likeness likeness, ErrorGroup group) {
        group.isAlike(likeness);
        return new ErrorCluster(sheet, place, about, likeness, group.students(), group.lost(), group.first());
    }
}
