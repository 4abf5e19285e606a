package gradus.simulation;

import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.problem.AnswerForm;
import gradus.problem.Problem;
import gradus.problem.Question;
import gradus.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who computes line by line on their own written numbers, whatever they believe the rules to be: a mistake is made
 * in every line in which it acts.
 *
 * @param digits what is kept of each number
 * @param steps how much of a line's calculation is written down with so many digits
 * @param rules the rules as this student believes them
 * @param reports what is written for a quantity, and not computed on with, in the place of its value
 */
record Student(Digits digits, Steps steps, Graph rules, Map<Quantity, Expression> reports) {
    /** What is rounded. */
    enum Steps {
        /** The results of lines only; a calculator keeps what lies between. */
        LINES,
        /** Every single operation. */
        EVERY_OPERATION
    }

    /** A student without anything that is reported in another way. */
    Student(Digits digits, Steps steps, Graph rules) {
        this(digits, steps, rules, Map.of());
    }

    /** The quantities of a problem that are asked as numbers. */
    static List<Quantity> asked(Problem problem) {
        return problem.questions().stream()
                .filter(question -> question.form() instanceof AnswerForm.Numbers)
                .map(Question::quantity)
                .toList();
    }

    /** All asked lines, each computed from those before it. */
    Paper paper(Problem problem) {
        return paper(problem, asked(problem));
    }

    /** The paper with some quantities written down; what is not written stays in the calculator, unless every step is rounded. */
    Paper paper(Problem problem, List<Quantity> lines) {
        Map<Quantity, Tensor> values = new HashMap<>();
        Map<Quantity, Paper.Line> written = new LinkedHashMap<>();
        for (Quantity quantity : rules.quantities()) {
            Expression rule = rules.rule(quantity);
            boolean isLine = lines.contains(quantity);
            if (rule instanceof Expression.Constant given && !isLine) {
                values.put(quantity, given.value());
                continue;
            }
            Digits kept = kept(problem, quantity, rule.value(values::get));
            Tensor value = computed(rule, values, kept);
            values.put(quantity, isLine ? kept.round(value) : value);
            if (isLine) {
                Tensor shown = Optional.ofNullable(reports.get(quantity))
                        .map(report -> kept.round(report.value(values::get)))
                        .orElseGet(() -> kept.round(value));
                written.put(quantity, new Paper.Line(shown, kept));
            }
        }
        return new Paper(problem, inOrder(lines, written));
    }

    private static Map<Quantity, Paper.Line> inOrder(List<Quantity> lines, Map<Quantity, Paper.Line> written) {
        Map<Quantity, Paper.Line> ordered = new LinkedHashMap<>();
        lines.forEach(
                quantity -> Optional.ofNullable(written.get(quantity)).ifPresent(line -> ordered.put(quantity, line)));
        return ordered;
    }

    private Tensor computed(Expression rule, Map<Quantity, Tensor> values, Digits kept) {
        return steps == Steps.LINES ? rule.value(values::get) : rule.evaluate(new SteppingHand(kept), values::get);
    }

    /** Of a new parameter the change has to be seen, of anything else the number. */
    private Digits kept(Problem problem, Quantity quantity, Tensor value) {
        Tensor seen = quantity instanceof Quantity.Updated updated
                ? value.zip(problem.truth(updated.parameter()), (changed, old) -> changed - old)
                : value;
        return seen.isFinite() ? digits.forSize(seen.scale(), value.scale()) : digits;
    }
}
