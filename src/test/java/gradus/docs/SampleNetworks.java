package gradus.docs;

import gradus.grading.mistake.LayeredNetwork;
import gradus.grading.mistake.MistakeSite;
import gradus.grading.mistake.RecurrentNetwork;
import gradus.graph.Algebra;
import gradus.graph.Expression;
import gradus.graph.Squashing;
import gradus.network.ActivationFunction;
import gradus.network.Catalogue;
import gradus.network.DenseLayer;
import gradus.network.Layout;
import gradus.network.Loss;
import gradus.network.LossFunction;
import gradus.network.NetworkTask;
import gradus.network.Penalty;
import gradus.network.QueryPoint;
import gradus.network.Reduction;
import gradus.network.Training;
import gradus.problem.Problem;
import gradus.problem.ProblemFiles;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The networks whose rules the pages about mistakes show: two layers of three units and three examples in column layout, so
 * that every shape allows everything; last one whose matrices are not square, for what only these allow.
 */
final class SampleNetworks {
    private static final int SIZE = 3;
    private static final Penalty SQUARES =
            new Penalty(Optional.of(new Penalty.Term(0.1, true, false)), Optional.empty(), false);

    private SampleNetworks() {}

    static List<MistakeSite> all() {
        return Stream.concat(Stream.concat(layered().stream(), Stream.of(dropping())), recurrent())
                .toList();
    }

    /** A network in which units are left out. */
    private static MistakeSite dropping() {
        Problem problem = ProblemFiles.read(Path.of("problems", "unit-dropout.yaml"));
        return new LayeredNetwork(problem.task().orElseThrow(), problem.graph());
    }

    /** Two steps of each cell, whose rules are written out. */
    private static Stream<MistakeSite> recurrent() {
        return Stream.of("rnn-many-to-many", "lstm-two-steps", "lstm-cell-backward", "gru-two-steps", "rnn-many-to-one")
                .map(id -> ProblemFiles.read(Path.of("problems", id + ".yaml")))
                .map(problem -> new RecurrentNetwork(problem.recurrence().orElseThrow(), problem.graph()));
    }

    private static List<LayeredNetwork> layered() {
        return List.of(
                network("sigmoid", "sigmoid", "half-squared-error", Reduction.MEAN, 1),
                network("tanh", "softmax", "cross-entropy", Reduction.SUM, 1),
                network("tanh", "tanh", "mean-squared-error", Reduction.MEAN, 0),
                network("leaky-relu", "sigmoid", "binary-cross-entropy", Reduction.SUM, 1),
                network("relu", "identity", "squared-error", Reduction.SUM, 1),
                network("sigmoid", new Doubled(), "squared-error", Reduction.SUM, 1),
                narrow(),
                trained("momentum", Map.of("learning-rate", 0.5, "momentum", 0.9), Optional.empty()),
                trained(
                        "adam",
                        Map.of("learning-rate", 0.5, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-8),
                        Optional.empty()),
                trained("sgd", Map.of("learning-rate", 0.5), Optional.of(SQUARES)));
    }

    /** A network that an optimiser trains. */
    private static LayeredNetwork trained(String optimizer, Map<String, Double> settings, Optional<Penalty> penalty) {
        Loss loss = new Loss(
                Catalogue.losses().find("half-squared-error").orElseThrow(), Reduction.SUM, Reduction.MEAN, penalty);
        NetworkTask task = new NetworkTask(
                Layout.COLUMNS,
                List.of(layer(activation("sigmoid")), layer(activation("sigmoid"))),
                numbers(SIZE),
                Optional.of(new NetworkTask.TargetedLoss(loss, numbers(SIZE))),
                Optional.of(new Training(Catalogue.optimizers().find(optimizer).orElseThrow(), settings)),
                List.of(),
                NetworkTask.ClassRule.DEFAULT);
        return new LayeredNetwork(task, task.graph());
    }

    /** Two rectifiers, whose derivative at 0 is 1, and one output: matrices that are not square. */
    private static LayeredNetwork narrow() {
        LossFunction loss = Catalogue.losses().find("squared-error").orElseThrow();
        DenseLayer hidden = new DenseLayer(
                activation("relu"), Map.of("at-zero", 1.0), numbers(2, SIZE), Optional.of(numbers(2, 1)));
        DenseLayer output = new DenseLayer(activation("identity"), Map.of(), numbers(1, 2), Optional.of(numbers(1, 1)));
        NetworkTask task = new NetworkTask(
                Layout.COLUMNS,
                List.of(hidden, output),
                numbers(SIZE),
                Optional.of(
                        new NetworkTask.TargetedLoss(new Loss(loss, Reduction.SUM, Reduction.SUM), numbers(1, SIZE))),
                Optional.empty(),
                List.of(),
                NetworkTask.ClassRule.DEFAULT);
        return new LayeredNetwork(task, task.graph());
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
        return numbers(SIZE, columns);
    }

    private static Tensor numbers(int rows, int columns) {
        double[] entries = new double[rows * columns];
        for (int place = 0; place < entries.length; place++) {
            entries[place] = 0.1 * (place + 1);
        }
        return Tensor.of(Shape.of(rows, columns), entries);
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
