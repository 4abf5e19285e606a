package gradus.submission.table;

import java.util.List;

/**
 * A line of a table, or several where a cell in quotation marks has line breaks.
 *
 * @param cells at least one of them is not blank, unless there are none
 * @param comment what stands behind the sign of a comment, if it is one; else empty
 */
record Row(List<Cell> cells, String comment) {
    Row {
        cells = List.copyOf(cells);
    }

    /** Whether nothing is written. */
    boolean isBlank() {
        return cells.isEmpty() && comment.isEmpty();
    }

    boolean isComment() {
        return !comment.isEmpty();
    }

    boolean hasCells() {
        return !cells.isEmpty();
    }

    Cell first() {
        return cells.get(0);
    }

    /** The cells from one on, without blank ones at the end. */
    List<Cell> from(int start) {
        int end = cells.size();
        while (end > start && cells.get(end - 1).isBlank()) {
            end--;
        }
        return start >= end ? List.of() : cells.subList(start, end);
    }
}
