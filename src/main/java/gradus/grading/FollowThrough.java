package gradus.grading;

import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.problem.Tolerance;
import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Whether a line follows from a paper's own earlier lines: by the rule of its quantity, in one of the true ways to compute it,
 * from every number that the earlier lines may stand for. Where a line before it is wrong, the true value of that line may have
 * been used, or it may have been computed once more.
 */
final class FollowThrough {
    /** A written zero whose half unit is a larger share than this of what follows says nothing. */
    private static final double COARSE_SHARE = 0.05;

    private final Graph graph;
    private final List<Graph> ways;
    private final Function<Quantity, Tensor> truth;
    private final Set<Quantity> decided;

    /**
     * Follow-through on a graph.
     *
     * @param graph the rules that lines are judged by
     * @param ways the true ways to compute it
     * @param truth the true values
     */
    FollowThrough(Graph graph, List<Graph> ways, Function<Quantity, Tensor> truth) {
        this.graph = graph;
        this.ways = List.copyOf(ways);
        this.truth = truth;
        this.decided = Decisions.of(graph);
    }

    /**
     * How a line follows.
     *
     * @param from the earlier lines that are wrong and that it follows from; empty if all it follows from is right
     */
    record Explained(Set<Quantity> from) {}

    /**
     * Whether a line follows, and from which wrong lines.
     *
     * @param carrying the earlier lines that may be followed from
     * @param wrong those among all lines that are not right
     * @param compared what came of comparing the line with a true value
     */
    Optional<Explained> explain(
            PaperLine line,
            PaperLines lines,
            Set<Quantity> carrying,
            Set<Quantity> wrong,
            Tolerance tolerance,
            Verdict compared) {
        boolean isRefused =
                line.written().numbers().stream().anyMatch(number -> Comparison.hasTooFewDigits(number, tolerance));
        if (isRefused) {
            return Optional.empty();
        }
        List<Integer> vague = vague(compared);
        Set<Quantity> usable = vague.isEmpty() ? carrying : withoutViews(carrying, line.quantity());
        Set<Quantity> nearest = nearest(line.quantity(), usable);
        List<Map<Quantity, IntervalTensor>> choices = choices(lines, usable, nearest, wrong);
        for (boolean roundedInBetween : new boolean[] {false, true}) {
            for (Map<Quantity, IntervalTensor> pins : choices) {
                for (Graph way : ways) {
                    IntervalTensor expected = roundedInBetween
                            ? way.interval(
                                    line.quantity(),
                                    name -> pin(pins, name),
                                    lines.precision().keptFor(line.written()))
                            : way.interval(line.quantity(), name -> pin(pins, name));
                    boolean isClear = vague.isEmpty() || (!roundedInBetween && containsExactly(line, expected, vague));
                    if (isClear && meets(line, expected, tolerance)) {
                        // A line that is left out lets one farther back in.
                        return Optional.of(
                                new Explained(wrongAmong(pins, nearest(line.quantity(), pins.keySet()), wrong, lines)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a line is what its rule gives for the paper's own earlier lines, right or wrong. */
    boolean fromOwn(PaperLine line, PaperLines lines, Tolerance tolerance) {
        Set<Quantity> all = new LinkedHashSet<>();
        lines.all().forEach(own -> all.add(own.quantity()));
        return explain(line, lines, all, Set.of(), tolerance, new Verdict.Missing(false))
                .isPresent();
    }

    /** Without what is the same quantity, or another view of it: numbers that say too little say so in both. */
    private static Set<Quantity> withoutViews(Set<Quantity> carrying, Quantity quantity) {
        Set<Quantity> others = new LinkedHashSet<>(carrying);
        others.removeIf(other -> Problem.whole(other).equals(Problem.whole(quantity)));
        return others;
    }

    /** The entries that say little: zeros, and parameters that may not have been changed at all. */
    private static List<Integer> vague(Verdict compared) {
        if (!(compared instanceof Verdict.Wrong wrong)) {
            return List.of();
        }
        return IntStream.range(0, wrong.entries().size())
                .filter(place -> wrong.entries().get(place).verdict() == EntryVerdict.TOO_FEW_DIGITS)
                .boxed()
                .toList();
    }

    /** Whether numbers that say little are what follows as they stand, with no rounding. */
    private static boolean containsExactly(PaperLine line, IntervalTensor expected, List<Integer> places) {
        return places.stream()
                .allMatch(place -> expected.at(place).contains(line.value().at(place)));
    }

    /** Which entries of a line follow from all of the paper's own lines. */
    List<Boolean> following(PaperLine line, PaperLines lines, Set<Quantity> carrying, Tolerance tolerance) {
        Map<Quantity, IntervalTensor> pins = own(lines, carrying);
        IntervalTensor expected = graph.interval(
                line.quantity(), name -> pin(pins, name), lines.precision().keptFor(line.written()));
        List<Boolean> following = new ArrayList<>();
        double scale = scale(expected);
        for (int place = 0; place < line.value().count(); place++) {
            following.add(meets(line, expected, place, tolerance, scale));
        }
        return following;
    }

    static <V> Optional<V> pin(Map<Quantity, V> pins, Quantity quantity) {
        return Optional.ofNullable(pins.get(quantity));
    }

    /** The nearest of some quantities on every way back from one. */
    Set<Quantity> nearest(Quantity quantity, Set<Quantity> among) {
        Set<Quantity> nearest = new LinkedHashSet<>();
        Set<Quantity> seen = new HashSet<>();
        Deque<Quantity> open = new ArrayDeque<>(graph.mentionedBy(quantity));
        while (!open.isEmpty()) {
            Quantity earlier = open.pop();
            if (among.contains(earlier)) {
                nearest.add(earlier);
            } else if (seen.add(earlier)) {
                graph.mentionedBy(earlier).forEach(open::push);
            }
        }
        return nearest;
    }

    private Map<Quantity, IntervalTensor> own(PaperLines lines, Set<Quantity> carrying) {
        Map<Quantity, IntervalTensor> pins = new LinkedHashMap<>();
        carrying.forEach(quantity -> lines.of(quantity).ifPresent(line -> pins.put(quantity, used(line))));
        return pins;
    }

    /** What a line stands for where others follow from it. */
    private IntervalTensor used(PaperLine line) {
        return decided.contains(line.quantity()) ? IntervalTensor.of(line.value()) : line.interval();
    }

    /** All own lines; then each wrong one left out, or replaced by the truth; then all of them. */
    private List<Map<Quantity, IntervalTensor>> choices(
            PaperLines lines, Set<Quantity> carrying, Set<Quantity> nearest, Set<Quantity> wrong) {
        Map<Quantity, IntervalTensor> own = own(lines, carrying);
        List<Map<Quantity, IntervalTensor>> choices = new ArrayList<>(List.of(own));
        List<Quantity> doubtful = nearest.stream().filter(wrong::contains).toList();
        for (Quantity quantity : doubtful) {
            choices.add(without(own, List.of(quantity)));
            choices.add(withTruth(own, List.of(quantity)));
        }
        if (doubtful.size() > 1) {
            choices.add(without(own, doubtful));
            choices.add(withTruth(own, doubtful));
        }
        return choices;
    }

    private static Map<Quantity, IntervalTensor> without(Map<Quantity, IntervalTensor> own, List<Quantity> left) {
        Map<Quantity, IntervalTensor> changed = new LinkedHashMap<>(own);
        left.forEach(changed::remove);
        return changed;
    }

    private Map<Quantity, IntervalTensor> withTruth(Map<Quantity, IntervalTensor> own, List<Quantity> replaced) {
        Map<Quantity, IntervalTensor> changed = new LinkedHashMap<>(own);
        replaced.forEach(quantity -> changed.put(quantity, IntervalTensor.of(truth.apply(quantity))));
        return changed;
    }

    private Set<Quantity> wrongAmong(
            Map<Quantity, IntervalTensor> pins, Set<Quantity> nearest, Set<Quantity> wrong, PaperLines lines) {
        Set<Quantity> from = new LinkedHashSet<>();
        for (Quantity quantity : nearest) {
            boolean isOwn = lines.of(quantity)
                    .filter(line ->
                            pin(pins, quantity).filter(used(line)::equals).isPresent())
                    .isPresent();
            if (isOwn && wrong.contains(quantity)) {
                from.add(quantity);
            }
        }
        return from;
    }

    static boolean meets(PaperLine line, IntervalTensor expected, Tolerance tolerance) {
        double scale = scale(expected);
        for (int place = 0; place < line.value().count(); place++) {
            if (!meets(line, expected, place, tolerance, scale)) {
                return false;
            }
        }
        return true;
    }

    private static double scale(IntervalTensor expected) {
        return Math.max(expected.lower().scale(), expected.upper().scale());
    }

    private static boolean meets(
            PaperLine line, IntervalTensor expected, int place, Tolerance tolerance, double scale) {
        Interval written = line.interval().at(place);
        Interval needed = expected.at(place);
        if (!needed.isBounded()) {
            return false;
        }
        double room = tolerance.room(needed.middle());
        boolean meets = written.meets(new Interval(needed.lower() - room, needed.upper() + room));
        boolean isZero = line.value().at(place) == 0;
        return meets && (!isZero || needed.contains(0) || saysSomething(written, scale));
    }

    /** A zero says something where half a unit is small beside what else follows. */
    private static boolean saysSomething(Interval zero, double scale) {
        return zero.width() / 2 <= COARSE_SHARE * scale;
    }
}
