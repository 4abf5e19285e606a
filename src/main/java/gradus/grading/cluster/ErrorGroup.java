package gradus.grading.cluster;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Errors of one line that are alike, counted. Of many students only the first are named. */
public final class ErrorGroup {
    /** So many students are named. */
    public static final int MOST_NAMED = 25;

    private final List<String> first = new ArrayList<>();
    private int last = -1;
    private int students;
    private BigDecimal lost = BigDecimal.ZERO;
    private int inCluster;
    private Optional<Likeness> likeness = Optional.empty();

    ErrorGroup() {}

    void add(BigDecimal points, String student, int paper) {
        lost = lost.add(points);
        if (paper == last) {
            return;
        }
        last = paper;
        students++;
        if (first.size() < MOST_NAMED) {
            first.add(student);
        }
    }

    void addAll(ErrorGroup other) {
        lost = lost.add(other.lost);
        students += other.students;
        other.first.stream().limit(MOST_NAMED - (long) first.size()).forEach(first::add);
    }

    /** How many students made the error. */
    public int students() {
        return students;
    }

    public BigDecimal lost() {
        return lost;
    }

    List<String> first() {
        return List.copyOf(first);
    }

    /** How many students are in the cluster that it became part of, once clusters were made. */
    public int studentsOfCluster() {
        return Math.max(students, inCluster);
    }

    /** In which way the errors are alike, once clusters were made; empty if it holds what was not told apart any more. */
    public Optional<Likeness> likeness() {
        return likeness;
    }

    void isAlike(Likeness found) {
        likeness = Optional.of(found);
    }

    void belongsTo(ErrorGroup cluster, Likeness found) {
        inCluster = cluster.students;
        isAlike(found);
    }
}
