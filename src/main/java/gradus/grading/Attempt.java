package gradus.grading;

import gradus.grading.KnownMistakes.Candidate;
import gradus.graph.Edit;
import gradus.graph.Graph;
import gradus.graph.KeptDigits;
import gradus.graph.Quantity;
import gradus.problem.Tolerance;
import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The attempt to explain one line, computed from some of the paper's own lines and else from what is given. */
final class Attempt {
    /** More agreeing digits in one entry count for nothing: they say the same. */
    private static final double MOST_DIGITS = 6;

    /** How far a mistake may be off at first sight, as a share of the largest entry. */
    private static final double FIRST_SIGHT = 0.05;

    private static final int FIRST_SIGHT_UNITS = 20;

    /** How many pairs are tried for one line. */
    private static final int MOST_PAIRS = 600;

    private static final double NOISE = 1e-9;

    private final Graph graph;
    private final TrueWays ways;
    private final PaperLine line;
    private final PaperLines lines;
    private final Tolerance tolerance;
    private final Map<Quantity, IntervalTensor> intervals = new LinkedHashMap<>();
    private final Map<Quantity, Tensor> numbers = new LinkedHashMap<>();
    private final Set<Quantity> between;
    private final List<Candidate> touching;
    private final IntervalTensor right;

    /**
     * An attempt.
     *
     * @param pinned the values of the quantities that are computed from; that of the line itself does not count
     * @param mistakes what may explain it
     */
    Attempt(
            Graph graph,
            TrueWays ways,
            PaperLine line,
            PaperLines lines,
            Map<Quantity, IntervalTensor> pinned,
            List<Candidate> mistakes,
            Tolerance tolerance) {
        this.graph = graph;
        this.ways = ways;
        this.line = line;
        this.lines = lines;
        this.tolerance = tolerance;
        intervals.putAll(pinned);
        intervals.remove(line.quantity());
        intervals.forEach((quantity, range) -> numbers.put(
                quantity,
                lines.of(quantity)
                        .filter(own -> own.interval().equals(range))
                        .map(PaperLine::value)
                        .orElseGet(range::middle)));
        this.between = between();
        this.touching = mistakes.stream().filter(this::isTouching).toList();
        this.right = loose(graph, line.quantity());
    }

    /** The quantity of the line and everything on the way back to the nearest pinned ones. */
    private Set<Quantity> between() {
        Set<Quantity> found = new LinkedHashSet<>();
        Deque<Quantity> open = new ArrayDeque<>(List.of(line.quantity()));
        while (!open.isEmpty()) {
            Quantity quantity = open.pop();
            if (!numbers.containsKey(quantity) && found.add(quantity)) {
                graph.mentionedBy(quantity).forEach(open::push);
            }
        }
        return found;
    }

    private boolean isTouching(Candidate candidate) {
        return candidate.reports().containsKey(line.quantity())
                || candidate.changed().stream().anyMatch(between::contains);
    }

    private IntervalTensor loose(Graph rules, Quantity wanted) {
        return rules.interval(
                wanted,
                name -> FollowThrough.pin(intervals, name),
                lines.precision().keptFor(line.written()));
    }

    /** How many different mistakes may have been made in the line. */
    int tried() {
        Set<String> ids = new HashSet<>();
        touching.forEach(candidate -> ids.add(candidate.mistake().id()));
        return ids.size();
    }

    /** The mistakes that give the numbers of the line, each at its first place that does. */
    Map<Candidate, Evidence> singles() {
        Map<Candidate, Evidence> fitting = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (Candidate candidate : touching) {
            if (!ids.contains(candidate.mistake().id())) {
                evidence(candidate).ifPresent(evidence -> {
                    ids.add(candidate.mistake().id());
                    fitting.put(candidate, evidence);
                });
            }
        }
        return fitting;
    }

    /** What speaks for a mistake: for what is written down in its place, or else for what is computed with it. */
    private Optional<Evidence> evidence(Candidate candidate) {
        return report(candidate)
                .map(report -> isNear(report.graph(), report.quantity(), List.of())
                        ? evidence(report.graph(), report.quantity())
                        : Optional.<Evidence>empty())
                .orElseGet(() -> isNear(candidate.graph(), line.quantity(), List.of())
                        ? evidence(candidate.ways())
                        : Optional.empty());
    }

    /** What speaks for a rule in the place of another, in the way that says most; empty if it does not give the line's numbers. */
    Optional<Evidence> evidence(Edit edit) {
        return isNear(graph, line.quantity(), List.of(edit))
                ? evidence(ways.of(graph.with(List.of(edit))))
                : Optional.empty();
    }

    /** The quantity of the line, and everything on the way back to the nearest lines that it is computed from. */
    Set<Quantity> open() {
        return between;
    }

    /** What follows by the right rules from the lines before. */
    IntervalTensor right() {
        return right;
    }

    private Optional<KnownMistakes.Report> report(Candidate candidate) {
        return Optional.ofNullable(candidate.reports().get(line.quantity()))
                .filter(report -> report.graph()
                        .shape(report.quantity())
                        .equals(line.value().shape()));
    }

    /** Whether the numbers are about those of some rules; a quick look before intervals are computed. */
    private boolean isNear(Graph rules, Quantity wanted, List<Edit> edits) {
        try {
            return isNear(rules.value(wanted, name -> FollowThrough.pin(numbers, name), edits));
        } catch (IllegalArgumentException circleOrShape) {
            return false;
        }
    }

    private boolean isNear(Tensor value) {
        Tensor own = line.value();
        double share = FIRST_SIGHT * Math.max(own.scale(), value.scale());
        for (int place = 0; place < own.count(); place++) {
            double units = FIRST_SIGHT_UNITS * line.interval().at(place).width();
            if (!(Math.abs(own.at(place) - value.at(place)) <= share + units)) {
                return false;
            }
        }
        return true;
    }

    /** How much speaks for numbers computed in the one of some ways that says most; empty if they are not those of the line. */
    private Optional<Evidence> evidence(List<Graph> wrongWays) {
        return wrongWays.stream()
                .flatMap(way -> evidence(way, line.quantity()).stream())
                .max(Comparator.comparingDouble(Evidence::digits));
    }

    /** As if nothing in between had been rounded, which says most where it fits; then as if everything had. */
    private Optional<Evidence> evidence(Graph rules, Quantity wanted) {
        return evidence(rules.interval(wanted, name -> FollowThrough.pin(intervals, name), KeptDigits.ALL))
                .or(() -> evidence(loose(rules, wanted)));
    }

    private Optional<Evidence> evidence(IntervalTensor given) {
        return FollowThrough.meets(line, given, tolerance)
                ? Optional.of(counted(given)).filter(evidence -> evidence.entries() > 0)
                : Optional.empty();
    }

    /** Entries speak for a mistake where the right rule gives something else, the more the narrower its numbers are. */
    private Evidence counted(IntervalTensor given) {
        int entries = 0;
        double digits = 0;
        for (int place = 0; place < given.count(); place++) {
            Interval written = written(place, given.at(place));
            Interval truly = right.at(place);
            if (!written.meets(truly)) {
                entries++;
                double reach = Math.max(Math.abs(written.middle()), Math.abs(written.middle() - truly.middle()));
                double window = written.width() + given.at(place).width();
                digits += Math.min(MOST_DIGITS, Math.max(0, StrictMath.log10(reach / window)));
            }
        }
        return new Evidence(entries, given.count(), digits);
    }

    /** Where a paper has all digits, 0.5 is exactly that if it is the number to be expected. */
    private Interval written(int place, Interval given) {
        double own = line.value().at(place);
        boolean isExact = lines.precision().isExact() && Math.abs(own - given.middle()) <= NOISE * Math.abs(own);
        return isExact
                ? Interval.around(own, NOISE * Math.abs(own))
                : line.interval().at(place);
    }

    /** Two mistakes that give the numbers of a line together, and how many pairs were tried until then. */
    record Pair(Candidate first, Candidate second, Evidence evidence, int tried) {}

    /**
     * The pair for which most speaks; those with a mistake that other lines of the paper hold come first.
     *
     * @param onThePaper how many digits of the whole paper speak for each mistake
     */
    Optional<Pair> pair(Map<String, Double> onThePaper) {
        List<Candidate> likeliest = different(onThePaper);
        int tried = 0;
        Optional<Pair> best = Optional.empty();
        for (int i = 0; i < likeliest.size() && tried < MOST_PAIRS; i++) {
            for (int j = i + 1; j < likeliest.size() && tried < MOST_PAIRS; j++) {
                if (canBeMadeTogether(likeliest.get(i), likeliest.get(j))) {
                    tried++;
                    best = better(best, likeliest.get(i), likeliest.get(j), tried);
                }
            }
        }
        return best;
    }

    /** The mistakes that change different rules of the line, the likeliest first. */
    private List<Candidate> different(Map<String, Double> onThePaper) {
        Set<Set<Edit>> seen = new HashSet<>();
        return touching.stream()
                .filter(candidate -> seen.add(editsOfTheLine(candidate)))
                .sorted(Comparator.comparingDouble(candidate ->
                        -onThePaper.getOrDefault(candidate.mistake().id(), 0.0)))
                .toList();
    }

    private Set<Edit> editsOfTheLine(Candidate candidate) {
        Set<Edit> edits = new HashSet<>(candidate.occurrence().edits());
        edits.removeIf(edit -> !between.contains(edit.quantity()));
        return edits;
    }

    private Optional<Pair> better(Optional<Pair> best, Candidate first, Candidate second, int tried) {
        return togetherBy(first, second)
                .filter(evidence -> best.filter(pair -> pair.evidence().digits() >= evidence.digits())
                        .isEmpty())
                .map(evidence -> new Pair(first, second, evidence, tried))
                .or(() -> best);
    }

    /** Whether they change different rules of the line, and at most one of them computes quantities of its own. */
    private boolean canBeMadeTogether(Candidate first, Candidate second) {
        Set<Quantity> changed = new HashSet<>(first.changed());
        changed.retainAll(between);
        boolean onlyOneAdds = first.occurrence().further().isEmpty()
                || second.occurrence().further().isEmpty();
        return onlyOneAdds
                && !first.mistake().id().equals(second.mistake().id())
                && !first.occurrence().edits().isEmpty()
                && !second.occurrence().edits().isEmpty()
                && Collections.disjoint(changed, second.changed());
    }

    private Optional<Evidence> togetherBy(Candidate first, Candidate second) {
        boolean secondAdds = !second.occurrence().further().isEmpty();
        Graph base = (secondAdds ? second : first).graph();
        List<Edit> edits = (secondAdds ? first : second).occurrence().edits();
        return isNear(base, line.quantity(), edits) ? evidence(ways.of(base.with(edits))) : Optional.empty();
    }

    /** The slip of the pen that explains the line. */
    Optional<Diagnosis> slip() {
        return new Slips(line, right, tolerance).find();
    }
}
