package gradus.submission;

/** The stable codes of what can be wrong with a paper of several files; docs/messages.md explains each. */
public final class JoinCodes {
    /** Two files give one quantity in different ways. */
    public static final String SAME_QUANTITY = "GN301";
    /** Two files say that they are from different students. */
    public static final String OTHER_STUDENT = "GN302";

    private JoinCodes() {}
}
