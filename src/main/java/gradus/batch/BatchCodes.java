package gradus.batch;

/** The stable codes of what can be wrong with a run; docs/messages.md explains each. */
public final class BatchCodes {
    /** Two problem files have one id. */
    public static final String SHARED_ID = "GB101";
    /** No reader knows the ending of a file. */
    public static final String UNKNOWN_FORMAT = "GB201";
    /** Two files are from one student. */
    public static final String SAME_STUDENT = "GB202";
    /** A course file asks for a language that there is not. */
    public static final String UNKNOWN_LANGUAGE = "GB102";
    /** A submission answers a problem that is not graded here. */
    public static final String UNKNOWN_PROBLEM = "GB203";
    /** A submission does not say which of several problems it answers. */
    public static final String WHICH_PROBLEM = "GB204";
    /** The file system refuses to give a file. */
    public static final String CANNOT_OPEN = "GB205";
    /** A submission answers one problem twice. */
    public static final String PROBLEM_TWICE = "GB206";
    /** A folder that should hold one submission holds none, or several. */
    public static final String NO_SINGLE_PAPER = "GB601";

    /** A fault of gradus itself with one file. */
    public static final String OUR_FAULT = "GB207";

    /** A file of points set by hand is not the table that it has to be. */
    public static final String OVERRIDE_TABLE = "GB301";
    /** Points are set by hand for a problem that is not graded here. */
    public static final String OVERRIDE_PROBLEM = "GB302";
    /** Points are set by hand for a line that is not asked. */
    public static final String OVERRIDE_LINE = "GB303";
    /** Points set by hand are no number, negative, or more than can be earned. */
    public static final String OVERRIDE_POINTS = "GB304";
    /** Points are set by hand twice for one thing. */
    public static final String OVERRIDE_TWICE = "GB305";
    /** Points are set by hand for somebody whose submission is not graded. */
    public static final String OVERRIDE_STUDENT = "GB306";

    private BatchCodes() {}
}
