package gradus.grading;

import gradus.problem.Question;
import gradus.submission.AnswerLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One asked line with what became of it.
 *
 * @param question what was asked
 * @param answer what was written, if anything was
 * @param verdict what became of it
 * @param points what it earns
 * @param computedFrom the asked quantities it is computed from, as the problem spells them
 * @param notRightBefore those of them that are not right either: an error may come from there
 */
public record MarkLine(
        Question question,
        Optional<AnswerLine> answer,
        Verdict verdict,
        BigDecimal points,
        List<String> computedFrom,
        List<String> notRightBefore) {
    public MarkLine {
        computedFrom = List.copyOf(computedFrom);
        notRightBefore = List.copyOf(notRightBefore);
    }
}
