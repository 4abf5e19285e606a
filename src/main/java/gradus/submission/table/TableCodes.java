package gradus.submission.table;

/** The stable codes of what can be wrong with a table; docs/messages.md explains each. */
public final class TableCodes {
    /** A quotation is opened and never closed. */
    public static final String NOT_CLOSED = "GN201";
    /** A quantity is given in two places. */
    public static final String TWICE = "GN202";
    /** A row stands under no name. */
    public static final String NO_NAME = "GN203";
    /** The table has more cells than are read. */
    public static final String TOO_LARGE = "GN204";

    private TableCodes() {}
}
