package gradus.docs;

import gradus.grading.mistake.LayeredNetwork;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Squashing;
import gradus.network.ActivationFunction;
import gradus.network.Catalogue;
import gradus.network.DenseLayer;
import gradus.network.Layout;
import gradus.network.Loss;
import gradus.network.NetworkTask;
import gradus.network.QueryPoint;
import gradus.network.Reduction;
import gradus.network.Training;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The networks whose rules the pages about mistakes show: two layers of three units and three examples in column layout, so
 * that every shape allows everything.
 */
final class SampleNetworks {
    private static final int SIZE = 3;

    private SampleNetworks() {}

    static List<LayeredNetwork> all() {
        return List.of(
                network("sigmoid", "sigmoid", "half-squared-error", Reduction.MEAN, 1),
                network("tanh", "softmax", "cross-entropy", Reduction.SUM, 1),
                network("tanh", "tanh", "mean-squared-error", Reduction.MEAN, 0),
                network("leaky-relu", "sigmoid", "binary-cross-entropy", Reduction.SUM, 1),
                network("relu", "identity", "squared-error", Reduction.SUM, 1),
                network("sigmoid", new Doubled(), "squared-error", Reduction.SUM, 1));
    }

    private static LayeredNetwork network(String hidden, String output, String loss, Reduction batch, int first) {
        return network(hidden, activation(output), loss, batch, first);
    }

    private static LayeredNetwork network(
            String hidden, ActivationFunction output, String loss, Reduction batch, int first) {
        Loss taken = new Loss(
                Catalogue.losses().find(loss).orElseThrow(),
                Catalogue.losses().find(loss).orElseThrow().overOutputs(),
                batch);
        NetworkTask task = new NetworkTask(
                Layout.COLUMNS,
                List.of(layer(activation(hidden)), layer(output)),
                numbers(SIZE),
                Optional.of(new NetworkTask.TargetedLoss(taken, numbers(SIZE))),
                Optional.of(
                        new Training(Catalogue.optimizers().find("sgd").orElseThrow(), Map.of("learning-rate", 0.5))),
                List.of(new QueryPoint("query", numbers(1), QueryPoint.Parameters.UPDATED)),
                new NetworkTask.ClassRule(first, 0.5));
        return new LayeredNetwork(task, task.graph());
    }

    private static ActivationFunction activation(String name) {
        return Catalogue.activations().find(name).orElseThrow();
    }

    private static DenseLayer layer(ActivationFunction activation) {
        return new DenseLayer(activation, Map.of(), numbers(SIZE), Optional.of(numbers(1)));
    }

    /** Three rows of different numbers. */
    private static Tensor numbers(int columns) {
        double[] entries = new double[SIZE * columns];
        for (int place = 0; place < entries.length; place++) {
            entries[place] = 0.1 * (place + 1);
        }
        return Tensor.of(Shape.of(SIZE, columns), entries);
    }

    /** σ(2 z). */
    private record Doubled() implements ActivationFunction {
        @Override
        public String name() {
            return "sigmoid(2 * z)";
        }

        @Override
        public Expression activation(Expression netInput, int unitAxis, Map<String, Double> settings) {
            return new Expression.Apply(Squashing.SIGMOID, Algebra.multiply(Algebra.constant(2), netInput));
        }
    }
}
