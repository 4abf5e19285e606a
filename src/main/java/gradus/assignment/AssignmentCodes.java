package gradus.assignment;

/** The stable codes of what is said about an assignment file; docs/messages.md explains each. */
public final class AssignmentCodes {
    /** Something that is not written as it has to be: a number, a share, a time, a text. */
    public static final String WRONG_FORM = "GA101";
    /** A number that is too small or too large. */
    public static final String OUT_OF_RANGE = "GA102";
    /** A word that is none of those that are possible. */
    public static final String UNKNOWN_WORD = "GA103";
    /** A problem or a student named twice. */
    public static final String TWICE = "GA104";
    /** Lateness without a deadline. */
    public static final String NO_DEADLINE = "GA105";
    /** A problem that is not there. */
    public static final String NO_PROBLEM = "GA106";
    /** Several assignments at once. */
    public static final String SEVERAL = "GA107";
    /** A problem that gives no points and has a weight. */
    public static final String NOTHING_TO_WEIGH = "GA108";

    private AssignmentCodes() {}
}
