package gradus.batch.regrade;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A student whose mark is another than before.
 *
 * @param student the student's id
 * @param before the marks before, if there was one
 * @param after the marks now, if there is one
 */
record Movement(String student, Optional<PaperMarks> before, Optional<PaperMarks> after) {
    /** The lines with other points; none if there is no mark on one side. */
    List<Change> changes() {
        return before.isPresent() && after.isPresent() ? Change.between(before.get(), after.get()) : List.of();
    }

    BigDecimal difference() {
        return after.map(PaperMarks::points)
                .orElse(BigDecimal.ZERO)
                .subtract(before.map(PaperMarks::points).orElse(BigDecimal.ZERO));
    }

    boolean isOne() {
        return before.isPresent() != after.isPresent()
                || difference().signum() != 0
                || !changes().isEmpty();
    }
}
