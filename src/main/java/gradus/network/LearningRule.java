package gradus.network;

import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A training without gradients, of a network of one layer: every weight is changed by the error of its unit times its input.
 *
 * @param error what the error is the difference to
 */
public record LearningRule(Difference error) {

    /** What is taken from the target. */
    public enum Difference {
        /** The output: the rule of the perceptron, which changes nothing where the output is right. */
        OF_OUTPUT,
        /** The net input: the rule of Widrow and Hoff. */
        OF_NET_INPUT
    }

    /** The error, t − a or t − z. */
    Map<Quantity, Expression> rules() {
        Quantity compared =
                error == Difference.OF_OUTPUT ? NetworkQuantities.activation(1) : NetworkQuantities.netInput(1);
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        rules.put(
                NetworkQuantities.ERROR,
                Algebra.subtract(
                        new Expression.Reference(NetworkQuantities.TARGET), new Expression.Reference(compared)));
        return rules;
    }

    /**
     * The error times what the parameter is the weight of, added up over the examples.
     *
     * @param netInput the rule of the net input, which says what that is
     */
    static Expression correction(Quantity parameter, Expression netInput, Layout layout, DenseLayer layer) {
        Expression error = new Expression.Reference(NetworkQuantities.ERROR);
        if (!NetworkQuantities.isBias(parameter)) {
            Expression.MatrixProduct weighted = product(netInput);
            return layout == Layout.COLUMNS
                    ? new Expression.MatrixProduct(error, Algebra.transpose(weighted.right()))
                    : new Expression.MatrixProduct(Algebra.transpose(weighted.left()), error);
        }
        Expression sum = new Expression.SumOver(error, layout.exampleAxis());
        boolean isShared =
                layer.bias().filter(bias -> bias.count() < layer.units(layout)).isPresent();
        return Algebra.multiply(
                Algebra.constant(layer.biasInput().value()),
                isShared ? new Expression.SumOver(sum, layout.unitAxis()) : sum);
    }

    private static Expression.MatrixProduct product(Expression netInput) {
        return netInput instanceof Expression.MatrixProduct product
                ? product
                : (Expression.MatrixProduct) netInput.operands().get(0);
    }
}
