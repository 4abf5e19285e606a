package gradus.network.recurrent;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.Edit;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives names to what each step contributes to the gradient of a parameter that all steps share. The gradient is a sum over the
 * steps; its part from step 2 is called as if the step had a copy of its own of the parameter: {@code dE/dWh2}.
 */
final class StepParts {
    private StepParts() {}

    /** What step {@code step} contributes to the gradient of a parameter. */
    static Quantity part(Quantity loss, Quantity parameter, int step) {
        return Quantity.gradient(loss, Quantity.variable(parameter.toString(), step));
    }

    /**
     * The graph with a name for each part.
     *
     * @param differentiated a graph with gradients
     * @param gradients the gradients that are sums over the steps, by the parameter that each belongs to
     */
    static Graph named(Graph differentiated, Quantity loss, Map<Quantity, Quantity> gradients) {
        Map<Quantity, Expression> parts = new LinkedHashMap<>();
        List<Edit> edits = new ArrayList<>();
        gradients.forEach((parameter, gradient) -> {
            Map<Integer, Expression> bySteps = bySteps(differentiated.rule(gradient));
            if (bySteps.size() > 1 && !bySteps.containsKey(0)) {
                Expression sum = Algebra.constant(0);
                for (Map.Entry<Integer, Expression> one : bySteps.entrySet()) {
                    Quantity part = part(loss, parameter, one.getKey());
                    parts.put(part, one.getValue());
                    sum = Algebra.add(sum, new Expression.Reference(part));
                }
                edits.add(Edit.replace(gradient, sum));
            }
        });
        return differentiated.extended(parts).with(edits);
    }

    /** The terms of a sum by the step that they come from; 0 for what comes from no step, or from several. */
    private static Map<Integer, Expression> bySteps(Expression sum) {
        Map<Integer, Expression> bySteps = new TreeMap<>();
        for (Expression term : terms(sum)) {
            bySteps.merge(step(term), term, Algebra::add);
        }
        return bySteps;
    }

    private static List<Expression> terms(Expression formula) {
        if (formula instanceof Expression.Combine sum && sum.function() == BinaryFunction.ADD) {
            List<Expression> terms = new ArrayList<>(terms(sum.left()));
            terms.addAll(terms(sum.right()));
            return terms;
        }
        return List.of(formula);
    }

    /** The step of the one gradient that a term goes on from. */
    private static int step(Expression term) {
        List<Integer> steps = new ArrayList<>();
        collect(term, steps);
        List<Integer> distinct = steps.stream().distinct().toList();
        return distinct.size() == 1 ? distinct.get(0) : 0;
    }

    private static void collect(Expression formula, List<Integer> steps) {
        if (formula instanceof Expression.Reference reference
                && reference.quantity() instanceof Quantity.Gradient gradient
                && gradient.by() instanceof Quantity.Variable variable) {
            steps.add(variable.layer());
        }
        formula.operands().forEach(operand -> collect(operand, steps));
    }
}
