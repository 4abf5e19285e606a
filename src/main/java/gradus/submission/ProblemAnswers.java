package gradus.submission;

import gradus.issue.SourcePosition;
import java.util.List;

/**
 * A student's answers to one problem.
 *
 * @param problem its id as written; empty if the file names none, which means the only problem in question
 * @param position where the id stands; where the answers start if there is none
 * @param lines what was answered, in the order of the file
 * @param blank the names that stand there with nothing behind them
 */
public record ProblemAnswers(String problem, SourcePosition position, List<AnswerLine> lines, List<String> blank) {
    public ProblemAnswers {
        lines = List.copyOf(lines);
        blank = List.copyOf(blank);
    }
}
