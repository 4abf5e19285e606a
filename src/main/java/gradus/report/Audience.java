package gradus.report;

import gradus.grading.MarkLine;
import gradus.grading.Verdict;
import gradus.problem.AnswerForm;
import gradus.problem.Problem;
import gradus.problem.Reveal;
import gradus.tensor.Digits;
import gradus.tensor.Tensor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who reads a report: how much may be said about each problem, and the true values where even these may. */
public final class Audience {
    private static final int DIGITS = 6;
    private static final int MOST_ENTRIES = 12;

    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private final Reveal limit;

    private Audience(Collection<Problem> problems, Reveal limit) {
        problems.forEach(problem -> this.problems.put(problem.id(), problem));
        this.limit = limit;
    }

    /** A student: each problem says how much it reveals. */
    public static Audience student(Collection<Problem> problems) {
        return new Audience(problems, Reveal.VALUE);
    }

    /** A student who is told no more than a level, even where a problem would reveal more. */
    public static Audience student(Collection<Problem> problems, Reveal atMost) {
        return new Audience(problems, atMost);
    }

    /** How much may be said about a problem. */
    public Reveal of(String problem) {
        return Optional.ofNullable(problems.get(problem))
                .map(known -> known.policy().reveal())
                .orElse(Reveal.VERDICT)
                .atMost(limit);
    }

    /** Whether the points of all these problems may be told. */
    boolean tellsPoints(Collection<String> ids) {
        return ids.stream().allMatch(problem -> of(problem).allows(Reveal.VERDICT));
    }

    /** The true value of a line that is not right, where it may be told. */
    Optional<String> value(String problem, MarkLine line) {
        boolean isTold = of(problem).allows(Reveal.VALUE)
                && !line.verdict().isRight()
                && line.question().form() instanceof AnswerForm.Numbers;
        return isTold && !(line.verdict() instanceof Verdict.UnreadableFormula)
                ? Optional.ofNullable(problems.get(problem))
                        .map(known -> known.truth(line.question().quantity()))
                        .map(Audience::text)
                : Optional.empty();
    }

    /** The problem of a mark sheet, if it is known. */
    Optional<Problem> problem(String id) {
        return Optional.ofNullable(problems.get(id));
    }

    private static String text(Tensor truth) {
        return truth.count() > MOST_ENTRIES
                ? "The true value has " + truth.count() + " entries: see the worked solution."
                : "The true value is " + Digits.nested(truth, DIGITS) + ".";
    }
}
