package gradus.report.solution;

import gradus.graph.Quantity;
import java.util.List;

/**
 * One quantity worked out.
 *
 * @param number its place in the solution, from 1
 * @param quantity what is worked out
 * @param stage the part of the solution it belongs to
 * @param isAsked whether the exercise asks for it, rather than needs it on the way
 * @param title what it is, in a few words
 * @param sentence what is done and why
 * @param equations the rule in symbols, with numbers, and the result
 * @param remarks what else is to be said: another form of the answer, a slip of the printed solution
 */
record Step(
        int number,
        Quantity quantity,
        Stage stage,
        boolean isAsked,
        Sentence title,
        Sentence sentence,
        List<Equation> equations,
        List<Remark> remarks) {
    Step {
        equations = List.copyOf(equations);
        remarks = List.copyOf(remarks);
    }

    /** The parts of a solution, in the order in which they are written. */
    enum Stage {
        FORWARD,
        BACKWARD,
        UPDATE,
        /** Steps of a training after the first. */
        LATER,
        QUERY
    }

    /**
     * Something beside the result.
     *
     * @param sentence the words
     * @param equations formulas that follow them, perhaps none
     */
    record Remark(Sentence sentence, List<Equation> equations) {
        Remark {
            equations = List.copyOf(equations);
        }
    }
}
