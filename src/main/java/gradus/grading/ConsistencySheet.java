package gradus.grading;

import gradus.problem.Question;
import java.util.List;

/**
 * Which lines of a paper follow from each other and from what is given. Nothing in it is known from comparing with a solution.
 *
 * @param problem the id of the problem
 * @param title the problem in one line
 * @param lines every question, in the order of the problem
 */
public record ConsistencySheet(String problem, String title, List<Line> lines) {
    public ConsistencySheet {
        lines = List.copyOf(lines);
    }

    /** One asked line. */
    public record Line(Question question, State state) {}

    /** What can be said of a line without a solution. */
    public enum State {
        /** It is what its rule gives for the paper's own earlier lines. */
        FOLLOWS,
        /** It is not. */
        DOES_NOT_FOLLOW,
        /** It has another shape than what is asked. */
        WRONG_SHAPE,
        /** Nothing was written. */
        MISSING,
        /** What was written cannot be read. */
        UNREADABLE,
        /** A formula, which follows from nothing. */
        NOT_CHECKED
    }
}
