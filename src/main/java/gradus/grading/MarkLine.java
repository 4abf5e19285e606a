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
 */
public record MarkLine(
        Question question, Optional<AnswerLine> answer, Verdict verdict, BigDecimal points, Origin origin) {}
