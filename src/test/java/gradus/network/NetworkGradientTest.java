package gradus.network;

import static gradus.tensor.TensorAssertions.assertCloseByScale;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.graph.Evaluation;
import gradus.graph.Expression;
import gradus.graph.GradientCheck;
import gradus.graph.Graph;
import gradus.graph.Quantity;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every gradient of every activation function × loss × layout × reduction, on random networks, against two measurements that
 * know no derivative: differences of a plain-loop network, and differences of the graph.
 */
class NetworkGradientTest {
    private static final double STEP = 1e-3;
    private static final double SHARE = 1e-7;
    /** A gradient below this counts as this large: its error is the rounding of the loss divided by the step. */
    private static final double FLOOR = 1e-3;

    static Stream<Arguments> kinds() {
        return NetworkDraw.ACTIVATIONS.stream()
                .flatMap(hidden -> NetworkDraw.ACTIVATIONS.stream()
                        .flatMap(output -> NetworkDraw.LOSSES.stream()
                                .filter(loss -> NetworkDraw.fits(loss, output))
                                .map(loss -> Arguments.of(hidden, output, loss))));
    }

    private interface Check {
        void run(String network, PlainNetwork plain, Layout layout, Graph graph);
    }

    private static void onRandomNetworks(String hidden, String output, String loss, Check check) {
        for (Reduction overOutputs : Reduction.values()) {
            for (Reduction overBatch : Reduction.values()) {
                for (Layout layout : Layout.values()) {
                    long seed = Objects.hash(hidden, output, loss, overOutputs.name(), overBatch.name(), layout.name());
                    PlainNetwork plain = new NetworkDraw(seed).network(hidden, output, loss, overOutputs, overBatch);
                    String name = "%s, outputs %s, batch %s, %d layers"
                            .formatted(
                                    layout,
                                    overOutputs,
                                    overBatch,
                                    plain.layers().size());
                    check.run(
                            name, plain, layout, NetworkDraw.task(plain, layout).graph());
                }
            }
        }
    }

    private static Quantity named(String name) {
        return name.length() == 1
                ? Quantity.variable(name)
                : Quantity.variable(name.substring(0, 1), Integer.parseInt(name.substring(1)));
    }

    @ParameterizedTest(name = "hidden {0}, output {1}, {2}")
    @MethodSource("kinds")
    void theForwardPassAndTheLossAreThoseOfPlainLoops(String hidden, String output, String loss) {
        onRandomNetworks(hidden, output, loss, (network, plain, layout, graph) -> {
            Evaluation values = graph.evaluate();

            plain.forward(PlainNetwork.Nudge.NONE)
                    .forEach((name, expected) -> assertCloseByScale(
                            network + ": " + name,
                            values.of(named(name)),
                            NetworkDraw.laid(layout, expected),
                            1e-13,
                            1));
        });
    }

    @ParameterizedTest(name = "hidden {0}, output {1}, {2}")
    @MethodSource("kinds")
    void everyGradientIsTheDifferenceOfPlainLoops(String hidden, String output, String loss) {
        onRandomNetworks(hidden, output, loss, (network, plain, layout, graph) -> {
            Evaluation values = graph.evaluate();

            for (String name : plain.differentiable()) {
                assertCloseByScale(
                        network + ": dE/d" + name,
                        values.of(NetworkQuantities.lossGradient(named(name))),
                        NetworkDraw.laid(layout, plain.differences(name, STEP)),
                        SHARE,
                        FLOOR);
            }
        });
    }

    @ParameterizedTest(name = "hidden {0}, output {1}, {2}")
    @MethodSource("kinds")
    void everyGradientIsTheDifferenceOfTheGraph(String hidden, String output, String loss) {
        onRandomNetworks(hidden, output, loss, (network, plain, layout, graph) -> {
            // This measurement is slow: each pair of reductions takes its turn with one layout.
            if ((plain.overOutputs() == plain.overBatch()) != (layout == Layout.COLUMNS)) {
                return;
            }
            Evaluation values = graph.evaluate();
            Graph forward = withoutGradients(graph);

            for (String name : plain.differentiable()) {
                Tensor expected = GradientCheck.differences(forward, NetworkQuantities.LOSS, named(name), STEP);
                assertCloseByScale(
                        network + ": dE/d" + name,
                        values.of(NetworkQuantities.lossGradient(named(name))),
                        expected,
                        SHARE,
                        FLOOR);
            }
        });
    }

    @ParameterizedTest(name = "hidden {0}, output {1}, {2}")
    @MethodSource("kinds")
    void thereIsAGradientForEveryQuantityBetweenInputAndLossAndNoOther(String hidden, String output, String loss) {
        onRandomNetworks(hidden, output, loss, (network, plain, layout, graph) -> {
            List<String> gradients = graph.quantities().stream()
                    .filter(quantity -> quantity instanceof Quantity.Gradient)
                    .map(Quantity::toString)
                    .toList();

            assertThat(gradients)
                    .as(network)
                    .containsExactlyInAnyOrderElementsOf(plain.differentiable().stream()
                            .map(name -> "dE/d" + name)
                            .collect(Collectors.toList()));
        });
    }

    /** The forward pass alone; the differences need nothing else. */
    private static Graph withoutGradients(Graph graph) {
        Map<Quantity, Expression> rules = new LinkedHashMap<>();
        for (Quantity quantity : graph.quantities()) {
            if (!(quantity instanceof Quantity.Gradient)) {
                rules.put(quantity, graph.rule(quantity));
            }
        }
        return Graph.of(rules);
    }
}
