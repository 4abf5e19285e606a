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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every gradient of every activation function and loss, on random networks, against two measurements that know no derivative:
 * differences of a plain-loop network, and differences of the graph. The networks are few, but every two of hidden activation
 * function, output, loss, layout and reductions that can stand together do so in one of them.
 */
@Execution(ExecutionMode.CONCURRENT)
class NetworkGradientTest {
    private static final double STEP = 1e-3;
    private static final double SHARE = 1e-7;
    /** A gradient below this counts as this large: its error is the rounding of the loss divided by the step. */
    private static final double FLOOR = 1e-3;

    static Stream<NetworkKind> kinds() {
        return NetworkKind.pairwise();
    }

    @Test
    void everyPairOfKindsIsAmongTheNetworks() {
        PairwisePlan plan = NetworkKind.plan();

        int networks = plan.rows().size();

        assertThat(plan.left()).isEmpty();
        assertThat(networks).isBetween(NetworkDraw.ACTIVATIONS.size() * NetworkDraw.LOSSES.size(), 1000);
    }

    private static Quantity named(String name) {
        return name.length() == 1
                ? Quantity.variable(name)
                : Quantity.variable(name.substring(0, 1), Integer.parseInt(name.substring(1)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theForwardPassAndTheLossAreThoseOfPlainLoops(NetworkKind kind) {
        PlainNetwork plain = kind.drawn();
        Graph graph = NetworkDraw.task(plain, kind.layout()).graph();
        Evaluation values = graph.evaluate();

        plain.forward(PlainNetwork.Nudge.NONE)
                .forEach((name, expected) -> assertCloseByScale(
                        name, values.of(named(name)), NetworkDraw.laid(kind.layout(), expected), 1e-13, 1));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyGradientIsTheDifferenceOfPlainLoops(NetworkKind kind) {
        PlainNetwork plain = kind.drawn();
        Graph graph = NetworkDraw.task(plain, kind.layout()).graph();
        Evaluation values = graph.evaluate();

        for (String name : plain.differentiable()) {
            assertCloseByScale(
                    "dE/d" + name,
                    values.of(NetworkQuantities.lossGradient(named(name))),
                    NetworkDraw.laid(kind.layout(), plain.differences(name, STEP)),
                    SHARE,
                    FLOOR);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyGradientIsTheDifferenceOfTheGraph(NetworkKind kind) {
        PlainNetwork plain = kind.drawn();
        Graph graph = NetworkDraw.task(plain, kind.layout()).graph();
        Evaluation values = graph.evaluate();
        Graph forward = withoutGradients(graph);

        for (String name : plain.differentiable()) {
            Tensor expected = GradientCheck.differences(forward, NetworkQuantities.LOSS, named(name), STEP);
            assertCloseByScale(
                    "dE/d" + name, values.of(NetworkQuantities.lossGradient(named(name))), expected, SHARE, FLOOR);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void thereIsAGradientForEveryQuantityBetweenInputAndLossAndNoOther(NetworkKind kind) {
        PlainNetwork plain = kind.drawn();
        Graph graph = NetworkDraw.task(plain, kind.layout()).graph();
        List<String> gradients = graph.quantities().stream()
                .filter(quantity -> quantity instanceof Quantity.Gradient)
                .map(Quantity::toString)
                .toList();

        assertThat(gradients)
                .containsExactlyInAnyOrderElementsOf(plain.differentiable().stream()
                        .map(name -> "dE/d" + name)
                        .collect(Collectors.toList()));
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
