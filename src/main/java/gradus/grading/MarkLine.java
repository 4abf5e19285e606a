package gradus.grading;

import gradus.problem.Question;
import gradus.submission.AnswerLine;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One asked line with what became of it.
 *
 * @param question what was asked
 * @param answer what was written, if anything was
 * @param verdict what became of it
 * @param points what it earns
 * @param origin what it is computed from
 * @param byHand the points that were set by hand, if they were
 */
public record MarkLine(
        Question question,
        Optional<AnswerLine> answer,
        Verdict verdict,
        BigDecimal points,
        Origin origin,
        Optional<ByHand> byHand) {
    /** A line with the points that its verdict earns. */
    public MarkLine(Question question, Optional<AnswerLine> answer, Verdict verdict, BigDecimal points, Origin origin) {
        this(question, answer, verdict, points, origin, Optional.empty());
    }

    /** This line with other points. */
    public MarkLine with(BigDecimal set, String reason) {
        return new MarkLine(question, answer, verdict, set, origin, Optional.of(new ByHand(set, points, reason)));
    }
}
