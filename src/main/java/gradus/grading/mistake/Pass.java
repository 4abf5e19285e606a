package gradus.grading.mistake;

import gradus.graph.Expression;
import gradus.graph.Quantity;
import gradus.network.NetworkQuantities;
import gradus.network.QueryPoint;
import java.util.Optional;

/**
 * One way of data through a network: the names of what is computed on it, and of the parameters it uses.
 *
 * @param point the query point it starts from; empty for the examples
 */
record Pass(Optional<QueryPoint> point) {

    Quantity netInput(int layer) {
        return name(NetworkQuantities.netInput(layer));
    }

    /** The activation of a layer; that of layer 0 is the input. */
    Quantity activation(int layer) {
        return name(NetworkQuantities.activation(layer));
    }

    /** The predicted class. */
    Quantity category() {
        return name(NetworkQuantities.CLASS);
    }

    Expression weights(int layer) {
        return parameter(NetworkQuantities.weights(layer));
    }

    Expression bias(int layer) {
        return parameter(NetworkQuantities.bias(layer));
    }

    /** Whether it goes through the network after the training step. */
    boolean isAfterTraining() {
        return point.filter(query -> query.parameters() == QueryPoint.Parameters.UPDATED)
                .isPresent();
    }

    private Quantity name(Quantity quantity) {
        return point.<Quantity>map(query -> new Quantity.AtPoint(quantity, query.name()))
                .orElse(quantity);
    }

    private Expression parameter(Quantity parameter) {
        return new Expression.Reference(isAfterTraining() ? new Quantity.Updated(parameter) : parameter);
    }
}
