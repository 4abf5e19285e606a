package gradus.grading.mistake;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A mistake that is made in a single step of any graph.
 *
 * @param mistake what it is
 * @param wrong the wrong formulas for the rule of a quantity; none where it cannot be made
 */
record LocalMistake(Mistake mistake, Function<Step, List<Expression>> wrong) {
    /**
     * The step that computes a quantity.
     *
     * @param graph that of the problem
     * @param quantity what is computed
     */
    record Step(Graph graph, Quantity quantity) {
        Expression rule() {
            return graph.rule(quantity);
        }

        boolean isBackward() {
            return quantity instanceof Quantity.Gradient;
        }
    }

    /** What a part of a formula is taken for; empty where it is no part in which the mistake can be made. */
    interface Part {
        Optional<Expression> instead(Expression part);
    }

    static LocalMistake of(
            String id,
            Family family,
            Tier tier,
            String name,
            String hint,
            String explanation,
            String hiddenBy,
            Function<Step, List<Expression>> wrong) {
        return new LocalMistake(
                Mistake.wrong(id, family, tier, name, hint, explanation, hiddenBy, network -> List.of()), wrong);
    }

    /** A rule on the way there with the mistake made at every place where it can be. */
    static List<Expression> forward(Step step, Part part) {
        return step.isBackward() ? List.of() : everywhere(step.rule(), part);
    }

    /** A rule on the way back with the mistake made at every place where it can be. */
    static List<Expression> backward(Step step, Part part) {
        return step.isBackward() ? everywhere(step.rule(), part) : List.of();
    }

    private static List<Expression> everywhere(Expression rule, Part part) {
        Expression wrong = rule.rewritten(expression -> part.instead(expression).orElse(expression));
        return wrong.equals(rule) ? List.of() : List.of(wrong);
    }

    /** A formula and all that is inside it. */
    static Stream<Expression> parts(Expression formula) {
        return Stream.concat(Stream.of(formula), formula.operands().stream().flatMap(LocalMistake::parts));
    }

    /** Whether a formula is, or has inside it, what is wanted. */
    static boolean contains(Expression formula, Predicate<Expression> isWanted) {
        return parts(formula).anyMatch(isWanted);
    }

    static boolean mentionsGradient(Expression formula) {
        return contains(
                formula,
                part -> part instanceof Expression.Reference reference
                        && reference.quantity() instanceof Quantity.Gradient);
    }

    /** What a formula adds up; what is subtracted comes with a minus. */
    static List<Expression> terms(Expression formula) {
        List<Expression> terms = new ArrayList<>();
        if (formula instanceof Expression.Combine combine) {
            switch (combine.function()) {
                case ADD -> {
                    terms.addAll(terms(combine.left()));
                    terms.addAll(terms(combine.right()));
                }
                case SUBTRACT -> {
                    terms.addAll(terms(combine.left()));
                    terms(combine.right()).forEach(term -> terms.add(Algebra.negate(term)));
                }
                default -> terms.add(formula);
            }
            return terms;
        }
        return List.of(formula);
    }
}
