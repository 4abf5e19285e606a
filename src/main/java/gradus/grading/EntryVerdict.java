package gradus.grading;

/** What became of one written number. */
public enum EntryVerdict {
    /** It agrees with the truth. */
    RIGHT(true),
    /** The truth lies in what was written, but one digit says little: more were better. */
    COARSE(true),
    /** It does not agree with the truth, and follows from the lines before. */
    FOLLOWS(true),
    /** It does not agree. */
    WRONG(false),
    /** It is written with fewer digits than asked, or with none that says anything. */
    TOO_FEW_DIGITS(false),
    /** NaN or infinite, which is never right. */
    NOT_FINITE(false);

    private final boolean right;

    EntryVerdict(boolean right) {
        this.right = right;
    }

    public boolean isRight() {
        return right;
    }
}
