package gradus.grading;

import gradus.grading.KnownMistakes.Candidate;
import gradus.grading.mistake.Mistake;
import gradus.graph.Edit;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.problem.Tolerance;
import gradus.tensor.Interval;
import gradus.tensor.IntervalTensor;
import gradus.tensor.Tensor;
import gradus.written.WrittenArray;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

/**
 * Finds the known mistake that gives the numbers of a wrong line: every one that changes the rule of its quantity, or a rule
 * between it and the nearest earlier lines, is tried on the paper's own numbers, then on the true ones; then two at a time; then
 * slips of the pen.
 */
final class Diagnoser {
    /** A mistake is claimed where the expected number of others that would give these numbers by chance is below this. */
    private static final double MOST_BY_CHANCE = 0.01;

    /** More agreeing digits in one entry count for nothing: they say the same. */
    private static final double MOST_DIGITS = 6;

    /** How far a mistake may be off at first sight, as a share of the largest entry. */
    private static final double FIRST_SIGHT = 0.05;

    private static final int FIRST_SIGHT_UNITS = 20;

    /** How many pairs are tried for one line. */
    private static final int MOST_PAIRS = 600;

    private final Problem problem;
    private final KnownMistakes mistakes;
    private final TrueWays ways;

    Diagnoser(Problem problem, KnownMistakes mistakes, TrueWays ways) {
        this.problem = problem;
        this.mistakes = mistakes;
        this.ways = ways;
    }

    /**
     * What explains a wrong line, if enough speaks for it.
     *
     * @param carrying the earlier lines that may be followed from
     */
    Optional<Diagnosis> diagnose(PaperLine line, PaperLines lines, Set<Quantity> carrying, Tolerance tolerance) {
        List<Work> works = new ArrayList<>(List.of(new Work(line, lines, carrying, tolerance)));
        if (!carrying.isEmpty()) {
            works.add(new Work(line, lines, Set.of(), tolerance));
        }
        for (Work work : works) {
            Optional<Diagnosis> single = work.single();
            if (single.isPresent()) {
                return single;
            }
        }
        for (Work work : works) {
            Optional<Diagnosis> pair = work.pair();
            if (pair.isPresent()) {
                return pair;
            }
        }
        return works.stream().flatMap(work -> work.slip().stream()).findFirst();
    }

    /** The attempt to explain one line from some of the paper's own lines. */
    private final class Work {
        private final PaperLine line;
        private final PaperLines lines;
        private final Tolerance tolerance;
        private final Map<Quantity, IntervalTensor> intervals = new LinkedHashMap<>();
        private final Map<Quantity, Tensor> numbers = new LinkedHashMap<>();
        private final Set<Quantity> between;
        private final IntervalTensor right;

        Work(PaperLine line, PaperLines lines, Set<Quantity> pinned, Tolerance tolerance) {
            this.line = line;
            this.lines = lines;
            this.tolerance = tolerance;
            pinned.stream().filter(quantity -> !quantity.equals(line.quantity())).forEach(quantity -> lines.of(quantity).ifPresent(own -> {
                intervals.put(quantity, own.interval());
                numbers.put(quantity, own.value());
            }));
            this.between = between();
            this.right = loose(problem.graph(), line.quantity());
        }

        /** The quantity of the line and everything on the way back to the nearest pinned ones. */
        private Set<Quantity> between() {
            Set<Quantity> found = new LinkedHashSet<>();
            Deque<Quantity> open = new ArrayDeque<>(List.of(line.quantity()));
            while (!open.isEmpty()) {
                Quantity quantity = open.pop();
                if (!numbers.containsKey(quantity) && found.add(quantity)) {
                    problem.graph().mentionedBy(quantity).forEach(open::push);
                }
            }
            return found;
        }

        private IntervalTensor loose(Graph graph, Quantity wanted) {
            return graph.interval(wanted, name -> FollowThrough.pin(intervals, name), lines.precision().units(line.written()));
        }

        private List<Candidate> touching() {
            return mistakes.misconceptions().stream()
                    .filter(candidate -> candidate.changed().stream().anyMatch(between::contains)
                            || candidate.reports().containsKey(line.quantity()))
                    .toList();
        }

        Optional<Diagnosis> single() {
            List<Candidate> tried = touching();
            Map<Candidate, Evidence> fitting = new LinkedHashMap<>();
            for (Candidate candidate : tried) {
                evidence(candidate).ifPresent(evidence -> fitting.put(candidate, evidence));
            }
            return claimed(fitting, tried.size());
        }

        /** What speaks for a mistake: for what is written down in its place, or else for what is computed with it. */
        private Optional<Evidence> evidence(Candidate candidate) {
            return report(candidate)
                    .map(report -> evidence(report.graph(), report.quantity()))
                    .orElseGet(() -> isNear(candidate.graph(), line.quantity(), List.of())
                            ? evidence(candidate.ways())
                            : Optional.empty());
        }

        private Optional<KnownMistakes.Report> report(Candidate candidate) {
            return Optional.ofNullable(candidate.reports().get(line.quantity()))
                    .filter(report -> report.graph()
                            .shape(report.quantity())
                            .equals(line.value().shape()));
        }

        private Optional<Evidence> evidence(Graph graph, Quantity written) {
            return isNear(graph, written, List.of()) ? evidence(loose(graph, written)) : Optional.empty();
        }

        /** Whether the numbers are about those of some rules; a quick look before intervals are computed. */
        private boolean isNear(Graph graph, Quantity wanted, List<Edit> edits) {
            try {
                return isNear(graph.value(wanted, name -> FollowThrough.pin(numbers, name), edits));
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

        /** How much speaks for numbers computed in one of some ways; empty if they are not those of the line. */
        private Optional<Evidence> evidence(List<Graph> wrongWays) {
            return wrongWays.stream()
                    .flatMap(way -> evidence(loose(way, line.quantity())).stream())
                    .findFirst();
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
                Interval written = line.interval().at(place);
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

        private static boolean isEnough(Evidence evidence, int tried) {
            return tried * StrictMath.pow(10, -evidence.digits()) <= MOST_BY_CHANCE;
        }

        private Optional<Diagnosis> claimed(Map<Candidate, Evidence> fitting, int tried) {
            if (fitting.isEmpty()) {
                return Optional.empty();
            }
            Evidence most = fitting.values().stream()
                    .max(Comparator.comparingDouble(Evidence::digits))
                    .orElseThrow();
            if (!isEnough(most, tried)) {
                return Optional.empty();
            }
            Map<String, Explanation> named = new LinkedHashMap<>();
            fitting.keySet()
                    .forEach(candidate -> named.putIfAbsent(candidate.mistake().id(), explanation(candidate)));
            return Optional.of(
                    new Diagnosis(List.copyOf(named.values()), false, most, separating(List.copyOf(fitting.keySet()))));
        }

        /** A quantity of which the mistakes give different values, so that it would tell them apart. */
        private Optional<String> separating(List<Candidate> fitting) {
            Set<String> ids = new HashSet<>();
            fitting.forEach(candidate -> ids.add(candidate.mistake().id()));
            return ids.size() < 2 ? Optional.empty() : new Separation(problem, fitting).quantity();
        }

        Optional<Diagnosis> pair() {
            List<Candidate> tried = touching();
            int count = 0;
            Map<List<Candidate>, Evidence> fitting = new LinkedHashMap<>();
            for (int i = 0; i < tried.size() && count < MOST_PAIRS; i++) {
                for (int j = i + 1; j < tried.size() && count < MOST_PAIRS; j++) {
                    List<Candidate> both = List.of(tried.get(i), tried.get(j));
                    if (!canBeMadeTogether(both)) {
                        continue;
                    }
                    count++;
                    boolean secondAddsQuantities = !tried.get(j).occurrence().further().isEmpty();
                    Graph first = both.get(secondAddsQuantities ? 1 : 0).graph();
                    List<Edit> second = both.get(secondAddsQuantities ? 0 : 1).occurrence().edits();
                    if (isNear(first, line.quantity(), second)) {
                        evidence(ways.of(first.with(second))).ifPresent(evidence -> fitting.put(both, evidence));
                    }
                }
            }
            int pairs = count;
            return fitting.entrySet().stream()
                    .filter(entry -> isEnough(entry.getValue(), pairs))
                    .max(Map.Entry.comparingByValue(Comparator.comparingDouble(Evidence::digits)))
                    .map(entry -> new Diagnosis(
                            entry.getKey().stream()
                                    .map(Diagnoser.this::explanation)
                                    .toList(),
                            true,
                            entry.getValue(),
                            Optional.empty()));
        }

        /** Whether they change different rules, and at most one of them computes quantities of its own. */
        private static boolean canBeMadeTogether(List<Candidate> both) {
            return Collections.disjoint(both.get(0).changed(), both.get(1).changed())
                    && both.stream().anyMatch(candidate -> candidate.occurrence().further().isEmpty());
        }

        Optional<Diagnosis> slip() {
            return new Slips(line, right, tolerance).find();
        }
    }

    private Explanation explanation(Candidate candidate) {
        Mistake mistake = candidate.mistake();
        String hint = problem.policy().mistakes().hints().getOrDefault(mistake.id(), mistake.hint());
        return new Explanation(
                mistake.id(), candidate.occurrence().layer(), mistake.name(), hint, mistake.explanation());
    }

    /** The mistake that writes something of another shape for a quantity. */
    Optional<Diagnosis> ofOtherShape(
            Quantity quantity, WrittenArray written, PaperLines lines, Set<Quantity> carrying) {
        Map<Quantity, IntervalTensor> pins = new LinkedHashMap<>();
        carrying.forEach(name -> lines.of(name).ifPresent(own -> pins.put(name, own.interval())));
        for (Candidate candidate : mistakes.misconceptions()) {
            Optional<KnownMistakes.Report> report =
                    Optional.ofNullable(candidate.reports().get(quantity));
            if (report.isPresent()) {
                Optional<Evidence> evidence = new ShapeReport(lines).evidence(report.get(), written, pins);
                if (evidence.isPresent()) {
                    return Optional.of(
                            new Diagnosis(List.of(explanation(candidate)), false, evidence.get(), Optional.empty()));
                }
            }
        }
        return Optional.empty();
    }
}
