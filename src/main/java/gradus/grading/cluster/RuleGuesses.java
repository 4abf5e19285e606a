package gradus.grading.cluster;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Expression.Apply;
import gradus.graph.Expression.Reference;
import gradus.graph.Graph;
import gradus.graph.Nonlinearity;
import gradus.graph.Quantity;
import gradus.graph.Slope;
import gradus.problem.Problem;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules that are tried in the place of a right one: small changes of it first, then with another quantity or a factor, then
 * small formulas that have nothing to do with it. Made for a quantity when it is first asked for.
 */
final class RuleGuesses {
    /** From so many quantities formulas are made: the nearest on the way back. */
    private static final int MOST_INGREDIENTS = 14;

    /** So many guesses are tried about a quantity, the simplest ones. */
    private static final int MOST_GUESSES = 1200;

    private static final double[] FACTORS = {-1, 2, 0.5, -2, -0.5, 3, 1.0 / 3, 4, 0.25, 10, 0.1};

    private final Problem problem;
    private final Graph graph;
    private final Map<Quantity, List<RuleGuess>> known = new HashMap<>();

    RuleGuesses(Problem problem) {
        this.problem = problem;
        this.graph = problem.graph();
    }

    /** The guesses about a quantity, the simplest first; none about what is given. */
    List<RuleGuess> about(Quantity quantity) {
        return known.computeIfAbsent(quantity, this::guesses);
    }

    private List<RuleGuess> guesses(Quantity quantity) {
        Expression rule = graph.rule(quantity);
        if (rule instanceof Expression.Constant
                || !problem.vocabulary().quantities().contains(quantity)) {
            return List.of();
        }
        List<Expression> ingredients = ingredients(quantity);
        RuleEdits edits = new RuleEdits(ingredients);
        List<Expression> simpler = edits.simpler(rule);
        List<Expression> all = new ArrayList<>(scaled(rule));
        all.addAll(simpler);
        all.addAll(withFurther(rule, ingredients));
        all.addAll(edits.substituted(rule));
        simpler.forEach(changed -> all.addAll(scaled(changed).subList(0, 3)));
        all.addAll(fromScratch(ingredients));
        return ranked(quantity, rule, all);
    }

    private List<RuleGuess> ranked(Quantity quantity, Expression rule, List<Expression> formulas) {
        Set<Expression> fitting = new LinkedHashSet<>();
        Shape shape = graph.shape(quantity);
        for (Expression formula : formulas) {
            if (fitting.size() < MOST_GUESSES && !formula.equals(rule) && hasShape(formula, shape)) {
                fitting.add(formula);
            }
        }
        List<RuleGuess> guesses = new ArrayList<>();
        fitting.forEach(formula -> guesses.add(new RuleGuess(quantity, formula, guesses.size() + 1)));
        return guesses;
    }

    private boolean hasShape(Expression formula, Shape shape) {
        try {
            return formula.shape(graph::shape).equals(shape);
        } catch (ShapeException doesNotFit) {
            return false;
        }
    }

    private List<Expression> scaled(Expression formula) {
        List<Expression> scaled = new ArrayList<>();
        for (double factor : FACTORS) {
            scaled.add(factor == -1 ? Algebra.negate(formula) : Algebra.multiply(Algebra.constant(factor), formula));
        }
        scaled.add(Algebra.transpose(formula));
        scaled.add(Algebra.subtract(Algebra.constant(1), formula));
        return scaled;
    }

    /** One more factor, divisor or term. */
    private static List<Expression> withFurther(Expression rule, List<Expression> ingredients) {
        List<Expression> changed = new ArrayList<>();
        for (Expression further : ingredients) {
            changed.add(Algebra.multiply(rule, further));
            changed.add(Algebra.divide(rule, further));
            changed.add(Algebra.add(rule, further));
            changed.add(Algebra.subtract(rule, further));
        }
        return changed;
    }

    private static List<Expression> fromScratch(List<Expression> ingredients) {
        List<Expression> formulas = new ArrayList<>();
        for (Expression one : ingredients) {
            formulas.add(one);
            formulas.add(Algebra.negate(one));
            formulas.add(Algebra.transpose(one));
        }
        for (int i = 0; i < ingredients.size(); i++) {
            for (int j = i + 1; j < ingredients.size(); j++) {
                Expression one = ingredients.get(i);
                Expression other = ingredients.get(j);
                formulas.add(Algebra.multiply(one, other));
                formulas.add(Algebra.subtract(one, other));
                formulas.add(Algebra.subtract(other, one));
                formulas.add(Algebra.add(one, other));
                formulas.addAll(RuleEdits.ofProduct(one, other));
            }
        }
        return formulas;
    }

    /** The named quantities that a quantity is computed from, the nearest first, with the derivatives that are near them. */
    private List<Expression> ingredients(Quantity quantity) {
        Set<Expression> found = new LinkedHashSet<>();
        Set<Quantity> seen = new HashSet<>(Set.of(quantity));
        Deque<Quantity> open = new ArrayDeque<>(graph.mentionedBy(quantity));
        while (!open.isEmpty() && found.size() < MOST_INGREDIENTS) {
            Quantity next = open.poll();
            if (seen.add(next)) {
                if (problem.vocabulary().quantities().contains(next)) {
                    found.add(new Reference(next));
                }
                slope(next).forEach(found::add);
                open.addAll(graph.mentionedBy(next));
            }
        }
        return List.copyOf(found);
    }

    private List<Expression> slope(Quantity activation) {
        return graph.rule(activation) instanceof Apply apply
                        && apply.function() instanceof Nonlinearity function
                        && apply.operand() instanceof Reference
                ? List.of(new Apply(new Slope(function), apply.operand()))
                : List.of();
    }
}
