package gradus.batch;

/** The stable codes of what can be wrong with a run; docs/messages.md explains each. */
public final class BatchCodes {
    /** Two problem files have one id. */
    public static final String SHARED_ID = "GB101";
    /** No reader knows the ending of a file. */
    public static final String UNKNOWN_FORMAT = "GB201";
    /** Two files are from one student. */
    public static final String SAME_STUDENT = "GB202";
    /** A submission answers a problem that is not graded here. */
    public static final String UNKNOWN_PROBLEM = "GB203";
    /** A submission does not say which of several problems it answers. */
    public static final String WHICH_PROBLEM = "GB204";
    /** The file system refuses to give a file. */
    public static final String CANNOT_OPEN = "GB205";
    /** A submission answers one problem twice. */
    public static final String PROBLEM_TWICE = "GB206";

    /** A fault of gradus itself with one file. */
    public static final String OUR_FAULT = "GB207";

    private BatchCodes() {}
}
