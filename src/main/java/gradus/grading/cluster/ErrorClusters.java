package gradus.grading.cluster;

import gradus.grading.UnexplainedError;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the unexplained errors of a class together, one paper after the other: those that one rule gives from each student's own
 * earlier lines, else those that are off by one factor or difference, that have the right numbers in one other order, or that are
 * the same numbers. What it holds does not grow with the class.
 */
public final class ErrorClusters {
    private static final Comparator<ErrorCluster> LARGEST_FIRST = Comparator.comparing(ErrorCluster::lost)
            .thenComparingInt(ErrorCluster::students)
            .reversed()
            .thenComparingInt(ErrorCluster::sheet)
            .thenComparingInt(ErrorCluster::place);

    private final List<RuleGuesses> guesses;
    private final Map<Line, LineErrors> lines = new LinkedHashMap<>();

    public ErrorClusters(List<Problem> problems) {
        this.guesses = problems.stream().map(RuleGuesses::new).toList();
    }

    private record Line(int sheet, int place, Quantity quantity) {}

    /**
     * Counts an error.
     *
     * @param sheet the place of the problem, from 0
     * @param lost the points that the line does not earn
     * @param student how the student is called
     * @param paper the number of the paper, not negative; the errors of one paper come one after the other
     * @return the group that the error was put into
     */
    public ErrorGroup add(int sheet, UnexplainedError error, BigDecimal lost, String student, int paper) {
        return lines.computeIfAbsent(
                        new Line(sheet, error.place(), error.quantity()),
                        line -> new LineErrors(line.quantity(), guesses.get(sheet)))
                .add(error, lost, student, paper);
    }

    /** The clusters, also those of one student; the ones that cost most come first. */
    public List<ErrorCluster> clusters() {
        List<ErrorCluster> clusters = new ArrayList<>();
        lines.forEach((line, errors) -> clusters.addAll(errors.clusters(line.sheet(), line.place())));
        clusters.sort(LARGEST_FIRST);
        return clusters;
    }

    /** How many errors came when too many were told apart in their line already. */
    public int overflow() {
        return lines.values().stream().mapToInt(LineErrors::overflow).sum();
    }
}
