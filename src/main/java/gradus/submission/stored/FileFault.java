package gradus.submission.stored;

import gradus.issue.Issue;
import gradus.issue.SourcePosition;
import java.util.Optional;

/** Ends the reading of a file, or of one array, that cannot go on. */
public final class FileFault extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final transient Optional<String> fix;

    /**
     * A fault.
     *
     * @param code one of {@link StoredCodes}
     * @param message a sentence without a final period
     * @param fix what to do, as an order
     */
    public FileFault(String code, String message, Optional<String> fix) {
        super(message, null, false, false);
        this.code = code;
        this.fix = fix;
    }

    static FileFault damaged(String message) {
        return new FileFault(StoredCodes.DAMAGED, message, Optional.of("save it again, and upload it as binary"));
    }

    static FileFault tooLarge(String message) {
        return new FileFault(
                StoredCodes.TOO_LARGE, message, Optional.of("save only the answers, each as an array of numbers"));
    }

    /** Whether it is for the size of the file. */
    boolean isTooLarge() {
        return code.equals(StoredCodes.TOO_LARGE);
    }

    /** What is wrong, as a sentence without a final period. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** What to do, as an order. */
    public Optional<String> fix() {
        return fix;
    }

    /** The fault as an error about the whole file. */
    public Issue issue(String file) {
        return Issue.error(code, SourcePosition.whole(file), 1, reason()).withFix(fix);
    }
}
