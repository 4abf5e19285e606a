package gradus.network;

import gradus.graph.Quantity;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/** Refuses what broadcasting would repeat without a word, such as a bias laid the other way. */
record TaskShapes(NetworkTask task) {
    /** The shape of a bias that all units of a layer share; its gradient adds up those of the units. */
    private static final Shape SHARED = Shape.of(1, 1);

    void require() {
        Layout layout = task.layout();
        requireMatrix(NetworkQuantities.INPUT, task.input());
        int inputs = task.input().shape().size(layout.unitAxis());
        for (int number = 1; number <= task.layers().size(); number++) {
            DenseLayer layer = task.layers().get(number - 1);
            requireMatrix(NetworkQuantities.weights(number), layer.weights());
            int units = layer.units(layout);
            requireShape(
                    NetworkQuantities.weights(number),
                    layer.weights(),
                    layout.weightShape(units, inputs + layer.biasInput().inputs()));
            Quantity bias = NetworkQuantities.bias(number);
            layer.bias()
                    .filter(value -> !value.shape().equals(SHARED))
                    .ifPresent(value -> requireShape(bias, value, layout.biasShape(units)));
            inputs = units;
        }
        Shape output = layout.batchShape(inputs, task.allExamples());
        task.loss().ifPresent(targeted -> requireShape(NetworkQuantities.TARGET, targeted.target(), output));
        task.target().ifPresent(target -> requireShape(NetworkQuantities.TARGET, target, output));
    }

    private static void requireMatrix(Quantity quantity, Tensor value) {
        if (value.shape().rank() != 2) {
            throw new ShapeException(quantity + " is " + value.shape() + ", the network needs a matrix");
        }
    }

    private static void requireShape(Quantity quantity, Tensor value, Shape needed) {
        if (!value.shape().equals(needed)) {
            throw new ShapeException(quantity + " is " + value.shape() + ", the network needs " + needed);
        }
    }
}
