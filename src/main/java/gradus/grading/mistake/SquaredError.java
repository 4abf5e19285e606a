package gradus.grading.mistake;

import gradus.graph.Algebra;
import gradus.graph.BinaryFunction;
import gradus.graph.ElementaryFunction;
import gradus.graph.Expression;
import gradus.network.NetworkQuantities;

/** Recognises a squared error by its formula, whether the loss has a name or is written out in the problem. */
final class SquaredError {
    private static final Expression TWO = Algebra.constant(2);
    private static final Expression HALF = Algebra.constant(0.5);

    private SquaredError() {}

    /** Whether something is squared in the loss, and no logarithm taken. */
    static boolean isLossOf(LayeredNetwork network) {
        return network.mentions(NetworkQuantities.LOSS, SquaredError::isSquare)
                && !network.mentions(NetworkQuantities.LOSS, SquaredError::isLogarithm);
    }

    /** Whether the loss has a ½ that the 2 of the derivative cancels with. */
    static boolean isHalved(LayeredNetwork network) {
        return network.mentions(NetworkQuantities.LOSS_FACTOR, HALF::equals)
                || network.mentions(NetworkQuantities.LOSS, SquaredError::isHalf);
    }

    private static boolean isSquare(Expression part) {
        return part instanceof Expression.Apply apply
                ? apply.function() == ElementaryFunction.SQUARE
                : part instanceof Expression.Combine power
                        && power.function() == BinaryFunction.POWER
                        && power.right().equals(TWO);
    }

    private static boolean isLogarithm(Expression part) {
        return part instanceof Expression.Apply apply && apply.function() == ElementaryFunction.LOG;
    }

    private static boolean isHalf(Expression part) {
        return part instanceof Expression.Combine combine
                && switch (combine.function()) {
                    case MULTIPLY ->
                        combine.left().equals(HALF) || combine.right().equals(HALF);
                    case DIVIDE -> combine.right().equals(TWO);
                    case ADD, SUBTRACT, POWER, MAXIMUM, MINIMUM -> false;
                };
    }
}
