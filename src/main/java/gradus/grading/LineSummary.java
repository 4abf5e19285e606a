package gradus.grading;

import gradus.tensor.IntervalTensor;
import gradus.tensor.Shape;
import gradus.written.LastDigit;
import gradus.written.WrittenArray;
import gradus.written.WrittenNumber;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is kept of a marked line until the class is complete.
 *
 * @param verdict the code of the verdict
 * @param right whether it is right
 * @param answered whether a value was written that can be read
 * @param points what it earns
 * @param wrong the numbers of a line in which an error was made, if they have the shape of what is asked
 */
public record LineSummary(
        String verdict, boolean right, boolean answered, BigDecimal points, Optional<WrongNumbers> wrong) {

    /**
     * Numbers that are wrong.
     *
     * @param numbers all numbers that they may stand for, in the shape of what is asked
     * @param mistake the id of the only mistake that gives them, if one does
     */
    public record WrongNumbers(IntervalTensor numbers, Optional<String> mistake) {}

    /**
     * What a class needs to know of a line.
     *
     * @param shape that of what is asked
     */
    static LineSummary of(MarkLine line, Shape shape) {
        Verdict verdict = line.verdict();
        return new LineSummary(
                verdict.code(), verdict.isRight(), verdict.isAnswered(), line.points(), wrongNumbers(line, shape));
    }

    private static Optional<WrongNumbers> wrongNumbers(MarkLine line, Shape shape) {
        return line.answer()
                .filter(answer -> line.verdict() instanceof Verdict.Wrong
                        && answer.answer() instanceof WrittenArray array
                        && Comparison.fits(array.dimensions(), shape)
                        && array.numbers().stream().allMatch(WrittenNumber::isFinite))
                .map(answer -> ((WrittenArray) answer.answer()).intervals(shape, LastDigit.ROUNDED))
                .map(numbers -> new WrongNumbers(numbers, mistake(line)));
    }

    private static Optional<String> mistake(MarkLine line) {
        return line.verdict()
                .explained()
                .filter(diagnosis -> diagnosis.explanations().size() == 1)
                .map(diagnosis -> diagnosis.explanations().get(0).id());
    }
}
