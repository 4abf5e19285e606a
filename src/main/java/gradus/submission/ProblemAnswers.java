package gradus.submission;

import gradus.issue.SourcePosition;
import java.util.ArrayList;
import java.util.List;

/**
 * A student's answers to one problem.
 *
 * @param problem its id as written; empty if the file names none, which means the only problem in question
 * @param position where the id stands; where the answers start if there is none
 * @param lines what was answered, in the order of the file
 * @param blank the names that stand there with nothing behind them
 * @param namedBy what names the problem
 */
public record ProblemAnswers(
        String problem, SourcePosition position, List<AnswerLine> lines, List<String> blank, NamedBy namedBy) {
    /** What names a problem. */
    public enum NamedBy {
        /** A line or a key that is there for it. */
        LINE,
        /** A heading, which may as well say something else. */
        HEADING
    }

    public ProblemAnswers {
        lines = List.copyOf(lines);
        blank = List.copyOf(blank);
    }

    /** Answers under an id that is given as one. */
    public ProblemAnswers(String problem, SourcePosition position, List<AnswerLine> lines, List<String> blank) {
        this(problem, position, lines, blank, NamedBy.LINE);
    }

    /** These answers and those further down in the same file, to the same problem. */
    public ProblemAnswers joined(ProblemAnswers more) {
        List<AnswerLine> all = new ArrayList<>(lines);
        all.addAll(more.lines);
        List<String> open = new ArrayList<>(blank);
        open.addAll(more.blank);
        return new ProblemAnswers(problem, position, AnswerLines.settled(all), open, namedBy);
    }

    /** The same answers, with the id that was meant. */
    public ProblemAnswers ofProblem(String id) {
        return new ProblemAnswers(id, position, lines, blank, NamedBy.LINE);
    }
}
