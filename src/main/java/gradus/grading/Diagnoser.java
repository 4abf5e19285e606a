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
            pinned.forEach(quantity -> lines.of(quantity).ifPresent(own -> {
                intervals.put(quantity, own.interval());
                numbers.put(quantity, own.value());
            }));
            this.between = between();
            this.right = loose(problem.graph());
        }

        /** The quantity of the line and everything on the way back to the nearest pinned ones. */
        private Set<Quantity> between() {
            Set<Quantity> found = new LinkedHashSet<>();
            Deque<Quantity> open = new ArrayDeque<>(List.of(line.quantity()));
            while (!open.isEmpty()) {
                Quantity quantity = open.pop();
                boolean isPinned = numbers.containsKey(quantity) && !quantity.equals(line.quantity());
                if (!isPinned && found.add(quantity)) {
                    problem.graph().mentionedBy(quantity).forEach(open::push);
                }
            }
            return found;
        }

        private IntervalTensor loose(Graph graph) {
            return graph.interval(line.quantity(), name -> FollowThrough.pin(intervals, name), lines.precision()::unit);
        }

        private List<Candidate> touching() {
            return mistakes.misconceptions().stream()
                    .filter(candidate -> candidate.changed().stream().anyMatch(between::contains))
                    .toList();
        }

        Optional<Diagnosis> single() {
            List<Candidate> tried = touching();
            Map<Candidate, Evidence> fitting = new LinkedHashMap<>();
            for (Candidate candidate : tried) {
                if (isNear(candidate.occurrence().rules())) {
                    evidence(candidate.ways()).ifPresent(evidence -> fitting.put(candidate, evidence));
                }
            }
            return claimed(fitting, tried.size());
        }

        /** Whether the numbers are about those of some edits; a quick look before intervals are computed. */
        private boolean isNear(List<Edit> edits) {
            try {
                return isNear(problem.graph().value(line.quantity(), name -> FollowThrough.pin(numbers, name), edits));
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
            for (Graph way : wrongWays) {
                IntervalTensor given = loose(way);
                if (FollowThrough.meets(line, given, tolerance)) {
                    return Optional.of(evidence(given)).filter(evidence -> evidence.entries() > 0);
                }
            }
            return Optional.empty();
        }

        /** Entries speak for a mistake where the right rule gives something else, the more the narrower its numbers are. */
        private Evidence evidence(IntervalTensor given) {
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
                    if (!Collections.disjoint(
                            tried.get(i).changed(), tried.get(j).changed())) {
                        continue;
                    }
                    count++;
                    List<Edit> edits = new ArrayList<>(tried.get(i).occurrence().rules());
                    edits.addAll(tried.get(j).occurrence().rules());
                    List<Candidate> both = List.of(tried.get(i), tried.get(j));
                    if (isNear(edits)) {
                        evidence(ways.of(both.get(1)
                                        .occurrence()
                                        .appliedTo(both.get(0).occurrence().appliedTo(problem.graph()))))
                                .ifPresent(evidence -> fitting.put(both, evidence));
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
