package gradus.network;

import static gradus.tensor.TensorAssertions.assertClose;

import gradus.graph.Evaluation;
import gradus.graph.Quantity;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A 5-3-2 network of sigmoid units, all weights 0.1 and no shift, with one example in columns, half squared error and learning
 * rate 1. The numbers are printed in document 004 with six significant figures, or fewer where zeros end them.
 */
class SigmoidExerciseTest {
    /** Half a unit of the last printed figure. */
    private static final double SIX_DECIMALS = 0.5e-6;

    private final Evaluation values = new NetworkTask(
                    Layout.COLUMNS,
                    List.of(layer(3, 5), layer(2, 3)),
                    Tensor.column(1, 1, 0, 0, 0),
                    Optional.of(new NetworkTask.TargetedLoss(
                            new Loss(NetworkDraw.loss("half-squared-error"), Reduction.SUM, Reduction.SUM),
                            Tensor.column(1, 0))),
                    Optional.of(NetworkDraw.sgd(1)),
                    List.of(new QueryPoint("x_new", Tensor.column(1, 0, 0, 0, 1), QueryPoint.Parameters.UPDATED)),
                    NetworkTask.ClassRule.DEFAULT)
            .graph()
            .evaluate();

    private static DenseLayer layer(int units, int inputs) {
        return new DenseLayer(
                NetworkDraw.activation("sigmoid"),
                Map.of(),
                Tensor.filled(Shape.of(units, inputs), 0.1),
                Optional.of(Tensor.filled(Shape.of(units, 1), 0)));
    }

    @Test
    void theOutputDeltaIsThePrintedOne() {
        assertClose(values.of(NetworkQuantities.delta(2)), Tensor.column(-0.113937, 0.13437), SIX_DECIMALS);
    }

    @Test
    void theHiddenDeltaIsThePrintedOne() {
        assertClose(
                values.of(NetworkQuantities.delta(1)), Tensor.filled(Shape.of(3, 1), 0.00050575), SIX_DECIMALS / 100);
    }

    @Test
    void theUpdatedOutputWeightsAreThePrintedOnes() {
        assertClose(
                values.of(new Quantity.Updated(NetworkQuantities.weights(2))),
                Tensor.matrix(
                        new double[] {0.162647, 0.162647, 0.162647}, new double[] {0.0261188, 0.0261188, 0.0261188}),
                SIX_DECIMALS);
    }

    @Test
    void theOutputOfTheNewInputIsThePrintedOne() {
        assertClose(
                values.of(new Quantity.AtPoint(NetworkQuantities.activation(2), "x_new")),
                Tensor.column(0.59438, 0.477189),
                SIX_DECIMALS);
    }

    @Test
    void theNewInputBelongsToTheFirstClass() {
        assertClose(
                values.of(new Quantity.AtPoint(NetworkQuantities.CLASS, "x_new")), Tensor.filled(Shape.of(1, 1), 1), 0);
    }
}
