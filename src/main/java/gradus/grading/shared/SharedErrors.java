package gradus.grading.shared;

import gradus.grading.UnexplainedError;
import gradus.grading.cluster.ErrorGroup;
import gradus.graph.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for papers that share rare errors: numbers that nothing known gives, slips of the pen and wrong formulas. What is kept are the
 * errors; papers are compared only where they have one in common that few papers have.
 */
public final class SharedErrors {
    /** Errors that come later are not looked at. */
    public static final int MOST_ERRORS = 400_000;

    private static final double FEWEST_DIGITS = 1;

    private static final Comparator<Line> IN_ORDER = Comparator.comparingInt(Line::sheet)
            .thenComparingInt(Line::place)
            .thenComparing(line -> line.quantity().toString());

    private final Map<String, Integer> papers = new HashMap<>();
    private final Map<Integer, List<String>> students = new HashMap<>();
    private final Map<Line, Map<String, List<WrittenError>>> errors = new LinkedHashMap<>();
    private final Map<List<Integer>, Integer> answered = new HashMap<>();
    private final Map<ErrorGroup, Set<Integer>> papersOf = new HashMap<>();
    private int kept;
    private int overflow;

    private record Line(int sheet, int place, Quantity quantity) {}

    /**
     * Begins with a paper.
     *
     * @param file what was handed in: a paper with the file of an earlier one is that of another student of one group
     * @param student who handed it in
     * @return the number of the paper; empty if it was looked at with the student before
     */
    public Optional<Integer> begin(String file, String student) {
        Integer earlier = papers.putIfAbsent(file, papers.size());
        int paper = earlier == null ? papers.size() - 1 : earlier;
        students.computeIfAbsent(paper, number -> new ArrayList<>(1)).add(student);
        return earlier == null ? Optional.of(paper) : Optional.empty();
    }

    /** Counts a line in which a paper has something. */
    public void answered(int sheet, int place) {
        answered.merge(List.of(sheet, place), 1, Integer::sum);
    }

    /**
     * Takes an error of a paper.
     *
     * @param sheet the place of the problem, from 0
     * @param paper the number of the paper
     * @param group the errors of the class that are alike; empty for slips of the pen
     */
    public void add(int sheet, UnexplainedError error, int paper, Optional<ErrorGroup> group) {
        Optional<WrittenError> written = WrittenError.of(error, paper, group)
                .filter(one -> one.numbers().isEmpty() || one.furthest().digits() >= FEWEST_DIGITS);
        if (written.isEmpty()) {
            return;
        }
        if (kept >= MOST_ERRORS) {
            overflow++;
            return;
        }
        kept++;
        group.ifPresent(
                alike -> papersOf.computeIfAbsent(alike, one -> new HashSet<>()).add(paper));
        errors.computeIfAbsent(new Line(sheet, error.place(), error.quantity()), line -> new LinkedHashMap<>())
                .computeIfAbsent(written.get().key(), key -> new ArrayList<>())
                .add(written.get());
    }

    /** How many errors came when too many were kept already. */
    public int overflow() {
        return overflow;
    }

    /** What is shared, the least likely first; clusters have to be made before. */
    public List<SharedEvidence> found() {
        SharedPairs pairs = new SharedPairs(papers.size());
        List<Line> lines = new ArrayList<>(errors.keySet());
        lines.sort(IN_ORDER);
        for (Line line : lines) {
            errors.getOrDefault(line, Map.of()).values().forEach(some -> add(line, some, pairs));
        }
        return pairs.found(students);
    }

    private void add(Line line, List<WrittenError> some, SharedPairs pairs) {
        for (SameErrors same : SameErrors.of(some)) {
            List<WrittenError> one = same.errors();
            if (one.size() > 1) {
                pairs.add(
                        shared(line, same),
                        one.stream().map(WrittenError::paper).toList());
            }
        }
    }

    private SharedError shared(Line line, SameErrors same) {
        List<WrittenError> written = same.errors();
        int madeBy = written.size();
        for (WrittenError error : written) {
            madeBy = Math.max(madeBy, error.group().map(this::papersOfCluster).orElse(0));
        }
        return new SharedError(
                line.sheet(),
                line.place(),
                line.quantity(),
                same.kind(),
                written.stream().map(WrittenError::shown).toList(),
                madeBy,
                Math.max(madeBy, answered.getOrDefault(List.of(line.sheet(), line.place()), madeBy)),
                same.digits());
    }

    /** How many papers are in the cluster of a group, where every paper of a group of students counts once. */
    private int papersOfCluster(ErrorGroup group) {
        if (group.likeness().isEmpty()) {
            return 0;
        }
        int own = papersOf.getOrDefault(group, Collections.emptySet()).size();
        double share = (double) group.studentsOfCluster() / Math.max(1, group.students());
        return (int) Math.round(own * share);
    }
}
