package gradus.sample;

import gradus.graph.Evaluation;
import gradus.graph.Quantity;
import gradus.problem.Problem;
import gradus.problem.Question;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a student hands in, before it becomes a file of some format.
 *
 * @param student the id
 * @param answers for each problem, by the names the student uses, what is written; both in the order of the file
 */
public record Paper(String student, Map<String, Map<String, Literals>> answers) {
    public Paper {
        Map<String, Map<String, Literals>> copy = new LinkedHashMap<>();
        answers.forEach((problem, lines) -> copy.put(problem, Collections.unmodifiableMap(new LinkedHashMap<>(lines))));
        answers = Collections.unmodifiableMap(copy);
    }

    /** All that the problems ask, in the order of their questions. */
    public static Paper of(String student, List<Problem> problems, Work work, Style style) {
        Map<String, Map<String, Literals>> answers = new LinkedHashMap<>();
        for (Problem problem : problems) {
            Evaluation values = work.values(problem);
            Map<String, Literals> lines = new LinkedHashMap<>();
            for (Question question : problem.questions()) {
                Quantity quantity = question.quantity();
                lines.put(style.name(problem, quantity), style.write(quantity, values.of(quantity), work.written()));
            }
            answers.put(problem.id(), lines);
        }
        return new Paper(student, answers);
    }

    /**
     * What is written for a name.
     *
     * @throws IllegalArgumentException if the paper has no such line
     */
    public Literals line(String problem, String name) {
        return Optional.ofNullable(lines(problem).get(name))
                .orElseThrow(() -> new IllegalArgumentException("no " + name + " is written for " + problem));
    }

    /** The lines of one problem by name; none if the paper leaves it out. */
    public Map<String, Literals> lines(String problem) {
        return answers.getOrDefault(problem, Map.of());
    }

    /** One line written differently, or a line more at the end. */
    public Paper with(String problem, String name, Literals literals) {
        Map<String, Literals> lines = new LinkedHashMap<>(lines(problem));
        lines.put(name, literals);
        return withLines(problem, lines);
    }

    /** The paper with a slip of the pen; the place counts from 0. */
    public Paper with(String problem, String name, Slip slip, int place) {
        return with(problem, name, slip.at(line(problem, name), place));
    }

    /** Every line of a problem written differently. */
    public Paper withEvery(String problem, UnaryOperator<Literals> change) {
        Map<String, Literals> lines = new LinkedHashMap<>(lines(problem));
        lines.replaceAll((name, literals) -> change.apply(literals));
        return withLines(problem, lines);
    }

    /** One name with nothing behind it. */
    public Paper blank(String problem, String name) {
        line(problem, name);
        return with(problem, name, Literals.BLANK);
    }

    public Paper without(String problem, String name) {
        line(problem, name);
        Map<String, Literals> lines = new LinkedHashMap<>(lines(problem));
        lines.remove(name);
        return withLines(problem, lines);
    }

    /** The same line under another name, at the same place. */
    public Paper renamed(String problem, String name, String other) {
        line(problem, name);
        Map<String, Literals> lines = new LinkedHashMap<>();
        lines(problem).forEach((each, literals) -> lines.put(each.equals(name) ? other : each, literals));
        return withLines(problem, lines);
    }

    public Paper withoutProblem(String problem) {
        Map<String, Map<String, Literals>> fewer = new LinkedHashMap<>(answers);
        fewer.remove(problem);
        return new Paper(student, fewer);
    }

    private Paper withLines(String problem, Map<String, Literals> lines) {
        Map<String, Map<String, Literals>> changed = new LinkedHashMap<>(answers);
        changed.put(problem, lines);
        return new Paper(student, changed);
    }
}
