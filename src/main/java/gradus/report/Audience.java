package gradus.report;

import gradus.grading.MarkLine;
import gradus.grading.Verdict;
import gradus.problem.AnswerForm;
import gradus.problem.Problem;
import gradus.problem.Reveal;
import gradus.report.language.Language;
import gradus.tensor.Digits;
import gradus.tensor.Tensor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who reads a report: in which language, how much may be said about each problem, and the true values where even these may. */
public final class Audience {
    private static final int DIGITS = 6;
    private static final int MOST_ENTRIES = 12;

    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private final Reveal limit;
    private final Language language;

    private Audience(Collection<Problem> problems, Reveal limit, Language language) {
        problems.forEach(problem -> this.problems.put(problem.id(), problem));
        this.limit = limit;
        this.language = language;
    }

    /** A student: each problem says how much it reveals. */
    public static Audience student(Collection<Problem> problems) {
        return student(problems, Reveal.VALUE);
    }

    /** A student who is told no more than a level, even where a problem would reveal more. */
    public static Audience student(Collection<Problem> problems, Reveal atMost) {
        return new Audience(problems, atMost, Language.ENGLISH);
    }

    /** The same reader of another language. */
    public Audience in(Language other) {
        return new Audience(problems.values(), limit, other);
    }

    public Language language() {
        return language;
    }

    /** How much is said about a problem, and in which words. */
    Telling telling(String problem) {
        return new Telling(of(problem), language, problem(problem));
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
                        .map(this::text)
                : Optional.empty();
    }

    /** The problem of a mark sheet, if it is known. */
    Optional<Problem> problem(String id) {
        return Optional.ofNullable(problems.get(id));
    }

    private String text(Tensor truth) {
        return truth.count() > MOST_ENTRIES
                ? language.text("value.large", "entries", truth.count())
                : language.text("value", "value", Digits.nested(truth, DIGITS));
    }
}
