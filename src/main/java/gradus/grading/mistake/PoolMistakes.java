package gradus.grading.mistake;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.Expression;
import gradus.graph.Pairing.Role;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mistakes in pooling, there and back. */
final class PoolMistakes {
    private PoolMistakes() {}

    static List<LocalMistake> all() {
        return List.of(
                LocalMistake.of(
                        "max-pool-averaged",
                        Family.FORWARD,
                        Tier.D,
                        "Mean in place of the largest entry",
                        "What does the pool of the statement take of a window?",
                        "The mean of each window was taken. A max pool takes its largest entry.",
                        "Windows of equal entries.",
                        step -> LocalMistake.forward(step, part -> averaged(step, part))),
                LocalMistake.of(
                        "avg-pool-not-divided",
                        Family.FORWARD,
                        Tier.D,
                        "Sum in place of the mean of a window",
                        "Is a mean larger than every number it is of?",
                        "The entries of a window were added up. Average pooling divides the sum by their number.",
                        "Windows of one entry.",
                        step -> LocalMistake.forward(step, part -> notDivided(part, Role.RESULT))),
                LocalMistake.of(
                        "max-pool-gradient-to-all",
                        Family.DELTA_RECURSION,
                        Tier.D,
                        "Gradient of a max pool sent to every entry",
                        "Which entry of a window would change the result if it moved a little?",
                        "Every entry of a window got the whole gradient. Only the largest one has an influence; the others get 0.",
                        "A unit behind which nothing comes back, such as a ReLU at rest.",
                        step -> LocalMistake.backward(step, part -> toAll(step, part, false))),
                LocalMistake.of(
                        "max-pool-gradient-averaged",
                        Family.DELTA_RECURSION,
                        Tier.D,
                        "Gradient of a max pool shared by all entries",
                        "Does this pool take the mean of a window or its largest entry?",
                        "The gradient was divided among all entries of a window, as for average pooling. With max pooling the largest entry gets"
                                + " all of it.",
                        "Windows of equal entries.",
                        step -> LocalMistake.backward(step, part -> toAll(step, part, true))),
                LocalMistake.of(
                        "avg-pool-gradient-not-divided",
                        Family.DELTA_RECURSION,
                        Tier.D,
                        "Gradient of an average pool not divided",
                        "How much does a mean move if one of its numbers moves by one?",
                        "Every entry of a window got the whole gradient. Its share is one divided by the number of entries.",
                        "Windows of one entry.",
                        step -> LocalMistake.backward(step, part -> notDivided(part, Role.LEFT))));
    }

    private static Optional<Expression> averaged(LocalMistake.Step step, Expression part) {
        if (!(part instanceof Expression.LargestOver largest) || !isOfWindows(largest)) {
            return Optional.empty();
        }
        int size = largest.operand().shape(step.graph()::shape).size(largest.axis());
        return Optional.of(Algebra.multiply(
                Algebra.constant(1.0 / size), new Expression.SumOver(largest.operand(), largest.axis())));
    }

    private static boolean isOfWindows(Expression.LargestOver largest) {
        return largest.operand() instanceof Expression.Gather gather
                && gather.label().function().equals("windows");
    }

    private static Optional<Expression> notDivided(Expression part, Role computed) {
        boolean isMean = part instanceof Expression.SumOfProducts products
                && products.computed() == computed
                && products.label().function().startsWith("avg_pool")
                && products.second() instanceof Expression.Constant;
        if (!isMean) {
            return Optional.empty();
        }
        Expression.SumOfProducts products = (Expression.SumOfProducts) part;
        Expression.Constant shares = (Expression.Constant) products.second();
        Expression ones = new Expression.Constant(shares.value().map(share -> share > 0 ? 1 : 0));
        return Optional.of(new Expression.SumOfProducts(products.first(), ones, products.pairing(), computed));
    }

    /** In what the largest entries send back: each entry with the whole of it, or with an equal share. */
    private static Optional<Expression> toAll(LocalMistake.Step step, Expression part, boolean isShared) {
        if (!(part instanceof Expression.Combine product) || product.function() != BinaryFunction.MULTIPLY) {
            return Optional.empty();
        }
        return pools(step).stream()
                .filter(largest -> largest.share(step.graph()::shape).equals(product.right()))
                .findFirst()
                .map(largest -> {
                    Shape windows = largest.operand().shape(step.graph()::shape);
                    Expression whole = new Expression.Repeat(product.left(), windows);
                    return isShared
                            ? Algebra.multiply(Algebra.constant(1.0 / windows.size(largest.axis())), whole)
                            : whole;
                });
    }

    private static List<Expression.LargestOver> pools(LocalMistake.Step step) {
        List<Expression.LargestOver> pools = new ArrayList<>();
        for (Quantity quantity : step.graph().quantities()) {
            if (!(quantity instanceof Quantity.Gradient)) {
                collect(step.graph().rule(quantity), pools);
            }
        }
        return pools;
    }

    private static void collect(Expression formula, List<Expression.LargestOver> pools) {
        if (formula instanceof Expression.LargestOver largest && isOfWindows(largest)) {
            pools.add(largest);
        }
        formula.operands().forEach(operand -> collect(operand, pools));
    }
}
