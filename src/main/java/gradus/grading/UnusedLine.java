package gradus.grading;

import gradus.submission.AnswerLine;
import java.util.List;

/**
 * A line of a submission that answers no question.
 *
 * @param line what was written
 * @param reason why it is not used
 * @param candidates the nearest name for an unknown one, the possible ones for an ambiguous one, the full name
 */
public record UnusedLine(AnswerLine line, Reason reason, List<String> candidates) {
    public UnusedLine {
        candidates = List.copyOf(candidates);
    }

    /** Why a line is not used. */
    public enum Reason {
        /** The problem has such a quantity, but does not ask for it. */
        NOT_ASKED,
        /** No quantity is called so. */
        UNKNOWN_NAME,
        /** Several quantities can be meant. */
        AMBIGUOUS_NAME,
        /** The same numbers stand there already under another spelling. */
        REPEATED,
        /** The quantity is also answered under its full name, which counts. */
        FULL_NAME_GIVEN
    }
}
