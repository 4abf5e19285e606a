package gradus.grading;

import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.submission.AnswerLine;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.written.LastDigit;
import gradus.written.WrittenArray;
import java.util.List;

/**
 * Which lines of a paper are about parameters before the step. Papers often call the new weights by the letter of the old ones, as in
 * {@code W = W - eta dW = …}: a line with other numbers than the given ones is about the new ones.
 */
final class OldParameters {
    private final Problem problem;

    OldParameters(Problem problem) {
        this.problem = problem;
    }

    /** Whether the numbers of a line cannot stand for those of a parameter before the step. */
    boolean differs(Quantity parameter, AnswerLine line) {
        return line.answer() instanceof WrittenArray array && !mayStandFor(array, problem.truth(parameter));
    }

    private static boolean mayStandFor(WrittenArray array, Tensor old) {
        int count = array.numbers().size();
        if (count != old.count()) {
            return false;
        }
        Shape flat = Shape.of(1, count);
        WrittenArray row = new WrittenArray(List.of(1, count), array.numbers(), array.position());
        return row.intervals(flat, LastDigit.ROUNDED).contains(old.reshaped(flat));
    }
}
