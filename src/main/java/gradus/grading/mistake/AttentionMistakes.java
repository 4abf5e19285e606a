package gradus.grading.mistake;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Mistakes in attention, there and back. */
final class AttentionMistakes {
    /** A score that is as good as minus infinity. */
    private static final double HIDDEN = -1e4;

    private AttentionMistakes() {}

    static List<LocalMistake> all() {
        List<LocalMistake> all = new ArrayList<>(scores());
        all.addAll(weights());
        all.addAll(backward());
        return all;
    }

    private static List<LocalMistake> scores() {
        return List.of(
                LocalMistake.of(
                        "attention-scale-missing",
                        Family.FORWARD,
                        Tier.B,
                        "Scores not scaled",
                        "By what are the products of queries and keys divided?",
                        "The scores are Q Kᵀ / √d, with d the width of the keys. The root was left out.",
                        "d = 1.",
                        step -> LocalMistake.forward(step, part -> scaled(part).map(Expression.Combine::left))),
                LocalMistake.of(
                        "attention-scale-other-width",
                        Family.FORWARD,
                        Tier.A,
                        "Scaled by another width",
                        "How many numbers does a key of one head have?",
                        "The root of another width was taken, that of the tokens or of all heads together. In √d, d is the width of the"
                                + " keys of one head.",
                        "Tokens and keys that are equally wide, and a single head.",
                        AttentionMistakes::byOtherWidths),
                LocalMistake.of(
                        "attention-scale-without-root",
                        Family.FORWARD,
                        Tier.D,
                        "Scores divided by d",
                        "How fast does a product of d random numbers grow with d?",
                        "The scores were divided by d. They are divided by √d.",
                        "d = 1.",
                        step -> LocalMistake.forward(
                                step,
                                part -> scaled(part)
                                        .map(score -> Algebra.divide(
                                                score.left(), ((Expression.Apply) score.right()).operand())))));
    }

    private static List<LocalMistake> weights() {
        return List.of(
                LocalMistake.of(
                        "attention-scale-after-softmax",
                        Family.FORWARD,
                        Tier.B,
                        "Scaled behind the softmax",
                        "What is the sum of the weights of a query?",
                        "The weights were divided by √d, and not the scores. So they do not add up to 1.",
                        "d = 1.",
                        step -> LocalMistake.forward(step, AttentionMistakes::scaledBehind)),
                LocalMistake.of(
                        "softmax-other-axis",
                        Family.FORWARD,
                        Tier.D,
                        "Softmax along the other axis",
                        "Which numbers share one whole: those of a row or those of a column?",
                        "The softmax went along the other axis. Each query divides its attention among the keys.",
                        "Scores that are symmetric.",
                        step -> LocalMistake.forward(step, part -> turned(step.graph(), part))),
                LocalMistake.of(
                        "attention-mask-forgotten",
                        Family.FORWARD,
                        Tier.D,
                        "Mask forgotten",
                        "Which keys may this query see?",
                        "All keys got a weight. What the mask hides gets none.",
                        "A mask that hides nothing.",
                        step -> LocalMistake.forward(
                                step,
                                part -> masked(part).map(mask -> new Expression.Softmax(mask.scores(), mask.axis())))),
                LocalMistake.of(
                        "attention-mask-after-softmax",
                        Family.FORWARD,
                        Tier.D,
                        "Mask behind the softmax",
                        "What is the sum of the weights of a query that does not see all keys?",
                        "Weights were set to 0 behind the softmax, so that they do not add up to 1. The scores are masked, before it.",
                        "A mask that hides nothing.",
                        step -> LocalMistake.forward(
                                step,
                                part -> masked(part)
                                        .map(mask -> Algebra.multiply(
                                                mask.seen(), new Expression.Softmax(mask.scores(), mask.axis()))))));
    }

    private static List<LocalMistake> backward() {
        return List.of(
                LocalMistake.of(
                        "softmax-derivative-entry-by-entry",
                        Family.ACTIVATION_DERIVATIVE,
                        Tier.B,
                        "Softmax differentiated entry by entry",
                        "Does one weight change if another score of its query does?",
                        "The formula A ∘ (1 − A) was used as a derivative. Each weight depends on all scores of its query:"
                                + " ∂E/∂S = A ∘ (∂E/∂A − (∂E/∂A ∘ A) 𝟏).",
                        "Nothing.",
                        step -> LocalMistake.backward(step, AttentionMistakes::entryByEntry)),
                LocalMistake.of(
                        "attention-scale-missing-backward",
                        Family.DELTA_RECURSION,
                        Tier.D,
                        "Scale lost on the way back",
                        "Which constant stands between the products of queries and keys and the scores?",
                        "Going back to queries and keys, the gradient is divided by √d as the scores are.",
                        "d = 1.",
                        step -> LocalMistake.backward(
                                step, part -> divided(part).map(Expression.Combine::left))),
                LocalMistake.of(
                        "attention-key-transpose-missing",
                        Family.DELTA_RECURSION,
                        Tier.D,
                        "Gradient of the keys without the transpose",
                        "Which index of a score belongs to the key?",
                        "The gradient of the keys is (∂E/∂S)ᵀ Q; the scores have a row for each query and a column for each key.",
                        "Gradients of the scores that are symmetric, or other numbers of queries and keys.",
                        step -> LocalMistake.backward(step, part -> untransposed(step.graph(), part))));
    }

    /** Something divided by the root of a number. */
    private static Optional<Expression.Combine> divided(Expression part) {
        return part instanceof Expression.Combine quotient
                        && quotient.function() == BinaryFunction.DIVIDE
                        && quotient.right() instanceof Expression.Apply root
                        && root.function() == ElementaryFunction.SQRT
                        && root.operand() instanceof Expression.Constant
                ? Optional.of(quotient)
                : Optional.empty();
    }

    private static Optional<Expression.Combine> scaled(Expression part) {
        return divided(part)
                .filter(quotient -> quotient.left() instanceof Expression.MatrixProduct
                        || quotient.left() instanceof Expression.StackProduct);
    }

    private static List<Expression> byOtherWidths(LocalMistake.Step step) {
        Set<Integer> widths = new TreeSet<>();
        LocalMistake.parts(step.rule())
                .flatMap(part -> scaled(part).stream())
                .forEach(score -> widths.addAll(
                        widths(step.graph(), score.left().operands().get(0))));
        return widths.stream()
                .flatMap(width -> LocalMistake.forward(
                        step,
                        part -> scaled(part)
                                .map(score -> Algebra.divide(
                                        score.left(),
                                        new Expression.Apply(ElementaryFunction.SQRT, Algebra.constant(width)))))
                        .stream())
                .toList();
    }

    /** The widths of the queries before they were cut, and of what they are made of. */
    private static Set<Integer> widths(Graph graph, Expression queries) {
        Set<Integer> widths = new TreeSet<>();
        Expression made = queries;
        if (made instanceof Expression.Slice cut) {
            made = cut.operand();
            widths.add(made.shape(graph::shape).columns());
        }
        if (made instanceof Expression.Reference reference && graph.contains(reference.quantity())) {
            made = graph.rule(reference.quantity());
        }
        if (made instanceof Expression.MatrixProduct product) {
            widths.add(product.left().shape(graph::shape).columns());
        }
        return widths;
    }

    private static Optional<Expression> scaledBehind(Expression part) {
        if (!(part instanceof Expression.Softmax softmax)) {
            return Optional.empty();
        }
        List<Expression> scales = new ArrayList<>();
        Expression bare = softmax.rewritten(inside -> scaled(inside)
                .map(score -> {
                    scales.add(score.right());
                    return score.left();
                })
                .orElse(inside));
        return scales.size() == 1 ? Optional.of(Algebra.divide(bare, scales.get(0))) : Optional.empty();
    }

    private static Optional<Expression> turned(Graph graph, Expression part) {
        return part instanceof Expression.Softmax softmax
                        && softmax.operand().shape(graph::shape).rank() == 2
                        && !softmax.operand().shape(graph::shape).isVector()
                ? Optional.of(new Expression.Softmax(softmax.operand(), 1 - softmax.axis()))
                : Optional.empty();
    }

    /** Scores of which some are hidden before a softmax. */
    private record Mask(Expression seen, Expression scores, int axis) {}

    private static Optional<Mask> masked(Expression part) {
        boolean isMasked = part instanceof Expression.Softmax softmax
                && softmax.operand() instanceof Expression.Combine sum
                && sum.function() == BinaryFunction.ADD
                && sum.left() instanceof Expression.Combine seen
                && seen.function() == BinaryFunction.MULTIPLY
                && sum.right() instanceof Expression.Combine hidden
                && hidden.function() == BinaryFunction.MULTIPLY
                && isLow(hidden.right());
        if (!isMasked) {
            return Optional.empty();
        }
        Expression.Softmax softmax = (Expression.Softmax) part;
        Expression.Combine seen = (Expression.Combine) ((Expression.Combine) softmax.operand()).left();
        return Optional.of(new Mask(seen.left(), seen.right(), softmax.axis()));
    }

    private static boolean isLow(Expression score) {
        if (score instanceof Expression.Apply apply && apply.function() == ElementaryFunction.NEGATE) {
            return apply.operand() instanceof Expression.Constant high
                    && high.value().entries().allMatch(number -> number >= -HIDDEN);
        }
        return score instanceof Expression.Constant low && low.value().entries().allMatch(number -> number <= HIDDEN);
    }

    /** A ∘ (g − Σ g ∘ A), where A may have a name of its own. */
    private static Optional<Expression> entryByEntry(Expression part) {
        return part instanceof Expression.Combine product
                        && product.function() == BinaryFunction.MULTIPLY
                        && product.right() instanceof Expression.Combine difference
                        && difference.function() == BinaryFunction.SUBTRACT
                        && difference.right() instanceof Expression.SumOver sum
                        && sum.operand() instanceof Expression.Combine weighted
                        && weighted.function() == BinaryFunction.MULTIPLY
                        && weighted.right().equals(product.left())
                        && weighted.left().equals(difference.left())
                ? Optional.of(Algebra.multiply(
                        difference.left(),
                        Algebra.multiply(product.left(), Algebra.subtract(Algebra.constant(1), product.left()))))
                : Optional.empty();
    }

    /** (Qᵀ D)ᵀ, where D Q is of the same shape. */
    private static Optional<Expression> untransposed(Graph graph, Expression part) {
        boolean isOfKeys = part instanceof Expression.Transpose whole
                && whole.operand() instanceof Expression.MatrixProduct product
                && product.left() instanceof Expression.Transpose
                && product.right()
                        .shape(graph::shape)
                        .equals(product.right().shape(graph::shape).transposed());
        if (!isOfKeys) {
            return Optional.empty();
        }
        Expression.MatrixProduct product = (Expression.MatrixProduct) ((Expression.Transpose) part).operand();
        return Optional.of(
                new Expression.MatrixProduct(product.right(), ((Expression.Transpose) product.left()).operand()));
    }
}
