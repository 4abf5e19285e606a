package gradus.grading;

/**
 * One written number with its verdict.
 *
 * @param row where it stands, counted from 1
 * @param column where it stands, counted from 1
 * @param written the number as written
 * @param verdict what became of it
 */
public record EntryMark(int row, int column, String written, EntryVerdict verdict) {}
