package gradus.grading.mistake;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mistakes in batch and layer normalisation, there and back. */
final class NormalisationMistakes {
    private NormalisationMistakes() {}

    static List<LocalMistake> all() {
        List<LocalMistake> all = new ArrayList<>(forward());
        all.addAll(backward());
        return all;
    }

    private static List<LocalMistake> forward() {
        return List.of(
                LocalMistake.of(
                        "norm-unbiased-variance",
                        Family.FORWARD,
                        Tier.B,
                        "Variance divided by one less",
                        "By what does the statement divide the sum of squares?",
                        "The sum of squares was divided by n − 1. Normalisation divides it by n.",
                        "Nothing, but with many examples few digits show it.",
                        step -> LocalMistake.forward(step, part -> unbiased(step.graph(), part))),
                LocalMistake.of(
                        "norm-epsilon-outside-root",
                        Family.FORWARD,
                        Tier.D,
                        "ε outside of the root",
                        "What does the root reach over?",
                        "The formula √σ² + ε was used in place of √(σ² + ε).",
                        "A small ε.",
                        step -> LocalMistake.forward(
                                step, part -> root(part).map(sum -> Algebra.add(sqrt(sum.left()), sum.right())))),
                LocalMistake.of(
                        "norm-epsilon-forgotten",
                        Family.FORWARD,
                        Tier.D,
                        "ε forgotten",
                        "What keeps the denominator away from 0?",
                        "The formula √σ² was used in place of √(σ² + ε).",
                        "A small ε.",
                        step -> LocalMistake.forward(step, part -> root(part).map(sum -> sqrt(sum.left())))),
                LocalMistake.of(
                        "norm-root-forgotten",
                        Family.FORWARD,
                        Tier.D,
                        "Divided by the variance",
                        "Is it the variance or the standard deviation that has the unit of x?",
                        "The distance from the mean was divided by σ² + ε. It is divided by the root of it.",
                        "A variance of 1.",
                        step -> LocalMistake.forward(step, part -> root(part).map(sum -> sum))));
    }

    private static List<LocalMistake> backward() {
        return List.of(
                LocalMistake.of(
                        "norm-statistics-constant",
                        Family.DELTA_RECURSION,
                        Tier.B,
                        "Mean and variance taken for constants",
                        "Do mean and variance move if an entry of x does?",
                        "Only the direct path was followed. Mean and variance depend on x, too, and each of them sends something back.",
                        "Nothing.",
                        step -> without(step, EnumSet.of(Path.MEAN, Path.VARIANCE))),
                LocalMistake.of(
                        "norm-variance-path-missing",
                        Family.DELTA_RECURSION,
                        Tier.A,
                        "Path through the variance missing",
                        "In which formulas of the way there does x stand?",
                        "What comes back through the variance was left out.",
                        "Nothing.",
                        step -> without(step, EnumSet.of(Path.VARIANCE))),
                LocalMistake.of(
                        "norm-mean-path-missing",
                        Family.DELTA_RECURSION,
                        Tier.B,
                        "Path through the mean missing",
                        "In which formulas of the way there does x stand?",
                        "What comes back through the mean was left out.",
                        "Nothing.",
                        step -> without(step, EnumSet.of(Path.MEAN))));
    }

    private static Expression sqrt(Expression operand) {
        return new Expression.Apply(ElementaryFunction.SQRT, operand);
    }

    /** What stands in √(σ² + ε). */
    private static Optional<Expression.Combine> root(Expression part) {
        return part instanceof Expression.Apply apply
                        && apply.function() == ElementaryFunction.SQRT
                        && apply.operand() instanceof Expression.Combine sum
                        && sum.function() == BinaryFunction.ADD
                        && sum.right() instanceof Expression.Constant
                ? Optional.of(sum)
                : Optional.empty();
    }

    /** A mean as it is computed: a number times a sum. */
    private static boolean isMean(Graph graph, Expression formula) {
        if (formula instanceof Expression.Reference reference) {
            return graph.contains(reference.quantity())
                    && !(graph.rule(reference.quantity()) instanceof Expression.Reference)
                    && isMean(graph, graph.rule(reference.quantity()));
        }
        return formula instanceof Expression.Combine product
                && product.function() == BinaryFunction.MULTIPLY
                && product.left() instanceof Expression.Constant
                && product.right() instanceof Expression.SumOver;
    }

    /** Σ (x − μ)² times 1/n. */
    private static Optional<Expression> unbiased(Graph graph, Expression part) {
        if (!isMean(graph, part) || part instanceof Expression.Reference) {
            return Optional.empty();
        }
        Expression.Combine product = (Expression.Combine) part;
        boolean isOfDistances = square(product.right())
                .filter(distance -> distance instanceof Expression.Combine difference
                        && difference.function() == BinaryFunction.SUBTRACT
                        && isMean(graph, difference.right()))
                .isPresent();
        double count = 1 / ((Expression.Constant) product.left()).value().at(0);
        return isOfDistances && count > 1
                ? Optional.of(Algebra.multiply(Algebra.constant(1 / (count - 1)), product.right()))
                : Optional.empty();
    }

    /** What is squared in a sum of squares. */
    private static Optional<Expression> square(Expression sum) {
        Expression summand = sum;
        while (summand instanceof Expression.SumOver inner) {
            summand = inner.operand();
        }
        return summand instanceof Expression.Apply apply && apply.function() == ElementaryFunction.SQUARE
                ? Optional.of(apply.operand())
                : Optional.empty();
    }

    /** On which way a term of a gradient comes back. */
    private enum Path {
        DIRECT,
        MEAN,
        VARIANCE
    }

    private static List<Expression> without(LocalMistake.Step step, Set<Path> missing) {
        if (!step.isBackward()) {
            return List.of();
        }
        List<Expression> terms = LocalMistake.terms(step.rule());
        Set<Path> paths = EnumSet.noneOf(Path.class);
        List<Expression> kept = new ArrayList<>();
        for (Expression term : terms) {
            Path path = path(step.graph(), term);
            paths.add(path);
            if (!missing.contains(path)) {
                kept.add(term);
            }
        }
        return paths.contains(Path.DIRECT) && paths.containsAll(missing)
                ? List.of(kept.stream().reduce(Algebra::add).orElseThrow())
                : List.of();
    }

    private static Path path(Graph graph, Expression term) {
        if (LocalMistake.contains(term, part -> isStatistic(graph, part, true))) {
            return Path.VARIANCE;
        }
        if (LocalMistake.contains(term, part -> isStatistic(graph, part, false))) {
            return Path.MEAN;
        }
        boolean isAddedUp = LocalMistake.contains(
                term, part -> part instanceof Expression.SumOver && LocalMistake.mentionsGradient(part));
        boolean isThroughRoot = LocalMistake.contains(
                term,
                part -> part instanceof Expression.Apply apply
                        && apply.function() == ElementaryFunction.SQUARE
                        && root(apply.operand()).isPresent());
        return !isAddedUp ? Path.DIRECT : isThroughRoot ? Path.VARIANCE : Path.MEAN;
    }

    /** Whether it is the gradient of a mean: of the squares, or of the entries themselves. */
    private static boolean isStatistic(Graph graph, Expression part, boolean ofSquares) {
        return part instanceof Expression.Reference reference
                && reference.quantity() instanceof Quantity.Gradient gradient
                && isMean(graph, new Expression.Reference(gradient.by()))
                && ofSquares
                        == square(((Expression.Combine) graph.rule(gradient.by())).right())
                                .isPresent();
    }
}
