package gradus.problem;

import gradus.graph.Quantity;
import gradus.issue.SourcePosition;
import gradus.written.WrittenArray;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One line a student has to hand in.
 *
 * @param quantity what is asked
 * @param name the quantity in the problem's notation
 * @param points what a right answer earns; not negative
 * @param tolerance how far an answer may lie from the truth
 * @param form whether numbers or a formula are asked
 * @param expected the numbers that a printed solution says, for checking the problem; marks never depend on them
 * @param position where the question stands in the problem file
 */
public record Question(
        Quantity quantity,
        String name,
        BigDecimal points,
        Tolerance tolerance,
        AnswerForm form,
        Optional<WrittenArray> expected,
        SourcePosition position) {
    public Question {
        if (points.signum() < 0) {
            throw new IllegalArgumentException("points are not negative, got " + points);
        }
    }
}
