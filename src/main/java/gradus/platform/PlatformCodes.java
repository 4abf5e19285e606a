package gradus.platform;

/** The stable codes of what can be wrong with files for platforms; docs/messages.md explains each. */
final class PlatformCodes {
    /** A table cannot be read. */
    static final String BAD_TABLE = "GB602";
    /** A column is missing, or which one is meant is not clear. */
    static final String NO_COLUMN = "GB603";
    /** A student is not in the table. */
    static final String NOT_IN_TABLE = "GB604";
    /** Which row is whose is not clear. */
    static final String UNCLEAR_ROW = "GB605";
    /** The platform would not take a mark for this row. */
    static final String LEFT_ALONE = "GB606";
    /** The reader of Moodle would lose a row. */
    static final String LOST_ROW = "GB607";
    /** The platform could not tell whose file it is. */
    static final String NO_PLACE = "GB608";
    /** The marks are higher than the platform takes. */
    static final String ABOVE_LIMIT = "GB609";

    private PlatformCodes() {}
}
