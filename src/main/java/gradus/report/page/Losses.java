package gradus.report.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Points that were lost in some lines, and who lost them. Of many students only the first are named. */
final class Losses {
    static final Comparator<Losses> LARGEST_FIRST = Comparator.comparing(Losses::points)
            .thenComparingInt(Losses::students)
            .reversed();

    private static final int MOST_NAMED = 25;

    private final List<String> first = new ArrayList<>();
    private int last = -1;
    private BigDecimal points = BigDecimal.ZERO;
    private int lines;
    private int students;

    /**
     * Adds a line of a paper; the lines of one paper come one after the other.
     *
     * @param paper the number of the paper, not negative, which tells students apart that are shown alike
     */
    void add(BigDecimal lost, String student, int paper) {
        lines++;
        points = points.add(lost);
        if (paper == last) {
            return;
        }
        students++;
        last = paper;
        if (first.size() < MOST_NAMED) {
            first.add(student);
        }
    }

    int lines() {
        return lines;
    }

    int students() {
        return students;
    }

    BigDecimal points() {
        return points;
    }

    /** The first students, in the order in which they came. */
    List<String> first() {
        return first;
    }
}
