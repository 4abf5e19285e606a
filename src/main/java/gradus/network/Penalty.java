package gradus.network;

import gradus.graph.Algebra;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A penalty on large parameters, a part of the loss: {@code s λ Σ w²}, {@code s λ₁ Σ |w|}, or both.
 *
 * @param squares the penalty on squares (L2)
 * @param absolutes the penalty on absolute values (L1)
 * @param includesBiases whether biases are penalised, too
 */
public record Penalty(Optional<Term> squares, Optional<Term> absolutes, boolean includesBiases) {

    /**
     * One kind of penalty.
     *
     * @param strength λ
     * @param isHalf whether it has ½ in front
     * @param isByExample whether it is divided by the number of examples
     */
    public record Term(double strength, boolean isHalf, boolean isByExample) {

        /** The factor in front of the sum. */
        private Expression factor(Quantity strength, int examples) {
            return factor(strength, isHalf ? 0.5 : 1, examples);
        }

        private Expression factor(Quantity lambda, double constant, int examples) {
            Expression scaled = Algebra.multiply(Algebra.constant(constant), new Expression.Reference(lambda));
            return isByExample ? Algebra.divide(scaled, Algebra.constant(examples)) : scaled;
        }
    }

    /** The strengths, as quantities. */
    Map<Quantity, Expression> constants() {
        Map<Quantity, Expression> constants = new LinkedHashMap<>();
        squares.ifPresent(term -> constants.put(NetworkQuantities.LAMBDA, Algebra.constant(term.strength())));
        absolutes.ifPresent(
                term -> constants.put(NetworkQuantities.LAMBDA_OF_ABSOLUTE, Algebra.constant(term.strength())));
        return constants;
    }

    /** The names of the strengths. */
    public Set<Quantity> givens() {
        return constants().keySet();
    }

    /** Whether a parameter is penalised. */
    public boolean concerns(Quantity parameter) {
        return includesBiases || !NetworkQuantities.isBias(parameter);
    }

    /** The penalty as a formula. */
    Expression value(List<Quantity> parameters, int examples) {
        List<Quantity> concerned = parameters.stream().filter(this::concerns).toList();
        List<Expression> parts = new ArrayList<>();
        squares.ifPresent(term -> parts.add(Algebra.multiply(
                term.factor(NetworkQuantities.LAMBDA, examples), sum(concerned, ElementaryFunction.SQUARE))));
        absolutes.ifPresent(term -> parts.add(Algebra.multiply(
                term.factor(NetworkQuantities.LAMBDA_OF_ABSOLUTE, examples), sum(concerned, ElementaryFunction.ABS))));
        return parts.stream().reduce(Algebra::add).orElse(Algebra.constant(0));
    }

    private static Expression sum(List<Quantity> parameters, ElementaryFunction function) {
        Expression sum = Algebra.constant(0);
        for (Quantity parameter : parameters) {
            Expression entries = new Expression.Apply(function, new Expression.Reference(parameter));
            sum = Algebra.add(sum, new Expression.SumOver(new Expression.SumOver(entries, 1), 0));
        }
        return sum;
    }

    /** What the penalty adds to the gradient of a parameter; empty where it is not penalised. */
    public Optional<Expression> gradient(Quantity parameter, int examples) {
        if (!concerns(parameter)) {
            return Optional.empty();
        }
        Expression reference = new Expression.Reference(parameter);
        List<Expression> parts = new ArrayList<>();
        squares.ifPresent(term -> parts.add(
                Algebra.multiply(term.factor(NetworkQuantities.LAMBDA, term.isHalf() ? 1 : 2, examples), reference)));
        absolutes.ifPresent(term -> parts.add(Algebra.multiply(
                term.factor(NetworkQuantities.LAMBDA_OF_ABSOLUTE, examples),
                new Expression.Apply(ElementaryFunction.SIGN, reference))));
        return parts.stream().reduce(Algebra::add);
    }
}
